"""What the counts may be missing: one row a concept of the topics, a group and a form that is not tagged as it.

`english`: an English rendering of the concept that stands untagged, which the guidelines ask for where it is no technical use (E4), and which may still speak of
the idea. `near`: an untagged word that has the consonants of a transliteration of the concept, and nearly its letters. `no concept`: words that no English
dictionary has, and neither the scheme nor the authorities. Each occurrence is told once: the longest rendering goes before a shorter one, and a rendering
before a near form.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

import numpy as np

from toolkit.index.columns import FEW, GROUP, PASSAGES_FEW, SENTENCES, places
from toolkit.index.engine import Engine
from toolkit.index.frequencies import lemma
from toolkit.index.spoken import running
from toolkit.index.untagged import Renderings, Spellings
from toolkit.model.table import Cell, Column, Table

TITLE = "What the counts may be missing"
COLUMNS = (
    Column("concept", "id", "the concept; empty where the kind is `no concept`"),
    GROUP,
    Column(
        "kind",
        "text",
        "`english`: an English rendering that stands untagged; `near`: an untagged word spelled as a transliteration, or nearly so; `no concept`: words that look like a transliteration and have no concept in the scheme",
    ),
    Column("form", "text", "the words, in small letters; of a rendering their dictionary forms"),
    Column("like", "text", "the form that it is like: of the scheme, or as tagged in these texts"),
    Column("count", "occurrences", "occurrences in running text outside every tag"),
    PASSAGES_FEW,
    SENTENCES,
)

STRANGE = 5  # of a text of which more than one word in so many is none of English, and which so is in another language
CITED = "SELECT text, start, \"end\" FROM citations WHERE status <> 'proposed' ORDER BY text, start"
LENGTHS = "SELECT text, words FROM texts"
RENDERINGS = """
SELECT COALESCE(c.counts_as, r.concept), r.form
FROM renderings_known r
LEFT JOIN concepts c ON c.concept = r.concept
WHERE COALESCE(c.counts_as, r.concept) IN (SELECT tc.concept FROM topic_concepts tc JOIN chosen k ON k.topic = tc.topic)
ORDER BY c.n, r.form
"""
TAGGED = """
SELECT DISTINCT COALESCE(c.counts_as, o.concept), LOWER(o.form)
FROM observations o
LEFT JOIN concepts c ON c.concept = o.concept
WHERE o.channel = 'transliteration'
  AND COALESCE(c.counts_as, o.concept) IN (SELECT tc.concept FROM topic_concepts tc JOIN chosen k ON k.topic = tc.topic)
ORDER BY 1, 2
"""
HEADS = "SELECT concept, head, lang FROM concepts WHERE head <> '' ORDER BY n"
TOPICAL = """
SELECT c.concept, c.counts_as FROM concepts c
WHERE c.counts_as IN (SELECT tc.concept FROM topic_concepts tc JOIN chosen k ON k.topic = tc.topic)
ORDER BY c.n
"""
NAMES = "SELECT name FROM authorities UNION SELECT standard FROM authorities UNION SELECT name FROM members"


class Word(NamedTuple):
    """An untagged word; `place` is its number among all words, `part` its passage and sentence, `where` what a report calls that, `cited` says whether it stands in a citation."""

    place: int
    start: int
    end: int
    form: str
    group: str
    part: tuple[int, int]
    where: str
    cited: bool


Missed = tuple[str, str, str, str]  # concept, kind, form, like


def measure(engine: Engine) -> Table:
    """Return the forms concept by concept; those that stand most often first, words without a concept last."""
    renderings = Renderings(engine.rows(RENDERINGS))
    spellings = Spellings(
        engine.rows(TAGGED),
        engine.rows(HEADS),
        dict(engine.rows(TOPICAL)),
        (name for (name,) in engine.rows(NAMES)),
    )
    at: dict[tuple[str, Missed], list[str]] = defaultdict(list)
    order: dict[str, int] = {}
    found = _found(engine, renderings, spellings)
    for _, sentence in groupby(found, key=lambda w: w.part):
        for first, missed in _missed(list(sentence), renderings, spellings):
            at[first.group, missed].append(first.where)
            order.setdefault(first.group, len(order))
    rows: list[tuple[Cell, ...]] = [
        (missed[0], group, *missed[1:], len(at[group, missed]), *places(at[group, missed], FEW))
        for group, missed in sorted(
            at, key=lambda c: (not c[1][0], c[1][0], order[c[0]], c[1][1], -len(at[c]), c[1][2:])
        )
    ]
    return Table("recall", TITLE, COLUMNS, tuple(rows))


def _found(engine: Engine, renderings: Renderings, spellings: Spellings) -> Iterator[Word]:
    """Yield the untagged words that are looked at, in the order of the texts."""
    every = running(engine)
    untagged = [k.form if not k.concept else None for k in every.kinds]
    forms = {f for f in untagged if f is not None}
    like = {f for f in forms if lemma(f) in renderings.words or spellings.like(f) is not None}
    shaped = {f for f in forms if f not in like and spellings.shaped(f)}
    wanted, looking = (np.array([f in of for f in untagged])[every.kind] for of in (like, shaped))
    lengths = dict(engine.rows(LENGTHS))
    cited = {text: _Stretches(rows) for text, rows in groupby(engine.rows(CITED), key=lambda row: row[0])}
    for text, group, _, start, end in every.texts:
        hits = wanted[start:end]
        if looking[start:end].sum() * STRANGE <= lengths[text]:
            hits = hits | looking[start:end]
        for n in (np.flatnonzero(hits) + start).tolist():
            first, last = int(every.start[n]), int(every.end[n])
            part = int(every.passage[n]), int(every.sentence[n])
            held = text in cited and cited[text].hold(first, last)
            yield Word(n, first, last, every.kinds[every.kind[n]].form, group, part, every.where(n), held)


class _Stretches:
    """Stretches of a text, in the order of their beginnings."""

    def __init__(self, rows: Iterable[tuple[str, int, int]]) -> None:
        spans = [(start, end) for _, start, end in rows]
        self._starts = [start for start, _ in spans]
        self._reached = list(accumulate((end for _, end in spans), max))

    def hold(self, start: int, end: int) -> bool:
        """Say whether one of them holds all between two places."""
        n = bisect_right(self._starts, start)
        return n > 0 and end <= self._reached[n - 1]


def _missed(
    sentence: Sequence[Word], renderings: Renderings, spellings: Spellings
) -> Iterator[tuple[Word, Missed]]:
    """Yield what is missed in a sentence, with its first word; no word is a part of two."""
    free: list[Word] = []
    i = 0
    while i < len(sentence):
        lemmas = [lemma(w.form) for w in sentence[i : i + 1 + _following(sentence[i:])]]
        rendering = renderings.at(lemmas)
        if rendering is None:
            free.append(sentence[i])
            i += 1
        else:
            yield sentence[i], (rendering.concept, "english", " ".join(rendering.lemmas), rendering.form)
            i += len(rendering.lemmas)
    written = [w for w in free if spellings.shaped(w.form) or spellings.like(w.form)]
    while written:
        run = written[: 1 + _following(written, apart=1)]
        written = written[len(run) :]
        yield from _written(run, spellings)


def _following(words: Sequence[Word], apart: int | None = None) -> int:
    """Return how many words follow the first without another between; `apart` is how many code points may part two."""
    return next(
        (
            n
            for n, (one, other) in enumerate(pairwise(words))
            if other.place != one.place + 1 or (apart is not None and other.start - one.end > apart)
        ),
        len(words) - 1,
    )


def _written(run: Sequence[Word], spellings: Spellings) -> Iterator[tuple[Word, Missed]]:
    """Yield what words that stand together are written like: single words of the topics, else all of them."""
    whole = " ".join(w.form for w in run)
    like = [(w, near) for w in run if (near := spellings.like(w.form)) is not None]
    for word, (concept, form) in like:
        yield word, (concept, "near", whole if len(like) == 1 else word.form, form)
    if not like and not any(w.cited for w in run) and not all(spellings.known(w.form) for w in run):
        yield run[0], ("", "no concept", whole, "")
