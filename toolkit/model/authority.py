"""Persons, collective voices and works that texts name, cite and quote."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """A person, organisation or collective voice; `id` begins with `p.`; `names` are the by-names in Latin letters."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    hebrew: str = ""
    kind: str = "person"
    traditions: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A work that can be cited; `id` begins with `w.`; `units` are the `citedRange` units that it is cited by."""

    id: str
    title: str
    titles: tuple[str, ...] = ()
    hebrew: str = ""
    author: str = ""
    units: tuple[str, ...] = ()
    sefaria: str = ""
    note: str = ""
