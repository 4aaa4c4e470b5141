"""The JSON Schema: made from the model, and of one mind with the reader about what is right."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from conftest import CONTENT, TOP, Run
from explainer.content import schema
from explainer.content.records import records_of_the_model
from explainer.content.shorthand import TAKEN_BY_FIGURES
from explainer.content.value_readers import KINDS, BadScalar
from explainer.story import CaveatKind
from explainer.values import Qualifier

from .stories import NEW, changed

COMMITTED = TOP / "src/explainer/story.schema.json"
SCHEMA = schema.schema()
VALIDATOR = Draft202012Validator(SCHEMA)
RIGHT = [CONTENT, TOP / "src/explainer/new_story.yaml", *sorted(TOP.glob("tests/content/**/right*.yaml"))]


class Yaml11(yaml.CSafeLoader):
    """YAML as most tools read it, with dates as the texts that JSON has for them."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def loaded(text: str) -> Any:
    """A file as another tool would hold it against the schema."""
    return with_text_keys(yaml.load(text, Yaml11))


def with_text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key).lower(): with_text_keys(member) for key, member in value.items()}
    return [with_text_keys(member) for member in value] if isinstance(value, list) else value


def complaints(story: str) -> list[str]:
    return [error.json_path for error in VALIDATOR.iter_errors(loaded(story))]


def leaves(part: Any) -> Iterator[str]:
    """The texts in what a text editor writes, without the keys."""
    for member in part.values() if isinstance(part, dict) else part:
        if isinstance(member, str):
            yield member
        else:
            yield from leaves(member)


def descriptions(part: Any) -> Iterator[tuple[str, Any]]:
    """Every key that the schema knows, with what it says of it."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key == "properties":
                yield from value.items()
            yield from descriptions(value)
    elif isinstance(part, list):
        for value in part:
            yield from descriptions(value)


class TestTheFile:
    def test_it_is_what_the_command_prints_in_any_encoding(self, installed: Run) -> None:
        utf8 = installed("schema")
        ascii_only = installed("schema", env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"})
        committed = COMMITTED.read_text(encoding="ascii")
        again = "it is written anew by: explainer schema > src/explainer/story.schema.json"
        assert utf8.out == ascii_only.out == committed == schema.printed(), again
        assert (utf8.code, utf8.err) == (0, "")

    def test_it_ends_as_text_files_do(self) -> None:
        assert schema.printed().endswith("}\n")

    def test_the_new_story_names_it(self) -> None:
        assert NEW.partition("\n")[0] == f"# yaml-language-server: $schema={COMMITTED.name}"

    def test_it_is_a_schema(self) -> None:
        Draft202012Validator.check_schema(SCHEMA)
        assert json.loads(schema.printed()) == SCHEMA

    @pytest.mark.parametrize("words", [["schema"], ["schema", "--help"], ["new", "--help"]])
    def test_the_commands_need_no_screen(self, words: list[str]) -> None:
        program = (
            "import atexit, sys\n"
            "from explainer.cli import main\n"
            "atexit.register(lambda: print('textual' in sys.modules, file=sys.stderr))\n"
            "sys.exit(main(sys.argv[1:]))"
        )
        ended = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, check=True)
        assert ended.stderr == "False\n"

    def test_it_takes_no_arguments(self, explainer: Run) -> None:
        assert explainer("schema", "content.yaml").code == 2
        assert "example: explainer schema > story.schema.json" in explainer("schema", "--help").out


class TestWhatItTells:
    def test_every_key_has_a_title_and_a_description(self) -> None:
        for key, about in descriptions(SCHEMA):
            assert about["title"].lower() == key.replace("_", " ")
            assert about["description"].endswith(".")

    def test_it_has_no_example_that_completing_could_write_into_a_story(self) -> None:
        assert not re.search('"(examples|default)"', schema.printed())

    def test_what_it_completes_has_empty_places_in_their_order(self) -> None:
        offered = [snippet for kind in SCHEMA["$defs"].values() for snippet in kind.get("defaultSnippets", ())]
        labels = [snippet["label"] for snippet in offered]
        assert {"a figure", "a group", "a source", "low", "more than"} <= set(labels)
        for snippet in offered:
            places = re.findall(r"\$(\d+)", json.dumps(snippet["body"]))
            assert places == [str(number) for number in range(1, len(places) + 1)]
            texts = snippet["body"] if isinstance(snippet["body"], str) else "".join(leaves(snippet["body"]))
            words = re.sub(r"\$\d+", "", texts).split()
            assert " ".join(words) in ("", snippet["label"], f"{snippet['label']} because")

    def test_every_word_of_a_choice_is_told(self) -> None:
        choices = [about for _, about in descriptions(SCHEMA) if "enumDescriptions" in about]
        assert {choice["title"] for choice in choices} == {"Basis", "Kind", "Seen"}
        assert all(len(choice["enum"]) == len(choice["enumDescriptions"]) for choice in choices)

    def test_what_does_not_fit_is_told_in_words(self) -> None:
        for read, *_ in KINDS.values():
            about = SCHEMA["$defs"][read.__name__]
            assert about["patternErrorMessage"] == about["description"]

    def test_the_forms_of_scalars_are_told(self) -> None:
        for read, *_ in KINDS.values():
            assert SCHEMA["$defs"][read.__name__]["description"].endswith("."), read

    def test_a_caveat_is_a_text_or_its_kind_before_it(self) -> None:
        text, *kinds = SCHEMA["$defs"]["Caveat"]["oneOf"]
        assert text["type"] == ["string", "number"]
        assert [kind["required"] for kind in kinds] == [[kind] for kind in get_args(CaveatKind)]
        assert [sorted(kind["properties"]) for kind in kinds] == [
            sorted([kind, "source"]) for kind in get_args(CaveatKind)
        ]

    def test_what_is_written_shorter_stands_beside_what_it_is_short_for(self) -> None:
        assert SCHEMA["$defs"]["Figure"]["not"] == {"required": ["caveats", "caveat"]}
        assert SCHEMA["$defs"]["Section"]["oneOf"] == [{"required": ["groups"]}, {"required": ["figures"]}]

    def test_every_object_is_closed(self) -> None:
        records = [SCHEMA, *SCHEMA["$defs"].values(), *SCHEMA["$defs"]["Caveat"]["oneOf"]]
        closed = [record for record in records if "properties" in record]
        assert len(closed) == len(records_of_the_model()) - 1 + len(get_args(CaveatKind))
        assert all(record["additionalProperties"] is False for record in closed)


class TestWhatItTakes:
    @pytest.mark.parametrize("path", RIGHT, ids=lambda path: path.name)
    def test_a_right_story(self, path: Path) -> None:
        assert complaints(path.read_text(encoding="utf-8")) == []

    @pytest.mark.parametrize(
        "written",
        [
            *("2024", "2025-08", "2025-08-12", "0999", "0777", "06:00", "10:30", "23:59", "190:20:30"),
            *(
                "1e3",
                "1.5",
                "+5",
                "-0.50",
                "007",
                "08",
                "0x1F",
                "0b11",
                "1_000",
                ".5",
                "999999999999999999999999999999",
            ),
            *("no", "Yes", "on", "true", "false", '"true"', '"13000"', "a", "night-buses", "text of several words"),
            *("https://example.org", "HTTP://example.org:80/a?b#c", "https://[::1]/", "2001-12-14t21:59:43.10-05:00"),
        ],
    )
    def test_whatever_the_reader_takes(self, written: str) -> None:
        value = yaml.load(written, Yaml11)
        text = written.strip('"')
        for read, *_ in KINDS.values():
            try:
                read(text)
            except BadScalar:
                continue
            shape = {"$ref": f"#/$defs/{read.__name__}", "$defs": SCHEMA["$defs"]}
            assert Draft202012Validator(shape).is_valid(value), f"{read.__name__} takes {written}"

    def test_ids_that_other_tools_read_as_something_else(self) -> None:
        sources = (
            "sources:\n  no: {name: Norway, kind: news, seen: full}\n  2024: {name: A year, kind: law, seen: full}"
        )
        assert complaints(changed("the story", sources)) == []
        assert complaints(changed("the figure people", "source: no\nid: 2024\nvia: [2024, on]")) == []


class TestWhatItRefuses:
    @pytest.mark.parametrize(
        ("part", "lines", "gone"),
        [
            ("the figure tickets", "confidense: high because so", ""),
            ("the figure tickets", "confidence: high", ""),
            ("the figure tickets", "confidence: very high because so", ""),
            ("the figure tickets", "caveats:\n  - kind: stake", ""),
            ("the figure tickets", "caveats:\n  - {gossip: It is said.}", ""),
            ("the figure tickets", "caveats:\n  - {stake: Paid., dated: Then.}", ""),
            ("the figure tickets", "caveats:\n  - {source: office}", ""),
            ("the figure tickets", "caveat: Paid.\ncaveats: [Old.]", ""),
            ("the figure tickets-before", "caveat: [It was a rowing boat., It is old.]", ""),
            ("the figure tickets", "label: [Tickets]", ""),
            ("the figure tickets", "label:", ""),
            ("the figure tickets", 'label: " "', ""),
            ("the figure tickets", "value: many", ""),
            ("the figure tickets", "value: {low: 3}", ""),
            ("the figure tickets", "value: ~400", ""),
            ("the figure tickets", "value: $100", ""),
            ("the figure tickets", "value: 40%", ""),
            ("the figure tickets", "value: 400-500", ""),
            ("the figure tickets", "source: The office", ""),
            ("the figure tickets", "background: maybe", ""),
            ("the figure tickets", "basis: counted", ""),
            ("the figure tickets", "basis: calculated", ""),
            ("the figure tickets", "qualifier: about", ""),
            ("the figure tickets", "picture: {kind: bars}", ""),
            ("the figure new-stages", "steps: [announced]", ""),
            ("the figure working-day", 'clock: "5:30 to 22:00"', ""),
            ("the figure tickets", "differs: {source: reed, says: More.}", ""),
            ("the group People who cross", "draw: bars", ""),
            ("the group People who cross", "figures: []", ""),
            ("the timeline", "events: []", ""),
            ("the source herald", "url: javascript:alert(1)", ""),
            ("the source herald", "url: https://me@herald.example/", ""),
            ("the source herald", "published: March 2025", ""),
            ("the source crew", "sample: four", ""),
            ("the section plans", "groups: []", ""),
            ("the section plans", "figures: [{id: a}]", ""),
            ("the section plans", "", "groups: gone"),
            ("the story", "explainer: 1", ""),
            ("the story", "as_of: 2025-3-14", ""),
            ("the story", "as_of: 2025-13", ""),
            ("the story", "sources: {The office: {name: It, kind: news, seen: full}}", ""),
            ("the story", "subtitle: Sallow", ""),
            ("the story", "", "title: gone"),
        ],
    )
    def test_a_typical_mistake(self, part: str, lines: str, gone: str) -> None:
        assert len(complaints(changed(part, lines, gone))) == 1

    def test_a_mistake_is_told_at_its_place(self) -> None:
        broken = NEW.replace("does_not_show:", "doesnt_show:").replace("clock:", "clocks:")
        assert complaints(broken) == ["$.sections[0].groups[0].figures[0]", "$.sections[1].figures[0]"]


class TestTheReadmeNames:
    README = (TOP / "README.md").read_text(encoding="utf-8")

    def table(self, heading: str) -> dict[str, str]:
        """The first two cells of each row of a table of the README."""
        rows = self.README[self.README.index(f"| {heading} |") :].partition("\n\n")[0].splitlines()[2:]
        return dict(row.split("|")[1:3] for row in rows)

    def test_every_key_of_a_figure(self) -> None:
        named = re.findall("`([a-z_]+)`", " ".join(self.table("key of a figure")))
        assert sorted(named) == sorted(SCHEMA["$defs"]["Figure"]["properties"])

    def test_every_kind_of_evidence_and_of_caveat(self) -> None:
        words = re.findall("(basis|caveat) `(.+?)`", " ".join(self.table("word")))
        bases = SCHEMA["$defs"]["Figure"]["properties"]["basis"]["enum"]
        assert words == [("basis", word) for word in bases] + [("caveat", word) for word in get_args(CaveatKind)]

    def test_every_qualifier(self) -> None:
        sentence = re.search(r"The qualifiers are (.*?); a range", self.README, re.DOTALL)
        assert sentence
        assert re.findall("`(.+?)`", sentence[1].replace("\n", " ")) == list(get_args(Qualifier))

    def test_what_a_figure_takes_from_its_group(self) -> None:
        sentence = re.search(r"A group may have (.*?), which its figures take", self.README, re.DOTALL)
        assert sentence
        assert set(re.findall("`(.+?)`", sentence[1])) == {*TAKEN_BY_FIGURES, "via", "of"}
