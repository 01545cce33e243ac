"""Pieces in, a part of a work that has a name out: *Parshas Noach*, *Shaar HaKlalim*, *Introduction*, *Peru Urevu*."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from toolkit.pipeline.citing.elements import Element, bare, with_unit
from toolkit.pipeline.citing.grammar import grammar
from toolkit.pipeline.citing.numerals import Piece
from toolkit.pipeline.citing.signs import QUOTES

_GOES_ON = frozenset({"to", "of", "by", "for"})  # after the name of a part: it is the title of something else
NAME_WORDS = 6
_LAWS = frozenset(
    {"hilchos", "hilchot", "hilkhot", "hilkhos", "hilkhoth"}
)  # with what follows, the title of a part of its own
_YEAR = re.compile(r"1[4-9]\d\d|20\d\d")


class Context(NamedTuple):
    """What is known of the work: its units, whether its title is short (Gen.), an ordinary word (Job) or a unit (Psalm, Psalms), and what else
    could begin at a piece: `names` counts the pieces of the name of a portion, `title` says whether a title begins, `apart` whether that of a work that is no
    book of the Bible (*Rosh Hashanah*, *Idra Zuta*), `book`
    of what a commentary is (*book*: of the Bible, *tractate*) that begins there."""

    units: tuple[str, ...]
    short: bool = False
    doubtful: bool = False
    title_unit: str = ""
    names: Callable[[Sequence[Piece], int], int] = lambda _found, _i: 0
    title: Callable[[Sequence[Piece], int], bool] = lambda _found, _i: False
    book: Callable[[Sequence[Piece], int], str] | None = None
    apart: Callable[[Sequence[Piece], int], bool] = lambda _found, _i: False


def part_at(text: str, found: Sequence[Piece], i: int, context: Context) -> Element | None:
    """Return a portion, a part that many works have, words after a word for a unit, or words before a number."""
    if i >= len(found) or found[i].kind != "word" or "\n" in found[i].gap:
        return None
    first, means = i, tuple[str, ...]()
    unit = grammar().units.get(found[i].plain)
    if unit is not None and unit.named and not (found[i].plain in _LAWS and context.title(found, i)):
        name = (
            i + 2 if i + 1 < len(found) and found[i + 1].text in QUOTES else i + 1
        )  # Chapter “Noah,” Item 3
        if unit.kept and found[i].text[:1].isupper():
            while name < len(found) and found[name].plain in {"of", "the"} and name < i + 3:
                name += 1  # Gate of the Essence
        if name < len(found) and found[name].text[:1].isupper():
            means, i = unit.means, name
            first = first if unit.kept else i
    kept = first < i and unit is not None and unit.kept  # Shaar HaChanukah
    return (
        (None if kept else _portion(text, found, i, means, context))
        or _common(text, found, i)
        or _words(text, found, first, i, means, context)
    )


def _portion(
    text: str, found: Sequence[Piece], i: int, means: tuple[str, ...], context: Context
) -> Element | None:
    if means[:1] != ("portion",) and not {"portion", "folio"}.intersection(context.units):
        return None
    count = context.names(found, i)
    if not count:
        return None
    end = _with_letter(found, i + count)
    end = _quoted_to(found, i, end)
    if end + 2 < len(found) and found[end].kind == "number" and found[end + 1].text == ",":
        end += with_unit(found, end + 2, begun=True) is not None  # Beresheet 1, item 5
    return _named(text, found, i, end, ("portion", *means))


def _with_letter(found: Sequence[Piece], end: int) -> int:
    """Return the end of a portion with the letter or number of its part (Beresheet Alef; Beresheet-2)."""
    if end < len(found) and found[end].plain in grammar().letters and found[end].text[0].isupper():
        return end + 1
    joined = end + 1 < len(found) and found[end].text == "-" and not found[end].gap
    return end + 2 if joined and found[end + 1].kind == "number" and not found[end + 1].gap else end


def _quoted_to(found: Sequence[Piece], i: int, end: int) -> int:
    """Return the end of a name in quotation marks that begins with that of a portion (“Beresheet Bet,”)."""
    opened = found[i - 1].text if i else ""
    if opened not in QUOTES or found[i].gap:
        return end
    for j in range(end, min(len(found), i + NAME_WORDS)):
        if found[j].text in {QUOTES[opened], ","}:
            return j
        if found[j].kind not in {"word", "number"}:
            return end
    return end


def _common(text: str, found: Sequence[Piece], i: int) -> Element | None:
    start, ordinal = i, found[i].plain in grammar().ordinals and i + 1 < len(found)
    i += ordinal  # second introduction
    for words in grammar().parts.get(found[i].plain, ()):
        after = i + len(words)
        reads = [p.plain for p in found[i:after]] == list(words) and (ordinal or found[i].text[0].isupper())
        if reads and (after >= len(found) or found[after].plain not in _GOES_ON):
            return _named(text, found, start, after, ("section", "part"))
    return None


def _words(
    text: str, found: Sequence[Piece], first: int, i: int, means: tuple[str, ...], context: Context
) -> Element | None:
    units = means or tuple(u for u in grammar().named if u in context.units)
    if context.book and not means:
        kind = context.book(found, i)
        units = (kind,) if kind in units else ()
    end = _capitals(found, i, context, titles=bool(means)) if units else i
    if end == i:
        return None
    if means:
        return _named(text, found, first, end, means)
    return (
        _named(text, found, i, end, units)
        if number_follows(found, end) and not _printed(found, end)
        else None
    )


def _printed(found: Sequence[Piece], i: int) -> bool:
    """Say whether a year of the common era follows a name: its place of printing (Koretz, 1780)."""
    after = i + 1 if i < len(found) and found[i].text == "," else i
    return after < len(found) and _YEAR.fullmatch(found[after].text) is not None


def number_follows(found: Sequence[Piece], i: int) -> bool:
    """Say whether a number, with or without a unit, stands at a piece or after a comma there."""
    after = i + 1 if i < len(found) and found[i].text in {",", "."} and not found[i].gap else i
    return bool(with_unit(found, after, begun=True) or bare(found, after))


def _named(text: str, found: Sequence[Piece], start: int, end: int, units: tuple[str, ...]) -> Element:
    name = " ".join(text[found[start].start : found[end - 1].end].split())
    return Element(units, name, "", "name", start, end)


def _hyphen(found: Sequence[Piece], j: int) -> bool:
    """Say whether a hyphen stands at a piece, between two words with capitals."""
    if j + 1 >= len(found) or found[j].text not in {"-", "‐", "‑"}:
        return False
    after = found[j + 1]
    return not found[j].gap and not after.gap and after.kind == "word" and after.text[0].isupper()


def _gershayim(found: Sequence[Piece], j: int) -> bool:
    """Say whether an acronym with the mark before its last letter stands at a piece (A"K)."""
    if (
        j + 2 >= len(found)
        or found[j + 1].text not in {'"', "”", "״"}
        or found[j + 1].gap
        or found[j + 2].gap
    ):
        return False
    return all(p.kind == "word" and p.text.isupper() and len(p.text) < 4 for p in (found[j], found[j + 2]))


def _capitals(found: Sequence[Piece], i: int, context: Context, *, titles: bool) -> int:
    """Return the piece after the words with capitals that begin at a piece; `titles`: some may begin a title."""
    j = end = i
    while j < len(found) and j - i < NAME_WORDS:
        if j > i and _hyphen(found, j):
            end = j = j + 2  # Shaar Mem-Beis
            continue
        if _gershayim(found, j):
            end = j = j + 3  # Heichal A"K
            continue
        piece = found[j]
        if piece.kind != "word" or "\n" in piece.gap or (j > i and not piece.gap):
            break
        if (piece.plain in grammar().units and j > i) or piece.plain in grammar().see | grammar().cf:
            break
        if piece.text[0].isupper() and not (len(piece.text) < 5 and bare(found, j)):
            if not titles and context.title(found, j):
                break
            end = j + 1
        elif j == i or piece.plain not in grammar().inside:
            break
        j += 1
    return end
