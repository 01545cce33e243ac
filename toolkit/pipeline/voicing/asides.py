"""Where a speaker is named aside (*as X explains*, *…, X says, …*); out, the clause or quotation that is said."""

from __future__ import annotations

import re

from toolkit.pipeline.voicing.reports import Report, block_at, clause, quote_at
from toolkit.pipeline.voicing.script import Script
from toolkit.pipeline.voicing.speech import alternatives, speech

AS = re.compile(
    r"(?:^|(?<=[\s,;(“\"—–]))(?:just\s+)?(?P<as>as|according to what)(?:\s+has|\s+have|\s+is|\s+was)?\s+$",
    re.IGNORECASE,
)
_CLOSING = "”\"’'»"
_PARENTHETIC = re.compile(r"[,;–—]\s*$")
PLACE = re.compile(
    rf"\s*(?:(?:{alternatives(speech().lists['units'])})\b|\d|[IVXL]+\b|[“\"])", re.IGNORECASE
)  # a part of a reference after a comma
_REFERENCE = re.compile(r"\s*\([^()]{1,80}\)(?=[,:]?\s)")
REACH = 160  # code points in which the comma of an aside is looked for
_ENOUGH = 40  # code points from which a quotation inside a sentence is no title


def as_clause(script: Script, as_at: int, after: int) -> Report | None:
    """Return what somebody says in *as X explains, …* or *…, as X explains*: what follows, or what stands before it.

    `as_at` is the place of *as*, `after` that of what follows the verb and the name.
    """
    text = script.text
    start, end = script.sentence(as_at)
    comma = comma_after(text, after, end)
    if found := _announced(script, after, end, comma):
        return found
    lead = text[start:as_at].strip(' \n“"(‘—–')
    opened = (
        lead[-1:] in ";:" or lead.rsplit(maxsplit=1)[-1].lower() in {"and", "but", "for", "that"}
        if lead
        else True
    )
    if opened or lead.rstrip(",").lower() in speech().lists["openers"]:
        return clause(script, comma + 1, "after the comma") if comma else None
    cut = as_at
    while cut > start and text[cut - 1] in " ,;–—(\n":
        cut -= 1
    if held := quoted_before(script, cut, start):
        return held
    begin = max(start, text.rfind(";", start, cut) + 1)
    begin += len(text[begin:cut]) - len(text[begin:cut].lstrip())
    rest = text[comma + 1 : end].split() if comma else []
    if rest and rest[0].lower() not in speech().lists["further"] and text[cut : cut + 1] == ",":
        return clause(script, begin, "the sentence around it")
    return Report(begin, cut, direct=False, how="the clause before it")


def _announced(script: Script, after: int, end: int, comma: int) -> Report | None:
    """Return what follows with quotation marks, a colon or *that*, a reference in brackets before them."""
    if bracket := _REFERENCE.match(script.text, after, end):
        after = bracket.end()
    if quoted := quote_at(script, after):
        return quoted
    follows = script.text[after:end]
    colon = re.search(r":(?!\d)", follows[:140])
    if colon:
        at = after + colon.start()
        return quote_at(script, at) or block_at(script, at + 1) or clause(script, at + 1, "after the colon")
    if comma and (quoted := quote_at(script, comma)):
        return quoted
    that = re.match(r",?(?:\s+(?:us|them|him|her|me|you))?\s+that\s", follows)
    if that is None:
        return None
    return quote_at(script, after + that.end()) or clause(script, after + that.end(), "after that")


def comma_after(text: str, start: int, end: int) -> int:
    """Return the place of the first comma outside brackets that no place of a citation follows, 0 if there is none."""
    depth = 0
    for i in range(start, min(end, start + REACH)):
        if text[i] in "([":
            depth += 1
        elif text[i] in ")]":
            depth -= 1
        elif text[i] == "," and depth <= 0 and not PLACE.match(text, i + 1):
            return i
    return 0


def parenthetic(script: Script, start: int, name: int, lead: str, after: int) -> Report | None:
    """Return what is said around *…, X says, …* or before *…, X says.*

    `start` is where the sentence begins, `lead` what stands there before the name and its titles, `after` the place after
    the verb.
    """
    text, end = script.text, script.sentence(name)[1]
    lead = lead.rstrip()
    if not lead:
        comma = re.match(r"\s*,\s(?!(?:and|but|or|which|who|as|so)\s)", text[after:end])
        return clause(script, after + comma.end(), "after the comma") if comma else None
    inner = lead.rstrip(" ,;–—")
    if held := quoted_before(script, start + len(inner), start):
        return held
    if not _PARENTHETIC.search(lead):
        return None
    rest = text[after:end].strip()
    if not rest.strip('.!?”"’)'):
        return Report(start, start + len(inner), direct=False, how="the clause before it")
    return clause(script, start, "the sentence around it") if rest[0] in ",;–—" else None


def quoted_before(script: Script, position: int, start: int) -> Report | None:
    """Return the quotation that closes directly before a position, unless it stands inside a sentence as a title does."""
    if position < 1 or script.text[position - 1] not in _CLOSING:
        return None
    held = script.opened_before(position - 1)
    if held is None or (held[0] - 1 > start and held[1] - held[0] < _ENOUGH):
        return None
    return Report(*held, direct=True, how="the quotation before it")


def reunited(first: Report | None, second: Report) -> Report:
    """Return one report of a quotation that the speaker's name divides (*“Lamps,” says X, “are souls.”*)."""
    if first is None or not first.direct or first.end > second.start:
        return second
    return Report(first.start, second.end, direct=True, how="the quotation around it")
