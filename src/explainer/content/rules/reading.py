"""The rules about reading a file; the modules of `content/` report what breaks them."""

from __future__ import annotations

from explainer import FORMAT
from explainer.content.document import MAX_BYTES
from explainer.content.rules.rule import Example, Rule
from explainer.content.tree_builder import MAX_DEPTH, MAX_NODES, MAX_SCALAR

READING = (
    Rule(
        "encoding",
        "error",
        "The file is a text in UTF-8, with every character that was meant.",
        Example("the figure tickets", 'label: "a boat\\ufffd"', 'label: "a boat"'),
    ),
    Rule(
        "unreadable",
        "error",
        "What nobody can read is not a story: the line that is named cannot stand after those before it.",
        Example("", "- date: 2024, below a text and without events:", "- date: 2024, below events:"),
    ),
    Rule(
        "merge",
        "error",
        "A merge of two versions is finished before a story is read.",
        Example("the figure tickets", "<<<<<<< HEAD\nlabel: tickets", "label: tickets"),
    ),
    Rule(
        "unsupported-yaml",
        "error",
        "A thing is said in one place and used by its id. Anchors, aliases, merge keys, tags, a second document and "
        "keys that are lists or mappings would let a file say more than an editor can see.",
        Example(
            "the figure tickets",
            "measures: &tickets Tickets from the office.",
            "measures: Tickets from the office.",
        ),
    ),
    Rule(
        "unknown-key",
        "error",
        "A key that the format does not have would be lost without a word; mostly it is a slip of the pen.",
        Example("the figure tickets", "mesures: Tickets sold.", "measures: Tickets sold."),
    ),
    Rule(
        "missing-key",
        "error",
        "What a reader is always owed is always there: who says it, what sort of source that is, how much was read.",
        Example("the source office", "kind: statistics", "kind: statistics\nseen: cited"),
    ),
    Rule(
        "wrong-type",
        "error",
        "A list where a text should be, or nothing after a key, cannot be shown.",
        Example("the figure tickets", "measures: [Tickets, sold]", "measures: Tickets, sold"),
    ),
    Rule(
        "empty-text",
        "error",
        "A text that says nothing is left out with its key.",
        Example("the figure tickets", 'measures: ""', "measures: Tickets sold."),
    ),
    Rule(
        "format",
        "error",
        f"A story says in which format it is written; this is format {FORMAT}.",
        Example("the story", "explainer: 1", "explainer: 2"),
    ),
    Rule(
        "bad-word",
        "error",
        "Where the format lists the words of a key, no other is understood; a language is named as web pages name it.",
        Example("the figure tickets", "basis: counted", "basis: count"),
    ),
    Rule(
        "bad-id",
        "error",
        "An id is made of lower-case letters, digits and hyphens, so that it is typed and found alike everywhere.",
        Example("the figure tickets", "source: The office", "source: office"),
    ),
    Rule(
        "bad-number",
        "error",
        "A number that is only counted with is written in digits, without separators of thousands and without a unit.",
        Example("the source crew", "sample: three people", "sample: 3"),
    ),
    Rule(
        "bad-value",
        "error",
        "A value is a qualifier of the format, a number or two with to between them, and a unit of its own, if any; "
        "thousands stand in groups of three after commas, decimals after a point.",
        Example("the figure people", "value: 300-450 people", "value: 300 to 450 people"),
    ),
    Rule(
        "bad-date",
        "error",
        "A date is in the calendar and written from the year to the day, as far as it is known, so that no month is "
        "taken for a day.",
        Example("the story", "as_of: 14/03/2025", "as_of: 2025-03-14"),
    ),
    Rule(
        "bad-clock",
        "error",
        "A span of the day goes from one time to another on a clock of 24 hours.",
        Example("the figure working-day", "clock: 5:30 am to 10 pm", "clock: 05:30 to 22:00"),
    ),
    Rule(
        "bad-confidence",
        "error",
        "How sure a figure is, is high, moderate or low, and never without the reason.",
        Example(
            "the figure tickets",
            "confidence: very high because the tickets are numbered",
            "confidence: high because the tickets are numbered",
        ),
    ),
    Rule(
        "reversed-range",
        "error",
        "A range goes from its lower to its higher end; the other way round, one of them is a slip of the pen.",
        Example("the figure people", "value: 450 to 300 people", "value: 300 to 450 people"),
    ),
    Rule(
        "duplicate-key",
        "error",
        "Of two equal keys most programs keep the last one and say nothing; here neither is lost.",
        Example("the figure tickets", "period: 2024\nperiod: the year 2024", "period: 2024"),
    ),
    Rule(
        "bad-url",
        "error",
        "An address is opened by the reader's browser, so it is http or https, with a host and without a user's name, "
        "spaces or control characters.",
        Example("the source herald", "url: javascript:alert(1)", "url: https://herald.example/full-to-the-rail"),
    ),
    Rule(
        "control-character",
        "error",
        "A terminal acts on some characters instead of drawing them: they could paint a false number or reach the "
        "reader's clipboard.",
        Example("the figure tickets", 'label: "Tickets\\e[2J"', "label: Tickets"),
    ),
    Rule(
        "look-alike",
        "error",
        "Some characters look like others: a no-break space, a long dash, a Cyrillic letter. In running text they are "
        "what they are; in a key, an id or a number they would be another one than anybody sees.",
        Example("the figure tickets-before", "value: more than 5\u00a0500", "value: more than 5,500"),
    ),
    Rule(
        "quotation-marks",
        "warning",
        "Only straight quotation marks are YAML's. Others around a text are shown as a part of it.",
        Example("the figure tickets", "label: \u201cTickets\u201d", 'label: "Tickets"'),
    ),
    Rule(
        "comma-at-end",
        "warning",
        "A comma at the end of a line is shown as a part of the text; the next line needs none before it.",
        Example("the figure tickets", "measures: Tickets sold,", "measures: Tickets sold"),
    ),
    Rule(
        "cut-by-comment",
        "warning",
        "A # after a blank begins a comment, also in the middle of a text: what follows would be lost without a word.",
        Example("the figure tickets", "measures: tickets from desk #3", 'measures: "tickets from desk #3"'),
    ),
    Rule(
        "allow",
        "error",
        "A warning that is answered is allowed by a comment on its line, or on the first line of the figure, group, "
        "event, source or section, with the reason; errors are mended, and a comment that is of no use is deleted.",
        Example(
            "the figure tickets",
            "does_not_show: How many people rode.  # explainer: allow long-caveat",
            "does_not_show: How many people rode.",
        ),
    ),
    Rule(
        "too-large",
        "error",
        f"A story is read whole, at once: at most {MAX_BYTES >> 20} MiB, {MAX_NODES:,} values, and {MAX_SCALAR:,} "
        "characters in one text.",
        Example("", f"a text of {MAX_SCALAR + 1:,} characters", f"a text of {MAX_SCALAR:,} characters"),
    ),
    Rule(
        "too-deep",
        "error",
        f"No part of a story needs to stand deeper than {MAX_DEPTH} levels.",
        Example("", f"a list in a list and so on, {MAX_DEPTH + 1} levels deep", "a list of texts"),
    ),
)
