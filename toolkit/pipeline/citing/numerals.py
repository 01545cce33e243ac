"""A stretch of text in, its pieces (numbers, folios, words, signs) out; and what number a piece or some pieces are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from toolkit.pipeline.citing.grammar import grammar, plain

_PIECE = re.compile(
    r"(?P<side>\d{1,4}(?:[a-dA-D](?![^\W_])|[ ][ab](?=[.,;:)\]]|\s*$)))"
    r"|(?P<number>(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d+)(?:st|nd|rd|th)?(?=(?:ff?)?(?![^\W_])))"
    r"|(?P<word>s\.k(?=\.)|[^\W\d_]+(?:['’‘ʼʻ`´ʾʿ][^\W\d_]+)*(?![^\W_]))"
    r"|(?P<other>\w+)"
    r"|(?P<sign>\S)"
)
_ROMAN = re.compile(r"(?=[mdclxvi])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


class Piece(NamedTuple):
    """A piece: its kind (side, number, word, other, sign), text, edges, and the white space before it."""

    kind: str
    text: str
    start: int
    end: int
    gap: str

    @property
    def plain(self) -> str:
        """The text in lower case, without apostrophes."""
        return plain(self.text) or self.text


class Number(NamedTuple):
    """A number in Arabic numerals (with the side of a folio), how it was written, and the piece after it."""

    value: str
    written: str  # number, side, roman, word, ordinal, letter
    after: int


def pieces(text: str, at: int, limit: int) -> list[Piece]:
    """Return the pieces of a text from a place on, at most `limit`."""
    found, end = [], at
    for match in islice(_PIECE.finditer(text, at), limit):
        found.append(
            Piece(match.lastgroup or "sign", match[0], match.start(), match.end(), text[end : match.start()])
        )
        end = match.end()
    return found


def roman(word: str) -> int:
    """Return the value of a Roman numeral in small or in capital letters; 0 for any other word."""
    lowered = word.lower()
    if not (word.islower() or word.isupper()) or not _ROMAN.fullmatch(lowered):
        return 0
    values = [_VALUES[c] for c in lowered]
    return sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True))


def number_at(found: Sequence[Piece], i: int) -> Number | None:
    """Return the number that begins at a piece: 5, 5th, 12a, xii, XII, twelve, thirty-two, fifth, aleph."""
    if i >= len(found):
        return None
    piece = found[i]
    if piece.kind == "side":
        return Number(str(int(piece.text[:-1])) + piece.text[-1].lower(), "side", i + 1)  # also 135 a
    if piece.kind == "number":
        digits = piece.text.rstrip("stndrh")
        written = "ordinal" if digits != piece.text else "number"
        return Number(str(int(digits.replace(",", ""))), written, i + 1)
    if piece.kind != "word":
        return None
    value = roman(piece.text)
    if value:
        return Number(str(value), "roman", i + 1)
    return _word(found, i)


def _word(found: Sequence[Piece], i: int) -> Number | None:
    known, word = grammar(), found[i].plain
    if word in known.letters:
        return Number(str(known.letters[word]), "letter", i + 1)
    if word in known.ordinals:
        return Number(str(known.ordinals[word]), "ordinal", i + 1)
    if word not in known.cardinals:
        return None
    value = known.cardinals[word]
    after = i + 1
    if value >= 20 and value % 10 == 0:
        j = after + 1 if after < len(found) and found[after].text in {"-", "‐", "‑"} else after
        small = found[j].plain if j < len(found) else ""
        if 0 < known.cardinals.get(small, 0) < 10:
            return Number(str(value + known.cardinals[small]), "word", j + 1)
        if 0 < known.ordinals.get(small, 0) < 10:
            return Number(str(value + known.ordinals[small]), "ordinal", j + 1)
    return Number(str(value), "word", after)
