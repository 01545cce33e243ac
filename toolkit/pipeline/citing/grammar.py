"""`grammar.toml` in, its words as look-up tables out."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.vocabulary.folding import APOSTROPHES

_DROP = str.maketrans("", "", APOSTROPHES + ".")


class Unit(NamedTuple):
    """What a word for a unit may mean (the first that a work is cited by counts), whether a name may follow it, and whether
    the word is a part of that name."""

    means: tuple[str, ...]
    named: bool
    kept: bool


class Grammar(NamedTuple):
    """The tables of the file; words are as `plain` makes them."""

    units: dict[str, Unit]
    order: dict[str, int]
    leading: frozenset[str]
    named: tuple[str, ...]
    never: frozenset[str]
    parts: dict[str, tuple[tuple[str, ...], ...]]
    inside: frozenset[str]
    several: frozenset[str]
    both: frozenset[str]
    until: frozenset[str]
    following: frozenset[str]
    amounts: frozenset[str]
    see: frozenset[str]
    cf: frozenset[str]
    between: frozenset[str]
    speaks: frozenset[str]
    pointing: frozenset[str]
    kinds: frozenset[str]
    before: frozenset[str]
    through: frozenset[str]
    same: frozenset[str]
    there: frozenset[str]
    elsewhere: frozenset[str]
    verbs: frozenset[str]
    cardinals: dict[str, int]
    ordinals: dict[str, int]
    letters: dict[str, int]
    large_letters: dict[str, int]
    months: dict[str, int]
    hebrew_months: frozenset[str]
    portions: dict[str, str]
    cut: dict[str, str]


def plain(word: str) -> str:
    """Return a word in lower case without apostrophes and full stops."""
    return word.lower().translate(_DROP)


@cache
def grammar() -> Grammar:
    """Return the grammar, read once."""
    data: dict[str, Any] = tomllib.loads(Path(__file__).with_name("grammar.toml").read_text(encoding="utf-8"))
    place, citation, anaphora, numbers = (data[k] for k in ("place", "citation", "anaphora", "numbers"))
    return Grammar(
        units={
            plain(w): Unit(tuple(u["means"]), u.get("named", False), u.get("kept", False))
            for u in data["unit"]
            for w in u["words"]
        },
        order={unit: n for n, unit in enumerate(place["order"])},
        leading=_set(place["leading"]),
        named=tuple(place["named"]),
        never=frozenset(place["never"]),
        parts=_by_first(place["parts"]),
        inside=_set(place["inside"]),
        several=_set(place["several"]),
        both=_set(place["and"]),
        until=_set(place["to"]),
        following=_set(place["following"]),
        amounts=_set(place["amounts"]),
        see=_set(citation["see"]),
        cf=_set(citation["cf"]),
        between=_set(citation["between"]),
        speaks=_set(citation["speaks"]),
        pointing=_set(citation["pointing"]),
        kinds=_set(citation["kinds"]),
        before=_set(citation["before"]),
        through=frozenset(citation["through"]),
        same=_set(anaphora["same"]),
        there=_set(anaphora["there"]),
        elsewhere=_set(anaphora["elsewhere"]),
        verbs=_set(anaphora["verbs"]),
        cardinals=_cardinals(numbers),
        ordinals=_ordinals(numbers),
        letters={plain(w): n for n, words in enumerate(numbers["letters"], 1) for w in words},
        large_letters=dict(numbers["large_letters"]),
        hebrew_months=frozenset(plain(w) for words in numbers["hebrew_months"] for w in words),
        cut=dict(data["titles"]["cut"]),
        portions={name: book for book, names in data["portions"].items() for name in names},
        months={w[:n]: i for i, w in enumerate(numbers["months"], 1) for n in {3, 4, len(w)}},
    )


def _set(words: list[str]) -> frozenset[str]:
    return frozenset(plain(w) for w in words)


def _by_first(names: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return names as words, by their first word, the longest first."""
    words = sorted((tuple(plain(n).split()) for n in names), key=len, reverse=True)
    return {w[0]: tuple(v for v in words if v[0] == w[0]) for w in words}


def _cardinals(numbers: dict[str, Any]) -> dict[str, int]:
    return {w: n for n, w in enumerate(numbers["words"])} | {
        w: n * 10 for n, w in enumerate(numbers["tens"]) if w
    }


def _ordinals(numbers: dict[str, Any]) -> dict[str, int]:
    small = {w: n for n, w in enumerate(numbers["ordinals"]) if w}
    return small | {w[:-1] + "ieth": n * 10 for n, w in enumerate(numbers["tens"]) if n > 1}
