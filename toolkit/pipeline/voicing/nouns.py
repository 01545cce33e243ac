"""Rule: a noun of speech and a name (*according to X*, *in the words of X*, *X's words: …*, *in the name of X*)."""

from __future__ import annotations

import re

from toolkit.pipeline.voicing.asides import comma_after
from toolkit.pipeline.voicing.cast import Named
from toolkit.pipeline.voicing.drafts import Draft, Stage
from toolkit.pipeline.voicing.reports import Report, clause, complement, nothing, quote_at
from toolkit.pipeline.voicing.speech import Verb, alternatives, speech

_TITLES = rf"(?:(?:{alternatives(speech().lists['titles'])})\s+)*"
_ACCORDING = re.compile(
    rf"\s+to\s+(?:the\s+(?:words|view|opinion|interpretation|commentary|method|teachings?|writings|explanation)\s+of\s+)?{_TITLES}",
    re.IGNORECASE,
)
_OF = re.compile(rf"\s+(?:of|from|by|(?P<inside>in))\s+{_TITLES}", re.IGNORECASE)
_OWN = re.compile(r"[’']s?\s+(?:[a-z-]+\s+){0,2}$", re.IGNORECASE)
_AND = re.compile(rf"\s*,?\s+(?:and|&)\s+{_TITLES}", re.IGNORECASE)
_WORK = re.compile(
    r"[’']s\s+[^,.;“”\"]{2,60}?(?:\s\d[\d:ab.–-]*)?(?=,\s)"
)  # according to Cordovero's Pardes 4:4, …
_IS_THAT = re.compile(
    r"\s+(?:is|was|are|were)\s+(?:therefore\s+|simply\s+|as follows:\s+)?that\s", re.IGNORECASE
)
_SEE = re.compile(r"\b(?:see|cf\.|compare|consult|study|read)\s+(?:also\s+)?(?:the\s+)?$", re.IGNORECASE)
_TOLD = re.compile(r"\s+(?:are|were|have|had|can|must|may|do|did)\b", re.IGNORECASE)  # X's words are few
_AT = re.compile(r"\s+(?:in|on|to|at|from|concerning|regarding|about)\s", re.IGNORECASE)
_IN = re.compile(
    r"(?:^|\s)(?:in|to use|to borrow|to quote|to take up|to adopt|as in|by)\s+(?:the\s+|his\s+)?$",
    re.IGNORECASE,
)
_LEAD = frozenset(
    {
        "",
        "and",
        "but",
        "so",
        "thus",
        "hence",
        "therefore",
        "also",
        "for",
        "yet",
        "now",
        "then",
        "indeed",
        "moreover",
    }
)


def according(stage: Stage, token: int) -> list[Draft]:
    """Return the voice of *according to X* at the token *according*."""
    script = stage.script
    to = _ACCORDING.match(script.text, script.end(token))
    named = _next(stage, token, to.end() if to else -1)
    if named is None:
        return []
    after = re.compile(
        r"[’']s?\s+(?:words|view|opinion|explanation|teachings?|commentary|method|interpretation)"
    ).match(script.text, named.stretch[1])
    joined = [named, *_joined(stage, named)]
    tail = after.end() if after else joined[-1].stretch[1]
    if work := _WORK.match(script.text, joined[-1].stretch[1]):
        tail = work.end()
    report = around(stage, script.starts[token], tail)
    return [stage.draft(n, report, "according to") for n in joined]


def _joined(stage: Stage, named: Named) -> list[Named]:
    """Return the names that *and* joins to a name after it: *according to Rashi and the Ramban*."""
    found: list[Named] = []
    last = named
    for other in stage.people(named.stretch[0]):
        between = stage.script.text[last.stretch[1] : other.stretch[0]]
        if other.start >= last.end and _AND.fullmatch(between):
            found.append(other)
            last = other
    return found


def by_noun(stage: Stage, token: int) -> list[Draft]:
    """Return the voice of *the words of X* or *X's words* at the token of a noun of speech."""
    script, text = stage.script, stage.script.text
    if not stage.people(script.starts[token]):
        return []
    noun = script.words[token].lower()
    of = _OF.match(text, script.end(token))
    named = _next(stage, token, of.end() if of else -1)
    if named is not None and of and of["inside"] and named.kind not in {"text", "collective"}:
        named = None
    after = named.stretch[1] if named else 0
    if named is None:
        named = _owner(stage, token)
        after = script.end(token)
    if named is None or (noun in speech().lists["tongues"] and named.who in speech().lists["doctrines"]):
        return []
    start = script.sentence(script.starts[token])[0]
    end_of_lead = min(named.stretch[0], script.starts[token])
    if named.start > token and _SEE.search(text, start, script.starts[token]):
        return []
    lead = re.sub(
        rf"{_TITLES}$",
        "",
        text[start:end_of_lead] if named.start < token else text[start : script.starts[token]],
        flags=re.IGNORECASE,
    )
    report: Report | None = None
    if _IN.search(f" {lead} ".replace("  ", " ")):
        at = start + len(lead.rstrip()) - len(lead.split()[-1]) if lead.split() else start
        report = quote_at(script, after) or complement(script, after, Verb(frozenset()))
        phrase = _phrase_start(text, start, at)
        opened = text[start:phrase].strip(' \n“"(*')
        if (
            report is None
            and noun != "name"
            and (opened.lower().rstrip(",") in _LEAD or opened[-1:] in ",;–—")
        ):
            report = around(stage, phrase, after)
    elif is_that := _IS_THAT.match(text, after):
        report = clause(script, is_that.end(), "after is that")
    else:
        report = complement(script, after, Verb(frozenset()))
    if (
        report is None
        and noun in speech().lists["spoken"]
        and named.kind != "unknown"
        and not _TOLD.match(text, after)
    ):
        report = nothing(after, "the words are named, not given")
    if report is None:
        return []
    return [stage.draft(named, report, f"{noun} of somebody")]


def _phrase_start(text: str, start: int, at: int) -> int:
    """Return where *in the words* begins: at its preposition."""
    found = re.compile(
        r"(?:in|to use|to borrow|to quote|to take up|to adopt|as in|by)\s+(?:the\s+)?$", re.IGNORECASE
    ).search(text[start : at + 4])
    return start + found.start() if found else at


def _next(stage: Stage, token: int, position: int) -> Named | None:
    """Return the name that begins at a position."""
    if position < 0:
        return None
    names = stage.people(stage.script.starts[token])
    return next((n for n in names if n.stretch[0] <= position < n.stretch[1] and n.start > token), None)


def _owner(stage: Stage, token: int) -> Named | None:
    """Return the name whose possessive stands before a noun."""
    script = stage.script
    for named in stage.people(script.starts[token]):
        if named.end <= token and _OWN.fullmatch(script.text[named.stretch[1] : script.starts[token]]):
            return named
    return None


def around(stage: Stage, phrase: int, after: int) -> Report:
    """Return what is said in a sentence with a phrase like *according to X* in it: what follows, or what stands before."""
    script, text = stage.script, stage.script.text
    start, end = script.sentence(phrase)
    if quoted := quote_at(script, after):
        return quoted
    lead = text[start:phrase].strip(' \n“"‘(—–*')
    rest = text[after:end].strip(' \n.!?”"’)*')
    if lead.lower().rstrip(",") in _LEAD:
        if _AT.match(text, after) and (at := comma_after(text, after, end)):
            return quote_at(script, at) or clause(script, at + 1, "after the comma")
        comma = re.compile(r"\s*(?:\([^()]*\))?\s*[,:]\s*(?:that\s+)?").match(text, after)
        return clause(script, comma.end() if comma else after, "after the comma" if comma else "what follows")
    pause = comma_after(text, after, end)
    if lead[-1:] not in ",–—" and rest and pause:
        return clause(script, pause + 1, "after the comma")  # and according to X, …
    if not rest:
        cut = phrase
        while cut > start and text[cut - 1] in " ,;–—(\n":
            cut -= 1
        return Report(start, cut, direct=False, how="the clause before it")
    return clause(script, start, "the sentence around it")
