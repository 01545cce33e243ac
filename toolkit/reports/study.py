"""What a section may ask: the measurements, what things are called, and how the report was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from toolkit.ground.discover import load
from toolkit.ground.errors import Finding
from toolkit.index.engine import Engine
from toolkit.model.concept import Concept, Member, Scheme
from toolkit.model.table import Table
from toolkit.rendering.anchors import anchor
from toolkit.rendering.hebrew import headword_lang
from toolkit.reports.blocks import Group, Link, Named
from toolkit.reports.wording import digits


@dataclass(frozen=True, slots=True)
class Making:
    """How the report was made: the version, the command, and the files that stand behind its names."""

    version: str
    command: str
    vocabulary: tuple[tuple[str, str], ...]
    recogniser: str


@dataclass(frozen=True)
class Study:
    """One comparison: tables are measured when they are first asked for."""

    engine: Engine
    scheme: Scheme
    topics: tuple[Member, ...]
    making: Making
    findings: tuple[Finding, ...] = ()
    _measured: dict[str, Table] = field(default_factory=dict)

    def table(self, key: str) -> Table:
        """Return a measurement by its key."""
        if key not in self._measured:
            self._measured[key] = load("toolkit.measurements", key, "measure")(self.engine)
        return self._measured[key]

    def member(self, taxonomy: str, name: str) -> Member:
        """Return an entry of a closed list by its id without prefix; one that is not in the scheme is called by its id."""
        return self._members.get((taxonomy, name), Member(name, name))

    @cached_property
    def _members(self) -> Mapping[tuple[str, str], Member]:
        return {
            (t, m.id.partition(".")[2] or m.id): m
            for t, members in self.scheme.lists.items()
            for m in members
        }

    def groups(self) -> tuple[Group, ...]:
        """Return the groups that are compared, in their order."""
        return tuple(
            Group(r["tradition"], r["name"], r["label"], digits(r["texts"], "text"))
            for r in self.table("groups").records()
        )

    def concept(self, name: str) -> Named:
        """Return how a concept is shown."""
        concept = self.scheme.concepts.get(name, Concept(name, "", ""))
        head = concept.acronym or (concept.hebrew[0].form if concept.hebrew else "")
        return Named(name, head, headword_lang(concept.lang), _first_sentence(concept.gloss))

    def claim_link(self, text: str, claim: str, topic: str = "") -> Link:
        """Return the way to a claim; without a topic, to where it stands first."""
        return Link(claim, anchor("claim", topic or self.first_topics[text, claim], text, claim))

    @cached_property
    def first_topics(self) -> Mapping[tuple[str, str], str]:
        """For each claim that is shown, by text and id, the topic under which it stands first."""
        first: dict[tuple[str, str], str] = {}
        for row in self.table("treatment").records():
            if row["claim"] is not None:
                first.setdefault((row["text"], row["claim"]), row["topic"])
        return first


def _first_sentence(gloss: str) -> str:
    first, stop, _ = gloss.partition(". ")
    return first + "." if stop else gloss


def passage_link(identifier: str) -> Link:
    """Return the way to a sentence, given TEXT#SENTENCE; it is called by the sentence alone."""
    text, _, sentence = identifier.partition("#")
    return Link(sentence, anchor("at", text, sentence))
