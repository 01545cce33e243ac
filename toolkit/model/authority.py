"""Persons, collective voices and works that texts name, cite and quote."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.model.concept import Scheme


@dataclass(frozen=True, slots=True)
class Person:
    """A person, organisation or collective voice; `id` begins with `p.`; `names` are the by-names in Latin letters.

    `kind` is `person`, `organisation`, `collective`, `dialogue` or `text`; `hebrew` is one name in Hebrew letters, the
    pointed one where there is one; `birth` and `death` are years as written, empty where not known.
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


@dataclass(frozen=True, slots=True)
class Work:
    """A work that can be cited; `id` begins with `w.`; `units` are the `citedRange` units that it is cited by.

    `author` and `recorder` are ids of persons; `sefaria` is a pattern in which `{unit}` stands for the place cited,
    and `sefaria_certainty` says how sure it is.
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


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What an `annotations` folder decides: the scheme, persons and works by id, and one SHA-256 over its files."""

    scheme: Scheme
    people: dict[str, Person] = field(default_factory=dict)
    works: dict[str, Work] = field(default_factory=dict)
    digest: str = ""
