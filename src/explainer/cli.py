"""Command-line dispatch: the first word names the command, and only that command's module is imported."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from explainer.commands import COMMANDS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; without arguments it is the process's own, and answers ctrl+c.

    0 for success, 1 for a story with errors, 2 for wrong usage, 70 for a fault of the program, 130 after ctrl+c,
    and 128 with the number of another signal that ended it.
    """
    # An interrupt ends the process there and then: an exception can come where it is swallowed and printed.
    if arguments is None and signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _interrupted)
    # A command ends before there is garbage to collect: with collection on, `show` takes a fifth longer.
    gc.disable()
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    finally:
        gc.freeze()  # else Python would collect once more at exit


def _interrupted(number: int, frame: FrameType | None) -> None:
    os._exit(128 + number)


def _run(words: list[str]) -> int:
    for name in ("stdout", "stderr"):  # each is None where it was closed before the program began
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
    from importlib import import_module

    from explainer.commands.common import FAULT, WRONG_USAGE, WrongUsage
    from explainer.content.files import Unreadable, Unwritable
    from explainer.output import streams

    try:
        command = words.pop(0) if words and words[0] in COMMANDS else "browse"
        return int(import_module(f"explainer.commands.{command}").run(words))
    except (WrongUsage, Unreadable, Unwritable) as error:
        streams.print_errors(f"explainer: {error}")
        return WRONG_USAGE
    except Exception as error:
        from explainer import crash

        streams.print_errors(crash.sentence(error))
        return FAULT
