"""The words of a call in, what says which suggestions are meant out: an id, a concept, a topic, a kind, a certainty.

`unity` on its own is looked up: an id of a suggestion, then a kind, a concept, a topic. Conditions that `+` joins must all hold, and
`cert:high` names the certainty, since `high` alone says nothing.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import get_args

from toolkit.ground.errors import UsageError
from toolkit.model.certainty import CERTAINTIES
from toolkit.model.claim import OtherKind, Suggestion, TermKind
from toolkit.model.concept import Scheme

_VOICE = "voice"
KINDS: tuple[str, ...] = (*get_args(TermKind), *get_args(OtherKind), _VOICE)
_CERT = "cert:"

Place = tuple[str, Suggestion]  # the id of the text, and a suggestion in it


class Rank(IntEnum):
    """How closely a selector names what it means: of two that mean the same suggestion the closer one decides."""

    KIND = 0  # or a certainty
    TOPIC = 1
    CONCEPT = 2  # or a work or a person
    ID = 3


@dataclass(frozen=True, slots=True)
class Selector:
    """What was asked for: its conditions all hold of what it means; its rank is that of the closest of them."""

    word: str
    conditions: tuple[Callable[[Place], bool], ...]
    rank: Rank

    def means(self, place: Place) -> bool:
        """Say whether a suggestion is meant."""
        return all(holds(place) for holds in self.conditions)


def selectors(words: Iterable[str], places: Collection[Place], scheme: Scheme) -> tuple[Selector, ...]:
    """Read selectors, commas between or one a word; `places` are all suggestions of the files.

    `UsageError` for one that means nothing in these files, the nearest names offered, and for an id that several files have: there it is
    written `TEXT#ID`.
    """
    given = [one.strip() for word in words for one in word.split(",") if one.strip()]
    return tuple(_selector(one, places, scheme) for one in dict.fromkeys(given))


def _selector(word: str, places: Collection[Place], scheme: Scheme) -> Selector:
    parts = [p.strip() for p in word.split("+")]
    read = [_condition(p, places, scheme) for p in parts]
    return Selector(word, tuple(holds for holds, _ in read), max(rank for _, rank in read))


def _condition(word: str, places: Collection[Place], scheme: Scheme) -> tuple[Callable[[Place], bool], Rank]:
    if word.startswith(_CERT):
        cert = word.removeprefix(_CERT)
        if cert not in CERTAINTIES:
            raise UsageError(f"there is no certainty {cert!r}", hint=f"there are: {', '.join(CERTAINTIES)}")
        return (lambda p: p[1].cert == cert), Rank.KIND
    text, _, identifier = word.rpartition("#")
    held = [t for t, s in places if s.id == identifier and text in {"", t}]
    if len(held) > 1:
        ways = ", ".join(f"{t}#{identifier}" for t in dict.fromkeys(held))
        raise UsageError(f"{len(held)} suggestions have the id {identifier!r}", hint=f"say which: {ways}")
    if held:
        return (lambda p: p[0] == held[0] and p[1].id == identifier), Rank.ID
    if word in KINDS:
        meant = {"direct", "indirect", "turn"} if word == _VOICE else {word}
        return (lambda p: p[1].kind in meant), Rank.KIND
    concept = word.removeprefix("c:")
    if any(s.concept == concept for _, s in places):
        return (lambda p: p[1].concept == concept), Rank.CONCEPT
    return _topical(concept, places, scheme)


def _topical(word: str, places: Collection[Place], scheme: Scheme) -> tuple[Callable[[Place], bool], Rank]:
    topics = {m.id.removeprefix("topic."): m for m in scheme.members("topics")}
    topic = topics.get(word.removeprefix("topic."))
    if topic is not None:
        within = {c for concept in topic.concepts for c in scheme.narrower(concept)}
        return (lambda p: p[1].concept in within), Rank.TOPIC
    if word in scheme.concepts:  # nothing is suggested for it
        return (lambda p: p[1].concept == word), Rank.CONCEPT
    known: Sequence[str] = [*dict.fromkeys(s.concept for _, s in places), *KINDS, *topics]
    near = difflib.get_close_matches(word, known, n=3, cutoff=0.6)
    hint = "a selector is an id (g12), a concept, a topic, a kind or a certainty (cert:high)"
    raise UsageError(
        f"{word!r} means no suggestion of these files",
        hint=f"{hint}; did you mean {', '.join(near)}?" if near else hint,
    )
