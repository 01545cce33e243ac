"""Tokens and what is known among them in, the further words that are Hebrew or Aramaic out, each with its probability.

A text is looked at three times: with only the names of the vocabulary known, then twice with the words that the look
before made sure. A word that nothing around it can make likely is not looked at more closely.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import compress, zip_longest
from math import log1p
from operator import mul
from typing import NamedTuple

from toolkit.pipeline.evidence import SHORT, Scene
from toolkit.pipeline.persons import is_title
from toolkit.pipeline.unlisted.dictionaries import dictionaries
from toolkit.pipeline.unlisted.glimpse import Glimpse
from toolkit.pipeline.unlisted.judgement import ALWAYS, log_odds, odds_of, probability, weights
from toolkit.pipeline.unlisted.places import (
    ALONE,
    REACH,
    SPEAKS,
    STRANGE,
    Company,
    Neighbours,
    Place,
    odds_around,
    of_another_tongue,
    place_of,
    weights_of,
)
from toolkit.pipeline.unlisted.survey import Surveyed
from toolkit.vocabulary.homographs import life

LOOKS = ("first", "second", "second")
SURE = 0.85  # probability from which a word counts as known in the next look
_INITIAL = re.compile(r"[A-Z]\.")
LISTED = 0.5  # log-odds of a listed word that can be nothing else, wherever it stands
LONG = 7  # letters of such a word from which it is no name if it has a capital (Binah is one, Hishtalshelus is not)
# Log-odds of the letters under which a place alone makes no word Hebrew: of any word, and of one that is a name elsewhere.
FOREIGN, FOREIGN_NAME = -4.0, -1.0
TELLING = 5  # letters of a listed word in small letters from which it shows what a text is about
SPARSE = log1p(100 / 60)  # density of sure words (`places`) under which a text is not of the subject
_SIGNS = frozenset({"marked", "bracketed", "called"})
PART = 0.1  # probability from which a word may be a part of a listed phrase; what is below is not told

_SURE, _PART = odds_of(SURE), odds_of(PART)


class Judged(NamedTuple):
    """A word with the odds that it is Hebrew or Aramaic in Latin letters, and what of its place spoke for it."""

    glimpse: Glimpse
    odds: float  # log-odds
    place: Place
    company: Company

    @property
    def likely(self) -> bool:
        """Whether the word counts: it is Hebrew or Aramaic rather than not."""
        return self.odds >= 0

    @property
    def probability(self) -> float:
        """The probability that the word is Hebrew or Aramaic."""
        return probability(self.odds)

    @property
    def signs(self) -> tuple[str, ...]:
        """The features of the word's place and of its company."""
        return (*self.place.around, *compress(Company._fields, self.company))


class Hearing:
    """The words of one text that may be Hebrew; what their surroundings say is found out once."""

    def __init__(self, scene: Scene, surveyed: Surveyed) -> None:
        self.scene = scene
        self.glimpses = surveyed.glimpses
        self._roles = [*surveyed.roles, 0, 0]
        self._strangers = sum(role & STRANGE for role in surveyed.roles) // STRANGE
        self._beside_signs = _reached(i for i, role in enumerate(surveyed.roles) if role & SPEAKS)
        self._places: dict[int, Place] = {}
        self._around: dict[int, dict[str, float] | None] = {}  # what the signs around a word add in each look

    @cached_property
    def small(self) -> set[str]:
        """The words that are Hebrew wherever they stand and do so in small letters: a text that has them is of the subject."""
        seen = (g for g in self.glimpses.values() if g.small and g.certain)
        return {g.letters for g in seen if len(g.letters) >= TELLING} - life()

    @cached_property
    def _names(self) -> set[str]:
        """The forms that stand somewhere in the name of somebody or something, without a sign that sets them apart."""
        shown = (i for i, g in self.glimpses.items() if not g.small and self.scene.in_proper_name(i, i + 1))
        return {self.glimpses[i].letters for i in shown if _SIGNS.isdisjoint(self._place(i).around)}

    def judge(
        self, known: Collection[int], *, quiet: Collection[int] = (), looks: Sequence[str] = LOOKS
    ) -> dict[int, Judged]:
        """Return the words judged in their places, those with a probability of `PART` or more; the `known` are left out.

        The `quiet` among the known say nothing of the words near them, as loan words of English do.
        """
        judged: dict[int, Judged] = {}
        known = set(known)
        heard = known.difference(quiet)
        sure, before = heard, None
        for look, following in zip_longest(looks, looks[1:]):
            if (look, sure) == before:
                break  # the same look at the same words shows the same
            before = (look, sure)
            last = following in {None, look}  # else all that is asked is what is sure
            judged = self._look(look, known, sure, _PART if last else _SURE)
            sure = heard | {i for i, j in judged.items() if j.odds >= _SURE}
        return judged

    def features(self, i: int, neighbours: Neighbours) -> dict[str, float]:
        """Return all that the place of a word says, by the names of the features."""
        place = self._place(i)
        said = neighbours.company(i, place, self.glimpses[i].letters)._asdict()
        beside = {name: float(value) for name, value in said.items() if value}
        return dict.fromkeys(place.around, 1.0) | neighbours.whole | beside

    def neighbours(self, sure: AbstractSet[int]) -> Neighbours:
        """Return what is sure among the tokens, as the features of a place ask for it."""
        return Neighbours(sure, self.scene.words, self._strangers)

    def _look(self, look: str, known: Collection[int], sure: set[int], least: float) -> dict[int, Judged]:
        """Return the words with at least these log-odds in a look."""
        neighbours = self.neighbours(sure)
        held, weigh = weights().get(look, {}), weights_of(look)
        always = held.get(ALWAYS, 0.0) + log_odds(look, neighbours.whole)
        whole = always + max(weigh.near, 0.0) * neighbours.nearest
        close: set[int] | None = None
        sparse = neighbours.whole["density"] < SPARSE
        forms = neighbours.forms
        named = sparse and self._names.issuperset(forms)
        judged: dict[int, Judged] = {}
        for i, seen in self.glimpses.items():
            if i in known:
                continue
            odds = seen.odds[look]
            if (
                odds + whole < least
                and seen.small
                and not (seen.certain or seen.signed or seen.letters in forms)
            ):
                if close is None:
                    close = self._beside_signs | _reached(sure)
                if i not in close:
                    continue  # nothing near it can make it likely
            around = self._odds_around(i, seen)
            if around is None:
                continue
            place = self._places[i]
            company = neighbours.company(i, place, seen.letters)
            if seen.bible and not company.beside:
                continue  # a name that English has (K3), unless it is a part of a phrase
            name = sparse and (named or not company.near) and self._named(i, seen, place)
            name = name or (not company.beside and self._of_a_person(i, seen, place))
            if name or of_another_tongue(self.scene.words, i):
                continue
            odds += always + around[look]
            if company is not ALONE:
                odds += sum(map(mul, weigh, company))
            brief = sparse and len(seen.letters) <= SHORT and self._lonely(i)
            certain = seen.certain and not brief and (seen.small or len(seen.letters) >= LONG)
            if certain or seen.signed:
                odds = max(odds, LISTED)
            if seen.listed and seen.kind == "acronym" and company.near and self.scene.capitals(i):
                odds = max(odds, LISTED)
            if odds >= least:
                judged[i] = Judged(seen, odds, place, company)
        return judged

    def _lonely(self, i: int) -> bool:
        """Say whether no other word that may be Hebrew stands within three tokens (the kav, a unit of length)."""
        return not any(j in self.glimpses for j in range(i - REACH, i + REACH + 1) if j != i)

    def _named(self, i: int, seen: Glimpse, place: Place) -> bool:
        """Say whether a word is that of somebody or something here or elsewhere (Malchut Hotel), and no sign sets it apart."""
        there = not seen.small and (seen.letters in self._names or self.scene.in_proper_name(i, i + 1))
        return there and _SIGNS.isdisjoint(place.around)

    def _of_a_person(self, i: int, seen: Glimpse, place: Place) -> bool:
        """Say whether a word that may be something else stands in the name of a modern person (Ronit Meroz, Prof. Dina Rubin)."""
        if seen.small or seen.certain or seen.features["scholarly"] or not _SIGNS.isdisjoint(place.around):
            return False
        if i and _INITIAL.fullmatch(self.scene.words[i - 1]) and not is_title(self.scene.words[i - 1]):
            return True  # J. I. Schochet
        return any(
            self.scene.words[j].istitle() and not is_title(self.scene.words[j]) and self._surname(j)
            for j in place.strangers
        )

    def _surname(self, j: int) -> bool:
        """Say whether a name at a token cannot be Hebrew, or is on the lists of names and not on those of Hebrew."""
        seen, small = self.glimpses.get(j), self.scene.small[j]
        if seen is None:
            return small not in dictionaries().english and small not in dictionaries().bible
        return small in dictionaries().names and not seen.listed

    def _place(self, i: int) -> Place:
        place = self._places.get(i)
        if place is None:
            place = self._places[i] = place_of(i, self.scene, self.glimpses, self._roles)
        return place

    def _odds_around(self, i: int, seen: Glimpse) -> dict[str, float] | None:
        """Return what the signs around a word add to its odds in each look; None for another language's word."""
        try:
            return self._around[i]
        except KeyError:
            place = self._place(i)
            made = None if _foreign(place, seen) else odds_around(place.around)
            self._around[i] = made
            return made


def _foreign(place: Place, seen: Glimpse) -> bool:
    """Say whether a word that no list has is another language's: its letters say so, and no sign sets it apart."""
    if seen.listed or seen.features["scholarly"] or seen.features["joined"]:
        return False
    least = FOREIGN_NAME if seen.features["name"] else FOREIGN
    return seen.features["letters"] < least and _SIGNS.isdisjoint(place.around)


def _reached(tokens: Iterable[int]) -> set[int]:
    """Return the tokens that stand beside some."""
    return {i + step for i in tokens for step in range(-REACH, REACH + 1)}
