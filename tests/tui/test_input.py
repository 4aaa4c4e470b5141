"""What a terminal sends besides keys is no key, in however many spans it comes and whether or not it ends."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events
from textual._xterm_parser import XTermParser

from conftest import COMMAND
from explainer.tui.terminal.input import ESCAPE, LONGEST, PASTE, PASTE_END, SEQUENCE_TIMEOUT, InputParser
from prepared import PREPARED
from terminal import Terminal

DELAY = 0.1
ST = "\x1b\\"
VT52 = "\x1b/Z"

REPLIES = {
    "primary attributes": "\x1b[?62;4c",
    "primary attributes of a VT100": "\x1b[?1;2c",
    "secondary attributes": "\x1b[>41;390;0c",
    "tertiary attributes": f"\x1bP!|00000000{ST}",
    "name and version": f"\x1bP>|XTerm(390){ST}",
    "a VT52's identity": VT52,
    "status": "\x1b[0n",
    "cursor position": "\x1b[3;1R",
    "cursor position in the first row": "\x1b[1;5R",
    "cursor position and page": "\x1b[?3;1;1R",
    "printer": "\x1b[?13n",
    "user-defined keys": "\x1b[?20n",
    "keyboard": "\x1b[?27;1;0;0n",
    "locator": "\x1b[?50n",
    "type of locator": "\x1b[?57;1n",
    "macro space": "\x1b[0*{",
    "checksum of the macros": f"\x1bP1!~0000{ST}",
    "data integrity": "\x1b[?70n",
    "sessions": "\x1b[?83n",
    "colour scheme": "\x1b[?997;2n",
    "ANSI mode": "\x1b[4;1$y",
    "private mode": "\x1b[?1049;2$y",
    "size is reported by itself": "\x1b[?2048;2$y",
    "window is open": "\x1b[1t",
    "window's position": "\x1b[3;20;40t",
    "window's pixels": "\x1b[4;600;800t",
    "screen's pixels": "\x1b[5;1080;1920t",
    "cell's pixels": "\x1b[6;16;8t",
    "text area": "\x1b[8;24;80t",
    "screen's size": "\x1b[9;50;160t",
    "size that was not asked for": "\x1b[48;24;80;384;640t",
    "size of nothing": "\x1b[48;0;0;0;0t",
    "icon's label": f"\x1b]Lquit (q){ST}",
    "window's title": f"\x1b]lé: “jjj” q{ST}",
    "terminal parameters": "\x1b[2;1;1;128;128;1;0x",
    "setting": f"\x1bP1$r0;38;5;1m{ST}",
    "no such setting": f"\x1bP0$r{ST}",
    "termcap": f"\x1bP1+r544e=787465726d{ST}",
    "cursor information": f"\x1bP1$u1;1;1;@;@;@;0;2;@;BB%5%5{ST}",
    "tab stops": f"\x1bP2$u9/17/25{ST}",
    "preferred character set": f"\x1bP0!u%5{ST}",
    "graphic rendition": "\x1b[0;1m",
    "modifier keys": "\x1b[>4;2m",
    "graphics": "\x1b[?1;0;256S",
    "colours on the stack": "\x1b[?1;10#Q",
    "extent shown": '\x1b[24;80;1;1;1"w',
    "locator's place": "\x1b[1;2;10;20;1&w",
    "colour of the palette": f"\x1b]4;1;rgb:cdcd/0000/0000{ST}",
    "special colour": f"\x1b]5;0;rgb:ffff/ffff/ffff{ST}",
    "foreground": f"\x1b]10;rgb:ffff/ffff/ffff{ST}",
    "font": f"\x1b]50;fixed{ST}",
    "clipboard": f"\x1b]52;c;cXVpdA=={ST}",
    "allowed features": f"\x1b]60;allowWindowOps{ST}",
    "mouse in three bytes": "\x1b[M !!",
    "mouse in numbers": "\x1b[32;10;10M",
    "mouse at the end of a highlight": "\x1b[t!!",
    "mouse at another end of a highlight": "\x1b[T!!!!!!",
    "keyboard protocol": "\x1b[?1u",
    "picture": f"\x1b_Gi=1;OK{ST}",
    "privacy message": f"\x1b^q{ST}",
    "start of string": f"\x1bXq{ST}",
}
"""What xterm documents that it answers or reports, and what other terminals do; what is asked for is no part of it."""

KEYS = {
    **{
        key: key
        for key in ("j", "é", "字", "\r", "\t", "\x7f", "\x03", "\x1b[A", "\x1b[Z", "\x1bOA", "\x1b[5~", "\x1b[1;3D")
    },
    **{key: key for key in ("\x1b[I", "\x1b[O", "\x1b[<0;9999;9999M", "\x1b[<35;1;1m", "\x1b[?2026;2$y", "\x1b[97;5u")},
    **{key: key for key in ("\x1b[13u", "\x1b[57399;;48u", "\x1b[106;129;106u", "\x1b\x7f")},
    "\x1b[97:65:97;6;65u": "\x1b[97;6;65u",
    "\x1b[97;5:1u": "\x1b[97;5u",
    "\x1b[<128;7;9M": "\x1b[1;3D",
    "\x1b[97;5:2u": "\x1b[97;5u",
    "\x1b[1;1:1A": "\x1b[1;1A",
    "\x1b[6;:2~": "\x1b[6;~",
    "\x1b[27;5;99~": "\x1b[99;5u",
}
"""Keys, the mouse and the focus, and as what they are handed on."""

NO_KEYS = (
    *("\x1b[97;5:3u", "\x1b[1;1:3A", "\x1b[1114112u", "\x1b[55296u", "\x1b[3u", "\x1b[57441;2u", "\x1b[97;;1114112u"),
    *("\x1b[97;;3u", "\x1b[113~", "\x1b[113A", "\x1b[5$", "\x1b[[A", "\x1b[u", "\x1bO1;5A", "\x1b[<0;-1;-1M"),
    *("\x1b[<128;7;9m", "\x1b[<129;7;9M", "\x1b[<129;7;9m", "\x1b[<999;7;9M"),
    *(f"\x1b[<{'9' * 400};1;1M", f"\x1b[{'9' * 5000}u", f"\x1b[97;;{'9' * 5000}u"),
)
"""A key that is let go, codes that are no character and no key, keys and places that are unknown."""


def in_pieces(*spans: bytes, seconds: float = 0.0) -> list[str]:
    """What spans mean that come so many seconds after each other, when nothing more comes."""
    parser, units, now = InputParser(DELAY), [], 0.0
    for span in spans:
        units += parser.feed(span, now)
        now += seconds
    return units + parser.flush()


def of_eight_bits(reply: str) -> bytes:
    """A reply whose control characters are single bytes."""
    controls = {f"\x1b{chr(code - 0x40)}".encode(): bytes([code]) for code in range(0x80, 0xA0)}
    data = reply.encode()
    return controls.get(data[:2], data[:2]) + re.sub(rb"\x1b\\\Z", b"\x9c", data[2:])


class TestAReply:
    @pytest.mark.parametrize("reply", REPLIES.values(), ids=REPLIES)
    def test_is_no_key_wherever_it_is_split(self, reply: str) -> None:
        data = reply.encode()
        assert in_pieces(data + b"j") == ["j"]
        assert in_pieces(*(bytes([byte]) for byte in data), b"j") == ["j"]
        for cut in range(1, len(data)):
            assert in_pieces(data[:cut], data[cut:] + b"j", seconds=DELAY / 2) == ["j"]

    @pytest.mark.parametrize("reply", [reply for reply in REPLIES.values() if reply != VT52], ids=repr)
    def test_nor_is_any_part_of_it_where_it_never_ends(self, reply: str) -> None:
        data = reply.encode()
        for end in range(2, len(data)):
            parser = InputParser(DELAY)
            assert parser.feed(data[:end], 0.0) == []
            assert parser.due in (SEQUENCE_TIMEOUT, None)
            assert parser.flush() == ([ESCAPE] if data[:end].endswith(b"\x1b") else [])
            assert parser.feed(b"j", SEQUENCE_TIMEOUT) == ["j"]

    @pytest.mark.parametrize("reply", REPLIES.values(), ids=REPLIES)
    def test_nor_with_controls_of_eight_bits(self, reply: str) -> None:
        data = of_eight_bits(reply)
        for cut in range(1, len(data)):
            assert in_pieces(data[:cut], data[cut:] + b"j") == ["j"]
        if data[0] in range(0x80, 0xA0):
            assert in_pieces(b"\xc2" + re.sub(rb"\x9c\Z", b"\xc2\x9c", data) + b"j") == ["j"]

    def test_nor_at_random(self) -> None:
        chance = random.Random(20)
        for _ in range(10_000):
            data = random_reply(chance)
            cuts = sorted(chance.choices(range(1, len(data)), k=3))
            spans = [data[start:end] for start, end in zip([0, *cuts], [*cuts, len(data)], strict=True)]
            assert in_pieces(*spans, b"j") == ["j"], spans

    def test_that_is_broken_ends_where_a_key_follows(self) -> None:
        for begun in (b"\x1b[", b"\x1b[?62;", b"\x1b]11;rgb:ff", b"\x1bP>|X", b"\x1b_G", b"\x1bO"):
            assert in_pieces(begun + b"\x03") == ["\x03"]
            assert in_pieces(begun + b"\r") == ["\r"]
            assert in_pieces(begun + b"\x1b[A") == ["\x1b[A"]
            assert in_pieces(begun + b"\x1b[?62;4c" + b"j") == ["j"]

    def test_that_never_ends_is_given_up_however_much_is_typed(self) -> None:
        parser = InputParser(DELAY)
        for tenth in range(9):
            assert parser.feed(b"\x1bP" if tenth == 0 else b"q", tenth / 10) == []
            assert parser.due == SEQUENCE_TIMEOUT

    def test_takes_no_more_room_the_longer_it_is(self) -> None:
        for begun, end in ((b"\x1b]52;c;", b"\x1b\\"), (b"\x1b[200~", b"\x1b[201~")):
            parser = InputParser(DELAY)
            parser.feed(begun, 0.0)
            for _ in range(100):
                parser.feed("é字".encode() * 1000, 0.0)
            parser.feed(end[:3], 0.0)
            units = parser.feed(end[3:] + b"j", 0.0)
            assert units[-1] == "j"
            assert sum(map(len, units)) < 2 * LONGEST


class TestTheBackground:
    def test_is_handed_on_whole(self) -> None:
        data = b"\x1b]11;rgb:0000/0000/0000\x07"
        for cut in range(len(data)):
            assert in_pieces(data[:cut], data[cut:] + b"j") == [data.decode(), "j"]


class TestAKey:
    @pytest.mark.parametrize("key", KEYS, ids=repr)
    def test_is_one_wherever_it_is_split(self, key: str) -> None:
        data = key.encode()
        for cut in range(len(data)):
            assert in_pieces(data[:cut], data[cut:] + b"j") == [KEYS[key], "j"]

    @pytest.mark.parametrize("key", KEYS.values(), ids=repr)
    def test_is_read_whole_by_the_framework(self, key: str) -> None:
        assert list(XTermParser().feed(key))

    @pytest.mark.parametrize("sequence", NO_KEYS, ids=lambda sequence: repr(sequence[:20]))
    def test_that_is_unknown_is_dropped_whole(self, sequence: str) -> None:
        assert in_pieces(sequence.encode() + b"j") == ["j"]

    def test_escape_is_one_when_nothing_follows(self) -> None:
        parser = InputParser(DELAY)
        assert parser.feed(b"\x1b", 5.0) == []
        assert parser.due == 5.0 + DELAY
        assert parser.flush() == [ESCAPE]
        assert parser.due is None

    def test_escape_is_one_before_another_sequence_and_before_another_key(self) -> None:
        assert in_pieces(b"\x1b\x1b") == [ESCAPE, ESCAPE]
        assert in_pieces(b"\x1b\x1b[A") == [ESCAPE, "\x1b[A"]
        assert in_pieces(b"\x1b\x03") == [ESCAPE, "\x03"]
        assert in_pieces(b"\x1b?2") == [ESCAPE, "?", "2"]
        assert in_pieces(b"\x1b/word") == [ESCAPE, *"/word"]
        assert in_pieces(b"\x1b", b"/") == [ESCAPE, "/"]

    def test_none_is_made_of_bytes_that_are_no_character(self) -> None:
        assert in_pieces(b"\xe9j") == ["j"]
        assert in_pieces(b"\xe9", b"j") == ["j"]
        assert in_pieces(b"\xed\xa0\x80\xf4\x90\x80\x80\xc0\x80\x85j") == ["j"]
        assert in_pieces(b"\x1b[M \xff\x7fj") == ["j"]
        assert in_pieces(b"\x1b[M \xc3\xa9j") == ["j"]

    def test_none_fails_whatever_comes(self) -> None:
        chance = random.Random(20)
        signs = b"\x1b\x1b\x1b[[]POM<?;:$~u019ARct\x07\\\x9b\x9c\xc2\xe9j\x00"
        for _ in range(1_000):
            data = bytes(chance.choices(signs, k=30))
            parser, textual = InputParser(DELAY), XTermParser()
            for unit in (*parser.feed(data, 0.0), *parser.flush()):
                messages = list(textual.feed(unit))
                assert not any(isinstance(message, events.CursorPosition | events.Resize) for message in messages)
                textual = textual if messages else XTermParser()
            assert parser.feed(b"j", 1.0) == ["j"]


class TestAPaste:
    def test_is_one_wherever_it_is_split(self) -> None:
        data = b"\x1b[200~two\nlines, \xc3\xa9\x1b[201~j"
        for cut in range(len(data)):
            assert in_pieces(data[:cut], data[cut:]) == [f"{PASTE}two\nlines, é{PASTE_END}", "j"]

    def test_holds_no_sequence(self) -> None:
        [pasted] = in_pieces(b"\x1b[200~\x1b[A\x1b[200~ \xff\x1b[201~")
        assert pasted == f"{PASTE}[A[200~ \ufffd{PASTE_END}"
        [message] = XTermParser().feed(pasted)
        assert isinstance(message, events.Paste)
        assert message.text == "[A[200~ \ufffd"

    def test_without_an_end_is_over_when_nothing_more_comes(self) -> None:
        parser = InputParser(DELAY)
        assert parser.feed(b"\x1b[200~some", 0.0) == []
        assert parser.feed(b" words", 0.9) == []
        assert parser.due == 0.9 + SEQUENCE_TIMEOUT
        assert parser.flush() == [f"{PASTE}some words{PASTE_END}"]
        assert parser.feed(b"j", 2.0) == ["j"]


@pytest.fixture
def terminal(path: Path) -> Iterator[Terminal]:
    with Terminal([PREPARED, COMMAND, path], 80, 24) as terminal:
        terminal.wait_for_update()
        yield terminal


class TestTheScreen:
    def test_does_nothing_at_a_reply_and_leaves_no_mode_on_that_one_could_turn_on(self, terminal: Terminal) -> None:
        before = terminal.rows
        terminal.press(*REPLIES.values())
        terminal.settle()
        assert terminal.rows == before
        terminal.press("/")
        terminal.wait_for("│")
        before = terminal.rows
        terminal.press(*REPLIES.values())
        terminal.settle()
        assert terminal.rows == before
        terminal.press("escape")
        terminal.settle()
        terminal.press("\x1b[?2048;1$y", "\x1b[?2048;2$y", "2")
        terminal.wait_for("The question of two")
        terminal.press("q")
        assert terminal.finish() == 0
        assert terminal.is_in_order

    def test_answers_keys_among_broken_bytes_and_after_what_never_ends(self, terminal: Terminal) -> None:
        terminal.send(b"\xe9\xff\x1b[M \xff\xff\x1b[97:65;5:3u\x1b[1114112u\x1b[48;0;0;0;0t\x1b[<0;5;5M\x1b[<0;5;5m2")
        terminal.wait_for("The question of two")
        for begun, key, question in (("\x1bP>", "1", "one"), ("\x1b[200~", "3", "three")):
            terminal.press(begun)
            terminal.take_in(1.5 * SEQUENCE_TIMEOUT)
            terminal.press(key)
            terminal.wait_for(f"The question of {question}")


def random_reply(chance: random.Random) -> bytes:
    """A sequence as terminals answer with, of any content."""

    def some(signs: str, most: int) -> str:
        return "".join(chance.choices(signs, k=chance.randint(0, most)))

    digits = "0123456789;:"
    text = "".join(map(chr, range(0x20, 0x7F))) + "é字\u201c\u0152"
    match chance.randrange(4):
        case 0:
            reply = f"\x1b[{chance.choice('<=>?')}{some(digits, 12)}{some('!+#', 1)}{chance.choice('cnqrtuxyzw|')}"
        case 1:
            reply = f"\x1b[{chance.choice('019')}{some(digits, 12)}{some('*&', 1)}{chance.choice('Rcntxwyz{}|')}"
        case 2:
            reply = f"\x1b{chance.choice('P]_^X')}{some(text, 40)}{chance.choice([ST, chr(7)])}"
        case _:
            reply = f"\x1bO{chance.choice('019')}{some('0123456789;', 6)}{chance.choice('ABCDPQRS')}"
    return reply.encode()
