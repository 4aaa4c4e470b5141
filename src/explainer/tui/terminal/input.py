"""What a terminal sends, told apart: keys, the mouse, pastes and the focus, and what is none of these and is dropped.

Terminals answer questions with control sequences, also late, and also those of a program that ran before. Every
sequence is read to its end, in however many pieces it comes, so that no part of one is taken for keys.
"""

from __future__ import annotations

import os
import re
import select
from collections.abc import Iterator
from threading import Event
from time import monotonic

from explainer.tui.terminal.background import ANSWER

SEQUENCE_TIMEOUT = 1.0
"""Seconds after which a sequence that was begun is over, and a paste of which nothing more comes."""
LONGEST = 4096
"""The bytes that are kept of a sequence or a paste: no key has so many, and nobody types so much."""
TICK = 0.1
"""Seconds after which it is looked again whether reading is over."""
ESCAPE = "\x1b"
PASTE, PASTE_END = "\x1b[200~", "\x1b[201~"
KEYS_AS_YET = (b"\x1b", b"\x1b/")
"""What is keys, unless more comes at once: two keys that are typed fast are not one with alt."""
RELEASED = "3"
"""The event of a key that is let go, as kitty numbers it."""

NEXT = re.compile(
    rb"""
    \x1b\[200~ (?: .*? (\x1b\[201~) | .*+ )          # a paste
  | (?: \x1b\[ | \xc2?\x9b ) (?:                    # CSI:
        M [^\x1b]{0,2}+ ([^\x1b])?                  #   the mouse in three bytes,
      | t [^\x1b]?+ ([^\x1b])?                      #   the end of a highlight in two
      | T [^\x1b]{0,5}+ ([^\x1b])?                  #   or six,
      | \[ ([ -~])?                                 #   a function key of the Linux console,
      | [0-9]++ (\$)                                #   a key of rxvt with shift,
      | [-0-?]*+ [ -/]*+ ([@-~])?                   #   and all others
    )
  | (?: \x1bO | \xc2?\x8f ) [0-9;]*+ ([ -~])?       # SS3
  | (?: \x1b[PX\]^_] | \xc2?[\x90\x98\x9d-\x9f] )   # DCS, SOS, OSC, PM, APC
    (?: [\x20-\x7e]++ | [\xc3-\xdf][\x80-\xbf] | [\xe0-\xef][\x80-\xbf]{2} | [\xf0-\xf4][\x80-\xbf]{3}
      | (?! \xc2\x9c ) [\x80-\x9b\x9d-\xff] )*+
    (?: \x1b\Z )? ( \x07 | \xc2?\x9c | \x1b\\ )?
  | \x1b/ (Z)?                                      # what a VT52 says that it is
  | \x1b ([bf\x7f])?                                # an arrow or backspace with alt
  | ([\x00-\x1a\x1c-\x7f])                          # a character in UTF-8
  | [\xc2-\xdf] ([\x80-\xbf])?
  | [\xe0-\xef] [\x80-\xbf]?+ ([\x80-\xbf])?
  | [\xf0-\xf4] [\x80-\xbf]{0,2}+ ([\x80-\xbf])?
  | [\x80-\xff]                                     # no character
    """,
    re.VERBOSE | re.DOTALL,
)
"""What comes next; a group matches if it is complete, and none if it is not, or is broken by what follows it."""

KNOWN = re.compile(
    rf"""
    [^\x1b\x80-\x9f] | \x1b[bf\x7f]                 # a character, an arrow or backspace with alt
  | \x1bO [A-DFHMP-Sj-y]                            # a key of the keypad, or an arrow as such
  | \x1b\[ [A-FHPQSZ]                               # a key without a number
  | \x1b\[ < (?: \d\d? | 1[01]\d | 12[0-7] ) ;\d{{1,5}};\d{{1,5}} [Mm]  # the mouse
  | \x1b\[ [IO]                                     # the focus
  | \x1b\[\?2026;[1-4]\$y                           # whether updates can be shown in one piece
  | {ANSWER}                                        # the background
    """,
    re.VERBOSE,
)
"""What is handed on as it is."""

KEY = re.compile(
    r"""
    \x1b\[ (?P<code> \d{1,7} ) (?: : [\d:]* )?      # and alternate keys
    (?: ; (?P<modifiers> \d{0,3} ) (?: : (?P<event> \d ) )?
    (?: ; (?P<text> \d{0,7} (?: : \d{0,7} )* ) )? )? (?P<end> [u~A-FHPQS] )
    """,
    re.VERBOSE,
)
"""A key with a number, as kitty's keyboard protocol has it, and xterm with modifiers."""
NAMED = {
    **{"~": {*range(1, 9), *range(11, 16), *range(17, 22), 23, 24}, "u": {9, 13, 27, 127, *range(57399, 57427)}},
    **{end: {1} for end in "ABCDEFHPQS"},
}
"""The numbers of keys that are no characters, for each end."""
OTHER_KEY = re.compile(r"\x1b\[27;(\d{1,3});(\d{1,7})~")
"""A character with modifiers, as xterm reports it where it was told to and not told to stop."""


BACK = re.compile(r"\x1b\[<128;\d{1,5};\d{1,5}M")
"""The mouse's side button is pressed, which Textual would take for the left one."""
ALT_LEFT = "\x1b[1;3D"


class InputParser:
    """Takes in bytes as they come, and gives back what they mean: the rest is dropped.

    That is characters, `ESCAPE`, sequences of keys, of the mouse and of the focus, and texts from `PASTE` to
    `PASTE_END`.
    """

    def __init__(self, escape_delay: float) -> None:
        """`escape_delay`: the seconds after which an escape that nothing has followed is the key."""
        self._escape_delay = escape_delay
        self._begun = b""
        """What is not complete."""
        self._since = 0.0
        """The time at which that began, or at which a paste went on."""

    @property
    def due(self) -> float | None:
        """The time at which to give up what is not complete; None where nothing is."""
        if not self._begun:
            return None
        return self._since + (self._escape_delay if self._begun in KEYS_AS_YET else SEQUENCE_TIMEOUT)

    def feed(self, data: bytes, now: float) -> list[str]:
        """Take in what has come by a time in seconds."""
        units: list[str] = []
        before, data, rest = self._begun, self._begun + data, b""
        for found in NEXT.finditer(data):
            if found.lastindex:
                units += _known(found[0].decode("utf-8", "replace"))
            elif found.end() == len(data):
                rest = found[0]
            elif found[0] in KEYS_AS_YET:
                units += found[0].decode()
        if not before or rest != data or rest.startswith(PASTE.encode()):
            self._since = now
        # Of what is too long the middle is left out: its beginning and its end say how it goes on.
        self._begun = rest[:LONGEST] + rest[LONGEST:][-len(PASTE_END) :]
        return units

    def flush(self) -> list[str]:
        """End what is not complete, as nothing more has come: an escape is the key, and a paste is over."""
        begun, self._begun = self._begun, b""
        if begun.startswith(PASTE.encode()):
            return self.feed(begun + PASTE_END.encode(), self._since)
        if begun in KEYS_AS_YET:
            return list(begun.decode())
        return [ESCAPE] if begun.endswith(b"\x1b") else []


def read(file: int, escape_delay: float, is_over: Event, before: bytes = b"") -> Iterator[str]:
    """What comes from a terminal, as `InputParser` gives it back, until it is over. OSError is raised if it is gone.

    `before`: what has come already.
    """
    parser = InputParser(escape_delay)
    yield from parser.feed(before, monotonic())
    while not is_over.is_set():
        due = parser.due
        if select.select([file], [], [], TICK if due is None else min(TICK, max(0.0, due - monotonic())))[0]:
            data = os.read(file, LONGEST)
            yield from parser.feed(data, monotonic())
            if not data:  # where the terminal is gone this comes at once, again and again
                is_over.wait(TICK)
        elif due is not None and monotonic() >= due:
            yield from parser.flush()


def _known(unit: str) -> list[str]:
    """A complete unit if it is one that is known; of a key only what it says of a press."""
    if KNOWN.fullmatch(unit):
        return [unit]
    if BACK.fullmatch(unit):
        return [ALT_LEFT]
    if unit.startswith(PASTE):
        return [PASTE + unit.replace(PASTE, "", 1).removesuffix(PASTE_END).replace("\x1b", "") + PASTE_END]
    if other := OTHER_KEY.fullmatch(unit):
        unit = f"\x1b[{other[2]};{other[1]}u"
    key = KEY.fullmatch(unit)
    if key is None or key["event"] == RELEASED:
        return []
    code, end = int(key["code"]), key["end"]
    texts = [int(each) for each in (key["text"] or "").split(":") if each]
    if not (code in NAMED[end] or (end == "u" and _is_character(code))) or not all(map(_is_character, texts)):
        return []
    fields = [field for field in (key["code"], key["modifiers"], key["text"]) if field is not None]
    return [f"\x1b[{';'.join(fields)}{end}"]


def _is_character(code: int) -> bool:
    return code <= 0x10FFFF and chr(code).isprintable()
