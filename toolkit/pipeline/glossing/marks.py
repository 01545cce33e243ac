"""`marks.toml` as a value: sequences of words and sets of words."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, get_origin, get_type_hints


class Phrases:
    """Sequences of words, found by their first or their last word; longer ones before shorter ones."""

    def __init__(self, rows: Iterable[str]) -> None:
        self.by_first: dict[str, list[tuple[str, ...]]] = {}
        self.by_last: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted({tuple(row.split()) for row in rows}, key=lambda words: (-len(words), words)):
            self.by_first.setdefault(phrase[0], []).append(phrase)
            self.by_last.setdefault(phrase[-1], []).append(phrase)


class Marks(NamedTuple):
    """The table; phrases are split into words, the longest first."""

    leads: Phrases
    after_comma: Phrases
    cues: Phrases
    verbs: Phrases
    called: Phrases
    bracket: Phrases
    words_for: Phrases
    roots: Phrases
    never_first: frozenset[str]
    asides: frozenset[str]
    adverbial: frozenset[str]
    never: frozenset[str]
    stops: frozenset[str]
    numbers: frozenset[str]
    inner: frozenset[str]
    articles: frozenset[str]
    said_of: frozenset[str]
    series: frozenset[str]
    frames: frozenset[str]
    subjects: frozenset[str]
    conjunctions: frozenset[str]
    pronouns: frozenset[str]
    links: frozenset[str]
    verbal: frozenset[str]
    kinds: frozenset[str]
    manners: frozenset[str]
    adjectives: tuple[str, ...]


@cache
def marks() -> Marks:
    """Return the table."""
    data = tomllib.loads(Path(__file__).with_name("marks.toml").read_text(encoding="utf-8"))
    made = {name: get_origin(kind) or kind for name, kind in get_type_hints(Marks).items()}
    return Marks(**{name: make(data[name]) for name, make in made.items()})


def at(words: Sequence[str], i: int, phrases: Phrases) -> int:
    """Return the token after the phrase that stands at token `i`, or `i`."""
    if i < len(words):
        for phrase in phrases.by_first.get(words[i].lower(), ()):
            if tuple(w.lower() for w in words[i : i + len(phrase)]) == phrase:
                return i + len(phrase)
    return i


def before(words: Sequence[str], i: int, phrases: Phrases) -> int:
    """Return the token at which the phrase begins that ends before token `i`, or `i`."""
    if i > 0:
        for phrase in phrases.by_last.get(words[i - 1].lower(), ()):
            start = i - len(phrase)
            if start >= 0 and tuple(w.lower() for w in words[start:i]) == phrase:
                return start
    return i


def past(words: Sequence[str], i: int, signs: Collection[str], step: int = 1) -> int:
    """Return the first token from `i` on, forwards or backwards, that is none of the signs."""
    while 0 <= i < len(words) and words[i] in signs:
        i += step
    return i
