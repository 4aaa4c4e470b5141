"""The signs of pictures: one cell each, and in ASCII where a terminal takes nothing else."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from explainer.present.pictures import ASCII, ASCII_SIGNS, UTF8, Glyphs


def signs_of(glyphs: Glyphs) -> list[str]:
    single = [sign for sign in glyphs if isinstance(sign, str)]
    return [*single, *glyphs.left, *glyphs.right, *dict(glyphs.textures).values()]


@pytest.mark.parametrize("sign", sorted({*signs_of(UTF8), *signs_of(ASCII), *ASCII_SIGNS}))
def test_a_sign_is_one_cell_wide(sign: str) -> None:
    assert cell_len(sign) == 1


def test_ascii_is_ascii() -> None:
    assert "".join([*signs_of(ASCII), *ASCII_SIGNS.values()]).isascii()


@pytest.mark.parametrize("glyphs", [UTF8, ASCII])
def test_no_two_textures_are_the_same(glyphs: Glyphs) -> None:
    textures = [*dict(glyphs.textures).values(), glyphs.account]
    assert len(set(textures)) == len(textures)
