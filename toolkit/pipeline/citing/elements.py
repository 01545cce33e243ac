"""Pieces of text in, the elements of a place out: *chapter 3*, *p. 3a-4a*, *§12*, *third gate*, *Parshas Noach*, *3:7-9*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.pipeline.citing.grammar import grammar
from toolkit.pipeline.citing.numerals import Number, Piece, number_at

DASHES = frozenset("-–—‐‑")
NEUTRAL = frozenset({"katan", "kattan", "koton", "no", "nos", "number", "num", "#", "№"})
SIDES = {"a": "a", "b": "b", "1": "a", "2": "b", "aleph": "a", "alef": "a", "beis": "b", "bet": "b"}
_ALSO_ROMAN = frozenset({"v", "c", "m"})
_DATE = re.compile(
    r"(?P<m>\d{1,2})([/.])(?P<d>\d{1,2})\2(?P<y>\d{4}|\d{2})(?!\d)"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)"
    r"|(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})(?!\d)"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th)? (?P<month2>[A-Z][a-z]{2,8})\.?,? (?P<year2>\d{4})(?!\d)"
)
_MONTHS_OF_TWO = {"menachem": frozenset({"av"}), "adar": frozenset({"i", "ii", "rishon", "sheni"})}
_HEBREW_YEAR = re.compile(r"5[3-9]\d\d")


class Element(NamedTuple):
    """Units that it may be of (none: a bare number), its values, how it was written, its pieces `first` to `after`."""

    units: tuple[str, ...]
    start: str
    end: str
    written: str
    first: int
    after: int


def with_unit(found: Sequence[Piece], i: int, *, begun: bool) -> Element | None:
    """Return an element that says its unit, before its number or after an ordinal; `begun`: it is not the first."""
    if i >= len(found):
        return None
    unit = grammar().units.get(found[i].plain)
    if unit is not None and found[i].kind in {"word", "sign"}:
        j = _past_stop(found, i + 1)
        while j < len(found) and found[j].plain in NEUTRAL | {"§", "¶"}:
            j = _past_stop(found, j + 1)
        number = number_at(found, j)
        single = len(found[i].text) == 1 and found[i].kind == "word"
        if number is None or (single and number.written in {"word", "letter", "ordinal"}):
            return None
        if _is_roman_chapter(found, i, number, begun=begun) or "\n\n" in found[j].gap:
            return None
        if number.written == "side" and found[i].plain in grammar().parts:
            return None  # Zohar, Introduction 7a: the part, then the folio
        return ranged(found, i, number, unit.means)
    return _after_ordinal(found, i)


def _after_ordinal(found: Sequence[Piece], i: int) -> Element | None:
    number = number_at(found, i)
    if number is None or number.written != "ordinal" or number.after >= len(found):
        return None
    unit = grammar().units.get(found[number.after].plain)
    word = found[number.after]
    if unit is None or word.kind != "word" or len(word.text) < 3 or word.plain in grammar().parts:
        return None  # also: second introduction
    return Element(unit.means, number.value, "", "ordinal", i, number.after + 1)


def _is_roman_chapter(found: Sequence[Piece], i: int, number: Number, *, begun: bool) -> bool:
    """Say whether *v.* is not *verse* but the number five (Gen. v. 3): the first element of an old-style place."""
    return not begun and found[i].text in _ALSO_ROMAN and number.written == "number"


def bare(found: Sequence[Piece], i: int) -> Element | None:
    """Return a number without a unit: in Arabic or Roman numerals, a folio, or a range of these."""
    number = number_at(found, i)
    if number is None or number.written not in {"number", "side", "roman"} or len(number.value) > 5:
        return None
    return ranged(found, i, number, ())


def ranged(found: Sequence[Piece], first: int, number: Number, units: tuple[str, ...]) -> Element:
    """Return the element of a number and, where a dash or *to* follows, of the number after that."""
    start, end, after = number.value, "", number.after
    if after + 1 < len(found) and "\n" not in found[after].gap:
        sign, following = found[after], found[after + 1]
        joined = sign.text in DASHES and bool(sign.gap) == bool(following.gap)
        if joined or sign.plain == "through" or (units and sign.plain in grammar().until):
            end, after = _end(found, after + 1, number)
    if after < len(found) and found[after].plain in grammar().following and number.written != "name":
        after = _past_stop(found, after + 1)
    return Element(units, start, end, number.written, first, after)


def _end(found: Sequence[Piece], i: int, number: Number) -> tuple[str, int]:
    stay = "", number.after
    piece = found[i]
    if number.written == "side" and piece.text.lower() in {"a", "b", "c", "d"}:
        return number.value[:-1] + piece.text.lower(), i + 1
    other = number_at(found, i)
    if other is None or (other.written == "roman") != (number.written == "roman"):
        return stay
    value, least = other.value, int(number.value.rstrip("abcd"))
    if other.written == "number" and len(value) < len(number.value) and int(value) < least:
        value = number.value[: -len(value)] + value
    after = found[other.after] if other.after < len(found) else None
    if after and after.text == ":" and not after.gap and number.written == other.written == "number":
        return value, other.after  # 12:29-13:2
    if int(value.rstrip("abcd")) < least or (after and after.text in DASHES and not after.gap):
        return stay
    return value, other.after


def side_of(found: Sequence[Piece], i: int) -> tuple[str, int]:
    """Return the side (a or b) that *amud b*, *side 1* names, and the piece after it; empty where there is none."""
    at = i + 1 if i < len(found) and found[i].text == "," and not found[i].gap else i
    if at + 1 < len(found) and found[at].plain in {"amud", "side"}:
        j = _past_stop(found, at + 1)
        if j < len(found) and found[j].plain in SIDES:
            return SIDES[found[j].plain], j + 1
    if at > i and at < len(found) and found[at].text in {"a", "b"}:
        after = found[at + 1] if at + 1 < len(found) else None
        if after is None or (after.kind == "sign" and not after.gap):
            return found[at].text, at + 1  # fol. 15, b
    return "", i


def year(found: Sequence[Piece], i: int, *, common: bool) -> Element | None:
    """Return a Hebrew year or, where `common`, one of the common era, with a second year after a slash or dash."""
    if i >= len(found) or found[i].kind != "number":
        return _year_in_letters(found, i)
    text = found[i].text
    if not _HEBREW_YEAR.fullmatch(text) and not (common and re.fullmatch(r"1[5-9]\d\d|20\d\d", text)):
        return None
    after, end = i + 1, ""
    if after + 1 < len(found) and found[after].text in DASHES | {"/"} and found[after + 1].kind == "number":
        end = found[after + 1].text
        end = text[: len(text) - len(end)] + end
        after += 2
    return Element(("year",), text, end, "year", i, after)


def _year_in_letters(found: Sequence[Piece], i: int) -> Element | None:
    """Return a Hebrew year whose letters are spelled out (Tav-Shin-Mem-Vav: 5746), from 5400 on."""
    known, value, j = {**grammar().letters, **grammar().large_letters}, 0, i
    while j < len(found) and found[j].plain in known and found[j].text[:1].isupper():
        value += known[found[j].plain]
        j += 1
        if j + 1 >= len(found) or found[j].text not in DASHES or found[j].gap or found[j + 1].gap:
            break
        j += 1
    if j - i < 3 or grammar().large_letters.get(found[i].plain) != 400:
        return None
    return Element(("year",), str(5000 + value), "", "year", i, j)


def date(text: str, found: Sequence[Piece], i: int) -> Element | None:
    """Return a date in ISO form: month/day/year unless the first number is over 12 (B8)."""
    if i >= len(found):
        return None
    match = _DATE.match(text, found[i].start)
    value = _iso(match) if match else ""
    if match is None or not value:
        return None
    after = next((k for k in range(i, len(found)) if found[k].start >= match.end()), len(found))
    return Element(("date",), value, "", "date", i, after)


def hebrew_date(found: Sequence[Piece], i: int) -> Element | None:
    """Return a day of a Hebrew month, as written (5 Teves, Kislev 19)."""
    if i + 1 >= len(found):
        return None
    day = i if found[i].kind == "number" else i + 1
    month = i + 1 if day == i else i
    more = _MONTHS_OF_TWO.get(found[month].plain, frozenset())
    long = month + 1 < len(found) and found[month + 1].plain in more
    day += long and day > month
    known = long or found[month].plain in grammar().hebrew_months
    if not known or day >= len(found) or found[day].kind != "number":
        return None
    after = i + 3 if long else i + 2
    return Element(("date",), " ".join(p.text for p in found[i:after]), "", "date", i, after)


def _iso(match: re.Match[str]) -> str:
    if match["iso"]:
        return str(match["iso"])
    if match["y"]:
        month, day, year_ = int(match["m"]), int(match["d"]), int(match["y"])
        if month > 12:
            month, day = day, month
        year_ += 0 if year_ > 99 else 1900 if year_ > 60 else 2000
    else:
        name = (match["month"] or match["month2"]).lower()
        month = grammar().months.get(name, 0)
        day, year_ = int(match["day"] or match["day2"]), int(match["year"] or match["year2"])
    return f"{year_:04}-{month:02}-{day:02}" if 0 < month <= 12 and 0 < day <= 31 else ""


def _past_stop(found: Sequence[Piece], i: int) -> int:
    return i + 1 if i < len(found) and found[i].text == "." and not found[i].gap else i
