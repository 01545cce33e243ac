"""Rule: a name and its verb of speech (*X writes that …*, *as X explains, …*, *…, X says, …*); other rules for other orders."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.pipeline.voicing.asides import AS, as_clause, parenthetic, reunited
from toolkit.pipeline.voicing.cast import Named
from toolkit.pipeline.voicing.drafts import Draft, Stage
from toolkit.pipeline.voicing.inversion import inverted, passive
from toolkit.pipeline.voicing.pronouns import by_pronoun
from toolkit.pipeline.voicing.reports import Report, complement, plainly, quote_at
from toolkit.pipeline.voicing.speech import Verb, alternatives, speech

_AND = re.compile(r"\s*,?\s*(?:and|&)\s+(?:the\s+)?", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s+(?:the\s+)?", re.IGNORECASE)
_OWNER = re.compile(r"(?:^|\s)[\w’'-]+\s+of\s+$")
_POSSESSIVE = re.compile(r"\s*[’']s?\b")
_HAS = re.compile(r"\b(?:has|have|had)\b", re.IGNORECASE)
_WAS = re.compile(r"\b(?:was|were|is|are|been|be)\s+(?:\w+ly\s+|once\s+|also\s+|often\s+)*$", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"(?:^|\s)(?:with|to|by|about|against|like|than|for|in|on|at|from)\s+(?:(?:this|that|his|our|the|each)\s+)?$"
)
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_FOR = re.compile(r"(?:^|[,;:—–(“\"])\s*for\s+$")  # For the Zohar states …: a conjunction
_WHOLE = re.compile(
    r"\b(?:this|that|these|those)\s+(?:the|our|my)\s", re.IGNORECASE
)  # of this, our sages said
_THAT = re.compile(r"\s+that\s")
_AND_VERB = re.compile(
    r"(?:[^.;:“”\"\n]|\d[:.]\d|[“\"][^“”\"\n]{1,60}[”\"]){3,160}\s(?:and|then)\s+(?:(?:in|at|on|there|elsewhere)\s[^,.;:]{1,40}?\s)?(?:(?:it|he|they)\s+)?(?:\w+ly\s+|also\s+|then\s+|there\s+|elsewhere\s+)?$"
)
_PUT = re.compile(r"\s+(?:it|this|thus|so)(?=[,:])")  # as X puts it, …
_ASIDE = re.compile(r"^\s*[(\[][^()\[\]]{1,60}[)\]]")
_WHO = re.compile(r"\w,\s(?:who|whose|whom|which)\s[^,.;:“”\"]*$")
_APPOSED = re.compile(r",\s+(?:the\s+)?$")
_TITLES = re.compile(rf"(?<!\w)(?:(?:{alternatives(speech().lists['titles'])})\s+)+$", re.IGNORECASE)
_BLESSED = re.compile(
    r"\s*,?\s*(?:of (?:blessed|righteous) memory|z[\"”״]l|zt[\"”״]l),?\s+(?:\w+ly\s+|once\s+|also\s+|used to\s+)?",
    re.IGNORECASE,
)


def by_verb(stage: Stage, token: int) -> list[Draft]:
    """Return the voices of a verb of speech at a token."""
    script, verb = stage.script, speech().verbs[stage.script.words[token].lower()]
    if verb.needs and not re.compile(rf"\s*{verb.needs}\b").match(script.text, script.end(token)):
        return []
    if not stage.people(script.starts[token]):
        return by_pronoun(stage, token, verb)
    if found := passive(stage, token):
        return found
    subjects = _subjects(stage, token, verb)
    if subjects:
        return _of_subjects(stage, token, verb, subjects)
    if found := inverted(stage, token):
        return found
    return by_pronoun(stage, token, verb)


def _subjects(stage: Stage, token: int, verb: Verb) -> list[Named]:
    """Return the name that is the subject of a verb, with those that *and* joins to it."""
    script = stage.script
    people = stage.before(token)
    for i, named in enumerate(people):
        if named.end > token:
            continue
        if token - named.end > 40:
            break
        between = script.text[named.stretch[1] : script.starts[token]]
        words = {w.lower().strip(",") for w in _QUOTED.sub(" ", between).split()}
        if words & speech().lists["negations"] and not _is_question(stage, token):
            break
        if _POSSESSIVE.match(between):
            continue
        if (
            not stage.between.fullmatch(between)
            and not _BLESSED.fullmatch(between)
            and not _is_apposed(stage, named, between)
            and not _is_second(stage, named, token, between)
        ):
            continue
        if not script.words[token].lower().endswith("ing") and _undergoes(verb, between):
            break
        if named.kind == "unknown" and not _agrees(script.words[token].lower(), between):
            break
        if _is_object(stage, named) or _is_within_aside(stage, named, between):
            continue
        return _joined(stage, people[i:])
    return []


def _is_apposed(stage: Stage, named: Named, between: str) -> bool:
    """Say whether a name stands between commas after what it names (*my teacher, X, said*)."""
    before = _TITLES.sub("", stage.script.text[max(0, named.stretch[0] - 40) : named.stretch[0]])
    return _ASIDE.sub("", between).strip() == "," and _APPOSED.search(before) is not None


def _is_within_aside(stage: Stage, named: Named, between: str) -> bool:
    """Say whether a name ends a clause of *who* between commas, of which another is the subject (*X, whose pupils wrote down Y, said*)."""
    if not between.startswith(","):
        return False
    start = stage.script.sentence(named.stretch[0])[0]
    return _WHO.search(stage.script.text[start : named.stretch[0]]) is not None


def _is_second(stage: Stage, named: Named, token: int, between: str) -> bool:
    """Say whether a verb before a quotation or *that* is a second verb of the first name in a sentence (*X gives it a chapter and writes: “…”*)."""
    script = stage.script
    start = script.sentence(named.stretch[0])[0]
    first = not _TITLES.sub("", script.text[start : named.stretch[0]]).strip(' \n“"(*')
    only = all(
        n.who == named.who or n.start >= token or n.kind in {"unknown", "work"} or _is_object(stage, n)
        for n in stage.people(named.stretch[0])
    )
    following = script.end(token)
    return (
        first
        and only
        and _AND_VERB.fullmatch(between) is not None
        and (quote_at(script, following) is not None or _THAT.match(script.text, following) is not None)
    )


def _is_question(stage: Stage, token: int) -> bool:
    start, end = stage.script.sentence(stage.script.starts[token])
    return stage.script.text[start:end].rstrip('”"’)* \n').endswith("?")


def _undergoes(verb: Verb, between: str) -> bool:
    """Say whether the name is not the subject that speaks: *X was asked*, or a participle without *has*."""
    if verb.after:
        return not _HAS.search(between)
    return _WAS.search(between) is not None


def _joined(stage: Stage, people: Sequence[Named]) -> list[Named]:
    """Return the subject (the first of `people`, which go backwards) and the names that *and* joins to it."""
    joined = [people[0]]
    for named in people[1:]:
        between = stage.script.text[named.stretch[1] : joined[0].stretch[0]]
        fits = _AND.fullmatch(between) or (len(joined) > 1 and _COMMA.fullmatch(between))
        if "work" in {named.kind, people[0].kind} or not fits:
            break
        joined.insert(0, named)
    return joined


def _agrees(verb: str, between: str) -> bool:
    """Say whether a form of a verb fits one person: *scientists say* is not somebody of that name."""
    return verb.endswith(("s", "d", "t", "ote", "ke", "ing", "an", "eld", "old")) or bool(between.strip())


def _is_object(stage: Stage, named: Named) -> bool:
    """Say whether a preposition before a name shows that the verb has another subject (*the pupil of X says*)."""
    before = stage.script.text[max(0, named.stretch[0] - 60) : named.stretch[0]].lower()
    before = before.rpartition("\n")[2]
    if _WHOLE.search(stage.script.text[max(0, named.stretch[0] - 10) : named.stretch[0] + 4]):
        return False
    before = _TITLES.sub(" ", before)
    if _FOR.search(before):
        return False
    owner = _OWNER.search(before)
    return _PREPOSITION.search(before) is not None or (
        owner is not None and not speech().lists["speaking"].intersection(owner[0].split())
    )


def _of_subjects(stage: Stage, token: int, verb: Verb, subjects: Sequence[Named]) -> list[Draft]:
    script = stage.script
    first, after = subjects[0], script.end(token)
    start = script.sentence(first.stretch[0])[0]
    before = _TITLES.sub("", script.text[start : first.stretch[0]])
    report: Report | None
    how = f"{script.words[token].lower()} is a verb of speech"
    if as_ := AS.search(before):
        put = _PUT.match(script.text, after)
        report = as_clause(script, start + as_.start("as"), put.end() if put else after)
        how = f"as … {script.words[token].lower()}"
    else:
        report = complement(script, after, verb)
        if report is None or (report.empty and not report.direct):
            report = parenthetic(script, start, first.stretch[0], before, after) or report
        elif report.direct:
            report = reunited(parenthetic(script, start, first.stretch[0], before, after), report)
    known = all(n.kind != "unknown" for n in subjects)
    if report is None and known and script.words[token].lower() in speech().lists["plainly"]:
        report = plainly(script, after)
    if report is None:
        return []
    return [stage.draft(named, report, how) for named in subjects]
