"""Words in, the first date in them out, as ISO writes it (B8)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from toolkit.model.span import Span

_MONTHS = {
    m: i
    for i, m in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
_NAME = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_TIME = r"(?:,?\s+(?:at\s+)?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?:\s*(?P<half>[AaPp])\.?[Mm]\.?)?)?"
_SHAPES = [
    re.compile(
        rf"\b{_NAME}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_TIME}", re.IGNORECASE
    ),
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_NAME},?\s+(?P<year>\d{{4}}){_TIME}",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?P<year>\d{{4}})-(?P<number>\d{{2}})-(?P<day>\d{{2}})(?:T|\b){_TIME}"),
    re.compile(r"\b(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>\d{4}|\d{2})\b"),
]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date: its range in the words, its ISO form, and whether its order of day and month had to be guessed."""

    span: Span
    when: str
    guessed: bool = False


def find_date(words: str, *, whole: bool = False) -> Dated | None:
    """Return the first date; with `whole`, only where the words are hardly more than the date."""
    for shape in _SHAPES:
        for match in shape.finditer(words):
            dated = _read(match)
            if dated is None:
                continue
            if whole and len(re.sub(r"[\s\W]", "", words[: match.start()] + words[match.end() :])) > 12:
                continue
            return dated
    return None


def _read(match: re.Match[str]) -> Dated | None:
    part = match.groupdict()
    guessed = False
    year = int(part["year"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    if part.get("first"):
        one, two = int(part["first"]), int(part["second"])
        month, day = (one, two) if one <= 12 else (two, one)
        guessed = one <= 12 and two <= 12 and one != two
    else:
        month = int(part["number"]) if part.get("number") else _MONTHS[part["month"][:3].lower()]
        day = int(part["day"])
    try:
        date = dt.date(year, month, day).isoformat()
    except ValueError:
        return None
    return Dated(Span(*match.span()), date + _time(part), guessed)


def _time(part: dict[str, str | None]) -> str:
    if not part.get("hour"):
        return ""
    hour, minute = int(part["hour"] or 0), int(part["minute"] or 0)
    if part.get("half"):
        hour = hour % 12 + (12 if (part["half"] or "").lower() == "p" else 0)
    return f"T{hour:02}:{minute:02}:00" if hour < 24 and minute < 60 else ""
