"""Rule: a name after its verb (*“…,” says X*, *so writes X: …*, *as taught by X*, *to quote X, “…”*)."""

from __future__ import annotations

import re

from toolkit.pipeline.voicing.asides import AS, as_clause, quoted_before, reunited
from toolkit.pipeline.voicing.drafts import Draft, Stage
from toolkit.pipeline.voicing.named import Named
from toolkit.pipeline.voicing.reports import Report, clause, complement, quote_at
from toolkit.pipeline.voicing.script import Script
from toolkit.pipeline.voicing.speech import Verb, alternatives, speech

_SO = re.compile(
    r"(?:^|(?<=[\s,;(“\"]))(?:so|thus|here|therefore|and so|and thus)(?:\s+(?:indeed|also|too))?\s+$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\s+(?:[a-z]+ly\s+|to us\s+|in brief\s+|at length\s+|elsewhere\s+|in (?:many|several|various|other|a number of) places\s+)?(?P<by>by|in(?:\s+the\s+(?:writings|books|works|teachings|sayings)\s+of)?)\s+",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|as)\s+(?:\w+\s+)?$", re.IGNORECASE)
_ONLY_TITLES = re.compile(rf"\s+(?:(?:{alternatives(speech().lists['titles'])})\s+)*", re.IGNORECASE)
_AFTER_KIN = re.compile(
    rf"\s+(?:my|our|his)\s+(?:\w+\s+){{0,3}}?(?:{alternatives(speech().lists['relatives'])})(?:\s+and\s+(?:{alternatives(speech().lists['relatives'])}))?,\s+(?:the\s+)?",
    re.IGNORECASE,
)  # by my revered father-in-law, the Rebbe
_PLAIN = Verb(frozenset())


def inverted(stage: Stage, token: int) -> list[Draft]:
    """Return the voices of *…, says X*, *so writes X: …* and *quoting X, “…”*."""
    script = stage.script
    word = script.words[token].lower()
    named = stage.after(token)
    quoting = word in speech().lists["quoting"]
    if named is None or (word.endswith("ing") and not quoting):
        return []
    if not _ONLY_TITLES.fullmatch(script.text[script.end(token) : named.stretch[0]]):
        return []
    if quoting:
        report = complement(script, named.stretch[1], _PLAIN)
    else:
        report = _around(script, script.starts[token], named)
    if report is None:
        return []
    if report.direct and report.end <= script.starts[token] and (more := quote_at(script, named.stretch[1])):
        report = reunited(report, more)
    return [stage.draft(named, report, f"{word} before the name")]


def _around(script: Script, verb: int, named: Named) -> Report | None:
    """Return what is said before or after a verb with its name after it."""
    text, tail = script.text, named.stretch[1]
    start, end = script.sentence(verb)
    before = text[start:verb]
    lead = before.rstrip()
    as_ = AS.search(before)
    if as_ and lead:
        return as_clause(script, start + as_.start("as"), tail)
    if not lead or _SO.search(before):
        return complement(script, tail, _PLAIN)
    inner = lead.rstrip(" ,–—")
    if held := quoted_before(script, start + len(inner), start):
        return held
    if lead[-1] not in ",–—":
        return None
    if not text[tail:end].strip(' .!?”"’)\n'):
        return Report(start, start + len(inner), direct=False, how="the clause before it")
    return clause(script, start, "the sentence around it") if text[tail : tail + 1] == "," else None


def passive(stage: Stage, token: int) -> list[Draft]:
    """Return the voices of *as explained by X, …* and *it was said by X that …*."""
    script, text = stage.script, stage.script.text
    by = _BY.match(text, script.end(token))
    if by is None:
        return []
    named = stage.after(token)
    if named is None:
        return []
    between = " " + text[by.end() : named.stretch[0]]
    if not _ONLY_TITLES.fullmatch(between) and not _AFTER_KIN.fullmatch(between):
        return []
    start = script.sentence(script.starts[token])[0]
    before = text[start : script.starts[token]]
    inside = by["by"].lower() == "in"
    if inside and (named.kind not in {"text", "collective"} or not _PASSIVE.search(before)):
        return []
    if inside and script.words[token].lower() in speech().lists["treated"]:
        return []  # as discussed in the Talmud (5a)
    how = f"{script.words[token].lower()} {by['by'].lower()} …"
    report: Report | None
    if as_ := AS.search(before):
        report = as_clause(script, start + as_.start("as"), named.stretch[1])
    else:
        report = complement(script, named.stretch[1], _PLAIN)
    return [stage.draft(named, report, how)] if report else []
