"""Which words stand near the concepts of the topics in each group: one row a group, a concept and a word within five words of it.

The words are those of originals, unless restatements are asked for. A word in all its inflected forms, and a Hebrew or Aramaic
word in all its spellings, counts as one; a concept's own words are not its neighbours, and function words (*the*, *of*, *which*) are none unless they are asked for. The
four cells are of positions: near the concept or not, this word or another. A word is listed only where the false-discovery rate of the
whole table allows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from toolkit.index.columns import GROUP
from toolkit.index.engine import Engine
from toolkit.index.frequencies import telling
from toolkit.index.sequences import sequences
from toolkit.model.table import Cell, Column, Table
from toolkit.statistics.contingency import log_dice, log_likelihood
from toolkit.statistics.discovery import LEVEL, by_chance, discovery_rates

REACH = 5  # words on either side
LEAST = 2  # times that a word must stand near
PASSAGES = 24

TITLE = "Words near the concepts of the topics"
COLUMNS = (
    GROUP,
    Column("concept", "id", "the concept, of a topic that was asked for"),
    Column("word", "text", "the word, in its base form; of a Hebrew or Aramaic word `c:` and its concept"),
    Column(
        "near", "occurrences", "times that it stands within five words of the concept, in the same passage"
    ),
    Column("concept_in", "occurrences", "times that the group names the concept in running text"),
    Column("word_in", "occurrences", "times that the word stands in the group"),
    Column("window", "words", "words that stand within five words of the concept"),
    Column("of", "words", "words of the group"),
    Column(
        "g2",
        "G²",
        "log-likelihood that it stands near more often than by chance (Dunning 1993)",
    ),
    Column(
        "log_dice",
        "logDice",
        "how much they belong together, at most 14, comparable between groups (Rychlý 2008)",
    ),
    Column(
        "q",
        "share",
        "false-discovery rate: the share of chance finds among the words of the table that are at least as sure (Benjamini and Hochberg 1995); at most 0.05",
    ),
    Column("passages", "id", "the passages, TEXT#PASSAGE, spaces between; the first 24"),
)
TOPICAL = "SELECT DISTINCT tc.concept FROM topic_concepts tc JOIN chosen k ON k.topic = tc.topic"


def measure(engine: Engine) -> Table:
    """Return the words, group by group and concept by concept, the surest first."""
    found = sequences(engine)
    topical = {concept for (concept,) in engine.rows(TOPICAL)}
    wanted = [n for n, concept in enumerate(found.meanings) if concept in topical]
    compared = np.fromiter(map(telling(engine), found.lemmas), dtype=bool, count=len(found.lemmas))
    rows: list[tuple[Cell, ...]] = []
    chances: list[float] = []
    tests = 0
    for group, of in groupby(found.passages, key=lambda s: s.group):
        passages = list(of)
        words = np.concatenate([p.lemmas for p in passages])
        meanings = np.concatenate([p.meanings for p in passages])
        owner = np.repeat(np.arange(len(passages)), [len(p.lemmas) for p in passages])
        places = [p.place for p in passages]
        for concept in sorted(wanted, key=lambda n: found.meanings[n]):
            near = _near(meanings == concept, words, owner, places, compared)
            if near is None:
                continue
            tests += near.tests
            for n, figures, chance, at in near.rows:
                rows.append((group, found.meanings[concept], found.lemmas[n], *figures, at))
                chances.append(chance)
    rates = discovery_rates(chances, tests)
    kept = tuple(
        (*row[:-1], round(float(rate), 4), row[-1])
        for row, rate in zip(rows, rates, strict=True)
        if rate <= LEVEL
    )
    return Table("neighbours", TITLE, COLUMNS, kept)


class _Near(NamedTuple):
    """The words near a concept as (lemma, figures of the columns, probability by chance, passages), and how many words were tried."""

    rows: list[tuple[int, tuple[Cell, ...], float, str]]
    tests: int


def _near(
    own: NDArray[np.bool_],
    words: NDArray[np.int64],
    owner: NDArray[np.int64],
    places: Sequence[str],
    compared: NDArray[np.bool_],
) -> _Near | None:
    named = int((own & ~_shifted(own, owner, 1)).sum())
    if not named:
        return None
    window = np.zeros(len(words), dtype=bool)
    for k in range(1, REACH + 1):
        window |= _shifted(own, owner, k) | _shifted(own, owner, -k)
    window &= ~own
    near = np.bincount(words[window], minlength=len(compared))
    every = np.bincount(words[~own], minlength=len(compared))
    total, within = int((~own).sum()), int(window.sum())
    tried = compared & (every >= LEAST)
    kept = np.flatnonzero(tried & (near >= LEAST))
    chance = by_chance(near[kept], within, every[kept], total)
    g2 = log_likelihood(near[kept], within, every[kept], total)
    dice = log_dice(near[kept], named, every[kept])
    at = np.flatnonzero(window)
    at = at[np.argsort(words[at], kind="stable")]
    begins, ends = (np.searchsorted(words[at], kept, side=side) for side in ("left", "right"))
    rows: list[tuple[int, tuple[Cell, ...], float, str]] = []
    for i in np.lexsort((kept, -g2)):
        n = int(kept[i])
        among = dict.fromkeys(owner[at[begins[i] : ends[i]]].tolist())
        figures = (
            int(near[n]),
            named,
            int(every[n]),
            within,
            total,
            round(float(g2[i]), 2),
            round(float(dice[i]), 2),
        )
        shown = " ".join(places[p] for p in list(among)[:PASSAGES])
        rows.append((n, figures, float(chance[i]), shown))
    return _Near(rows, int(tried.sum()))


def _shifted(mask: NDArray[np.bool_], owner: NDArray[np.int64], by: int) -> NDArray[np.bool_]:
    """Return the mask moved by some words, never over the border of a passage."""
    moved = np.zeros_like(mask)
    if by > 0:
        moved[by:] = mask[:-by] & (owner[by:] == owner[:-by])
    else:
        moved[:by] = mask[-by:] & (owner[:by] == owner[-by:])
    return moved
