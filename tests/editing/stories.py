"""The story that `explainer new` writes, and changes to it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from textwrap import indent

import explainer
from explainer.content.load import load_story

NEW = (Path(explainer.__file__).parent / "new_story.yaml").read_text(encoding="utf-8")
BUSES = Path(__file__).with_name("buses.yaml").read_text(encoding="utf-8")
"""A story that has each thing once."""
TODAY = date(2025, 6, 1)


def rules_broken(story: str, article: str | None = None) -> set[str]:
    """The ids of the rules that a story breaks."""
    return {problem.rule for problem in load_story(story.encode(), TODAY, article).problems}


def changed(part: str, lines: str, also_gone: str = "") -> str:
    """The new story with lines in a part of it, in place of what stands there under the keys of either text.

    A part is the story, the source herald, the section crossings, the group People who cross, the figure tickets or the
    timeline, of which there is one.
    """
    margin, before, block, after = "", "", NEW, ""
    if part != "the story":
        kind, _, name = part.removeprefix("the ").partition(" ")
        heads = {"source": f"{name}:", "group": f"- title: {name}", "timeline": "timeline:"}
        head = heads.get(kind, f"- id: {name}")
        found = re.search(rf"^( *){head}\n(?:\1  .*\n|\n)*", NEW, re.MULTILINE)
        assert found, f"the new story has no {kind} {name}"
        margin = f"{found[1]}  "
        before, block, after = NEW[: found.start()], found[0].replace("- ", "  ", 1), NEW[found.end() :]
    for key in set(re.findall(r"^(\w+):", f"{lines}\n{also_gone}", re.MULTILINE)):
        block = re.sub(rf"^{margin}{key}:.*\n(?:{margin} .*\n|\n)*", "", block, flags=re.MULTILINE)
    block += indent(lines, margin) + "\n"
    if before and block.startswith(margin):
        block = f"{margin[:-2]}- {block[len(margin) :]}"
    return before + block + after
