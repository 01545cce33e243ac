"""A script, the cast and the tokens that can announce a voice in; the voices of the text out, in order, each name once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import islice

from toolkit.pipeline.voicing.attribution import by_verb
from toolkit.pipeline.voicing.bylines import bylines, speaker
from toolkit.pipeline.voicing.cast import Cast
from toolkit.pipeline.voicing.colons import COLONS, by_colon
from toolkit.pipeline.voicing.drafts import Draft, Stage
from toolkit.pipeline.voicing.formulas import by_formula
from toolkit.pipeline.voicing.nouns import according, by_noun
from toolkit.pipeline.voicing.script import ANNOUNCES, BEGINS, OPENS, Script
from toolkit.pipeline.voicing.speech import speech
from toolkit.pipeline.voicing.strangers import sign_of as strange
from toolkit.pipeline.voicing.turns import turns

_NOUNS = speech().lists["spoken"] | speech().lists["stated"]
_TRIGGERS = frozenset({*speech().verbs, *speech().formulas, *_NOUNS, "according", *COLONS})
_OPENERS = frozenset(
    {form.split()[0] for form in (*speech().labels, *speech().lists["by"])}
    | speech().lists["titles"] - {"the", "our", "my"}
)  # words that open a label or a byline
NEXT = 8  # voices after a voice that can cut it short
CLAUSE = 60  # code points before a name in which its clause begins
_NEXT_CLAUSE = re.compile(
    r"(?:\s*[;,]\s*(?:(?:but|while|whereas|and|yet|whilst|though|although|or)\s+)?|\s+(?:but|while|whereas)\s+)(?:\S+\s+){0,3}$"
)


def sign_of(word: str, cast: Cast) -> int:
    """Return what a word may be to a voice: the signs of `script`."""
    small, begins = word.lower(), cast.begins(word)
    opens = small.rstrip(".") in _OPENERS or (begins and word[:1].isupper())
    told = ANNOUNCES if small in _TRIGGERS else OPENS * opens
    return told | BEGINS * begins | strange(word)


def read(script: Script, cast: Cast, terms: Mapping[int, bool]) -> list[Draft]:
    """Return the voices of a text; `terms` are tokens that are a term, and so nobody, with whether it names a concept."""
    stage = Stage(script, cast, terms)
    heads = bylines(stage)
    stage.author = next((d.who for d in heads if d.who != "p.unknown"), "") or speaker(stage)
    stage.add(heads)
    stage.add(turns(stage))
    for token in script.having(ANNOUNCES):
        stage.add(_at(stage, token))
    return _final(script, stage.drafts)


def _at(stage: Stage, token: int) -> list[Draft]:
    word = stage.script.words[token].lower()
    if word in speech().formulas and (found := by_formula(stage, token)):
        return found
    if word == "according":
        return according(stage, token)
    if word in COLONS:
        return by_colon(stage, token)
    found = by_verb(stage, token) if word in speech().verbs else []
    return found or (by_noun(stage, token) if word in _NOUNS else [])


def _final(script: Script, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the voices without those whose name is another's too, and reported words cut before the next voice."""
    order = {"byline": 0, "turn": 1, "formula": 2, "transmission": 2, "attribution": 3}
    kept: list[Draft] = []
    starts: list[int] = []
    said: set[tuple[str, int, int]] = set()
    for draft in sorted(drafts, key=lambda d: (order[d.kind], d.report.empty, d.start)):
        # What our sages meant when they said: one voice; two strangers are two.
        who = draft.who if draft.who != "p.unknown" else str(draft.start)
        one = (who, draft.report.start, draft.report.end)
        at = bisect_left(starts, draft.start)
        apart = (at == len(kept) or draft.end <= kept[at].start) and (
            not at or kept[at - 1].end <= draft.start
        )
        if apart and (one not in said or draft.report.empty):
            kept.insert(at, draft)
            starts.insert(at, draft.start)
            said.add(one)
    return [_cut(script, d, kept, i + 1) for i, d in enumerate(kept)]


def _cut(script: Script, draft: Draft, drafts: Sequence[Draft], following: int) -> Draft:
    """Return a voice whose reported words end before the clause of the next voice in the sentence."""
    report = draft.report
    if report.direct or report.empty or draft.kind in {"byline", "turn"} or report.start < draft.end:
        return draft
    for other in islice(drafts, following, following + NEXT):
        if other.start >= report.end:
            break
        start = max(report.start, other.start - CLAUSE)
        between = _NEXT_CLAUSE.search(script.text[start : other.start])
        if between and other.kind == "attribution" and other.start > report.start:
            return draft._replace(report=report._replace(end=start + between.start()))
    return draft
