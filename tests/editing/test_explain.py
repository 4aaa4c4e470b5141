"""`explainer check --explain RULE`: every rule is explained, and every example is true."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from explainer.cli import main
from explainer.content import decode, document, tree_builder, value_readers
from explainer.content.explanations import EXPLANATIONS
from explainer.content.mistakes import keys, values
from explainer.content.mistakes.repair import ORDERED
from explainer.content.rules import RULES, Example
from explainer.content.rules.reading import READING
from explainer.content.tree_builder import MAX_DEPTH, MAX_SCALAR

from .stories import NEW, changed, rules_broken

ARTICLE = "\n".join(re.findall(r"quote: (.*)", NEW))

ALL = {
    *("unsupported-yaml", "unknown-key", "missing-key", "wrong-type", "duplicate-key", "empty-text", "format"),
    *("bad-word", "bad-id", "bad-number", "bad-value", "bad-date", "bad-clock", "bad-confidence"),
    *("duplicate-id", "duplicate-name", "unknown-source", "unknown-figure", "bad-url", "bad-voice"),
    *(
        "encoding",
        "unreadable",
        "merge",
        "colon",
        "dash-blank",
        "stray-sign",
        "block-sign",
        "keys-in-a-line",
        "bracket",
    ),
    *("comma", "escape", "quotation-mark-open", "quotation-mark-inside", "quotation-marks-missing", "dash", "twice"),
    *("swapped", "note-without-sign", "tab", "indentation"),
    *("control-character", "look-alike", "quotation-marks", "cut-by-comment", "garbled-text", "allow"),
    *("too-large", "too-deep", "future-date", "future-count", "overdue-plan", "order"),
    *("unit-missing", "reversed-range", "range-of-one-number", "thousands", "one-of-many", "part-of-whole"),
    *("formula", "false-precision", "computed-confidence", "forecast-high", "basis", "step", "not-things"),
    *("quote-missing", "quote-in-background", "quote-without-article", "quote-not-found", "cut-quote"),
    *("number-not-said", "missing-caveat", "long-caveat", "long-row", "name-in-rows", "unit-twice"),
    *("chain", "relay-loop", "account", "same-way", "unused-source", "read-where"),
    *("bound-without-number", "number-without-figure", "unbound-id", "mixed-scripts", "comma-at-end"),
}
WARNINGS = {
    *("quotation-marks", "cut-by-comment", "garbled-text", "future-date", "future-count", "overdue-plan", "order"),
    *("range-of-one-number", "thousands", "one-of-many", "false-precision", "forecast-high", "cut-quote"),
    *("number-not-said", "long-caveat", "long-row", "name-in-rows", "same-way", "unit-twice"),
    *("unused-source", "read-where", "number-without-figure", "unbound-id", "mixed-scripts", "comma-at-end"),
}
EXAMPLES = [(rule, example) for rule, explained in EXPLANATIONS.items() for example in explained.examples]
SHOWN = [(rule, example) for rule, example in EXAMPLES if example.part]


def test_every_rule_is_explained_and_nothing_else() -> None:
    rules = {rule.id for rule in (*READING, *RULES)} | {mistake.rule.id for mistake in ORDERED}
    assert set(EXPLANATIONS) == rules == ALL
    assert {rule for rule, explanation in EXPLANATIONS.items() if explanation.severity == "warning"} == WARNINGS


@pytest.mark.parametrize(
    "module",
    [tree_builder, document, decode, value_readers, keys, values],
)
def test_the_reader_reports_no_other_rule(module: object) -> None:
    source = Path(str(module.__file__)).read_text(encoding="utf-8")  # type: ignore[attr-defined]
    constants = {node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}
    assert {text for text in constants if re.fullmatch(r"[a-z]+(-[a-z]+)+", str(text))} <= {rule.id for rule in READING}


@pytest.mark.parametrize(("rule", "example"), SHOWN)
def test_what_is_called_wrong_breaks_that_rule_and_no_other(rule: str, example: Example) -> None:
    assert rules_broken(changed(example.part, example.wrong, example.right), ARTICLE) == {rule}


@pytest.mark.parametrize(("rule", "example"), SHOWN)
def test_what_is_called_right_is_right(rule: str, example: Example) -> None:
    assert rules_broken(changed(example.part, example.right, example.wrong), ARTICLE) == set()


def test_what_is_told_in_words_is_true_too() -> None:
    told = {rule: example.wrong for rule, example in EXAMPLES if not example.part}
    assert told == {
        "too-large": f"a text of {MAX_SCALAR + 1:,} characters",
        "unreadable": "- date: 2024, below a text and without events:",
        "too-deep": f"a list in a list and so on, {MAX_DEPTH + 1} levels deep",
        "cut-quote": "quote: two will be built; of the sentence: Nobody says that two will be built.",
    }
    for size, broken in ((MAX_SCALAR, set()), (MAX_SCALAR + 1, {"too-large"})):
        assert rules_broken(changed("the figure tickets", f"measures: {'x' * size}")) == broken
    for depth, broken in ((MAX_DEPTH, {"wrong-type"}), (MAX_DEPTH + 1, {"too-deep", "wrong-type"})):
        assert rules_broken("[" * depth + "]" * depth) == broken
    quote = "two more landing stages will be built"
    denied = ARTICLE.replace(quote, f". Nobody says that {quote}")
    assert rules_broken(NEW, denied) == {"cut-quote"}
    assert rules_broken(NEW.replace(quote, f"Nobody says that {quote}"), denied) == set()


@pytest.mark.parametrize("rule", EXPLANATIONS)
def test_an_explanation_is_calm_prose_of_at_most_80_columns(rule: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--explain", rule]) == 0
    heading, *rest = capsys.readouterr().out.splitlines()
    assert heading == f"{rule} ({EXPLANATIONS[rule].severity})"
    headings = [line for line in rest if line in ("Wrong", "Right")]
    assert headings == ["Wrong", "Right"] * len(EXPLANATIONS[rule].examples)
    assert max(len(line) for line in rest) <= 80
    assert EXPLANATIONS[rule].why.endswith(".")


def test_the_grammar_of_formulas_stands_where_the_rule_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--explain", "formula"])
    assert "\n  sum     = product, then any number of: + product, - product\n" in capsys.readouterr().out


def test_an_explanation_as_it_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--explain", "unit-missing"])
    assert capsys.readouterr().out == (
        "unit-missing (error)\n"
        "A number without its unit can be taken for anything.\n"
        "\n"
        "Wrong\n"
        "  title: Landing stages to be built\n"
        "\n"
        "Right\n"
        "  title: Landing stages to be built\n"
        "  unit: stages\n"
        "\n"
        "The lines belong to the group Landing stages to be built, in what `explainer\nnew` writes.\n"
    )


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("unit-mising", "; did you mean unit-missing"),
        ("unknown-keys", "; did you mean unknown-key"),
        ("zzz", "; there are encoding, unreadable, "),
        ("\x1b[2J", "found ^[[2J; there are "),
    ],
)
def test_an_unknown_rule_is_answered_with_the_nearest(
    asked: str, answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--explain", asked]) == 2
    out, err = capsys.readouterr()
    assert (out, err[:38]) == ("", "explainer: expected the id of a rule, ")
    assert answer in err
