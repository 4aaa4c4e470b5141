"""What the pictures of the shipped story add to its text: `python tests/benchmarks/drawing.py`."""

from __future__ import annotations

import statistics
import time
from datetime import date
from pathlib import Path

from explainer.content.load import load_story
from explainer.present.pictures import UTF8, draw, timeline

ROUNDS = 50

story = load_story((Path(__file__).parents[2] / "content.yaml").read_bytes(), date.today()).story
assert story is not None
turns = []
for _ in range(ROUNDS):
    begin = time.perf_counter()
    for figure in story.figures:
        draw(figure, story, 78, UTF8)
    for section in story.sections:
        timeline(section.events)
    turns.append(time.perf_counter() - begin)
drawn = sum(figure.picture is not None for figure in story.figures)
print(
    f"{drawn} pictures and the timelines: {statistics.median(turns) * 1000:.1f} ms (least {min(turns) * 1000:.1f} ms)"
)
