"""What each picture must say and must not: evidence, open ends, missing numbers, and words where it has no room."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

import pytest

from explainer.picture import Band, Bars, Clock, Days, Dots, Share, Steps
from explainer.present.lines import Line
from explainer.present.pictures import ASCII, UTF8, Glyphs, draw, sentence
from explainer.present.wrapping import wrap
from explainer.story import Figure
from explainer.values import Range

from .stories import drawn, figure, others, page, story_of


def lines_of(*figures: Figure, width: int = 60) -> list[Line]:
    """The first figure's picture, in a story of all of them."""
    return draw(figures[0], story_of(*figures), width, UTF8)


def rows_of(*figures: Figure) -> list[str]:
    return page(lines_of(*figures)).splitlines()


def painted(lines: list[Line], role: str) -> str:
    return "".join(span.text for line in lines for span in line if span.role == role)


class TestEvidence:
    @pytest.mark.parametrize("glyphs", [UTF8, ASCII])
    def test_each_kind_has_its_texture_and_its_word(self, glyphs: Glyphs) -> None:
        for basis, texture in glyphs.textures:
            for picture in (Bars("bars"), Band("band"), Clock("clock", time(6), time(9)), Days("days"), Share("share")):
                only = figure("x", 3, basis=basis, picture=picture)
                legend = drawn(only, 80, glyphs).splitlines()[-1]
                assert f"{texture} = " in legend.replace(texture * 3, texture)
                assert basis in legend

    def test_rows_of_one_kind_look_alike(self) -> None:
        for picture in (Bars("bars", others("y", "z")), Dots("dots", others("y", "z"))):
            for context in (False, True):
                rows = [figure(name, 3, context=context) for name in "yz"]
                lines = lines_of(figure("x", 3, context=context, picture=picture), *rows)
                assert painted(lines, "fill-other") == ""
                assert "context" not in page(lines)

    def test_context_beside_the_article_is_told_apart_by_a_sign_and_a_word(self) -> None:
        for picture in (Bars("bars", others("y")), Dots("dots", others("y"))):
            first, second, *_ = rows_of(figure("x", 3, picture=picture), figure("y", 3, context=True))
            assert "◇ context" in second
            assert "◇" not in first
            first, second, *_ = rows_of(figure("x", 3, context=True, picture=picture), figure("y", 3))
            assert "◇ context" in first
            assert "◇" not in second

    def test_the_word_context_moves_to_the_legend_where_the_rows_have_no_room_for_it(self) -> None:
        for picture, few in ((Bars("bars", others("y", "z")), 50), (Dots("dots", others("y", "z")), 47)):
            x, y, z = figure("x", 9, label="L" * 25, picture=picture), figure("y", 9), figure("z", 10, context=True)
            wide, narrow = (page(lines_of(x, y, z, width=width)).splitlines() for width in (80, few))
            assert [wide[2][-9:], narrow[2][-5:]] == ["◇ context", "10  ◇"]
            assert ["◇ = context" in wide[-1], narrow[-1].endswith("◇ = context")] == [False, True]

    def test_other_evidence_is_named(self) -> None:
        rows = figure("y", 3, basis="computed"), figure("z", 3, basis="reported")
        assert rows_of(figure("x", 3, picture=Dots("dots", others("y", "z"))), *rows)[:3] == [
            "x  ●●●  3",
            "y  ●●●  3  our arithmetic",
            "z  ●●●  3  reported",
        ]
        legend = rows_of(figure("x", 3, picture=Bars("bars", others("y", "z"))), *rows)[-1]
        assert "╱ = computed   ▚ = reported" in legend


class TestNumbers:
    def test_open_and_closed_ends_are_drawn_and_explained(self) -> None:
        ends = {"more than": "▸", "at least": "▸", "could exceed": "▸", "up to": "┤", "about": "", None: ""}
        for qualifier, sign in ends.items():
            for picture in (Bars("bars"), Band("band")):
                row, *legend = rows_of(figure("x", 3, qualifier=qualifier, picture=picture))
                assert [each for each in "▸┤" if each in row] == list(sign)
                assert [each for each in "▸┤" if f"{each} = " in legend[-1]] == list(sign)

    def test_below_zero_there_is_no_sign_that_would_point_the_other_way(self) -> None:
        for qualifier in ("more than", "up to"):
            for picture in (Bars("bars"), Band("band")):
                text = drawn(figure("x", -3, qualifier=qualifier, picture=picture))
                assert [each for each in "▸┤" if each in text] == []

    @pytest.mark.parametrize(
        ("value", "to", "said"),
        [(Range(100, 200), 250, "0 100 200"), (10_000, 60_000, "0 10,000"), (-5, None, "-5 0"), (0, 10, "0")],
    )
    def test_an_axis_has_only_numbers_that_somebody_said(self, value: int | Range, to: int | None, said: str) -> None:
        labels = rows_of(figure("x", value, picture=Band("band", to)))[1]
        assert labels.replace("▏", " ").split() == said.split()

    def test_a_clock_has_only_the_hours_that_somebody_said(self) -> None:
        for width in (24, 40, 80, 130):
            _, labels, *_ = drawn(figure("x", picture=Clock("clock", time(6), time(2))), width).splitlines()
            words = labels.replace("▏", " ").replace("▕", " ").split()
            assert [word for word in words if word not in ("noon", "midnight")] == ["06:00", "02:00"]

    def test_where_an_axis_ends_is_not_labelled(self) -> None:
        for picture in (Bars("bars", to=300), Band("band", 300)):
            shorter, longer = (lines_of(figure("x", 90, picture=each)) for each in (picture, picture._replace(to=None)))
            assert len(painted(shorter, "fill")) < len(painted(longer, "fill")) / 2
            assert "300" not in page(shorter)

    def test_what_has_no_number_says_so(self) -> None:
        drawing = figure("x", 5, picture=Bars("bars", others("y", "z")))
        rows = rows_of(drawing, figure("y", unit=None), figure("z", 0))
        assert [row.split() for row in rows[1:3]] == [["y", "no", "number"], ["z", "0"]]


class TestOrder:
    """Years run forward, and those that are left out are said to be."""

    def years(self, *periods: str, named: tuple[str, ...] = ()) -> list[str]:
        names = [f"n{place}" for place in range(len(periods))]
        with_ = others(*(named or names[1:]))
        for picture in (Bars("bars", with_), Dots("dots", with_)):
            figures = [figure(name, 3, period=period) for name, period in zip(names, periods, strict=True)]
            lines = lines_of(figures[0]._replace(picture=picture), *figures[1:])
            rows = ["".join(span.text for span in line if span.role in ("plain", "muted")).strip() for line in lines]
        return [row.split("=")[0].strip() for row in rows[:-1]]

    def test_years_run_forward_whatever_their_order_in_the_file(self) -> None:
        assert self.years("2024", "2023", "2022") == ["2022", "2023", "2024"]
        assert self.years("end of 2018", "end of 2017") == ["end of 2017", "end of 2018"]

    def test_years_that_are_left_out_are_marked(self) -> None:
        assert self.years("2024", "2023", "2019") == ["2019", "┊     2020 to 2022 not shown", "2023", "2024"]
        assert self.years("2024", "2022") == ["2022", "┊     2023 not shown", "2024"]

    def test_other_periods_stand_as_the_file_has_them(self) -> None:
        assert self.years("later level", "earlier level") == ["later level", "earlier level"]
        assert self.years("later", "earlier", named=("n1", "n0")) == ["earlier", "later"]
        assert self.years("2019 to 2024", "2010 to 2012") == ["2019 to 2024", "2010 to 2012"]
        assert self.years("2024", "first half of 2023") == ["2024", "first half of 2023"]

    def test_a_picture_that_names_its_own_figure_draws_it_once_and_there(self) -> None:
        story = figure("x", 3, picture=Bars("bars", others("y", "x", "z"))), figure("y", 4), figure("z", 5)
        assert [row[0] for row in rows_of(*story)[:3]] == ["y", "x", "z"]
        assert [sentence(story[0], story_of(*story)).count(f"{name}: ") for name in "xyz"] == [1, 1, 1]

    def test_the_sentence_says_what_is_left_out_too(self) -> None:
        story = figure("x", 3, period="2024", picture=Bars("bars", others("y"))), figure("y", 4, period="2019")
        assert "(counted); 2020 to 2023 not shown; x, 2024: 3 entries" in sentence(story[0], story_of(*story))


class TestDays:
    def test_the_days_set_apart_catch_the_eye(self) -> None:
        lines = lines_of(figure("x", 2, basis="testified", picture=Days("days")), width=90)
        assert painted(lines[:1], "fill") == "▓▓"
        assert painted(lines[1:-1], "muted") == "·" * 363
        assert painted(lines[1:-1], "fill") == ""

    def test_they_are_the_figures_value_where_the_picture_does_not_say(self) -> None:
        left_out, written = (figure("x", 41, unit="days", picture=Days("days", marked, 92)) for marked in (None, 41))
        assert drawn(left_out) == drawn(written)

    def test_without_a_whole_number_the_days_are_not_drawn(self) -> None:
        for value in (None, Range(2, 3), Decimal("2.5"), 366):
            only = figure("x", value, unit="days", picture=Days("days"))
            assert draw(only, story_of(only), 80, UTF8) == wrap(sentence(only, story_of(only)), 80)


class TestSteps:
    def ladder(self, at: str) -> Figure:
        return figure("x", basis="announced", picture=Steps("steps", ("announced", "reported", "confirmed"), at))

    def test_a_rung_that_is_not_reached_was_not_in_what_was_read(self) -> None:
        assert drawn(self.ladder("reported"), 100).splitlines() == [
            "● announced  ◉ reported (reached)  ○ confirmed (not in what was read)",
            "● = an earlier step",
        ]

    def test_the_sentence_says_the_same(self) -> None:
        for at, beyond in (("announced", "reported and confirmed"), ("reported", "confirmed")):
            only = self.ladder(at)
            assert sentence(only, story_of(only)).endswith(f"reached: {at}; not in what was read: {beyond}.")
        assert sentence(self.ladder("confirmed"), story_of(figure("y"))).endswith("reached: confirmed.")


class TestRoom:
    def test_labels_move_above_the_rows_before_anything_is_cut(self) -> None:
        for picture in (Bars("bars", others("y")), Dots("dots", others("y"))):
            x, y = (figure(name, 9, label=f"One rather long label of two, number {name}") for name in "xy")
            rows = page(lines_of(x._replace(picture=picture), y, width=40)).splitlines()
            assert [rows[0], rows[2]] == [x.label, y.label]

    def test_too_many_cells_are_said_in_words(self) -> None:
        for picture in (Days("days", 2, 10_000), Share("share", 1000), Dots("dots", (), 1)):
            only = figure("x", 900, picture=picture)
            assert draw(only, story_of(only), 80, UTF8) == wrap(sentence(only, story_of(only)), 80)

    def test_no_picture_draws_nothing(self) -> None:
        assert drawn(figure("x", 1)) == ""
        assert sentence(figure("x", 1), story_of(figure("x", 1))) == ""

    def test_the_end_and_the_beginning_of_a_span_in_one_cell_of_the_clock(self) -> None:
        nearly_a_day = Clock("clock", time(6, 30), time(6, 15))
        assert drawn(figure("x", picture=nearly_a_day), 30).splitlines()[0] == "▊" + "█" * 23
