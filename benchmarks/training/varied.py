"""A marked text in, the same text with other words out: Hebrew for Hebrew, English for English, names for names."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from typing import Any

from spacy.lang.en.stop_words import STOP_WORDS

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE = re.compile(r"(?:^|[.!?:]\W+|\n\W*)$")
HEBREW, ENGLISH, NAME, FOREIGN = 0.4, 0.15, 0.6, 0.02  # chances that a word is replaced


def varied(
    text: str, gold: Mapping[tuple[int, int], Any], groups: Mapping[str, Sequence[str]], seed: int
) -> tuple[str, dict[tuple[int, int], Any]]:
    """Return a text with some of its words replaced by words of the groups, and where its spans are now."""
    chance = random.Random(f"{seed}{len(text)}")
    made, moved, end = "", {}, 0
    for (first, last), value in sorted(gold.items()):
        made += _english(text[end:first], groups, chance, before=made[-3:])
        start = len(made)
        inside = text[first:last]
        made += inside if value.optional or value.concept else _replace(inside, groups["hebrew"], chance)
        moved[start, len(made)] = value
        end = last
    return made + _english(text[end:], groups, chance, before=made[-3:]), moved


def _replace(inside: str, words: Sequence[str], chance: random.Random) -> str:
    def other(found: re.Match[str]) -> str:
        word = found[0]
        if len(word) < 4 or chance.random() > HEBREW:
            return word
        return _like(word, chance.choice(words))

    return _WORD.sub(other, inside)


def _english(part: str, groups: Mapping[str, Sequence[str]], chance: random.Random, *, before: str) -> str:
    def other(found: re.Match[str]) -> str:
        word, luck = found[0], chance.random()
        if word.lower() in STOP_WORDS or len(word) < 4:
            return word
        if word[0].isupper():
            opening = _SENTENCE.search((before + part[: found.start()])[-4:])
            return word if opening or luck > NAME else _like(word, chance.choice(groups["names"]))
        if luck < FOREIGN:
            return chance.choice(groups["foreign"])
        return chance.choice(groups["english"]) if luck < ENGLISH else word

    return _WORD.sub(other, part)


def _like(word: str, other: str) -> str:
    """Return another word with the capitals of a word."""
    return other.upper() if word.isupper() else other.capitalize() if word[0].isupper() else other
