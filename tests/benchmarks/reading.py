"""What an editor waits for: a file read, a save shown, and an answer to whatever a file holds."""

from __future__ import annotations

import itertools
import re
import statistics
import tempfile
import time
from datetime import date
from pathlib import Path

import yaml
from large import large_story
from measuring import COMMAND, command, ratio, row, seconds
from measuring import CONTENT as STORY

from explainer.content.document import MAX_BYTES
from explainer.content.load import load_story
from terminal import Terminal

ROUNDS = 15
TODAY = date(2026, 11, 25)
CONTENT = STORY.read_bytes()


def spoilt(story: bytes, places: int) -> bytes:
    """A story that is wrong in so many places, each in one of four ways."""
    slips = itertools.cycle(
        [
            (rb"^( +)confidence: (\w+)\b", rb"\1confidence: \2ly"),
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


def save_to_shown(path: Path, name: str, story: bytes) -> None:
    path.write_bytes(story)
    times = []
    with Terminal([COMMAND, path]) as terminal:
        terminal.wait_for("keys")
        for number in range(ROUNDS):
            title = f"LoadedStory {number}."
            begin = time.perf_counter()
            path.write_bytes(re.sub(rb"^title: .*", f"title: {title}".encode(), story, count=1, flags=re.MULTILINE))
            terminal.wait_for(title)
            times.append(time.perf_counter() - begin)
    row(f"saved to shown, {name}, seconds", statistics.median(times), 0.4, f"at most {max(times):.2f}")


def main() -> None:
    """Print the measures."""
    stories = {"the shipped story": CONTENT, "1,000 figures": large_story(50, 20)}
    for name, story in stories.items():
        ratio(
            f"bytes to checked story / yaml.load with the C loader, {name}",
            lambda story=story: seconds(lambda: load_story(story, TODAY)),  # type: ignore[misc]
            lambda story=story: seconds(lambda: yaml.load(story, yaml.CSafeLoader)),  # type: ignore[misc]
            1.5,
        )
    with tempfile.TemporaryDirectory() as folder:
        right, wrong = Path(folder) / "right.yaml", Path(folder) / "wrong.yaml"
        for name, story in stories.items():
            right.write_bytes(story)
            wrong.write_bytes(spoilt(story, 100))
            errors = len(load_story(wrong.read_bytes(), TODAY).errors)
            ratio(f"check of {errors} errors / of none, {name}", command("check", wrong), command("check", right), None)
        row("lines of content.yaml", CONTENT.count(b"\n"), 1_000)
        save_to_shown(right, "the shipped story", CONTENT)
        for name, data in HOSTILE.items():
            wrong.write_bytes(data)
            check = command("check", wrong)
            row(f"check of {name}, seconds", statistics.median(check() for _ in range(3)), 1)
