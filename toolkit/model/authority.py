"""Persons, collective voices and works that texts name, cite and quote.

A name or title of the set `in_context` is an ordinary word too (Job, Kings, Middot, the Rebbe): it names the person or the
work only where the text shows it, by a place cited after it, a word before it (*tractate*, *Rabbi*) or a verb of speech.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from toolkit.model.concept import Scheme

_UNIT = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Person:
    """A person, organisation or collective voice; `id` begins with `p.`; `names` are the by-names in Latin letters.

    Those of `name` and `names` that are Hebrew or Aramaic in Latin letters are in `transliterated`, the others are
    English. `kind` is `person`, `organisation`, `collective`, `dialogue` or `text`; `hebrew` is the first pointed one of
    `hebrew_names`, or the first; `birth` and `death` are years as written, empty where not known.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    hebrew: str = ""
    kind: str = "person"
    traditions: tuple[str, ...] = ()
    birth: str = ""
    death: str = ""
    note: str = ""
    transliterated: frozenset[str] = frozenset()
    hebrew_names: tuple[str, ...] = ()
    in_context: frozenset[str] = frozenset()

    @property
    def known_as(self) -> str:
        """The name by which reports call the person: the standard one, or the by-name that took its place.

        A teacher of a tradition whose first by-name is no form of the standard name is known by it: the Tzemach Tzedek,
        whose name two leaders of Chabad bear.
        """
        first = self.names[0] if self.names and self.traditions else self.name
        return self.name if set(first.casefold().split()) & set(self.name.casefold().split()) else first


@dataclass(frozen=True, slots=True)
class Work:
    """A work that can be cited; `id` begins with `w.`; `units` are the `citedRange` units that it is cited by, in order.

    `titles` are its other titles in Latin letters; of these (and `title`), `english` are English and `abbreviations`
    short forms, the rest Hebrew or Aramaic in Latin letters. `hebrew` is the first pointed one of `hebrew_titles`, or the
    first. `author` and `recorder` are ids of persons, `within` is the id of the work that this is a part of. `patterns` are
    references in Sefaria's manner in which `{unit}` stands for the place cited; `sefaria` is the first, and
    `sefaria_certainty` says how sure they are.
    """

    id: str
    title: str
    titles: tuple[str, ...] = ()
    hebrew: str = ""
    author: str = ""
    recorder: str = ""
    units: tuple[str, ...] = ()
    traditions: tuple[str, ...] = ()
    sefaria: str = ""
    sefaria_certainty: str = ""
    note: str = ""
    english: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    hebrew_titles: tuple[str, ...] = ()
    in_context: frozenset[str] = frozenset()
    within: str = ""
    patterns: tuple[str, ...] = ()

    def reference(self, place: Mapping[str, str]) -> str:
        """Return Sefaria's reference for a place (unit to value, as `{"chapter": "3", "verse": "7"}`), empty if it has none.

        The pattern that the place fills furthest is cut off before its first unit that the place lacks.
        """
        filled = [_fill(p, place) for p in self.patterns]
        return max(filled, key=lambda f: f[0])[1] if filled else ""

    def link(self, place: Mapping[str, str]) -> str:
        """Return the address of a place at sefaria.org, empty if the work has no pattern."""
        reference = self.reference(place).replace(" ", "_").replace(":", ".")
        return f"https://www.sefaria.org/{quote(reference, safe='_.,;-')}" if reference else ""


def _fill(pattern: str, place: Mapping[str, str]) -> tuple[int, str]:
    """Return how many units of a pattern a place fills, and the reference that comes of it."""
    made, end, count = "", 0, 0
    for unit in _UNIT.finditer(pattern):
        value = place.get(unit[1], "")
        if not value:
            return count, made or pattern[: unit.start()].rstrip(" :,;")
        made += pattern[end : unit.start()] + value
        end, count = unit.end(), count + 1
    return count, made + pattern[end:]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What an `annotations` folder decides: the scheme, persons and works by id, and one SHA-256 over its files."""

    scheme: Scheme
    people: dict[str, Person] = field(default_factory=dict)
    works: dict[str, Work] = field(default_factory=dict)
    digest: str = ""
