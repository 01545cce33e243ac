"""Rule: a name and a verb of speech beside it (*X writes that …*, *…, says X*, *as X explains, …*, *as taught by X*)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.pipeline.voicing.cast import Named
from toolkit.pipeline.voicing.drafts import Draft, Stage
from toolkit.pipeline.voicing.reports import Report, clause, complement, quote_at
from toolkit.pipeline.voicing.speech import Verb, alternatives, speech

_CLOSING = "”\"’'»"
_PARENTHETIC = re.compile(r"[,;–—]\s*$")
_AS = re.compile(
    r"(?:^|(?<=[\s,;(“\"—–]))(?:just\s+)?(?P<as>as)(?:\s+has|\s+have|\s+is|\s+was)?\s+$", re.IGNORECASE
)
_SO = re.compile(
    r"(?:^|(?<=[\s,;(“\"]))(?:so|thus|here|therefore|and so|and thus)(?:\s+(?:indeed|also|too))?\s+$",
    re.IGNORECASE,
)
_BY = re.compile(r"\s+(?:[a-z]+ly\s+|to us\s+|in brief\s+|at length\s+|elsewhere\s+)?by\s+", re.IGNORECASE)
_AND = re.compile(r"\s*,?\s*(?:and|&)\s+(?:the\s+)?", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s+(?:the\s+)?", re.IGNORECASE)
_POSSESSIVE = re.compile(r"\s*[’']s?\b")
_HAS = re.compile(r"\b(?:has|have|had)\b", re.IGNORECASE)
_WAS = re.compile(r"\b(?:was|were|is|are|been|be)\s+(?:\w+ly\s+|once\s+|also\s+|often\s+)*$", re.IGNORECASE)
_PREPOSITION = re.compile(r"(?:^|\s)(?:with|to|by|about|against|like|than|for)\s+$")
_TITLES = re.compile(rf"(?<!\w)(?:(?:{alternatives(speech().lists['titles'])})\s+)+$", re.IGNORECASE)
_ONLY_TITLES = re.compile(rf"\s+(?:(?:{alternatives(speech().lists['titles'])})\s+)*", re.IGNORECASE)
_BLESSED = re.compile(
    r"\s*,?\s*(?:of (?:blessed|righteous) memory|z[\"”״]l|zt[\"”״]l),?\s+(?:\w+ly\s+|once\s+|also\s+|used to\s+)?",
    re.IGNORECASE,
)


def by_verb(stage: Stage, token: int) -> list[Draft]:
    """Return the voices of a verb of speech at a token."""
    verb = speech().verbs[stage.script.words[token].lower()]
    people = stage.people(stage.script.starts[token])
    if found := _passive(stage, token, people):
        return found
    subjects = _subjects(stage, token, verb, people)
    if subjects:
        return _of_subjects(stage, token, verb, subjects)
    if found := _inverted(stage, token, people):
        return found
    return _of_pronoun(stage, token, verb)


def _subjects(stage: Stage, token: int, verb: Verb, people: Sequence[Named]) -> list[Named]:
    """Return the name that is the subject of a verb, with those that *and* joins to it."""
    script = stage.script
    for i in range(len(people) - 1, -1, -1):
        named = people[i]
        if named.end > token:
            continue
        if token - named.end > 40:
            break
        between = script.text[named.stretch[1] : script.starts[token]]
        words = {w.lower().strip(",") for w in between.split()}
        if words & speech().lists["negations"] and not _is_question(stage, token):
            break
        if _POSSESSIVE.match(between):
            continue
        if not stage.between.fullmatch(between) and not _BLESSED.fullmatch(between):
            continue
        if not script.words[token].lower().endswith("ing") and _undergoes(verb, between):
            break
        if named.kind == "unknown" and not _agrees(script.words[token].lower(), between):
            break
        if _is_object(stage, named):
            break
        return _joined(stage, people, i)
    return []


def _is_question(stage: Stage, token: int) -> bool:
    start, end = stage.script.sentence(stage.script.starts[token])
    return stage.script.text[start:end].rstrip('”"’)* \n').endswith("?")


def _undergoes(verb: Verb, between: str) -> bool:
    """Say whether the name is not the subject that speaks: *X was asked*, or a participle without *has*."""
    if verb.after:
        return not _HAS.search(between)
    return _WAS.search(between) is not None


def _joined(stage: Stage, people: Sequence[Named], last: int) -> list[Named]:
    """Return the subject and the names that *and* joins to it."""
    joined = [people[last]]
    for named in reversed(people[:last]):
        between = stage.script.text[named.stretch[1] : joined[0].stretch[0]]
        fits = _AND.fullmatch(between) or (len(joined) > 1 and _COMMA.fullmatch(between))
        if "work" in {named.kind, people[last].kind} or not fits:
            break
        joined.insert(0, named)
    return joined


def _agrees(verb: str, between: str) -> bool:
    """Say whether a form of a verb fits one person: *scientists say* is not somebody of that name."""
    return verb.endswith(("s", "d", "t", "ote", "ke", "ing", "an", "eld", "old")) or bool(between.strip())


def _is_object(stage: Stage, named: Named) -> bool:
    """Say whether a preposition before a name shows that the verb has another subject (*the pupil of X says*)."""
    before = stage.script.text[max(0, named.stretch[0] - 30) : named.stretch[0]].lower()
    return _PREPOSITION.search(_TITLES.sub(" ", before)) is not None


def _of_subjects(stage: Stage, token: int, verb: Verb, subjects: Sequence[Named]) -> list[Draft]:
    script = stage.script
    first, after = subjects[0], script.end(token)
    before = _without_titles(script.text, script.sentence(first.stretch[0])[0], first.stretch[0])
    report: Report | None
    how = f"{script.words[token].lower()} is a verb of speech"
    if as_ := _AS.search(before):
        report = _as_clause(stage, script.sentence(first.stretch[0])[0] + as_.start("as"), after)
        how = f"as … {script.words[token].lower()}"
    else:
        report = complement(script, after, verb)
        if report is None or (report.empty and not report.direct):
            report = _parenthetic(stage, first, before, after) or report
    if report is None:
        return []
    return [stage.draft(named, report, how) for named in subjects]


def _without_titles(text: str, start: int, end: int) -> str:
    """Return what stands between `start` and a name, without the titles before the name."""
    return _TITLES.sub("", text[start:end])


def _as_clause(stage: Stage, as_at: int, after: int) -> Report | None:
    """Return what somebody says in *as X explains, …* or *…, as X explains*."""
    script, text = stage.script, stage.script.text
    start, end = script.sentence(as_at)
    if quoted := quote_at(script, after):
        return quoted
    follows = text[after:end]
    colon = re.search(r":(?!\d)", follows)
    lead = text[start:as_at].strip(' \n“"(‘—–')
    if colon and len(follows[: colon.start()]) < 140:
        return quote_at(script, after + colon.start()) or clause(
            script, after + colon.end(), "after the colon"
        )
    comma = _comma(text, after, end)
    if comma and (quoted := quote_at(script, comma)):
        return quoted
    if that := re.match(r"\s+that\s", follows):
        return clause(script, after + that.end(), "after that")
    opening = not lead or (
        len(lead.split()) <= 2 and not lead.endswith((",", ";")) and lead.lower() in _OPENERS
    )
    if opening:
        if comma:
            return clause(script, comma + 1, "after the comma")
        return None
    cut = as_at
    while cut > start and text[cut - 1] in " ,;–—(\n":
        cut -= 1
    begin = max(start, text.rfind(";", start, cut) + 1)
    while begin < cut and text[begin] in " \n":
        begin += 1
    if cut and text[cut - 1] in _CLOSING and (held := script.opened_before(cut - 1)):
        return Report(*held, direct=True, how="the quotation before it")
    return Report(begin, cut, direct=False, how="the clause before it")


_OPENERS = {
    "and",
    "but",
    "for",
    "so",
    "yet",
    "or",
    "thus",
    "hence",
    "also",
    "and just",
    "just",
    "now",
    "indeed",
    "moreover",
    "therefore",
    "and so",
    "however",
}


def _comma(text: str, start: int, end: int) -> int:
    """Return the place of the first comma outside brackets, 0 if there is none."""
    depth = 0
    for i in range(start, min(end, start + 160)):
        if text[i] in "([":
            depth += 1
        elif text[i] in ")]":
            depth -= 1
        elif text[i] == "," and depth <= 0:
            return i
    return 0


def _parenthetic(stage: Stage, named: Named, before: str, after: int) -> Report | None:
    """Return the sentence around *, X says,* or before *, X says.*"""
    script, text = stage.script, stage.script.text
    lead = before.rstrip()
    start, end = script.sentence(named.stretch[0])
    if not lead:
        comma = re.match(r"\s*,\s", text[after:end])
        return clause(script, after + comma.end(), "after the comma") if comma else None
    place = named.stretch[0] - (named.stretch[0] - start) + len(lead)
    if lead[-1] in _CLOSING and (held := script.opened_before(place - 1)):
        return Report(*held, direct=True, how="the quotation before it")
    if not _PARENTHETIC.search(lead + " "):
        return None
    inner = lead.rstrip(" ,;–—")
    if inner[-1:] and inner[-1] in _CLOSING and (held := script.opened_before(start + len(inner) - 1)):
        return Report(*held, direct=True, how="the quotation before it")
    rest = text[after:end].strip()
    if not rest.strip('.!?”"’)'):
        return Report(start, start + len(inner), direct=False, how="the clause before it")
    if rest[0] in ",;–—":
        return clause(script, start, "the sentence around it")
    return None


def _inverted(stage: Stage, token: int, people: Sequence[Named]) -> list[Draft]:
    """Return the voices of *…, says X* and *so writes X: …*."""
    script, text = stage.script, stage.script.text
    after = [n for n in people if n.start > token]
    quoting = script.words[token].lower() in {"quote", "quoting", "citing", "cite"}
    if not after or (script.words[token].lower().endswith("ing") and not quoting):
        return []
    named = after[0]
    between = text[script.end(token) : named.stretch[0]]
    if not _ONLY_TITLES.fullmatch(between):
        return []
    start, end = script.sentence(script.starts[token])
    before = text[start : script.starts[token]]
    lead = before.rstrip()
    at = start + len(lead)
    report: Report | None = None
    if quoting:
        report = complement(script, named.stretch[1], Verb(frozenset()))
    elif not lead or _SO.search(before) or _AS.search(before):
        tail = named.stretch[1]
        if (as_ := _AS.search(before)) and lead:
            report = _as_clause(stage, start + as_.start("as"), tail)
        else:
            report = complement(script, tail, Verb(frozenset()))
    elif lead[-1] in _CLOSING and (held := script.opened_before(at - 1)):
        report = Report(*held, direct=True, how="the quotation before it")
    elif lead[-1] in ",–—":
        inner = lead.rstrip(" ,–—")
        if inner and inner[-1] in _CLOSING and (held := script.opened_before(start + len(inner) - 1)):
            report = Report(*held, direct=True, how="the quotation before it")
        elif not text[named.stretch[1] : end].strip(' .!?”"’)\n'):
            report = Report(start, start + len(inner), direct=False, how="the clause before it")
        elif text[named.stretch[1] : named.stretch[1] + 1] == ",":
            report = clause(script, start, "the sentence around it")
    if report is None:
        return []
    return [stage.draft(named, report, f"{script.words[token].lower()} before the name")]


def _passive(stage: Stage, token: int, people: Sequence[Named]) -> list[Draft]:
    """Return the voices of *as explained by X, …* and *it was said by X that …*."""
    script, text = stage.script, stage.script.text
    by = _BY.match(text, script.end(token))
    if by is None:
        return []
    named = next((n for n in people if n.start > token), None)
    if named is None or not _ONLY_TITLES.fullmatch(" " + text[by.end() : named.stretch[0]]):
        return []
    start = script.sentence(script.starts[token])[0]
    before = text[start : script.starts[token]]
    how = f"{script.words[token].lower()} by …"
    report: Report | None
    if as_ := _AS.search(before):
        report = _as_clause(stage, start + as_.start("as"), named.stretch[1])
    else:
        report = complement(script, named.stretch[1], Verb(frozenset()))
    return [stage.draft(named, report, how)] if report else []


def _of_pronoun(stage: Stage, token: int, verb: Verb) -> list[Draft]:
    """Return the voice of *he writes that …*: the last named man who spoke, or of *they said*: the last group."""
    script, lists = stage.script, speech().lists
    start = script.sentence(script.starts[token])[0]
    for i in range(token - 1, max(-1, token - 8), -1):
        if script.starts[i] < start:
            return []
        word = script.words[i].lower()
        if word in lists["male"] | lists["plural"]:
            between = script.text[script.end(i) : script.starts[token]]
            if not stage.between.fullmatch(between) or "," in between:
                return []
            if {w.lower() for w in between.split()} & lists["negations"]:
                return []
            last = stage.antecedent(i, plural=word in lists["plural"])
            if last is None:
                return []
            who, name = last
            report = complement(script, script.end(token), verb)
            if report is None:
                return []
            named = Named(i, i + 1, who, "pronoun", (script.starts[i], script.end(i)), "")
            return [stage.draft(named, report, f"{word} means {name}", confidence=0.75)]
    return []
