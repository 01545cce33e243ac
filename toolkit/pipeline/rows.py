"""Names, words and verdicts in, values of `Transliteration` out: kind, language, spelling, reason (K2, K6, K7)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from toolkit.model.annotation import Kind, Spelling, Transliteration
from toolkit.pipeline.clauses import is_clause
from toolkit.pipeline.evidence import NO, Verdict
from toolkit.pipeline.joining import Unit
from toolkit.pipeline.matching import Found, rows_of
from toolkit.pipeline.persons import is_title
from toolkit.pipeline.unlisted.finder import Judged
from toolkit.pipeline.view import View
from toolkit.vocabulary.lexicon import Reading
from toolkit.vocabulary.remembered import REMEMBERED
from toolkit.vocabulary.said import USUAL, said
from toolkit.vocabulary.spelling import majority

_SAID = {
    "capital": "capital inside a sentence",
    "marked": "marked off by asterisks",
    "beside": "a sure word beside it",
    "listing": "in a list with sure words",
    "glossed": "a gloss beside it",
    "bracketed": "in brackets by itself",
    "called": "introduced as a word",
    "echo": "sure elsewhere in the text",
}


def run_of(view: View, run: Sequence[Unit]) -> tuple[int, int, str, Transliteration]:
    """Return the row of a run of units that K1 makes one span: first token, token after the last, kind, value."""
    start, end = run[0].start, run[-1].end
    values = [u.value for u in run]
    head = values[0]
    if len(values) > 1 or head.span != view.span(start, end):
        langs = {v.lang for v in values}
        complete = len(values) == 1 or (
            all(v.hebrew for v in values) and _covers(view.between(start, end), run)
        )
        head = Transliteration(
            view.span(start, end),
            view.between(start, end),
            _kind_of(values, view.between(start, end), titled=is_title(view.words[start])),
            "mixed" if len(langs) > 1 and _equals(view, run) else _lang(values),
            majority([v.convention for v in values]),
            " ".join(v.hebrew for v in values) if complete else "",
            _concept(run),
            any(v.loanword for v in values) and len(values) == 1,
            min(v.confidence for v in values),
            " + ".join(v.reason for v in values if v.reason),
        )
    return start, end, head.kind, head


def _concept(run: Sequence[Unit]) -> str:
    """Return the first concept of a run; a word that a particle joins to another names none (lemaalah mi'taam va'daas)."""
    return next((u.value.concept for u in run if u.value.concept and (u is run[0] or not u.particle)), "")


def _covers(text: str, run: Sequence[Unit]) -> bool:
    """Say whether the words of the parts are all the words there are, without particles."""
    letters = sum(map(str.isalpha, text))
    return letters == sum(c.isalpha() for u in run for c in u.value.text) and not any(
        u.particle for u in run[1:]
    )


def _kind_of(values: Sequence[Transliteration], text: str, *, titled: bool) -> Kind:
    """Return the kind of a run: a title may end it (Parshas, Sefer), a name has to begin it, or its own title to."""
    kinds = {v.kind for v in values}
    first, last = values[0].kind, values[-1].kind
    told = kinds == {"term"} or (
        kinds == {"term", "name"}
        and not titled
        and last == "term"
        and any(w.islower() for w in text.split()[1:2])
    )
    if told and is_clause(text):
        return "phrase"
    if titled and len(values) > 1 and text.split()[1][:1].isupper():
        return "name"  # Rav Chisda
    if len(kinds) == 1 or last == "work":
        return last
    if kinds <= {"name", "work", "term"} and (titled or first in {"name", "work"}):
        return "name" if titled else first
    return "phrase" if "phrase" in kinds else "term"


def _lang(values: Sequence[Transliteration]) -> str:
    """Return the language of the head: the first word that is more than a numeral or a particle."""
    return values[0].lang


def _equals(view: View, run: Sequence[Unit]) -> bool:
    """Say whether the parts are joined as equals: by a hyphen, or by ve-."""
    return all(
        a.end < b.start and view.between(a.end, b.start).strip().lower() in {"-", "ve", "v'", "v’", "u", "u-"}
        for a, b in pairwise(run)
    )


def value(view: View, found: Found, verdict: Verdict) -> Transliteration:
    """Return what is said of one name."""
    name = found.name
    rows = rows_of(found.readings)
    meant = verdict is not NO and verdict.accepted
    return Transliteration(
        view.span(found.start, found.end),
        view.between(found.start, found.end),
        _kind(found, view.words[found.start]) if meant else "name",
        name.lang or "he",
        _spelling(found.readings),
        name.hebrew,
        name.target if name.kind == "concept" and meant else "",
        name.loanword,
        verdict.confidence if meant else 0.7,
        _reason(name.hebrew or name.form, (*rows, name.note) if name.note else rows, verdict.why),
    )


def listed_value(view: View, found: Found, confidence: float) -> Transliteration:
    """Return what is said of a listed phrase."""
    kind: Kind = found.name.note or "term"  # type: ignore[assignment]
    span, text = view.span(found.start, found.end), view.between(found.start, found.end)
    why = ("listed phrase",)
    reason = _reason(found.name.hebrew, rows_of(found.readings), why)
    return Transliteration(
        span,
        text,
        kind,
        found.name.lang,
        _spelling(found.readings),
        found.name.hebrew,
        "",
        False,
        confidence,
        reason,
    )


def word_value(view: View, token: int, judged: Judged) -> Transliteration:
    """Return what is said of a word that no vocabulary names."""
    seen = judged.glimpse
    signs = judged.signs
    why = [said for name, said in _SAID.items() if name in signs]
    if seen.hebrew:
        reason = _reason(seen.hebrew, seen.rows, why)
    else:
        odds = seen.features["letters"]
        reason = "; ".join(
            part
            for part in (f"letters like those of Hebrew words (log-odds {odds:+.1f})", ", ".join(why))
            if part
        )
    return Transliteration(
        view.span(token, token + 1),
        view.between(token, token + 1),
        seen.kind,
        seen.lang,
        seen.spelling,
        seen.hebrew,
        "",
        False,
        round(judged.probability, 2),
        reason,
    )


def _reason(hebrew: str, rows: Sequence[str], why: Sequence[str]) -> str:
    written = ", ".join(map(said, rows)) or USUAL
    return "; ".join(part for part in (f"{hebrew}: {written}", ", ".join(why)) if part)


def _kind(found: Found, first: str) -> Kind:
    """Return the kind of a name; a title in small letters is the word that it is made of (zohar: radiance)."""
    kinds: dict[str, Kind] = {"person": "name", "work": "work"}
    if found.name.kind == "work" and first.islower():
        return "term"
    if found.name.kind in kinds:
        return kinds[found.name.kind]
    return "acronym" if found.name.acronym and len(found.at) == 1 else "term"


@lru_cache(maxsize=REMEMBERED)
def _spelling(readings: tuple[Reading, ...]) -> Spelling:
    """Return the spelling that most deciding letters show (K7)."""
    return majority([s for r in readings for s in r.shows])
