"""Rules of running text: its numbers are those of figures, and its words are those that were meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.content.numerals import numbers_in
from explainer.content.rules.context import FreeText, RuleContext
from explainer.content.rules.rule import Example, Finding, rule
from explainer.content.scalars import MONTH
from explainer.story import Figure

NO_AMOUNT_RE = re.compile(
    rf"(?i:\b\d{{1,2}} {MONTH}(?: \d{{4}})?|\b{MONTH} \d{{1,2}}\b(?:,? \d{{4}})?)"  # 22 December 2019
    r"|\b\d{1,2}(?::\d\d)? ?(?:am|pm)\b|\b\d{1,2}:\d\d\b"  # 6 am, 04:30
    r"|\b\d+(?:st|nd|rd|th)\b|\b(?:1\d|20|21)\d\d\b(?![,.]\d)"  # 5th, 2019
    r"|\b(?!(?:About|Nearly|Almost|Some|Only|Over|Under|All|The|Of|And|At|Up|More|Less) )[A-Z][\w-]* \d+\b"
    r"|\b[A-Za-z]+-?\d+\w*|\{[^{}]*\}"  # Resolution 2375, G7, the id of a figure
)
"""What has digits and is no amount: a date, a time, an ordinal, a year, a number in a name, the id of a figure."""
NUMBER_RE = re.compile(r"\d[\d.,]*\d|\d")


def _amounts(text: str) -> list[str]:
    """The numbers of a text in digits that are amounts, as they are written."""
    return NUMBER_RE.findall(NO_AMOUNT_RE.sub(" ", text))


@rule(
    "number-without-figure",
    "warning",
    RuleContext.free_texts,
    Example("the section crossings", "summary: Some 13,000 tickets were sold.", "summary: "
            "The office sold {tickets} tickets."),
)  # fmt: skip
def number_without_figure(context: RuleContext, text: FreeText) -> Iterator[Finding]:
    """A number in running text is that of a figure, so that a reader can ask for its evidence: in a summary any
    figure's, in a caveat or a note one of its own group. Another one is named by its figure's id in braces. Years,
    dates, times and numbers in names are none."""
    for written in _amounts(text.text) if context.is_complete else ():
        if not numbers_in(written) & text.known.all:
            hint = "write the id of its figure in braces" if text.is_summary else "it is not in this group"
            yield Finding(f"expected the number of a figure, found {written}; {hint}")


GARBLED_RE = re.compile(
    "\ufffd|&(?:[a-z]{2,6}|#\\d{2,5}|#x[0-9a-f]{2,5});|\\{\\{[^{}]*\\}\\}|\\{%[^%]*%\\}"
    "|[\u00c2\u00c3\u00e2][\u0080-\u00bf\u20ac\u201a-\u2122\u0152-\u0192\u02c6\u02dc]+"
)
"""A character that could not be read, one of HTML's, a template's braces, and UTF-8 that was read as Latin-1."""


@rule(
    "garbled-text",
    "warning",
    RuleContext.texts,
    Example("the figure tickets", "measures: Tickets &amp; cards.", "measures: Tickets & cards."),
)
def garbled_text(context: RuleContext, text: str) -> Iterator[Finding]:
    """A text is shown as it is written, so what another program left in it is shown as well."""
    if found := GARBLED_RE.search(text):
        meant = _meant(found[0])
        hint = f"; write {meant}" if meant else ""
        yield Finding(f"expected the text itself, found {found[0]}{hint}")


def _meant(garbled: str) -> str:
    """What was probably meant; empty where that is not known."""
    from html import unescape  # only where there is a problem

    if garbled.startswith("&"):
        return "" if unescape(garbled) == garbled else unescape(garbled)
    if garbled[0] in "\u00c2\u00c3\u00e2":
        try:
            return garbled.encode("cp1252").decode()
        except UnicodeError:
            return ""
    return ""


@rule(
    "one-of-many",
    "warning",
    RuleContext.figures,
    Example("the figure tickets-before", "value: 1\nunit: tickets", "value: 1 ticket"),
)
def one_of_many(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """One is not many: a unit in the plural reads wrongly beside it, so the value has a unit of its own."""
    value, unit = figure.value, (figure.unit or "").split(" ")[0]
    if value is None or value.unit is not None or not context.is_english or value.ends != (1, 1):
        return
    if value.qualifier in (None, "exactly") and unit.endswith("s") and not unit.endswith("ss") and len(unit) > 3:
        yield Finding(f"expected 1 with its unit behind it, in the singular, found it with {unit}", ("value",))
