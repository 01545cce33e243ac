"""Names and verdicts in, rows of `Transliteration` out: kind, language, spelling, reason (K2, K6, K7)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from toolkit.model.annotation import Kind, Spelling, Transliteration
from toolkit.pipeline.evidence import NO, Verdict
from toolkit.pipeline.matching import Found
from toolkit.pipeline.view import View

_SPELLINGS: tuple[Spelling, ...] = ("academic", "ashkenazi", "israeli")


def run_of(view: View, run: list[tuple[Found, Verdict]]) -> tuple[int, int, str, Transliteration]:
    """Return the row of a run of names that K1 makes one span: first token, token after the last, kind, value."""
    start, end = run[0][0].start, run[-1][0].end
    values = [value(view, f, v) for f, v in run]
    head = values[0]
    if len(values) > 1:
        hebrew = " ".join(v.hebrew for v in values)
        langs = {v.lang for v in values}
        head = Transliteration(
            view.span(start, end),
            view.between(start, end),
            "acronym" if all(v.kind == "acronym" for v in values) else "term",
            head.lang if len(langs) == 1 or not _equals(view, run) else "mixed",
            _spelling([f for f, _ in run]),
            hebrew,
            head.concept,
            head.loanword,
            min(v.confidence for v in values),
            " + ".join(v.reason for v in values if v.reason),
        )
    return start, end, head.kind, head


def _equals(view: View, run: list[tuple[Found, Verdict]]) -> bool:
    """Say whether the parts are joined as equals: by a hyphen, or by ve-."""
    return all(
        view.between(a.end, b.start).strip().lower() in {"-", "ve", "v'", "v’", "u", "u-"}
        for (a, _), (b, _) in pairwise(run)
        if a.end < b.start
    )


def value(view: View, found: Found, verdict: Verdict) -> Transliteration:
    """Return what is said of one name."""
    name = found.name
    rows = found.rows + ((name.note,) if name.note else ())
    meant = verdict is not NO and verdict.accepted
    return Transliteration(
        view.span(found.start, found.end),
        view.between(found.start, found.end),
        _kind(found) if meant else "name",
        name.lang or "he",
        _spelling([found]),
        name.hebrew,
        name.target if name.kind == "concept" and meant else "",
        name.loanword,
        verdict.confidence if meant else 0.7,
        _reason(name.hebrew or name.form, rows, verdict.why),
    )


def _reason(hebrew: str, rows: Sequence[str], why: Sequence[str]) -> str:
    return "; ".join(part for part in (f"{hebrew}: {', '.join(rows) or 'as usual'}", ", ".join(why)) if part)


def _kind(found: Found) -> Kind:
    kinds: dict[str, Kind] = {"person": "name", "work": "work"}
    if found.name.kind in kinds:
        return kinds[found.name.kind]
    return "acronym" if found.name.acronym and len(found.at) == 1 else "term"


def _spelling(found: Sequence[Found]) -> Spelling:
    """Return the spelling that most deciding letters show (K7)."""
    shown = [s for f in found for r in f.readings for s in r.shows]
    counts = {s: shown.count(s) for s in _SPELLINGS}
    if counts["academic"]:
        return "academic"
    best = max(_SPELLINGS, key=lambda s: counts[s])
    return best if counts[best] else "other"
