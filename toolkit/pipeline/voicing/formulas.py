"""Rule: formulas that speak without a name (*I heard*, *it is known*, *it is written: …*)."""

from __future__ import annotations

import re

from toolkit.pipeline.voicing.drafts import Draft, Stage
from toolkit.pipeline.voicing.named import Named
from toolkit.pipeline.voicing.reports import Report, complement, nothing, quote_at
from toolkit.pipeline.voicing.speech import Formula, Verb, alternatives, speech

_SOURCES = re.compile(r"\s+from\s", re.IGNORECASE)
_FOLLOWS = {
    "that": re.compile(r"\s*,?\s+that\b", re.IGNORECASE),
    "comma": re.compile(r"\s*[,:]\s"),
    "colon": re.compile(r"\s*:"),
    "source": _SOURCES,
    "during": re.compile(
        r"\s+(?:during|about|in|how|why|what|concerning|regarding|there|elsewhere|above|before)\b",
        re.IGNORECASE,
    ),
}
_IN = re.compile(rf"\bin\s+(?:the\s+)?(?:{alternatives(speech().lists['titles'])}\s+)*$", re.IGNORECASE)
_WHEN = re.compile(
    r"[*_]*\s+(?:means|meant|intends|intended|alludes|refers|hints|tells us|is saying|teaches)\s(?:[a-z]+\s){0,4}when\s+$"
)
_BRACKET = re.compile(r"\s*\([^()]{1,60}\)|\s+(?:there|elsewhere|further|further on|above|below)(?=,)")
_LEAD = re.compile(r",?\s*as\s+$", re.IGNORECASE)
_TITLES = rf"(?:(?:{alternatives(speech().lists['titles'])})\s+)*"
_FROM = re.compile(
    rf"\s+(?:it\s+)?(?:once\s+)?(?:directly\s+)?(?:from|in the name of)\s+{_TITLES}", re.IGNORECASE
)
_TURNED = re.compile(rf"^(from\s+{_TITLES})[^.,;:]{{1,60}}?,?\s+$", re.IGNORECASE)
_WORK = re.compile(
    rf"(?:\s*\([^()]*\))?\s+(?:explicitly\s+|also\s+|further\s+)?in\s+[“\"*_]?(?:the\s+)?{_TITLES}[“\"*_]?",
    re.IGNORECASE,
)
_WRITING = re.compile(
    r"(?:article|essay|letter|book|text|discourse|maamar|prayer)\b"
)  # it is written in the article that
_LINE = re.compile(
    r"[\s*_(]*(?:from\s(?:(?!\sthat\s)[^.:;]){2,60}|on\s[^.:;]{2,80}|in\s[^.:;]{2,60}|at\s[^.:;]{2,60}|during\s[^.:;]{2,60}|[\d/.,\s]{2,24})*[\s*_).:]*$",
    re.IGNORECASE,
)


def by_formula(stage: Stage, token: int) -> list[Draft]:
    """Return the voice of a formula whose trigger stands at a token."""
    script = stage.script
    start = script.sentence(script.starts[token])[0]
    for formula in speech().formulas[script.words[token].lower()]:
        for match in formula.text.finditer(
            script.text, max(start, script.starts[token] - 40), script.end(token) + 20
        ):
            holds = match.start() <= script.starts[token] < match.end()
            if holds and formula.name in {"said", "stated"} and _is_in_text(stage, match.end()):
                return []  # the name is the voice: as it is said in the Zohar
            if holds and (found := _voice(stage, formula, match)):
                return found
    return []


def _is_in_text(stage: Stage, end: int) -> bool:
    """Say whether *in* and a textual or collective voice follow a formula."""
    inside = _WORK.match(stage.script.text, end)
    named = _at(stage, inside.end()) if inside else None
    return named is not None and named.kind in {"text", "collective"}


def _voice(stage: Stage, formula: Formula, match: re.Match[str]) -> list[Draft]:
    script, end = stage.script, match.end()
    how = f"the formula of what is {formula.name}"
    if formula.name == "heard":
        return _heard(stage, formula, match)
    bracket = _BRACKET.match(script.text, end)
    report = quote_at(script, bracket.end() if bracket else end) if "quote" in formula.then else None
    who = formula.who
    if "work" in formula.then and report is None:
        report, who = _in_work(stage, end, who)
        if report is None and (formula.name == "found" or _WORK.match(script.text, end)):
            return []
        inside = _WORK.match(script.text, end)
        if formula.name == "found":
            named = _at(stage, inside.end()) if inside else None
            return [stage.draft(named, report, how)] if named and report and named.kind != "unknown" else []
    if report is None and "quote" in formula.then and formula.name != "in the verse":
        report = _quoted_before(stage, match.start(), end)
    if report is None and "gap" in formula.then:
        after = complement(script, end, Verb(frozenset()))
        report = after if after and after.direct else None
    if report is None and not any(
        rule.match(script.text, end) for name, rule in _FOLLOWS.items() if name in formula.then
    ):
        return []
    if report is None and formula.says:
        report = complement(script, end, Verb(frozenset()))
        if report is None:
            return []
    if report is None or not formula.says:
        report = nothing(end, "what follows is not wrapped")
    if formula.says and who == formula.who:
        who = _placed(stage, match.start()) or _in_work(stage, end, who)[1]
    if named := _book(stage, formula, match, who):
        return [stage.draft(named, report, how, kind="formula")]
    return [_draft(formula, match, who, report, how)]


def _book(stage: Stage, formula: Formula, match: re.Match[str], who: str) -> Named | None:
    """Return the book that speaks by name: *what the Zohar means when it says*, *it is written in the Zohar*."""
    if formula.name == "says":
        return _meaning(stage, match.start())
    inside = _WORK.match(stage.script.text, match.end()) if formula.name == "written" else None
    named = _at(stage, inside.end()) if inside else None
    return named if named and named.kind in {"text", "collective"} and named.who == who else None


def _meaning(stage: Stage, start: int) -> Named | None:
    """Return the book in *what the Zohar means when it says*."""
    lead = stage.script.text[stage.script.sentence(start)[0] : start]
    if not _WHEN.search(lead):
        return None
    offset = stage.script.sentence(start)[0]
    named = [
        n for n in stage.people(start) if n.stretch[1] - offset <= len(lead) and n.kind in {"text", "work"}
    ]
    between = lead[named[-1].stretch[1] - offset :] if named else ""
    return named[-1] if named and _WHEN.fullmatch(between) else None


def _placed(stage: Stage, start: int) -> str:
    """Return whose voice it is in *in the Zohar it is written*: that of the book named before."""
    before = stage.script.text[stage.script.sentence(start)[0] : start]
    for named in stage.people(start):
        at = named.stretch[0] - stage.script.sentence(start)[0]
        rest = before[at + named.stretch[1] - named.stretch[0] :]
        if (
            at > 0
            and named.kind != "unknown"
            and not stage.cast.is_no_rabbi(named.who)
            and not rest.strip(" ,")
            and _IN.search(before[:at])
        ):
            return named.who
    return ""


def _quoted_before(stage: Stage, start: int, end: int) -> Report | None:
    """Return the quotation before *…, as it is written.*"""
    script = stage.script
    lead = _LEAD.sub("", script.text[script.sentence(start)[0] : start])
    after = script.text[end : end + 1]
    at = script.sentence(start)[0] + len(lead) - 1
    if (
        lead[-1:] not in {"”", '"'}
        or after.isalnum()
        or script.text[end : end + 2] not in {"", "."} | {f"{c} " for c in ".,;"} | {".\n"}
    ):
        return None
    held = script.opened_before(at)
    return Report(*held, direct=True, how="the quotation before it") if held else None


def _draft(formula: Formula, match: re.Match[str], who: str, report: Report, how: str) -> Draft:
    if report.empty:
        report = report._replace(start=match.end(), end=match.end())
    return Draft(match.start(), match.end(), who, report, formula.kind, 0.9, f"{how}; {report.how}")


def _in_work(stage: Stage, end: int, who: str) -> tuple[Report | None, str]:
    """Return what is said in *it is written in X that …*, and whose voice X is."""
    script = stage.script
    if not (inside := _WORK.match(script.text, end)):
        return None, who
    report = complement(script, end, Verb(frozenset()))
    named = _at(stage, inside.end())
    if named is None and _WRITING.match(script.text, inside.end()):
        return report, "p.unknown"
    if named is None or named.kind == "unknown" or stage.cast.is_no_rabbi(named.who):
        return report if report and report.direct else None, who
    return report, named.who


def _at(stage: Stage, position: int) -> Named | None:
    return next((n for n in stage.people(position) if n.stretch[0] <= position < n.stretch[1]), None)


def _heard(stage: Stage, formula: Formula, match: re.Match[str]) -> list[Draft]:
    """Return *I heard* on its own line, or the voice of *I heard from X that …*."""
    script, end = stage.script, match.end()
    line = script.lines[script.line_of(match.start())]
    before = script.text[line.start : match.start()].strip("*_([ ")
    source = _FROM.match(script.text, end)
    turned = _TURNED.search(script.text[script.sentence(match.start())[0] : match.start()])
    if turned and (named := _at(stage, script.sentence(match.start())[0] + turned.end(1))):
        report = complement(script, end, Verb(frozenset({"wh"})))
        return [stage.draft(named, report, "heard from him", kind="transmission")] if report else []
    if source:
        named = _at(stage, source.end())
        if named is not None and not before.endswith(("not", "never")):
            report = complement(script, named.stretch[1], Verb(frozenset({"wh"})))
            if report:
                return [stage.draft(named, report, "heard from him", kind="transmission")]
            if not before:
                return [
                    stage.draft(
                        named,
                        nothing(named.stretch[1], "all that follows"),
                        "heard from him",
                        kind="transmission",
                    )
                ]
    if before or not _LINE.fullmatch(script.text, end, line.end):
        return []
    who, how = formula.who, "a formula of hearing, on its own line"
    if stage.author in speech().hearers:
        who, how = speech().hearers[stage.author], f"{how}, by whom the author is heard"
    elif not stage.author and (recorder := stage.cast.recorder(match[0])):
        who, how = recorder, f"{how}, as in the work of that title"
    return [_draft(formula, match, who, nothing(end, "what follows is not wrapped"), how)]
