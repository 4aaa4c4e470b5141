"""The characters that never reach a terminal: each range from its first to its last."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from conftest import TODAY
from explainer.content.load import load_story
from explainer.output import streams
from explainer.sanitize import made_visible, safe

RIGHT = (Path(__file__).parent.parent / "content/right.yaml").read_text(encoding="utf-8")
RANGES = [
    *((0x00, 0x08), (0x0B, 0x1F), (0x7F, 0x9F), (0x2028, 0x202E), (0x2066, 0x2069), (0xD800, 0xDFFF)),
    *((0xFDD0, 0xFDEF), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB), (0xFFFE, 0xFFFF), (0xE0000, 0xE007F)),
    *((plane << 16 | 0xFFFE, plane << 16 | 0xFFFF) for plane in range(1, 17)),
]
"""The first and the last of each range of forbidden characters."""
ENDS = sorted({end for ends in RANGES for end in ends})
NEIGHBOURS = sorted(
    {near for first, last in RANGES for near in (first - 1, last + 1) if 0 <= near <= 0x10FFFF}
    - {code for first, last in RANGES for code in range(first, last + 1)}
)


def code(number: int) -> str:
    return f"U+{number:04X}"


def as_written(number: int) -> str:
    """A story with the character in its title, by an escape: YAML has none for half of a pair."""
    escape = f"\\U{number:08X}"
    return RIGHT.replace("title: A bridge", f'title: "A bri{escape}dge"')


@pytest.mark.parametrize("number", ENDS, ids=code)
def test_both_ends_of_a_range_are_replaced_and_refused(number: int) -> None:
    assert chr(number) not in made_visible(f"a{chr(number)}b")
    assert chr(number) not in safe(f"a{chr(number)}b")
    stream = io.TextIOWrapper(io.BytesIO(), "utf-8")
    streams.write([f"a{chr(number)}b"], stream)
    stream.seek(0)
    assert chr(number) not in stream.read()
    if not 0xD800 <= number <= 0xDFFF:
        problems = load_story(as_written(number).encode(), TODAY).problems
        assert "control-character" in {problem.rule for problem in problems}


@pytest.mark.parametrize("number", NEIGHBOURS, ids=code)
def test_its_neighbours_are_kept(number: int) -> None:
    assert made_visible(f"a{chr(number)}b") == f"a{chr(number)}b"
    told = {"encoding"} if number == 0xFFFD else {"quotation-marks"}  # U+FFFD stands for a character that was lost
    assert {problem.rule for problem in load_story(as_written(number).encode(), TODAY).problems} <= told
