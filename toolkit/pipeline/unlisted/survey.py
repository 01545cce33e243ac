"""Tokens in, those whose spelling may be Hebrew out: each distinct spelling is looked at once and remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from toolkit.pipeline.unlisted.dictionaries import dictionaries
from toolkit.pipeline.unlisted.glimpse import Glimpse, glimpse
from toolkit.pipeline.unlisted.letters import plain

REMEMBERED = 500_000  # distinct spellings whose glimpse is kept


class Survey:
    """Remembers for each spelling (by its number in the string store) whether it may be Hebrew, or is a stranger."""

    def __init__(self) -> None:
        self._glimpses: dict[int, Glimpse | None] = {}
        self._strange: set[int] = set()

    def of(self, orths: Sequence[int], word: Callable[[int], str]) -> tuple[dict[int, Glimpse], int]:
        """Return the glimpses by token, and how many tokens are strangers: no English, no Hebrew, no name."""
        known = self._glimpses
        if len(known) > REMEMBERED:
            known.clear()
            self._strange.clear()
        found: dict[int, Glimpse] = {}
        for i, orth in enumerate(orths):
            if orth not in known:
                self._look(orth, word(i))
            seen = known[orth]
            if seen is not None:
                found[i] = seen
        strange = self._strange
        return found, sum(orth in strange for orth in orths) if strange else 0

    def _look(self, orth: int, form: str) -> None:
        seen = glimpse(form) if len(form) > 1 else None
        self._glimpses[orth] = seen
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
