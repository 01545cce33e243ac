"""Tokens in, those whose spelling may be Hebrew out: each distinct spelling is looked at once and remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from toolkit.pipeline.unlisted.dictionaries import dictionaries
from toolkit.pipeline.unlisted.glimpse import Glimpse, glimpse
from toolkit.pipeline.unlisted.letters import plain
from toolkit.pipeline.unlisted.places import STRANGE, role_of

REMEMBERED = 500_000  # distinct spellings whose glimpse is kept


class Surveyed(NamedTuple):
    """What the spellings of a text say: the glimpses by token, and the role of each token (`places`)."""

    glimpses: dict[int, Glimpse]
    roles: list[int]


class Survey:
    """Remembers for each spelling (by its number in the string store) whether it may be Hebrew, and its role."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Glimpse | None, int]] = {}

    def of(self, orths: Sequence[int], spelling: Callable[[int], str]) -> Surveyed:
        """Look at the tokens of a text, given by the numbers of their spellings, and the spelling that a number stands for."""
        known = self._known
        if len(known) > REMEMBERED:
            known.clear()
        try:
            seen = [known[orth] for orth in orths]
        except KeyError:
            known.update((orth, _look(spelling(orth))) for orth in set(orths) if orth not in known)
            seen = [known[orth] for orth in orths]
        return Surveyed({i: g for i, (g, _) in enumerate(seen) if g is not None}, [role for _, role in seen])


def _look(form: str) -> tuple[Glimpse | None, int]:
    seen = glimpse(form) if len(form) > 1 else None
    return seen, role_of(form) | STRANGE * _is_strange(form, seen)


def _is_strange(form: str, seen: Glimpse | None) -> bool:
    """Say whether a spelling is no English, no Hebrew and no name."""
    if len(form) < 4 or (seen is not None and (seen.features["letters"] >= -1 or seen.listed)):
        return False
    letters, held = plain(form), dictionaries()
    word = letters.isascii() and letters.isalpha()
    return word and letters not in held.english and letters not in held.names
