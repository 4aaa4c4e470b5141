"""`explainer rename`: an id is changed everywhere it is named, and nothing else in the file is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import CONTENT, Run, read
from explainer.content.renaming import renamed
from explainer.present.changes import compared
from explainer.present.document import known_ids
from explainer.values import Id

from .stories import BUSES

STORIES = [BUSES, CONTENT.read_text(encoding="utf-8")]
IDS = [(text, name) for text in STORIES for name in known_ids(read(text))[:-1]]
"""Every id of a section, a figure or a source, with the file that has it."""
FORMS: dict[str, tuple[tuple[str, str], ...]] = {
    "as it is": (),
    "in quotation marks": (("id: rides\n", 'id: "rides"\n'), ("source: depot", "source: 'depot'")),
    "with line ends of Windows": (("\n", "\r\n"),),
    "with a byte order mark": ((r"\A", "\ufeff"),),
    "with ids in comments": (("summary: >-", "summary: >-  # {rides} {pay}"), ("as_of:", "# rides, {rides}\nas_of:")),
}
"""Ways to write a file, each as patterns in it and what stands in their place."""


@settings(deadline=None, max_examples=30)
@given(st.sampled_from(IDS), st.sampled_from(sorted(FORMS)))
def test_there_and_back_gives_the_same_bytes_and_there_only_the_name_differs(named: tuple[str, Id], form: str) -> None:
    text, name = named
    for old, other in FORMS[form]:
        text = re.sub(old, other, text)
    data, new = text.encode(), Id("a-new-name")
    there = renamed(data, name, new)
    changes = compared(read(data), read(there))
    assert [(change.kind, change.before, change.after) for change in changes] == [("renamed", name, new)]
    assert renamed(there, new, name) == data


STORY = """\
explainer: 2
title: Carts  # carts, {carts}
summary: >-   # {carts}
  Some {carts}
  cross, {carts} of them  # {carts} as text
as_of: 2025-01-01
note: "carts: {carts}"
article: paper
sources:
  paper: {name: The paper, kind: news, seen: full, url: "https://example.org/carts"}
  carts: {name: carts, kind: statistics, seen: cited, via: [paper], note: "{carts}"}
  guild: {name: Guild, kind: expert, seen: cited, via: [carts, paper], voice: carts}
sections:
  - id: traffic
    title: carts
    question: carts?
    summary: |
      {carts} carts
    groups:
      - title: carts
        note: "{carts}"
        unit: carts
        source: carts
        basis: count
        confidence: low because of {carts}
        figures:
          - id: carts
            label: carts
            quote: 90 carts of {carts}
            value: 90
            caveats: ['{carts}', {gaps: "{carts}, {carts}", source: carts}]
            agrees: [{source: guild, via: [carts], says: "carts, {carts}"}]
          - {id: more-carts, label: more, quote: "{carts}", value: 7, source: "carts", caveat: "{more-carts}, {carts}"}
          - {id: sum, label: sum, computed: {formula: "{ carts } + {more-carts}  + {carts}"}}
    timeline:
      title: carts
      note: "{carts}"
      events: [{date: 2025, text: carts, source: carts}]
"""
"""Has an id, of a figure and of a source, in every place where one can be named, and beside it where it is no name."""
RENAMED = STORY
for line, then in {
    "Some {carts}": "Some {n}",
    "cross, {carts} of them  # {carts}": "cross, {n} of them  # {n}",
    'note: "carts: {carts}"': 'note: "carts: {n}"',
    '  carts: {name: carts, kind: statistics, seen: cited, via: [paper], note: "{carts}"}':
    '  n: {name: carts, kind: statistics, seen: cited, via: [paper], note: "{n}"}',
    "via: [carts, paper], voice: carts": "via: [n, paper], voice: n",
    "{carts} carts\n": "{n} carts\n",
    '        note: "{carts}"\n': '        note: "{n}"\n',
    '      note: "{carts}"\n      events': '      note: "{n}"\n      events',
    "source: carts\n": "source: n\n",
    "id: carts\n": "id: n\n",
    "['{carts}', {gaps: \"{carts}, {carts}\", source: carts}]": "['{n}', {gaps: \"{n}, {n}\", source: n}]",
    "via: [carts], says": "via: [n], says",
    'source: "carts", caveat: "{more-carts}, {carts}"': 'source: "n", caveat: "{more-carts}, {n}"',
    "{ carts } + {more-carts}  + {carts}": "{ n } + {more-carts}  + {n}",
    "text: carts, source: carts": "text: carts, source: n",
}.items():  # fmt: skip
    assert line in RENAMED, line
    RENAMED = RENAMED.replace(line, then)


def test_an_id_is_changed_wherever_it_is_named_and_nowhere_else(explainer: Run, tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_text(STORY, encoding="utf-8")
    ended = explainer("rename", "carts", "n", str(path))
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    assert path.read_text(encoding="utf-8") == RENAMED


def test_the_story_at_hand_is_meant_or_standard_input(explainer: Run, tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text(BUSES, encoding="utf-8")
    assert explainer("rename", "rides", "trips", cwd=tmp_path).code == 0
    written = (tmp_path / "content.yaml").read_text(encoding="utf-8")
    assert written == BUSES.replace("{rides}", "{trips}").replace("id: rides\n", "id: trips\n")
    ended = explainer("rename", "trips", "rides", "-", stdin=written.encode())
    assert (ended.code, ended.out, ended.err) == (0, BUSES, "")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ("rides people", 2, "expected an id that nothing has, found people"),
        ("rides town-hall", 2, "expected an id that nothing has, found town-hall"),
        ("rides plans", 2, "expected an id that nothing has, found plans"),
        ("rides sources", 2, "expected an id that nothing has, found sources"),
        ("rides rides", 2, "expected an id that nothing has, found rides"),
        ("rides The-Rides", 2, "expected an id of at most 60 lower-case letters, digits and hyphens, found The-Rides"),
        ("ride trips", 2, "expected the id of a section, figure or source in {name}, found ride; did you mean rides?"),
        ("sources trips", 2, "expected the id of a section, figure or source in {name}, found sources"),
    ],
)
def test_what_would_clash_or_is_no_id_is_refused(
    words: str, code: int, message: str, explainer: Run, copy: Path
) -> None:
    copy.write_text(BUSES, encoding="utf-8")
    ended = explainer("rename", *words.split(), str(copy))
    assert (ended.code, ended.out, ended.err) == (code, "", f"explainer: {message.format(name=copy.name)}\n")
    assert copy.read_text(encoding="utf-8") == BUSES


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        ("kind: law", "kind: lore", 1, ":47:"),
        ("id: rides\n", 'id: "ride\\x73"\n', 2, ": expected rides letter by letter, found it with escapes"),
    ],
)
def test_a_story_that_cannot_be_renamed_in_stays_as_it_is(
    old: str, new: str, code: int, message: str, explainer: Run, copy: Path
) -> None:
    text = BUSES.replace(old, new)
    copy.write_text(text, encoding="utf-8")
    ended = explainer("rename", "rides", "trips", str(copy))
    assert (ended.code, message in ended.err) == (code, True)
    assert copy.read_text(encoding="utf-8") == text


def test_without_a_story_none_is_changed(explainer: Run, tmp_path: Path) -> None:
    ended = explainer("rename", "rides", "trips", cwd=tmp_path)
    assert ended.err == "explainer: expected the path of a story, found none and no content.yaml in this folder\n"
    assert ended.code == 2
