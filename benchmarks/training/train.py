"""Train the model of `toolkit/pipeline/unlisted` and write its file: the same lists give the same bytes.

    python -m benchmarks.training.train LISTS ITALICS [BLIND]

LISTS is a folder into which the Debian packages of `README.md` are unpacked, ITALICS a table of words with how often each
stood in italics and in plain text. With BLIND, a second model goes into that file, which has seen neither the words of the
marked texts of `tests/unit/pipeline/manners` nor a third of all others; these are written beside it as JSON. Needs wordfreq,
which the program itself does not.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from benchmarks.training import hebrew_forms, other_words
from toolkit.pipeline.unlisted.dictionaries import bits_of
from toolkit.pipeline.unlisted.letters import BITS, LONGEST, buckets, heard, plain

SEED = 5786
EPOCHS = 6
BATCH = 2048
RATE = 0.08
DECAY = 2e-6
COMMON = 35  # size of SCOWL up to which, and
FREQUENT = 3.4  # frequency from which, a word is common
ENGLISH_TOO = 3.6  # frequency from which an English word stays one, even if it is spelled like a Hebrew one
ROOT = Path(__file__).parents[2]
FILE = ROOT / "toolkit" / "pipeline" / "unlisted" / "model.npz"
MANNERS = ROOT / "tests" / "unit" / "pipeline" / "manners"

Examples = tuple[list[str], NDArray[np.float32], NDArray[np.float32]]


class Gathered(NamedTuple):
    """What is trained on: examples (letters, class, weight), words of the dictionaries, and words by their group."""

    examples: Examples
    sets: dict[str, list[str]]
    groups: dict[str, list[str]]


def gather(lists: Path, italics: Path) -> Gathered:
    """Return what the lists give."""
    chance = random.Random(SEED)
    sizes = other_words.english(lists)
    small = {w for w, size in sizes.items() if size <= 60}
    slanted = hebrew_forms.plain_set(hebrew_forms.italic(italics, small, chance))
    spelled = hebrew_forms.plain_set(hebrew_forms.spelled(chance))
    hebrew = dict(slanted)
    hebrew.update((w, max(weight, slanted.get(w, 0.0))) for w, weight in spelled.items())
    words = re.findall("[א-ת]+", (lists / "usr/share/hunspell/he_IL.dic").read_text(encoding="utf-8"))
    shaped = hebrew_forms.plain_set(hebrew_forms.shaped(sorted(set(words)), chance))
    for word, weight in shaped.items():
        if sizes.get(word, 99) > 80:
            hebrew.setdefault(word, min(weight, 0.4))

    yiddish = {plain(w) for w in other_words.own("yiddish")}
    hebrew = {w: weight for w, weight in hebrew.items() if w not in yiddish}
    names = {plain(n) for n in other_words.names(lists) if len(n) > 2}
    bible = {plain(n) for n in other_words.bible_names(lists)} - hebrew_forms.terms()
    frequent = other_words.frequent("en", 150_000)
    known = _certain(slanted, spelled, sizes)
    english = {plain(w) for w in sizes} | {plain(w) for w in frequent if other_words.zipf(w) > 2.2}
    english -= known
    names -= known
    other: dict[str, float] = {}
    for word in sorted(english):
        other[word] = 0.4 + 0.4 * max(0.0, other_words.zipf(word) - 2)
    for word in sorted(names):
        other[word] = max(other.get(word, 0.0), 1.0)
    for form, weight in other_words.foreign(chance, lists):
        letters = plain(form)
        if len(letters) > 1 and letters not in known:
            other[letters] = min(4.0, max(other.get(letters, 0.0), weight))
    for word in english & hebrew.keys():
        hebrew[word] *= 0.2 if other_words.zipf(word) > ENGLISH_TOO else 0.6
    examples = [(w, 1.0, weight) for w, weight in hebrew.items()] + [(w, 0.0, v) for w, v in other.items()]
    examples = sorted(e for e in examples if 1 < len(e[0]) <= LONGEST)
    common = [w for w in english if sizes.get(w, 99) <= COMMON or other_words.zipf(w) >= FREQUENT]
    large = [w for w in english if sizes.get(w, 99) <= 70 or other_words.zipf(w) > 2.2]
    sets = {"common": common, "english": large, "names": sorted(names), "bible": sorted(bible)}
    classes = np.array([c for _, c, _ in examples], np.float32)
    weights = np.array([v for *_, v in examples], np.float32)
    groups = {
        "hebrew": sorted({w for w, weight in slanted.items() if weight >= 0.8} | (known & spelled.keys())),
        "english": sorted(w for w in large if w.isalpha() and 1.5 < other_words.zipf(w) < 3.8),
        "names": sorted(names),
        "foreign": sorted(other.keys() - english - names),
    }
    return Gathered(([w for w, *_ in examples], classes, weights), sets, groups)


def _certain(slanted: dict[str, float], spelled: dict[str, float], sizes: dict[str, int]) -> set[str]:
    """Return the Hebrew words that lists of English and other words hold as loans, and that are nothing else there."""
    usual = {w for w, weight in spelled.items() if weight >= 2.0}
    return {
        w
        for w in usual | {w for w, weight in slanted.items() if weight >= 1.0}
        if len(w) > 3 and other_words.zipf(w) < ENGLISH_TOO and sizes.get(w, 99) > 35
    }


def fit(examples: Examples) -> tuple[NDArray[np.float32], float]:
    """Return weights and intercept of a logistic regression (Adagrad, both classes of one total weight)."""
    letters, classes, weights = examples
    weights = weights.copy()
    weights[classes == 1] *= weights[classes == 0].sum() / weights[classes == 1].sum() * 0.6
    rows = [np.fromiter(buckets(w), np.int64) for w in letters]
    starts = np.cumsum([0, *map(len, rows)])
    places = np.concatenate(rows)
    table = np.zeros(1 << BITS, np.float32)
    seen = np.full(1 << BITS, 1e-2, np.float32)
    intercept, order = 0.0, np.random.default_rng(SEED)
    for epoch in range(EPOCHS):
        for batch in np.array_split(order.permutation(len(rows)), max(1, len(rows) // BATCH)):
            sizes = starts[batch + 1] - starts[batch]
            here = np.concatenate([places[starts[i] : starts[i + 1]] for i in batch])
            row = np.repeat(np.arange(len(batch)), sizes)
            margin = np.bincount(row, table[here], len(batch)) + intercept
            error = (1 / (1 + np.exp(-margin)) - classes[batch]) * weights[batch]
            slope = np.bincount(here, error[row], 1 << BITS).astype(np.float32) / BATCH + DECAY * table
            touched = np.unique(here)
            seen[touched] += (slope[touched] * 30) ** 2
            table[touched] -= RATE * slope[touched] * 30 / np.sqrt(seen[touched])
            intercept -= 0.02 * float(error.mean())
        print(
            f"epoch {epoch + 1}: mean loss {_loss(table, intercept, places, starts, classes, weights):.4f}",
            flush=True,
        )
    return table, intercept


def _loss(
    table: NDArray[np.float32],
    intercept: float,
    places: NDArray[np.int64],
    starts: NDArray[np.int64],
    classes: NDArray[np.float32],
    weights: NDArray[np.float32],
) -> float:
    margin = np.add.reduceat(table[places], starts[:-1]) + intercept
    return float((np.logaddexp(0, np.where(classes == 1, -margin, margin)) * weights).sum() / weights.sum())


def write(
    path: Path, table: NDArray[np.float32], intercept: float, sets: Mapping[str, Iterable[str]]
) -> None:
    """Write weights (a byte each) and sets."""
    scale = float(np.quantile(np.abs(table[table != 0]), 0.9995)) / 127
    weights = np.clip(np.rint(table / scale), -127, 127).astype(np.int8)
    held: dict[str, Any] = {name: bits_of(words) for name, words in sets.items()}
    held.update(weights=weights, scale=np.float64(scale), intercept=np.float64(intercept))
    np.savez_compressed(path, **held)


def main() -> None:
    """Gather, fit, write."""
    found = gather(Path(sys.argv[1]), Path(sys.argv[2]))
    letters, classes, weights = found.examples
    counts = f"{int(classes.sum()):,} Hebrew forms, {int((1 - classes).sum()):,} others"
    print(counts, {name: len(words) for name, words in found.sets.items()})
    write(FILE, *fit(found.examples), found.sets)
    print(f"{FILE.name}: {FILE.stat().st_size:,} bytes")
    for blind in map(Path, sys.argv[3:]):
        kept = np.array(
            [
                not (c and heard(w) in _marked()) and not _held_out(w)
                for w, c in zip(letters, classes, strict=True)
            ]
        )
        some: Examples = ([w for w, k in zip(letters, kept, strict=True) if k], classes[kept], weights[kept])
        sets = {n: [w for w in ws if n != "common" or not _held_out(w)] for n, ws in found.sets.items()}
        write(blind, *fit(some), sets)
        groups = {name: [w for w in words if _held_out(w)] for name, words in found.groups.items()}
        blind.with_suffix(".json").write_text(json.dumps(groups), encoding="utf-8")


def _held_out(word: str) -> bool:
    """Say whether a word, in whatever spelling, is of the third that the second model does not see."""
    return crc32(heard(word).encode()) % 3 == 0


@cache
def _marked() -> frozenset[str]:
    """Return the words of the marked texts, as they are heard."""
    forms = (
        m for p in MANNERS.glob("*.txt") for m in re.findall(r"\{([^{}|?]+)", p.read_text(encoding="utf-8"))
    )
    return frozenset(heard(plain(word)) for form in forms for word in re.split("[ -]", form))


if __name__ == "__main__":
    main()
