"""A figure beside what others say of the same thing: on one axis, and not in a texture of evidence."""

from __future__ import annotations

from explainer.present.lines import text_of
from explainer.present.pictures import UTF8
from explainer.present.pictures.accounts import accounts_sentence, draw_accounts
from explainer.story import Account
from explainer.values import Id, Range

from .stories import figure

OWN = figure("x", 18, qualifier="up to", basis="testified", unit="hours")
ACCOUNTS = [
    ("A developer", Account(Id("developer"), "12 to 16", value=Range(12, 16), qualifier="about")),
    ("BBC News", Account(Id("bbc"), "more", value=18, qualifier="more than")),
]


def test_the_figure_and_each_account_have_a_row() -> None:
    assert [text_of(line) for line in draw_accounts(OWN, ACCOUNTS, 70, UTF8)] == [
        "this figure  ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓┤ up to 18",
        "A developer  ────────────────────────▄▄▄▄▄▄▄▄ about 12 to 16",
        "BBC News     ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▸ more than 18",
        "▓ = 0.5 hours, testified   ▄ = another account   ▸ = open end",
        "┤ = upper limit   ─ = from zero",
    ]


def test_they_are_said_in_words() -> None:
    assert accounts_sentence(OWN, ACCOUNTS) == (
        "On one axis from zero: this figure: up to 18; A developer: about 12 to 16; BBC News: more than 18."
    )


def test_without_room_nothing_is_drawn() -> None:
    assert draw_accounts(OWN, ACCOUNTS, 15, UTF8) == []
