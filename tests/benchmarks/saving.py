"""What an editor waits for, measured in turns in one run: `python tests/benchmarks/saving.py`."""

from __future__ import annotations

import itertools
import re
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parent.parent))

from explainer.content.document import MAX_BYTES
from explainer.content.load import load_story
from terminal import Terminal

ROUNDS = 15
TODAY = date(2026, 11, 25)
COMMAND = Path(sysconfig.get_path("scripts")) / "explainer"
CONTENT = (Path(__file__).parent.parent.parent / "content.yaml").read_bytes()
SECTIONS = re.compile(rb"(?<=\nsections:\n).*\Z", re.DOTALL)


def seconds(run: Callable[[], object]) -> float:
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin


def compare(name: str, ours: Callable[[], object], theirs: Callable[[], object], rounds: int = ROUNDS) -> None:
    """Print the ratio of the medians of two runs in turns."""
    turns = [(seconds(ours), seconds(theirs)) for _ in range(rounds)]
    mine, other = (statistics.median(column) for column in zip(*turns, strict=True))
    print(f"{name}: {mine / other:.2f} ({mine * 1000:.1f} ms / {other * 1000:.1f} ms)", flush=True)


def large(figures: int) -> bytes:
    """The story with its sections over and over, each time under other ids, until it has so many figures."""
    found = SECTIONS.search(CONTENT)
    assert found
    part = found[0]

    def renamed(copy: int) -> bytes:
        suffix = f"-{copy}".encode()
        text = re.sub(rb"((?:^  |^      )- id: [\w-]+)", rb"\1" + suffix, part, flags=re.MULTILINE)
        text = re.sub(rb"\{([a-z][\w-]*)\}", rb"{\1" + suffix + rb"}", text)
        return re.sub(
            rb"with: \[([^]]*)\]", lambda ids: b"with: [" + re.sub(rb"([\w-]+)", rb"\1" + suffix, ids[1]) + b"]", text
        )

    times = -(-figures // len(re.findall(rb"^      - id: ", part, re.MULTILINE)))
    story = CONTENT[: found.start()] + b"\n".join(map(renamed, range(times)))
    reading = load_story(story, TODAY)
    assert reading.story is not None, reading.errors[:3]
    assert len(list(reading.story.figures)) >= figures
    return story


def spoilt(story: bytes, places: int) -> bytes:
    """A story that is wrong in so many places, each in one of four ways."""
    slips = itertools.cycle(
        [
            (rb"^( +)confidence: (\w+)$", rb"\1confidence: \2ly"),
            (rb"^( +)basis: (\w+)$", rb"\1bases: \2"),
            (rb"^( +)source: ([\w-]+)$", rb"\1source: no-\2"),
            (rb"^( +)period: (.*)$", rb"\1period: [\2]"),
        ]
    )
    for number in range(places):
        wrong, right = next(slips)
        parts = list(re.finditer(wrong, story, re.MULTILINE))
        at = parts[number * 7 % len(parts)]
        story = story[: at.start()] + at.expand(right) + story[at.end() :]
    return story


HOSTILE: dict[str, bytes] = {
    "4 MiB of one scalar": b'title: "' + b"x" * (MAX_BYTES - 20) + b'"\n',
    "4 MiB of one line of words": b'title: "' + b"many words " * (MAX_BYTES // 11 - 2) + b'"\n',
    "100,000 open brackets": b"[" * 100_000,
    "500,000 open brackets in blocks": b"- " * 500_000,
    "190,000 times the same key": b"a: b\n" * 190_000,
    "90,000 unknown keys": CONTENT + b"".join(b"key%d: x\n" % number for number in range(90_000)),
    "90,000 unknown keys in a figure": CONTENT.replace(
        b"        quote:", b"".join(b"        key%d: x\n" % number for number in range(90_000)) + b"        quote:", 1
    ),
    "15,000 unused sources": CONTENT.replace(
        b"\nsources:\n",
        b"\nsources:\n" + b"".join(b"  s%d: {name: a, kind: news, seen: full}\n" % number for number in range(15_000)),
    ),
    "20,000 events that are no events": CONTENT + b"      - {date: 2023, txt: a}\n" * 20_000,
    "20,000 events with unknown sources": CONTENT + b"      - {date: 2023, text: a, source: fatki}\n" * 20_000,
    "20,000 figures of one id": CONTENT + b"    events: []\n" + b"  - {id: conditions}\n" * 20_000,
    "100,000 control characters": CONTENT + b"x: \x1b\n" * 100_000,
    "a formula of 19,000 brackets": CONTENT.replace(b'"24 - 6 + 2"', b'"' + b"(" * 9_500 + b"2" + b")" * 9_500 + b'"'),
    "a formula of 10,000 powers of ten": CONTENT.replace(b'"24 - 6 + 2"', b'"9' + b" * 9999999999" * 1_500 + b'"'),
    "a number of 19,000 digits": CONTENT.replace(b"value: 18\n", b"value: " + b"9" * 19_000 + b"\n"),
    "aliases of aliases": b"a: &a [x]\n" + b"".join(b"k%d: &k%d [*a, *a, *a]\n" % (n, n) for n in range(30_000)),
    "a relay loop of 9,000 sources": CONTENT.replace(
        b"\nsources:\n",
        b"\nsources:\n"
        + b"".join(
            b"  s%d: {name: a, kind: news, seen: full, via: [s%d]}\n" % (n, (n + 1) % 9_000) for n in range(9_000)
        ),
    ),
    "random bytes": bytes(n * n * 31 % 251 for n in range(2_000_000)),
}
"""Files that are made to keep a reader waiting."""


def check(path: Path) -> None:
    subprocess.run([COMMAND, "check", path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def save_to_shown(folder: Path, story: bytes) -> None:
    path = folder / "story.yaml"
    path.write_bytes(story)
    times = []
    with Terminal(
        [COMMAND, path, "--figure", re.findall(rb"- id: (working-day[-\d]*)", story)[0].decode()]
    ) as terminal:
        terminal.wait_for("The working day that all six describe")
        for number in range(ROUNDS):
            label = f"EDITION {number} "
            saved = story.replace(b"The working day that all six describe", label.encode() + b"of the day")
            begin = time.perf_counter()
            path.write_bytes(saved)
            terminal.wait_for(label)
            times.append(time.perf_counter() - begin)
    middle, most = statistics.median(times) * 1000, max(times) * 1000
    print(f"saved to shown, {len(story) // 1000} kB: {middle:.0f} ms, at most {most:.0f} ms", flush=True)


def main() -> None:
    stories = {"35 figures": CONTENT, "1,000 figures": large(1000)}
    for name, story in stories.items():
        compare(
            f"bytes to checked story / yaml.load with the C loader, {name}",
            lambda story=story: load_story(story, TODAY),  # type: ignore[misc]
            lambda story=story: yaml.load(story, yaml.CSafeLoader),  # type: ignore[misc]
        )
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        right, wrong = folder / "right.yaml", folder / "wrong.yaml"
        for size, story in stories.items():
            right.write_bytes(story)
            wrong.write_bytes(spoilt(story, 100))
            errors = len(load_story(wrong.read_bytes(), TODAY).errors)
            compare(
                f"check of a file with {errors} errors / of a right one, {size}",
                lambda: check(wrong),
                lambda: check(right),
            )
        for story in stories.values():
            save_to_shown(folder, story)
        for name, data in HOSTILE.items():
            path = folder / "hostile.yaml"
            path.write_bytes(data)
            took = statistics.median(seconds(lambda path=path: check(path)) for _ in range(3))  # type: ignore[misc]
            print(f"{'' if took < 1 else 'TOO SLOW: '}{took * 1000:6.0f} ms  check of {name}", flush=True)


main()
