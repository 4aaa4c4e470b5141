"""Opens an address in the reader's browser, without letting that touch the terminal."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"
PATIENCE = 10
"""Seconds after which a browser that has not failed counts as started."""


def open_address(address: str) -> bool:
    """Open an http or https address; True if a browser could be started. Blocks for at most PATIENCE seconds.

    The browser runs in a session of its own without streams: a text browser would write over the screen.
    """
    try:
        child = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, address],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        return child.wait(PATIENCE) == 0
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False
