"""The JSON Schema: made from the model, and of one mind with the reader about what is right."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from conftest import CONTENT, TOP, Run
from explainer.content import schema
from explainer.content.records import records_of_the_model
from explainer.content.scalars import READERS, Unfit

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

    def test_the_shipped_story_names_it(self) -> None:
        first = CONTENT.read_text(encoding="utf-8").partition("\n")[0]
        assert first == f"# yaml-language-server: $schema={COMMITTED.relative_to(TOP)}"

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

    def test_every_text_and_number_has_an_example_that_fits(self) -> None:
        for key, about in descriptions(SCHEMA):
            if "$ref" in about and about["$ref"].rpartition("/")[2].islower():
                assert about["examples"], key
            for example in about.get("examples", []):
                Draft202012Validator({**about, "$defs": SCHEMA["$defs"]}).validate(example)

    def test_every_object_is_closed(self) -> None:
        records = [SCHEMA, *SCHEMA["$defs"].values(), SCHEMA["$defs"]["Caveat"]["oneOf"][1]]
        closed = [record for record in records if "properties" in record]
        assert len(closed) == len(records_of_the_model())
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
        for read, _ in READERS.values():
            try:
                read(text)
            except Unfit:
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
            ("the figure rides", "confidense: high", ""),
            ("the figure rides", "confidence: very high", ""),
            ("the figure rides", "caveats: []", ""),
            ("the figure rides", "caveats:\n  - kind: interest", ""),
            ("the figure rides", "caveats:\n  - {kind: gossip, text: It is said.}", ""),
            ("the figure rides", "label: [Rides]", ""),
            ("the figure rides", "label:", ""),
            ("the figure rides", 'label: " "', ""),
            ("the figure rides", "value: many", ""),
            ("the figure rides", "value: {low: 3}", ""),
            ("the figure rides", "value: 13,000", ""),
            ("the figure rides", "source: The depot", ""),
            ("the figure rides", "context: maybe", ""),
            ("the figure rides", "picture: {kind: pie}", ""),
            ("the figure rides", "picture: {kind: bars, from: 5}", ""),
            ("the figure rides", "picture: {with: [rides-before]}", ""),
            ("the figure nights-off", "picture: {kind: days, marked: 0}", ""),
            ("the figure night-shift", 'picture: {kind: clock, from: "22:30", to: "5:30"}', ""),
            ("the figure rides", "differs: {source: fenn, says: More.}", ""),
            ("the figure people", "", "because: gone"),
            ("the source lantern", "url: javascript:alert(1)", ""),
            ("the source lantern", "url: https://me@lantern.example/", ""),
            ("the source lantern", "published: March 2025", ""),
            ("the source drivers", "sample: four", ""),
            ("the section plans", "figures: []", ""),
            ("the story", "explainer: 2", ""),
            ("the story", "as_of: 2025-3-14", ""),
            ("the story", "as_of: 2025-13", ""),
            ("the story", "sources: {The depot: {name: It, kind: news, seen: full}}", ""),
            ("the story", "subtitle: Quill", ""),
            ("the story", "", "title: gone"),
        ],
    )
    def test_a_typical_mistake(self, part: str, lines: str, gone: str) -> None:
        assert len(complaints(changed(part, lines, gone))) == 1

    def test_a_mistake_is_told_at_its_place(self) -> None:
        broken = NEW.replace("measures:", "measured:")
        assert complaints(broken) == ["$.sections[0].figures[0]", "$.sections[0].figures[2]"]


class TestTheReadmeNames:
    README = (TOP / "README.md").read_text(encoding="utf-8")

    def table(self, heading: str) -> dict[str, str]:
        """The first two cells of each row of a table of the README."""
        rows = self.README[self.README.index(f"| {heading} |") :].partition("\n\n")[0].splitlines()[2:]
        return dict(row.split("|")[1:3] for row in rows)

    def test_every_picture_and_its_fields(self) -> None:
        named = {name.strip("` "): fields for name, fields in self.table("picture").items()}
        pictures = {
            about["properties"]["kind"]["const"]: about["properties"].keys() - {"kind"}
            for about in SCHEMA["$defs"].values()
            if "const" in about.get("properties", {}).get("kind", {})
        }
        assert named.keys() == pictures.keys()
        for kind, fields in pictures.items():
            assert [field for field in fields if f"`{field}" not in named[kind]] == [], kind

    def test_every_qualifier(self) -> None:
        named = re.findall("`(.+?)`", " ".join(self.table("qualifier")))
        assert sorted(named) == sorted(SCHEMA["$defs"]["Figure"]["properties"]["qualifier"]["enum"])
