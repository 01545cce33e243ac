"""What a concept scheme holds: concepts with their Hebrew, topics, aspects, traditions and other closed lists."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rendering:
    """An English rendering of a concept and the traditions (ids without `tr.`) that use it; none means all.

    `use` says when the words count as the term: empty always, `capital` only capitalised as given, `gloss` only beside
    a transliteration, `verb` only beside one or in a role of a claim, `rs` as a divine name (guidelines, E4 and N3).
    """

    form: str
    traditions: tuple[str, ...] = ()
    use: str = ""


@dataclass(frozen=True, slots=True)
class Latin:
    """An irregular Latin form that no rule makes from the Hebrew (Ava, Zun); `convention` as in L5, or empty."""

    form: str
    convention: str = ""


@dataclass(frozen=True, slots=True)
class Hebrew:
    """A Hebrew or Aramaic form; `lang` is `he`, `arc` or `mul` (two heads of two languages).

    `n` is empty for the headword, else what the form is beside it: `variant` (another spelling, pointed or not),
    `plural`, `singular`, `construct`, `definite`, `verb`. `certainty` is that of the form, not of the concept.
    """

    form: str
    lang: str
    n: str = ""
    certainty: str = "high"


@dataclass(frozen=True, slots=True)
class Concept:
    """One category of the scheme.

    `hebrew[0]` is the pointed headword, further ones are other spellings or number forms; `acronym` is the Hebrew
    acronym with gershayim where the concept is one (the headword is then its pointed expansion), `reading` the same
    with the points of custom; `english` are the renderings of the closed list, `translations` words that explain but
    never mark a text; `kind` is the id of its class without `cls.`; `broader` the id of the concept it stands under,
    else empty; `same_as` the id of the concept that reports count it with (kli with kelim), else empty; `related` the
    concepts that somebody equates it with (`corresp`); `certainty` is `high`, `medium` or `low`.
    """

    id: str
    kind: str
    gloss: str
    hebrew: tuple[Hebrew, ...] = ()
    acronym: str = ""
    reading: str = ""
    latin: tuple[Latin, ...] = ()
    english: tuple[Rendering, ...] = ()
    translations: tuple[str, ...] = ()
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
    """One entry of a closed list (a topic, an aspect, a tradition, a polarity …): id with its prefix, name, gloss.

    A topic has `concepts`, the ids that belong to it, and `aspects`, for each aspect (id without `asp.`) what it asks.
    """

    id: str
    name: str
    gloss: str = ""
    concepts: tuple[str, ...] = ()
    aspects: tuple[tuple[str, str], ...] = ()


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
