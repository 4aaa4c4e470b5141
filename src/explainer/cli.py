"""The doors: the first word on the command line says which command is meant, and only that one is imported."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from explainer.commands import COMMANDS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, 1 for a story with errors, 2 for wrong usage, 130."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for name in ("stdout", "stderr"):  # each is None where it was closed before the program began
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
    gc.disable()  # before anything is imported: looking for garbage takes long, and a command ends soon
    from importlib import import_module

    from explainer.commands.common import BROKEN_STORY, INTERRUPTED, WRONG_USAGE, WrongUsage
    from explainer.content.files import Unreadable
    from explainer.output import streams

    try:
        command = words.pop(0) if words and words[0] in COMMANDS else "browse"
        return int(import_module(f"explainer.commands.{command}").run(words))
    except (WrongUsage, Unreadable) as error:
        streams.complain(f"explainer: {error}")
        return WRONG_USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception:
        from explainer import crash

        streams.complain(crash.sentence())
        return BROKEN_STORY
    finally:
        gc.freeze()  # so that Python does not look for garbage at its end either
