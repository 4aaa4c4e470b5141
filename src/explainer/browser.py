"""Opens an address in the reader's browser, without letting that touch the terminal."""

from __future__ import annotations

import os
import subprocess
import sys

PROGRAM = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"
OPEN_TIMEOUT = 10
"""Seconds after which a browser that has not failed counts as started."""


def open_address(address: str) -> bool:
    """Open an http or https address; True if a browser could be started. Blocks for at most OPEN_TIMEOUT seconds.

    The browser runs in a session of its own without streams: a text browser would write over the screen. Neither it
    nor Python takes a program from the current folder, which may have come together with the story.
    """
    try:
        child = subprocess.Popen(
            [sys.executable, "-I", "-c", PROGRAM, address],
            cwd=os.path.abspath(os.sep),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        return child.wait(OPEN_TIMEOUT) == 0
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False
