"""A monkey at the screen: keys, the mouse, new sizes, replies and saves of the file at random, as fast as they come.

`python tests/monkey.py` runs it until it finds a failure or is interrupted; `--help` tells more. The events that led to
the failure are kept in a file, and `--replay FILE` plays them again.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from conftest import COMMAND, CONTENT, environment
from explainer.tui.terminal.input import SEQUENCE_TIMEOUT
from terminal import KEYS, Terminal

PYTHON = sys.executable
"""What runs the program."""
COLUMNS, ROWS = 100, 30
SIZES = ("100x30", "80x24", "140x40", "40x12", "20x5", "200x60", "59x12")
OTHER_KEYS = (
    *("\x1b[Z", "\x06", "\x0c", "\x15", "\x17", "\x04", "\x05", "\x0f", "\x19", "\x1bOP", "\x1b[1;3D"),
    *("\x1b[I", "\x1b[O", "\x1b[200~two\nlines\x1b[201~", f"\x1b[200~{'long ' * 2000}\x1b[201~", "é", "字"),
)
"""Shift and tab, further control keys, the focus that comes and goes, a paste, letters that are no commands."""
FAIR_KEYS = (
    *"jkhlgGbnNsyope?/ 12345du{}.,x",
    *(KEYS[name] for name in KEYS if name not in ("ctrl+c", "ctrl+z")),
    *OTHER_KEYS,
)
"""All that may be typed: not what ends or stops the program, though the palette can be made to.

A ctrl+z that is typed while an editor has the terminal makes the system drop what is on its way to the screen.
"""
REPLIES = (
    *("\x1b[?62;4c", "\x1b[>1;5802;0c", "\x1b[?997;2n", "\x1b[?2026;2$y", "\x1b[?2048;2$y", "\x1b[0n", "\x1b[3;1R"),
    *("\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b]11;rgb:0000/0000/0000\x07", "\x1bP>|XTerm(390)\x1b\\"),
    *("\x1b_Gi=1;OK\x1b\\", "\x1b[?1u", "\x1b[97:65;5:3u", "\x1b[1114112u", "\x1b[48;0;0;0;0t", "\x1b[<0;9999;9999M"),
    *("\x1b[", "\x1b]11;rgb:ff", "\x1bP>", "\x1bO", "\x1b[M !!", "\x1b[200~" + "x" * 5000, "\x1b[201~"),
)
"""What a terminal sends that is no key: answers, reports, and what never ends."""
SAVES = ("right", "renamed", "half", "wrong", "bytes", "gone")
WEIGHTS = {"keys": 70, "mouse": 20, "resizes": 5, "saves": 5, "replies": 8}
MIXES = {**{kind: (kind,) for kind in WEIGHTS}, "all": tuple(WEIGHTS)}
LAST_TITLE = "The last save"


class Event(NamedTuple):
    """Something that the monkey does."""

    kind: str
    """A key of `WEIGHTS`."""
    what: str
    """The characters that a terminal sends, a size (100x30), or one of `SAVES` with a number (half 1200)."""


def random_events(seed: int, mix: Sequence[str], most: int) -> Iterator[Event]:
    """The events of a seed: the same ones each time."""
    chance = random.Random(seed)
    makers: dict[str, Callable[[], str]] = {
        "keys": lambda: chance.choice(FAIR_KEYS),
        "mouse": lambda: _mouse(chance),
        "resizes": lambda: chance.choice(SIZES),
        "replies": lambda: chance.choice(REPLIES),
        "saves": lambda: f"{chance.choice(SAVES)} {chance.randrange(1_000_000)}",
    }
    for _ in range(most):
        [kind] = chance.choices(mix, [WEIGHTS[each] for each in mix])
        yield Event(kind, makers[kind]())


def _mouse(chance: random.Random) -> str:
    """A click, two, a drag, a turn of the wheel or a move, anywhere."""
    place, other = (f"{chance.randint(1, COLUMNS)};{chance.randint(1, ROWS)}" for _ in range(2))
    click = f"\x1b[<0;{place}M\x1b[<0;{place}m"
    drag = f"\x1b[<0;{place}M\x1b[<32;{other}M\x1b[<0;{other}m"
    far = f"\x1b[<0;{chance.randint(1, 99999)};{chance.randint(1, 99999)}M"
    others = (f"\x1b[<{code};{place}M" for code in (1, 2, 35, 64, 65, 128, 129))
    return chance.choice([click, click + click, drag, far, far.replace("<0", "<32"), *others])


def save(path: Path, right: str, what: str) -> None:
    """Save a file in one of the ways that editors do, or spoil it."""
    kind, number = what.split()
    match kind:
        case "right":
            path.write_text(right, encoding="utf-8")
        case "renamed":
            beside = path.with_suffix(".new")
            beside.write_text(right, encoding="utf-8")
            os.replace(beside, path)
        case "half":
            path.write_text(right[: int(number) % len(right)], encoding="utf-8")
        case "wrong":
            path.write_text(right.replace("basis:", "bassis:", int(number) % 3 + 1), encoding="utf-8")
        case "bytes":
            path.write_bytes(random.Random(number).randbytes(2000))
        case "gone":
            path.unlink(missing_ok=True)


def play(events: Iterable[Event], right: str, folder: Path, pause: float) -> None:
    """Do all these to the program, which reads a file with the right story, with so many seconds between two of them.

    Where it leaves in order (the palette can be made to), it is started again. AssertionError is raised where it ends
    otherwise or had a fault, does not show the last save, or leaves the terminal in disorder.
    """
    path, state = folder / "story.yaml", folder / "state"
    env = environment({"EDITOR": "true", "BROWSER": "true", "XDG_STATE_HOME": str(state)})
    left = iter(events)
    is_over = False
    while not is_over:
        path.write_text(right, encoding="utf-8")
        with Terminal([PYTHON, COMMAND, path], COLUMNS, ROWS, env=env, cwd=folder) as terminal:
            terminal.wait_until(lambda: bool(terminal.raw), "the first byte")
            has_replies = False
            for event in left:
                has_replies = has_replies or event.kind == "replies"
                _do(event, terminal, path, right)
                terminal.take_in(pause)
                _wake(terminal)
                if terminal.process.poll() is not None:
                    break
            else:
                if has_replies:
                    terminal.take_in(1.5 * SEQUENCE_TIMEOUT)  # what never ended is over by then
                is_over = _shows_last_save(terminal, path, right)
                if is_over:
                    _leave(terminal)
            code = terminal.finish()
            assert code == 0, f"it ended with {code}; on the screen:\n{terminal.text}"
            assert terminal.is_in_order, "the terminal is not as it was before"
        assert not state.exists(), f"a fault:\n{next(state.rglob('*.txt')).read_text(encoding='utf-8')}"


def _do(event: Event, terminal: Terminal, path: Path, right: str) -> None:
    if event.kind == "resizes":
        terminal.resize(*map(int, event.what.split("x")))
    elif event.kind == "saves":
        save(path, right, event.what)
    else:
        terminal.press(event.what)


def _wake(terminal: Terminal) -> bool:
    """Go on with a program that was stopped, as ctrl+z asks for, and with an editor that was too; whether it had been.

    A shell goes on with both: a ctrl+z that is typed while the editor has the terminal stops both.
    """
    has_stopped = terminal.has_stopped()
    if has_stopped:
        os.killpg(os.getpgid(terminal.process.pid), signal.SIGCONT)
    return has_stopped


def _shows_last_save(terminal: Terminal, path: Path, right: str) -> bool:
    """Save a last time and wait until it is shown: not where an earlier event, such as a click, makes it leave."""
    [title] = [line for line in right.splitlines() if line.startswith("title:")]
    path.write_text(right.replace(title, f"title: {LAST_TITLE}"), encoding="utf-8")
    terminal.resize(COLUMNS, ROWS)

    def is_shown() -> bool:
        return not _wake(terminal) and LAST_TITLE in terminal.text

    terminal.wait_until(lambda: is_shown() or terminal.process.poll() is not None, "the last save")
    return is_shown()


def _leave(terminal: Terminal) -> None:
    """Leave, also where a ctrl+z is still waiting to be read."""
    _press_to_leave(terminal)

    def has_left() -> bool:
        if _wake(terminal):
            _press_to_leave(terminal)  # keys that are typed while it stops are lost
        return terminal.process.poll() is not None

    terminal.wait_until(has_left, "the program to end")


def _press_to_leave(terminal: Terminal) -> None:
    for _ in range(4):  # as deep as one can be in what is typed and open
        terminal.press("escape")
        terminal.settle()
    terminal.press("q")


def main(words: Sequence[str] | None = None) -> int:
    """Run the command line: 0 where all went well, 1 after a failure."""
    reader = argparse.ArgumentParser(
        description="Random keys, mouse, sizes, replies and saves, until the program fails."
    )
    reader.add_argument("story", nargs="?", type=Path, default=CONTENT, metavar="STORY", help="a copy of it is read")
    reader.add_argument("--mix", choices=MIXES, default="all", help="what is done")
    reader.add_argument("--seed", type=int, default=1, help="the first run's; each run has the next one")
    reader.add_argument("--events", type=int, default=900, help="how many a run has")
    reader.add_argument("--runs", type=int, help="how many; without it they go on until one fails")
    reader.add_argument("--pause", type=float, default=0.01, metavar="SECONDS", help="between two events")
    reader.add_argument(
        "--record", type=Path, default=Path("monkey.json"), metavar="FILE", help="for a failure's events"
    )
    reader.add_argument("--replay", type=Path, metavar="FILE", help="play the events of a file instead")
    options = reader.parse_args(words)
    right = options.story.read_text(encoding="utf-8")
    if options.replay:
        events = [Event(*each) for each in json.loads(options.replay.read_text(encoding="utf-8"))]
        return int(not _is_fine(str(options.replay), events, right, options.pause, None))
    seeds = itertools.count(options.seed) if options.runs is None else range(options.seed, options.seed + options.runs)
    runs = ((f"seed {seed}", random_events(seed, MIXES[options.mix], options.events)) for seed in seeds)
    return int(not all(_is_fine(name, events, right, options.pause, options.record) for name, events in runs))


def _is_fine(name: str, events: Iterable[Event], right: str, pause: float, record: Path | None) -> bool:
    """Play events, print what came of it, and keep in a file those that led to a failure."""
    played: list[Event] = []

    def noted() -> Iterator[Event]:
        for event in events:
            played.append(event)
            yield event

    with tempfile.TemporaryDirectory() as folder:
        try:
            play(noted(), right, Path(folder), pause)
        except AssertionError as error:
            print(f"{name}: failed after {len(played)} events: {error}")
            if record:
                record.write_text(json.dumps(played), encoding="utf-8")
                print(f"to play them again: --replay {record}")
            return False
    print(f"{name}: {len(played)} events, fine", flush=True)
    return True


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        sys.exit(main())
