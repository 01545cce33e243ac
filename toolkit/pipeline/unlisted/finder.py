"""Tokens and what is known among them in, the further words that are Hebrew or Aramaic out, each with its probability.

A text is looked at three times: with only the names of the vocabulary known, then twice with the words that the look
before made sure.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from toolkit.pipeline.evidence import Scene
from toolkit.pipeline.unlisted.glimpse import Glimpse
from toolkit.pipeline.unlisted.judgement import log_odds, probability
from toolkit.pipeline.unlisted.places import Neighbours, features

LOOKS = ("first", "second", "second")
SURE = 0.85  # probability from which a word counts as known in the next look
STRANGE = -1.0  # log-odds of the letters under which a word of no dictionary is a stranger


class Judged(NamedTuple):
    """A word with the probability that it is Hebrew or Aramaic in Latin letters, and what spoke for it most."""

    glimpse: Glimpse
    probability: float
    place: Mapping[str, float]


def judge_words(
    scene: Scene,
    known: Collection[int],
    glimpses: Mapping[int, Glimpse],
    strangers: int,
    *,
    looks: Sequence[str] = LOOKS,
) -> dict[int, Judged]:
    """Return the words of `glimpses` (token to spelling) judged in their places; those that are `known` are left out.

    `strangers` counts the words of the text that neither English nor Hebrew explains.
    """
    sure: set[int] = set(known)
    judged: dict[int, Judged] = {}
    open_ = {i: g for i, g in glimpses.items() if i not in sure}
    for look in looks:
        neighbours = Neighbours(sure, scene.words, strangers)
        judged = {}
        for i, seen in open_.items():
            place = features(i, scene, neighbours, glimpses)
            judged[i] = Judged(seen, probability(log_odds(look, seen.features, place)), place)
        sure = set(known) | {i for i, j in judged.items() if j.probability >= SURE}
    return judged
