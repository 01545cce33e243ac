"""Which concepts, lemmas and words belong to one group more than to the others: one row an item, a group and what it is set against.

Each group is set against all the others together (`rest`), and against each other group where there are no more than six. Shown are the items
whose difference is surest: those with the largest conservative log ratio, then the largest G², in both directions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

import numpy as np

from toolkit.index.columns import FEW, GROUP, PASSAGES_FEW, SENTENCES, places
from toolkit.index.engine import Engine
from toolkit.index.frequencies import LEVELS, Frequencies, frequencies, labels
from toolkit.index.spoken import spoken, standing
from toolkit.model.table import Cell, Column, Table
from toolkit.statistics.comparison import Comparison, compared
from toolkit.statistics.dispersion import deviation_of_proportions, juilland

MOST_ITEMS = 40  # that one group and one level show against the rest; half as many in each direction
MOST_ITEMS_OF_A_PAIR = 20
MOST_GROUPS_IN_PAIRS = 6
LEAST_OCCURRENCES = {"concept": 1, "lemma": 3, "word": 3}

TITLE = "What belongs to one group more than to the others"
COLUMNS = (
    Column(
        "level",
        "text",
        "`concept`, `lemma` (the dictionary form of an English word; a word that names a concept in Hebrew or Aramaic, in any spelling, is `c:` and the concept) or `word`",
    ),
    Column(
        "item",
        "id",
        "the concept's id, the lemma, or the word in small letters; a term of several words is one, words that name nothing are none unless they are asked for",
    ),
    GROUP,
    Column("against", "id", "the other group; `*` for all the others together"),
    Column("count", "occurrences", "occurrences in the group's running text"),
    Column("words", "words", "the words that they are measured against"),
    Column("count_against", "occurrences", "occurrences on the other side"),
    Column("words_against", "words", "the words of the other side"),
    Column("texts", "texts", "in how many texts of the group it stands"),
    Column("texts_against", "texts", "in how many texts of the other side"),
    Column("g2", "G²", "log-likelihood (Dunning 1993); with a minus where it is rarer in the group"),
    Column(
        "log_ratio",
        "bits",
        "log₂ of the ratio of the relative frequencies (Hardie 2014); nought counts as a half",
    ),
    Column(
        "lrc",
        "bits",
        "conservative log ratio (Evert 2022): the end of its 95% interval nearer to 0, corrected for all items of the level; 0 if the interval holds 0",
    ),
    Column(
        "probability",
        "probability",
        "of a difference as large on any item of the level if the labels of the documents were shuffled (Westfall and Young 1993); null below five texts on either side",
    ),
    Column(
        "holds",
        "",
        "whether the difference holds: five texts or more on either side, a probability of at most 0.05, and `lrc` not 0",
    ),
    Column(
        "dp",
        "share",
        "Gries' DP, normalised, over the texts of the group: 0 evenly spread, 1 all in one place; null below two texts",
    ),
    Column(
        "juilland_d",
        "share",
        "Juilland's D over the texts of the group: 1 evenly spread; null below two texts",
    ),
    PASSAGES_FEW,
    SENTENCES,
)

_CONCEPTS = """
SELECT COALESCE(c.counts_as, o.concept), t.grp, o.text, CASE WHEN o.sentence = '' THEN o.passage ELSE o.sentence END, MIN(o.start)
FROM observations o
JOIN texts t ON t.text = o.text
JOIN passages p ON p.text = o.text AND p.passage = o.passage
LEFT JOIN concepts c ON c.concept = o.concept
JOIN wanted k ON k.item = COALESCE(c.counts_as, o.concept)
WHERE o.status <> 'proposed' AND p.kind NOT IN ('note', 'byline', 'dateline', 'speaker')
GROUP BY COALESCE(c.counts_as, o.concept), t.grp, o.text, CASE WHEN o.sentence = '' THEN o.passage ELSE o.sentence END
ORDER BY o.text, MIN(o.start), COALESCE(c.counts_as, o.concept)
"""


def measure(engine: Engine) -> Table:
    """Return the items level by level, group by group, the surest first."""
    rows: list[tuple[Cell, ...]] = []
    for level in LEVELS:
        shown = _level(engine, level)
        at = _places_of(engine, level, {str(row[1]) for row in shown})
        rows += [(*row, *at.get((str(row[1]), str(row[2])), ("", 0))) for row in shown]
    return Table("keyness", TITLE, COLUMNS, tuple(rows))


def _level(engine: Engine, level: str) -> list[tuple[Cell, ...]]:
    """Return the rows of a level, without places; its counts, which take much room, are let go of."""
    return list(_compared(level, frequencies(engine, level, least=LEAST_OCCURRENCES[level])))


def _compared(level: str, found: Frequencies) -> Iterator[tuple[Cell, ...]]:
    groups = list(dict.fromkeys(found.groups))
    of = np.array(found.groups, dtype=object)
    if len(groups) < 2 or not found.items:
        return
    paired: dict[tuple[str, str], Comparison] = {}
    for group in groups:
        made = compared(found.counts, found.sizes, of == group, of != group)
        yield from _rows(level, found, group, "*", made, MOST_ITEMS)
        for other in groups if 2 < len(groups) <= MOST_GROUPS_IN_PAIRS else ():
            if other == group:
                continue
            if (other, group) in paired:
                made = paired[other, group].reversed
            else:
                made = paired[group, other] = compared(found.counts, found.sizes, of == group, of == other)
            yield from _rows(level, found, group, other, made, MOST_ITEMS_OF_A_PAIR)


def _rows(
    level: str, found: Frequencies, group: str, other: str, made: Comparison, most: int
) -> Iterator[tuple[Cell, ...]]:
    of = np.array(found.groups, dtype=object)
    first, second = of == group, (of != group if other == "*" else of == other)
    words, words_against = int(found.sizes[first].sum()), int(found.sizes[second].sum())
    surest = _surest(made, most)
    parts = found.counts[np.ix_(first, np.array(surest, dtype=np.int64))]
    spread = deviation_of_proportions(parts, found.sizes[first]), juilland(parts, found.sizes[first])
    for n, dp, d in zip(surest, *spread, strict=True):
        yield (
            level,
            found.items[n],
            group,
            other,
            int(made.count[n]),
            words,
            int(made.count_against[n]),
            words_against,
            int(made.texts[n]),
            int(made.texts_against[n]),
            _rounded(made.g2[n]),
            _rounded(made.log_ratio[n]),
            _rounded(made.conservative[n]),
            _rounded(made.probability[n], 4),
            bool(made.holds[n]),
            _rounded(dp),
            _rounded(d),
        )


def _surest(made: Comparison, most: int) -> list[int]:
    """Return the items to show: what holds first, then the largest conservative log ratio, then G²; half for each direction."""
    strength = np.lexsort((-np.abs(made.g2), -np.abs(made.conservative), ~made.holds))
    occurring = strength[(made.count + made.count_against)[strength] > 0]
    signs = made.g2[occurring]
    more, fewer = (occurring[side][: most // 2].tolist() for side in (signs > 0, signs < 0))
    return [*more, *fewer]


def _rounded(value: float, digits: int = 3) -> float | None:
    return None if np.isnan(value) else round(float(value), digits) + 0.0


def _places_of(engine: Engine, level: str, items: Collection[str]) -> dict[tuple[str, str], tuple[str, int]]:
    """Return where each item stands in each group: the first sentences, and how many there are."""
    wanted = sorted(items)
    if level != "concept":
        numbers = {item: n for n, item in enumerate(wanted)}
        of = [numbers.get(label, -1) for label in labels(spoken(engine).kinds, level)]
        return {(wanted[n], group): held for (n, group), held in standing(engine, of, FEW).items()}
    engine.want(wanted)
    at: dict[tuple[str, str], list[str]] = defaultdict(list)
    for concept, group, text, sentence, _ in engine.rows(_CONCEPTS):
        at[concept, group].append(f"{text}#{sentence}")
    return {key: places(found, FEW) for key, found in at.items()}
