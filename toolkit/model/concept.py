"""What a concept scheme holds: concepts with their Hebrew, topics, aspects, traditions and other closed lists."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rendering:
    """An English rendering of a concept and the traditions (ids without `tr.`) that use it; none means all."""

    form: str
    traditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Latin:
    """An irregular Latin form that no rule makes from the Hebrew (Ava, Zun); `convention` as in L5, or empty."""

    form: str
    convention: str = ""


@dataclass(frozen=True, slots=True)
class Hebrew:
    """A Hebrew or Aramaic headword, pointed; `lang` is `he`, `arc` or `mul` (two heads of two languages)."""

    form: str
    lang: str


@dataclass(frozen=True, slots=True)
class Concept:
    """One category of the scheme.

    `hebrew[0]` is the pointed headword, further ones are other spellings or number forms; `acronym` is the Hebrew
    acronym with gershayim where the concept is one (the headword is then its pointed expansion); `kind` is the id of
    its class without `cls.`; `broader` the id of the concept it stands under, else empty; `same_as` the id of the
    concept that reports count it with (kli with kelim), else empty; `related` the concepts that somebody equates it
    with (`corresp`); `certainty` is `high`, `medium` or `low`.
    """

    id: str
    kind: str
    gloss: str
    hebrew: tuple[Hebrew, ...] = ()
    acronym: str = ""
    latin: tuple[Latin, ...] = ()
    english: tuple[Rendering, ...] = ()
    broader: str = ""
    same_as: str = ""
    related: tuple[str, ...] = ()
    certainty: str = "high"
    note: str = ""

    @property
    def lang(self) -> str:
        """`he`, `arc`, `mul`, or empty where no Hebrew is known."""
        return self.hebrew[0].lang if self.hebrew else ""


@dataclass(frozen=True, slots=True)
class Member:
    """One entry of a closed list (a topic, an aspect, a tradition, a polarity …): id with its prefix, name, gloss."""

    id: str
    name: str
    gloss: str = ""
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scheme:
    """A whole concept scheme: concepts by id, and the closed lists by the name of their taxonomy."""

    concepts: dict[str, Concept] = field(default_factory=dict)
    lists: dict[str, tuple[Member, ...]] = field(default_factory=dict)

    def members(self, taxonomy: str) -> tuple[Member, ...]:
        """Return the members of a closed list in the order of the file; empty where there is no such list."""
        return self.lists.get(taxonomy, ())

    def narrower(self, concept: str) -> tuple[str, ...]:
        """Return the ids of the concept and of everything under it, in the order of the file."""
        found = [concept]
        for c in self.concepts.values():  # a broader concept stands before its narrower ones
            if c.broader in found:
                found.append(c.id)
        return tuple(found)
