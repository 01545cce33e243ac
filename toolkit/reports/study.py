"""What a section may ask: the measurements, what things are called, and how the report was made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Protocol

from toolkit.ground.errors import Finding
from toolkit.model.authority import Vocabulary
from toolkit.model.concept import Concept, Member, Scheme
from toolkit.model.table import Table
from toolkit.rendering.anchors import anchor
from toolkit.rendering.hebrew import headword_lang
from toolkit.reports.blocks import Group, Link, Named, Places
from toolkit.reports.citing import Cited
from toolkit.reports.speaking import group_of
from toolkit.reports.wording import capital, counted
from toolkit.vocabulary.called import called

SHOWN_PLACES = 12


@dataclass(frozen=True, slots=True)
class Making:
    """How the report was made: the version, the command, the files and folders that were named, and the files that stand behind its names, with their folder."""

    version: str
    command: str
    paths: tuple[str, ...]
    folder: str
    vocabulary: tuple[tuple[str, str], ...]
    recogniser: str
    cited: Cited = field(default_factory=Cited)


class Tables(Protocol):
    """Where a study has its tables from; `beside` says whether another process may be at work on some, which takes much room."""

    beside: bool

    def table(self, key: str) -> Table:
        """Return a measurement by its key."""

    def glance(self, key: str) -> Table:
        """Return a measurement of which no passage is shown."""

    def begin(self, keys: Iterable[str]) -> None:
        """Have measurements made beside what is measured next, where that can be."""

    def close(self) -> None:
        """Let go of what measures."""


@dataclass(frozen=True)
class Study:
    """One comparison: tables are measured when they are first asked for.

    `by` is the field that makes the groups and `noun` what one of them is (*tradition*, *author*, *year*); `restatements`
    says whether the wording of restatements is compared too, `function_words` whether words that name nothing are, `proposed` whether
    terms, citations and voices count that nobody has decided; `options` are pairs of what was set and to what.
    """

    tables: Tables
    vocabulary: Vocabulary
    topics: tuple[Member, ...]
    making: Making
    noun: str = "tradition"
    restatements: bool = False
    function_words: bool = False
    proposed: bool = False
    options: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    _called: dict[str, str] = field(default_factory=dict)

    @property
    def scheme(self) -> Scheme:
        """The concept scheme."""
        return self.vocabulary.scheme

    def table(self, key: str) -> Table:
        """Return a measurement by its key."""
        return self.tables.table(key)

    def waiting(self, what: str) -> str:
        """Say how many citations or voices a program proposes, and what becomes of them; empty where there are none."""
        n = sum(r[f"{what}s_proposed"] for r in self.table("corpus").records())
        if not n:
            return ""
        are = f"{capital(counted(n, what))} {'is' if n == 1 else 'are'} proposed by a program and decided by nobody"
        if self.proposed:
            return f"{are}, and counted like the others, because this was asked for (--include-proposed)."
        return f"{are}: yichud decide takes or refuses {'it' if n == 1 else 'them'}; --include-proposed counts {'it' if n == 1 else 'them'} as {'it is' if n == 1 else 'they are'}."

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
        return tuple(group_of(r, self.noun) for r in self.table("groups").records())

    def about(self, topic: Member) -> str:
        """Return what a sentence calls a topic: one of the scheme has a common noun for its name, a concept keeps its capital."""
        return topic.name.lower() if topic.id.startswith("topic.") else topic.name

    def concept(self, name: str) -> Named:
        """Return how a concept is shown."""
        concept = self.scheme.concepts.get(name, Concept(name, "", ""))
        head = concept.acronym or (concept.hebrew[0].form if concept.hebrew else "")
        return Named(
            name, self.latin(name), head, headword_lang(concept.lang), _first_sentence(concept.gloss)
        )

    def latin(self, name: str) -> str:
        """Return what a concept is called in Latin letters."""
        if name not in self._called:
            self._called[name] = called(self.scheme, name)
        return self._called[name]

    def name(self, target: str) -> str:
        """Return what takes part in a claim is called: a person by the name that reports use, a concept in Latin letters."""
        return self._people.get(target) or self.latin(target)

    @cached_property
    def _people(self) -> Mapping[str, str]:
        return {p.id: p.known_as for p in self.vocabulary.people.values()} | {
            w.id: w.title for w in self.vocabulary.works.values()
        }

    def places(self, passages: str, group: str, sentences: int) -> Places:
        """Return the ways to the first sentences of a list of TEXT#SENTENCE, of which there are `sentences` in all."""
        ids = passages.split()[:SHOWN_PLACES]
        several = self._texts_of.get(group, 1) > 1
        by_text = groupby(ids, key=lambda i: i.partition("#")[0])
        return Places(
            tuple(
                (self.short_titles[text] if several else "", tuple(passage_link(i) for i in of))
                for text, of in by_text
            ),
            sentences - len(ids),
        )

    @cached_property
    def _texts_of(self) -> Mapping[str, int]:
        return {r["group"]: r["texts"] for r in self.table("groups").records()}

    @cached_property
    def short_titles(self) -> Mapping[str, str]:
        """What each text is called where space is short."""
        return {r["text"]: r["short"] for r in self.table("corpus").records()}

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
