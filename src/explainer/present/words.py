"""All that the program says to a reader: signs, labels, headings, notices and changes of a story.

The place of words for every front; `phrases` puts numbers, dates and names into words. The second place is the table of
keys in `tui/keys.py`: what each key does is said in its row.
"""

from __future__ import annotations

from explainer.present.glyphs import UTF8
from explainer.story import CaveatKind
from explainer.values import Sureness

MONTHS = ["", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
SPELLED = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
OURS = "ours"
"""The origin of what we calculated."""

BACKGROUND = "◇"
EDITED = "*"
ARITHMETIC = "= "
CHANGED = "⇄ "
CAVEAT = "! "
UNDER = {"arithmetic": ARITHMETIC, "changed": CHANGED, "caveat": CAVEAT}
"""The sign of each line under a row."""
ORIGIN = "◉ "
READ = "● "
NOT_READ = "◌ "
OTHER = "○ "
RUNG = "│   "
LAST_RUNG = "    "
CHANGED_RUNG = "⇄   "
"""The signs of a journey; under a source, where another one passed it on, where none did, and where words change."""
REACHED = "● "
OPEN = "○ "
"""The signs of what came of an announcement."""
BEGINS = "┳"
LASTS = "┃"
ENDS = "┻"
INSIDE = "╋"
OUTSIDE = "━"
"""The signs of a rail."""
RELAY = " › "
"""Between a source and the one that passed its claim on."""
BETWEEN = " · "
"""Between two facts."""

CONFIDENCE_SENTENCES: dict[Sureness, str] = {
    "high": "High: what we read supports the claim as it is worded.",
    "moderate": "Moderate: what we read supports it in part, or on the word of one side.",
    "low": "Low: what we read supports it weakly, or says something else.",
}
"""What each degree of confidence means."""

DOTS: dict[Sureness, str] = {"high": "●●●", "moderate": "●●○", "low": "●○○"}
"""Each degree of confidence as a sign."""
SURE = "{} confidence"
HOW_SURE = "how sure"
REWORDED = "reworded"
AS_BACKGROUND = "background"

CAVEATS: dict[CaveatKind, str] = {
    "note": "",
    "conflict": "conflict",
    "unclear": "unclear",
    "few-people": "few people",
    "unnamed": "unnamed",
    "stake": "stake",
    "definition": "what is counted",
    "gaps": "gaps",
    "retold": REWORDED,
    "dated": "dated",
}
"""The word for each kind of caveat, after its text; a note has none."""

UNNAMED = "Nobody is named who could be asked."
"""What an unnamed source means for a reader."""

SIGNS = {
    DOTS["moderate"]: "how sure: three dots are high, two moderate, one low",
    BACKGROUND: "background, or calculated by us: not from the article",
    CHANGED: "reworded: what was said before the words changed",
    CAVEAT: "a caveat: what must be known beside the number",
    ARITHMETIC: "how we calculated it",
    EDITED: "before a row: changed by the last save",
    UTF8.open_end: "more: it may be more than what is drawn",
    UTF8.closed_end: "up to: it is at most what is drawn",
    UTF8.line: "a range: from its low end to its high one",
    UTF8.rest: "what is left, up to the whole",
    UTF8.thing + UTF8.other_thing: "one sign for each: these, and the others",
}
"""The signs of rows, each with its meaning."""

JOURNEY_SIGNS = {
    ORIGIN: "who says it",
    READ: "who passed it on, and was read by us; a step that is reached",
    NOT_READ: "who passed it on, and was not read by us",
    OTHER: "others who speak of it; a step that is open",
}
"""The signs of evidence, each with its meaning."""

RAIL_SIGNS = {
    BEGINS: "begins",
    LASTS: "lasts",
    ENDS: "ends",
    INSIDE: "an event while it lasts",
    OUTSIDE: "an event before or after",
}
"""The signs of a rail, each with its meaning."""
MARKS = {"start": "begins", "end": "ends"}
"""What an event marks of its strand."""
PLANNED = "planned"

LEGEND = "●●● to ●○○ how sure · ⇄ reworded · ! caveat · ◇ background, not from the article · = calculated"
"""What the signs of a page mean, in one line."""
NOT_FROM_THE_ARTICLE = "not from the article"
SPOKEN_UNDER = {"arithmetic": "Calculated: ", "changed": "Reworded. ", "caveat": "Caveat: "}
"""The words for the signs under a row."""
SPOKEN_LEADS = {
    CAVEAT: SPOKEN_UNDER["caveat"],
    f"{BACKGROUND} ": "Background: ",
    CHANGED: "",
    CHANGED_RUNG: "",
    ORIGIN: "Who says it: ",
    READ: "Passed on by ",
    NOT_READ: "Passed on by ",
    OTHER: "Also: ",
    RUNG: "  ",
}
"""The words for the signs before a text."""
SPOKEN_STEPS = {**SPOKEN_LEADS, REACHED: "Reached: ", OPEN: "Still open: "}
"""Those in lists, where the signs of what came of an announcement stand."""
SPOKEN_WITHIN = {f"{BACKGROUND} ": "", RELAY: " through ", **{f"{dots} ": "" for dots in DOTS.values()}}
"""The words for signs within a text; what some signs mean follows them in words."""
SPOKEN_DOTS = {dots: SURE.format(word) for word, dots in DOTS.items()}
"""The words for dots at the end of a line."""

JOURNEY = "How it reached us"
OTHERS = "Others who tell it"
OUTCOME = "What came of it"
MEASURES = "What is measured"
DOES_NOT_SHOW = "What it does not show"
WHY = "Why"
MORE_CAVEATS = "More caveats"
ALL_CAVEATS = "What must be known"
AGREE = "Who agrees"
DISAGREE = "Who disagrees"
DISAGREES = "{} disagrees: {}"
IN_GROUP = "In the same group"
IN_TIMELINE = "In the same timeline"
CALCULATION = "How we calculated it"
QUOTABLE = "Safe to quote"
COPIES = "y copies"
OPENS = "o opens"
WORDS_CHANGE = "after this the words change"
STAKE = "has a stake: {}"
EVIDENCE = "Evidence"
"""The headings of evidence, and what stands beside them."""

SOURCES = "Sources"
ORIGINS = "Where it all comes from"
DIFFERS = "Where the article differs from"
THE_ARTICLE = "the article"
TOLD_FROM = "what it is told from"
VOICES = "Whose numbers these are"
OF_VOICES = "figures and stakes"
CORRECTIONS = "Corrections"
EVERY_SOURCE = "Every source"
ALL_READ_ON = "Read on {} where no other day is said."
FEW_EACH = "one or two each: "
AUTHOR = "by {}"
SAME_VOICE = "the same voice as {}"
PASSED_ON = "passed on {}"
CARRIED = "through "
QUOTED_BY = "quoted by {}"
UNNAMED_SOURCE = "unnamed"
THIRD_HAND = "Third-hand: "
"""The headings of the page of sources, and the words in them."""

HELP = "Keys and signs"
HELP_SIGNS = "Signs of the rows"
HELP_KEYS = "Keys"
HELP_RAILS = "Signs of a timeline"
HELP_BASIS = "Kinds of evidence, by the texture of their bars"
HELP_CONFIDENCE = "Confidence: how well what we read supports the claim as it is worded"
HELP_CAVEATS = "Caveats"
"""The headings of the page of keys, signs and words."""

THROUGH = "{}, through {}"
IN = "{}, in {}"
OUR_ARITHMETIC = "We calculated it: {}."
ROUNDED = ", rounded to {}"
WHOLE_NUMBERS = "whole numbers"
OF_A_DAY = "{}, of the 24 hours of a day"
"""The words in evidence and in what is copied."""

ONE = {"people": "person"}
"""What is counted where the number is one; other units stay as the story writes them."""
PART_OF = "{} of {}"
OF = "of {}"
"""What stands before the total of which a number is a part."""

DRAWN = {"": "{}", "open": "{} and more", "closed": "at most {}"}
TOTAL = "{}, of {}"
LONGEST = "{}; the longest is {}"
"""What a drawing shows."""

ROW_COLUMNS = ("Figure", "Number", "Drawn from zero", "How sure, and who says it")
BESIDE_ROW = "To be said with it"
EVENT_COLUMNS = ("Date", "What happened", "Strand", "Source")
SECTIONS = "Sections"
LINK_TO_FIGURE = "Link to this figure"
"""The heads of tables, and what only a screen reader says."""

END = "This is the end."
TOP = "This is the top."
NO_MATCH = "There is no other match: / searches."
NO_CHANGE = "No other row has changed."
"""What a key says that changes nothing; what only one says stands in the table of keys."""

GO_TO = "go to"
OPEN_STORY = "open"
FOLLOW = "follow"
ENTER_KEEPS = "enter keeps"
ENTER_GOES = "enter goes"
ESC = "esc back"
YES = "yes"
NO = "no"
SHOWING = "Showing the edition of {}."
LISTS = "p lists {}."
A_SECTION = "section"
A_SOURCE = "source"
A_THEME = "theme"
NOTHING_FOUND = "No match."
AND_MORE = "and {:,} more"
ERROR = "error: "
AT_LINE = "line {}: {}"
PROBLEMS = "Problems"
AS_OF = "as of {}"
READ_ON = "{} on {}"
"""The words of the foot, the banner, the palette and the pages of problems and of a folder."""

TOO_SMALL = "This story needs {} columns and {} rows to be read."
NO_KEY = "{}: no such key · ? keys"
NO_SECTION = "There is no section {}."
LEFT_BUTTON = "Only the left button does something here."
NOT_FOUND = "not found"
NOT_IN_STORY = "{}: not found in this story"
COPIED = "Copied"
SENT = "Sent to the terminal's clipboard"
OPENS_ADDRESS = "o opens {}"
HOST_SCRIPTS = " (letters of its host: {})"
OPENING = "Opening {}"
NO_BROWSER = "No browser could be started for {}"
NO_FILE = "There is no file to edit here."
NO_EDITOR = "Set $VISUAL or $EDITOR to your editor first."
WRITE_COPY = "This story belongs to the program. Write a copy to ./{} and edit that?"
NO_COPY = "No copy was written: {}."
NO_SUSPENDING = "This terminal cannot be given to an editor."
EDITOR_NOT_STARTED = "{} could not be started: {}."
EDITOR_FAILED = "{} ended with exit code {}."
HAS_ERRORS = "{} cannot be shown before its errors are mended."
RESTARTED = "Started again after a fault; {}"
"""The notices and questions at the foot."""

FIELDS = {
    "value": "number",
    "basis": "kind of evidence",
    "word": "confidence",
    "because": "reason for the confidence",
    "measures": MEASURES.lower(),
    "does_not_show": DOES_NOT_SHOW.lower(),
    "says": "words",
    "computed": "calculation",
    "formula": "calculation",
    "differs": "disagreeing account",
    "agrees": "agreeing account",
}
"""What a field is called in a change, where its own name would not do."""
FIELDS_ALONE = {"value": "{}", "clock": "{}", "basis": "{}", "seen": "{}", "word": SURE}
"""How a field is told with what it says, where the noun before it would not do."""
THE_STORY = "The story"
CALCULATED = "calculated from it: "
NEW_ID = "id {}, was {}"
MOVED_FROM = "moved, was in {}"
REORDERED = "{}s in another order"
ADDED = "added"
REMOVED = "removed"
IS_NOW = "now {}"
NO_LONGER = "no longer {}"
WAS = ", was {}"
NEW_WORDS = "{} reworded"
NEW_VALUE = "{} changed"
"""What changed in a story."""
