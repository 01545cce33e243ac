"""The words of the passages whose wording is compared out: forms, numbers that all spellings share, numbers of what words mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from toolkit.index.engine import Engine
from toolkit.index.frequencies import lemma

_WORDS = """
SELECT w.text, w.passage, t.grp, w.form, w.named, w.concept
FROM words w JOIN texts t ON t.text = w.text
WHERE t.worded
ORDER BY t.grp_n, w.text, w.start
"""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A passage as words: `numbers` are equal for a word in all its spellings, `lemmas` in its inflected forms too, `meanings` for words that name one concept (-1: none)."""

    text: str
    passage: str
    group: str
    forms: tuple[str, ...]
    numbers: tuple[int, ...]
    lemmas: tuple[int, ...]
    meanings: tuple[int, ...]

    @property
    def place(self) -> str:
        """TEXT#PASSAGE."""
        return f"{self.text}#{self.passage}"


class Sequences(NamedTuple):
    """The passages in the order of the texts, the concept that each meaning is, and what each lemma is: a word, or `c:` and a concept."""

    passages: list[Sequence]
    meanings: list[str]
    lemmas: list[str]


def sequences(engine: Engine) -> Sequences:
    """Return the words of the passages whose wording is compared; read once."""
    return engine.once("sequences", _read)


def _read(engine: Engine) -> Sequences:
    words: dict[tuple[str, str], tuple[str, int, int]] = {}
    numbers: dict[str, int] = {}
    meanings: dict[str, int] = {}
    lemmas: dict[str, int] = {}
    made: dict[tuple[str, str, str], list[tuple[str, int, int, int]]] = {}
    for text, passage, group, form, named, concept in engine.each(_WORDS):
        word = words.get((form, named))
        if word is None:
            spelled = f"c:{named}" if named else form
            number = numbers.setdefault(spelled, len(numbers))
            word = words[form, named] = (
                form,
                number,
                lemmas.setdefault(spelled if named else lemma(form), len(lemmas)),
            )
        meaning = meanings.setdefault(concept, len(meanings)) if concept else -1
        made.setdefault((text, passage, group), []).append((*word, meaning))
    return Sequences([_sequence(key, said) for key, said in made.items()], list(meanings), list(lemmas))


def _sequence(key: tuple[str, str, str], words: list[tuple[str, int, int, int]]) -> Sequence:
    forms, numbers, lemmas, meanings = zip(*words, strict=True)
    return Sequence(*key, forms, numbers, lemmas, meanings)
