"""The same story everywhere: each front says all that a reader is owed, in one order."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from conftest import CONTENT, read, squeezed
from explainer.output import data
from explainer.present import phrases, provenance, words
from explainer.present.document import select
from explainer.present.lines import text_of
from explainer.present.section import arithmetic
from explainer.story import (
    Account,
    Caveat,
    Computed,
    Correction,
    Event,
    Figure,
    Group,
    Section,
    Source,
    Step,
    Story,
    Timeline,
    has_number,
)
from explainer.values import Clock, Confidence, Formula, Id, PartialDate, Qualifier, Range, Url, Value
from output.fronts import FRONTS, said

HERE = Path(__file__).parent
STORIES = {"shipped": CONTENT, "small": HERE / "small.yaml", "relayed": HERE / "relayed.yaml"}


def row_of(story: Story, figure: Figure) -> Iterator[str]:
    """What a figure's row says, and what stands under it, in order."""
    if has_number(figure):
        yield figure.label
        yield str(figure.value) if figure.value else phrases.span(figure.clock) if figure.clock else figure.label
    else:
        yield from ([phrases.quoted(figure.quote)] if figure.quote else [figure.label, figure.says or ""])
    yield figure.basis
    yield provenance.short(story, figure.source) if figure.source else "ours"
    if figure.computed:
        yield text_of(arithmetic(story, figure))
    yield from (account.says for account in provenance.reworded(story, figure))


def behind(story: Story, figure: Figure) -> Iterator[str]:
    """What stands behind a figure: all that its evidence, or what is under its row, must say."""
    yield story.full_name(figure)
    yield from filter(None, (figure.value and figure.unit, figure.period, figure.measures, figure.does_not_show))
    yield from filter(None, (figure.confidence.because, phrases.quoted(figure.quote) if figure.quote else None))
    yield from (caveat.text for caveat in figure.caveats)
    yield from (words.CAVEATS[caveat.kind] for caveat in figure.caveats)
    yield from (account.says for account in (*figure.differs, *figure.agrees))
    yield from (step.reached or step.open or "" for step in figure.steps)
    yield from (story.sources[name].name for name in provenance.chain(story, figure))


def panels(story: Story) -> Iterator[str]:
    """What the panels say, from the first to the last."""
    for section in story.sections:
        yield from (section.title, section.question, section.summary)
        for group in section.groups:
            yield from (group.title, group.note or "")
            for figure in group.figures:
                yield from row_of(story, figure)
        for event in sorted(section.timeline.events, key=lambda each: each.date) if section.timeline else ():
            yield from (phrases.day(event.date), event.text)


def everything(story: Story) -> Iterator[str]:
    yield from (story.title, story.summary, story.note or "", *(each.text for each in story.corrections))
    yield from panels(story)
    for section in story.sections:
        if section.timeline:
            yield from (section.timeline.title, section.timeline.note or "")
            yield from (event.rail or "" for event in section.timeline.events)
    for figure in story.figures:
        yield from behind(story, figure)
    for source in story.sources.values():
        yield from filter(None, (source.name, source.stake, source.title, source.author, source.url, source.note))


def plain(text: str) -> str:
    """A text however its lines are broken and wherever a sentence begins; the numbers that it names apart."""
    return squeezed(text).casefold()


def pieces(texts: Iterator[str]) -> Iterator[str]:
    """The texts without the braces for numbers of figures, which stand in the rows of those."""
    for text in texts:
        for part in text.replace("{", "}").split("}")[::2]:
            if piece := plain(part):
                yield piece


def lost(story: Story, front: str, printed: str) -> list[str]:
    """The texts that a front, which has printed this, does not say."""
    owed = dict.fromkeys(pieces(everything(story)))
    if front == "json":
        owed = {each: None for each in owed if each not in set(map(plain, worded(story)))}
        owed |= {plain(figure.quote): None for figure in story.figures if figure.quote}
    return [each for each in owed if each not in printed]


def worded(story: Story) -> Iterator[str]:
    """What the pages have in words, and data as in the file: days, arithmetic, kinds of caveats, quotes in marks."""
    yield from ("ours", *words.CAVEATS.values())
    yield from (phrases.quoted(figure.quote) for figure in story.figures if figure.quote)
    yield from (text_of(arithmetic(story, figure)) for figure in story.figures if figure.computed)
    yield from (
        phrases.day(each.date) for section in story.sections if section.timeline for each in section.timeline.events
    )


def in_order(story: Story, printed: str) -> None:
    at = 0
    for text in pieces(panels(story)):
        found = printed.find(text, at)
        assert found >= 0, f"{text!r} is not in its place"
        at = found


def says_all(story: Story, front: str) -> None:
    """A front says each text that a reader is owed, and a page has them in order; data may have other keys first."""
    printed = plain(said(story, front))
    assert lost(story, front, printed) == [], front
    if front != "json":
        in_order(story, printed)


class TestEveryFront:
    @pytest.fixture(params=list(STORIES))
    def story(self, request: pytest.FixtureRequest) -> Story:
        return read(STORIES[str(request.param)].read_bytes())

    @pytest.mark.parametrize("front", FRONTS)
    def test_says_each_text_that_a_reader_is_owed_with_panels_groups_and_rows_in_one_order(
        self, story: Story, front: str
    ) -> None:
        says_all(story, front)

    def test_data_has_them_in_that_order_too(self, story: Story) -> None:
        rows = list(csv.DictReader(io.StringIO(data.as_csv(story, select(story, [])))))
        assert [row["figure"] for row in rows if row["kind"] == "figure"] == [figure.id for figure in story.figures]
        accounts = [each.says for figure in story.figures for each in (*figure.differs, *figure.agrees)]
        assert [row["words"] for row in rows if row["kind"] != "figure"] == accounts
        at, printed = 0, said(story, "json")
        for figure in story.figures:
            at = printed.index(f"{figure.id}\n", at)


SIGNS = st.text("ab é*_[]<>&|`$#-+=!~.1:@", min_size=1, max_size=8)
"""Letters, and all that means something in Markdown or HTML."""
NAMES = [Id("origin"), Id("teller"), Id("article"), Id("other")]


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """A story of one or two panels in which each thing may be there or not, and no two texts are the same."""
    number = iter(range(10_000))

    def text() -> str:
        return f"{draw(SIGNS).strip()}x{next(number)}y"

    def maybe() -> str | None:
        return text() if draw(st.booleans()) else None

    def value() -> Value:
        low = draw(st.integers(0, 100))
        range_ = draw(st.booleans())
        qualifiers: tuple[Qualifier | None, ...] = (None, "about") if range_ else (None, "about", "more than", "up to")
        qualifier = draw(st.sampled_from(qualifiers))
        return Value(Range(low, low + draw(st.integers(1, 50))) if range_ else low, qualifier)

    def account(name: Id) -> Account:
        return Account(name, text(), value=value() if draw(st.booleans()) else None)

    def figure(name: Id, before: list[Id]) -> Figure:
        kind = draw(st.sampled_from(("value", "quoted value", "quote", "says", "clock", "computed")))
        caveats = [
            Caveat(text(), draw(st.sampled_from(("note", "gaps", "retold")))) for _ in range(draw(st.integers(0, 2)))
        ]
        steps = (Step(reached=text()), Step(open=text())) if draw(st.booleans()) else ()
        shared: dict[str, object] = {"measures": maybe(), "caveats": tuple(caveats), "steps": steps}
        if kind == "computed" and before:
            formula = Computed(Formula(" + ".join(f"{{{each}}}" for each in before)))
            return Figure(name, text(), computed=formula, value=Value(7, "about"), confidence=SURE, **shared)  # type: ignore[arg-type]
        has_quote = kind in ("quote", "quoted value")
        shared |= {
            "quote": text() if has_quote else None,
            "background": not has_quote,
            "value": value() if "value" in kind else None,
            "says": text() if kind in ("says", "computed") else None,
            "clock": Clock(time(6), time(2)) if kind == "clock" else None,
            "unit": maybe(), "period": maybe(), "does_not_show": maybe(), "via": () if has_quote else (NAMES[3],),
            "differs": tuple(map(account, draw(st.lists(st.sampled_from((NAMES[1], NAMES[3])), max_size=2)))),
            "agrees": (account(NAMES[3]),) if draw(st.booleans()) else (),
        }  # fmt: skip
        return Figure(name, text(), basis="estimate", confidence=Confidence("low", text()), source=NAMES[0], **shared)  # type: ignore[arg-type]

    def group(number: int) -> Group:
        figures: list[Figure] = []
        for place in range(draw(st.integers(1, 3))):
            numbers = [each.id for each in figures if each.value]
            figures.append(figure(Id(f"f{number}-{place}"), numbers))
        draws = draw(st.sampled_from((None, "things")))
        return Group(text(), tuple(figures), note=maybe(), draw=draws)  # type: ignore[arg-type]

    def section(number: int) -> Section:
        groups = tuple(group(number * 10 + place) for place in range(draw(st.integers(1, 2))))
        events = (
            Event(PartialDate(2019), text(), NAMES[0], rail=text()),
            Event(PartialDate(2020, 5), text(), NAMES[3]),
        )
        timeline = Timeline(text(), events, note=maybe()) if draw(st.booleans()) else None
        return Section(Id(f"s{number}"), text(), text(), text(), groups, timeline)

    url = Url("https://a.example/x")
    sources = {
        NAMES[0]: Source(text(), "expert", "cited", short=text(), via=(NAMES[1], NAMES[2]), stake=text()),
        NAMES[1]: Source(text(), "news", "excerpt", title=text(), url=url, note=maybe()),
        NAMES[2]: Source(text(), "news", "full", published=PartialDate(2025, 8, 12)),
        NAMES[3]: Source(text(), "law", "full", author=text(), stake=maybe()),
    }
    return Story(
        2, text(), text(), PartialDate(2025, 8), sources, tuple(map(section, range(draw(st.integers(1, 2))))), NAMES[2],
        maybe(), corrections=(Correction(PartialDate(2025, 9), text()),),
    )  # fmt: skip


SURE = Confidence("low", "")


@settings(max_examples=20, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(stories())
def test_every_front_says_all_of_any_story_in_one_order(story: Story) -> None:
    for front in FRONTS:
        says_all(story, front)
