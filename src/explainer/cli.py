"""The doors: the first word on the command line says which command is meant, and only that one is imported."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module

from explainer import crash
from explainer.commands.common import BROKEN_STORY, INTERRUPTED, WRONG_USAGE, WrongUsage
from explainer.content.files import Unreadable
from explainer.output import streams

COMMANDS = ("show", "check", "schema", "new")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, 1 for a story with errors, 2 for wrong usage, 130."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    gc.disable()  # a command ends soon, and looking for garbage would take half of its time; the screen enables it
    try:
        if words and words[0] in COMMANDS:
            return int(import_module(f"explainer.commands.{words[0]}").run(words[1:]))
        from explainer.commands import browse

        return browse.run(words, COMMANDS)
    except (WrongUsage, Unreadable) as error:
        streams.complain(f"explainer: {error}")
        return WRONG_USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception:
        streams.complain(crash.sentence())
        return BROKEN_STORY
    finally:
        gc.freeze()  # else Python looks for garbage at its end nevertheless
