"""Tokens in, those whose spelling may be Hebrew out: each distinct spelling is looked at once and remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from toolkit.pipeline.unlisted.dictionaries import dictionaries
from toolkit.pipeline.unlisted.glimpse import Glimpse, glimpse
from toolkit.pipeline.unlisted.letters import plain
from toolkit.pipeline.unlisted.places import speaks

REMEMBERED = 500_000  # distinct spellings whose glimpse is kept


class Surveyed(NamedTuple):
    """What the spellings of a text say: the glimpses by token, the tokens that speak for a word beside them, and how
    many tokens are strangers: no English, no Hebrew, no name."""

    glimpses: dict[int, Glimpse]
    speaking: list[int]
    strangers: int


class Survey:
    """Remembers for each spelling (by its number in the string store) whether it may be Hebrew, or is a stranger."""

    def __init__(self) -> None:
        self._glimpses: dict[int, Glimpse | None] = {}
        self._speaking: set[int] = set()
        self._strange: set[int] = set()

    def of(self, orths: Sequence[int], spelling: Callable[[int], str]) -> Surveyed:
        """Look at the tokens of a text, given by the numbers of their spellings, and the spelling that a number stands for."""
        known = self._glimpses
        if len(known) > REMEMBERED:
            known.clear()
            self._speaking.clear()
            self._strange.clear()
        try:
            seen = [known[orth] for orth in orths]
        except KeyError:
            for orth in set(orths):
                if orth not in known:
                    self._look(orth, spelling(orth))
            seen = [known[orth] for orth in orths]
        found = {i: g for i, g in enumerate(seen) if g is not None}
        if not found:
            return Surveyed(found, [], 0)
        speaking, strange = self._speaking, self._strange
        return Surveyed(
            found,
            [i for i, orth in enumerate(orths) if orth in speaking],
            sum(orth in strange for orth in orths) if strange else 0,
        )

    def _look(self, orth: int, form: str) -> None:
        seen = glimpse(form) if len(form) > 1 else None
        self._glimpses[orth] = seen
        if speaks(form):
            self._speaking.add(orth)
        if len(form) > 3 and (seen is None or (seen.features["letters"] < -1 and not seen.listed)):
            letters = plain(form)
            held = dictionaries()
            if (
                letters.isascii()
                and letters.isalpha()
                and letters not in held.english
                and letters not in held.names
            ):
                self._strange.add(orth)
