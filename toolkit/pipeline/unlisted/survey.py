"""Tokens in, those whose spelling may be Hebrew out: each distinct spelling is looked at once and remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from toolkit.pipeline.unlisted.dictionaries import dictionaries
from toolkit.pipeline.unlisted.glimpse import Glimpse, glimpse
from toolkit.pipeline.unlisted.letters import plain
from toolkit.pipeline.unlisted.places import STRANGE, role_of
from toolkit.vocabulary.remembered import REMEMBERED


class Surveyed(NamedTuple):
    """What the spellings of a text say: the glimpses by token, and the role of each token (`places`)."""

    glimpses: dict[int, Glimpse]
    roles: list[int]


class Survey:
    """Remembers for each spelling (by its number in the string store) whether it may be Hebrew, and its role."""

    def __init__(self) -> None:
        self._roles: dict[int, int] = {}
        self._glimpses: dict[int, Glimpse] = {}

    def of(self, orths: Sequence[int], spelling: Callable[[int], str]) -> Surveyed:
        """Look at the tokens of a text, given by the numbers of their spellings, and the spelling that a number stands for."""
        known, glimpses = self._roles, self._glimpses
        if len(known) > REMEMBERED:
            known.clear()
            glimpses.clear()
        try:
            roles = [known[orth] for orth in orths]
        except KeyError:
            for orth in set(orths).difference(known):
                self._look(orth, spelling(orth))
            roles = [known[orth] for orth in orths]
        return Surveyed({i: glimpses[orth] for i, orth in enumerate(orths) if orth in glimpses}, roles)

    def _look(self, orth: int, form: str) -> None:
        seen = glimpse(form) if len(form) > 1 else None
        if seen is not None:
            self._glimpses[orth] = seen
        self._roles[orth] = role_of(form) | STRANGE * _is_strange(form, seen)


def _is_strange(form: str, seen: Glimpse | None) -> bool:
    """Say whether a spelling is no English, no Hebrew and no name."""
    if len(form) < 4 or (seen is not None and (seen.features["letters"] >= -1 or seen.listed)):
        return False
    letters, held = plain(form), dictionaries()
    word = letters.isascii() and letters.isalpha()
    return word and letters not in held.english and letters not in held.names
