"""Rules of running text: its numbers are those of figures, and its words are those that were meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from contextlib import suppress
from decimal import Decimal

from explainer.content.decode_context import Path, key_of
from explainer.content.numbers_in_text import GROUPED, SCALES
from explainer.content.rules.context import RuleContext
from explainer.content.rules.rule import Example, Finding, rule
from explainer.content.value_readers import MONTH
from explainer.story import Figure, Group, Story, names_in

DAYS = r"\d{1,2}(?:(?:[-–]| to | and |, )\d{1,2}){0,3}"
NO_AMOUNT_RE = re.compile(
    rf"\b(?:(?i:{DAYS} {MONTH}(?: \d{{4}})?|{MONTH} {DAYS}\b(?:,? \d{{4}})?)"  # 22 December 2019, May 2-5
    r"|\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|a\.m|p\.m)\b|\d{1,2}:\d\d\b"  # 6 am, 04:30
    r"|\d{1,2}/\d{1,2}\b|\d+(?:st|nd|rd|th|0s)\b"  # 24/7, 5th, the 1990s
    r"|(?:1\d|20|21)\d\d(?:[-–/]\d\d(?:\d\d)?)?\b(?![,.]\d)"  # 2019, 2019-20
    r"|(?i:nos?\. ?|(?:resolution|article|section|chapter|page|phase|number) )\d+\b"  # No. 10, resolution 2397
    r"|(?!(?:About|Nearly|Almost|Some|Only|Over|Under|All|The|Of|And|At|Up|More|Less|Fewer|Between|From|In|With|Around"
    r"|By|To|But|For) )[A-Z][\w-]{0,40} \d+\b(?![,.]\d)"  # Boeing 737
    r"|[A-Za-z]+-?\d+\w*)|\{[^{}]*\}"  # G7, the id of a figure
)
"""What has digits and is no amount: a date, a time, an ordinal, a year, a number in a name, the id of a figure."""
NUMBER_RE = re.compile(rf"(?:{GROUPED}|\d[\d.,]*\d|\d)(?: (?:{'|'.join(SCALES)})\b)?")
"""A number in digits, as it is written."""


@rule(
    "number-without-figure",
    "warning",
    RuleContext.whole_story,
    Example("the section crossings", "summary: Some 13,000 tickets were sold.", "summary: "
            "The office sold {tickets} tickets."),
)  # fmt: skip
def number_without_figure(context: RuleContext, story: Story) -> Iterator[Finding]:
    """A number in running text is that of a figure, so that a reader can ask for its evidence: in a summary any
    figure's, in a caveat or a note one of its own group. Another one is named by its figure's id in braces. Years,
    dates, times and numbers in names are none."""
    if not context.is_complete:
        return
    groups = dict(context.groups())
    known: dict[Path, Set[Decimal]] = {}
    """The numbers of each group, and under () those of all."""
    for path, text in context.running_texts():
        own = path[:4] if path[:4] in groups else ()
        if (not own and key_of(path) != "summary") or not re.search(r"\d", text):
            continue
        for written in NUMBER_RE.findall(NO_AMOUNT_RE.sub(" ", context.look_into(text))):
            if own not in known:
                known[own] = _numbers_of([groups[own]] if own else groups.values(), context)
            if not context.numbers_in(written) & known[own]:
                message = f"expected the number of a figure, found {written}"
                yield Finding(f"{message}; write the id of its figure in braces", *path)


def _numbers_of(groups: Iterable[Group], context: RuleContext) -> Set[Decimal]:
    """All numbers of groups: their wholes, and their figures' values, clocks, words and accounts."""
    found: set[Decimal] = set()
    for group in groups:
        values = [group.of]
        for figure in group.figures:
            accounts = (*figure.differs, *figure.agrees)
            values += [figure.value, figure.of, *(account.value for account in accounts)]
            if figure.clock is not None:
                found.add(figure.clock.hours)
            own = (figure.label, figure.period, figure.quote, figure.says, figure.measures)
            for words in filter(None, (*own, *(account.says for account in accounts))):
                found |= context.numbers_in(words)
        found.update(Decimal(end) for value in values if value is not None for end in value.ends)
    return found


@rule(
    "unbound-id",
    "warning",
    RuleContext.unbound_texts,
    Example("the section crossings", "title: The {tickets} crossings", "title: The crossings"),
)
def unbound_id(context: RuleContext, text: str) -> Iterator[Finding]:
    """An id in braces prints a number in summaries, notes and caveats alone; elsewhere it is shown as it is written."""
    for name in names_in(text):
        if name in context.figures_by_id:
            yield Finding(f"expected a text without the id of a figure, found {{{name}}}; write it in words")


WRONG = "[\u0080-\u00bf\u20ac\u201a-\u2122\u0152-\u0192\u02c6\u02dc]"
GARBLED_RE = re.compile(
    "\ufffd|&(?:[a-z]{2,6}|#\\d{2,5}|#x[0-9a-f]{2,5});|\\{\\{[^{}]*\\}\\}|\\{%[^%]*%\\}"
    f"|[\u00c2\u00c3\u00e2]{WRONG}+|(?:[\u00d0\u00d1]{WRONG}){{2,}}"
)
"""A character that could not be read, one of HTML's, a template's braces, and UTF-8 that was read as Latin-1."""


@rule(
    "garbled-text",
    "warning",
    RuleContext.unusual_texts,
    Example("the figure tickets", "measures: Tickets &amp; cards.", "measures: Tickets & cards."),
)
def garbled_text(context: RuleContext, text: str) -> Iterator[Finding]:
    """A text is shown as it is written, so what another program left in it is shown as well."""
    if found := GARBLED_RE.search(text):
        intended = _intended(found[0])
        hint = f"; write {intended}" if intended else ""
        yield Finding(f"expected the text itself, found {found[0]}{hint}")


def _intended(garbled: str) -> str:
    """What was probably meant; empty where that is not known."""
    from html import unescape  # only where there is a problem

    intended = unescape(garbled)
    if intended == garbled:
        with suppress(UnicodeError):
            intended = garbled.encode("cp1252").decode()
    return "" if intended == garbled else intended


PLURAL_RE = re.compile(r"(?!\w*(?:ss|us|is|gas|news|series|species)\b)\w+s\b")
"""A word in the plural."""


@rule(
    "one-of-many",
    "warning",
    RuleContext.figures,
    Example("the figure tickets-before", "value: 1\nunit: tickets", "value: 1 ticket"),
)
def one_of_many(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """One is not many: a unit in the plural reads wrongly beside it, so the value has a unit of its own."""
    value = figure.value
    if value is None or not context.is_english or value.ends != (1, 1):
        return
    many = PLURAL_RE.match(value.unit or figure.unit or "")
    if many and value.qualifier in (None, "exactly"):
        yield Finding(
            f"expected 1 with its unit in the singular behind it, such as 1 person, found 1 {many[0]}", "value"
        )
