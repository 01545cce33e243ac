"""An edition in, its claims by topic and aspect out: what each text states of each, or that it says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.editions.edition import Edition, Record
from toolkit.editions.postings import Postings
from toolkit.editions.prepared import numbers
from toolkit.editions.signs import in_order, signs
from toolkit.model.claim import Claim
from toolkit.model.concept import Member
from toolkit.model.text import Text


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim, its sign, and the sentences that state it: the id of each and its number on the page."""

    claim: Claim
    sign: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """The claims of one text on one aspect; where there are none, `complete` says that the text is annotated completely."""

    text: Record
    claims: tuple[Stated, ...]
    complete: bool

    @property
    def silence(self) -> str:
        """What is said where there is no claim."""
        return "not stated" if self.complete else "not annotated"


_Claims = Postings[tuple[str, str], tuple[Stated, ...]]  # by topic and aspect


@dataclass(frozen=True, slots=True)
class Aspect:
    """One aspect of a topic."""

    member: Member
    topic: str
    texts: Sequence[Record]
    stated: _Claims

    @property
    def cells(self) -> Iterator[Cell]:
        """A cell a text, each taken from the shelf when its turn comes."""
        key = self.topic, self.member.id.removeprefix("asp.")
        said = self.stated.of_each(key, (t.id for t in self.texts))
        for text, (_, claims) in zip(self.texts, said, strict=True):
            yield Cell(text, claims or (), self.topic in text.header.complete)


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic on which there is a claim, with all aspects; `name` is its id without the prefix."""

    member: Member
    name: str
    aspects: tuple[Aspect, ...]


def annotated(edition: Edition) -> list[Record]:
    """Return the texts that have claims, in their order."""
    return [t for t in edition.texts if t.claimed]


def synopsis(edition: Edition, texts: Sequence[Record]) -> list[Topic]:
    """Return the topics on which one of the texts has a claim that counts, in the order of the scheme; the claims of a text in the order of its sentences."""
    stated: _Claims = Postings(edition.shelf)
    for record in texts:
        for key, claims in _stated(edition, edition.opened(record).text).items():
            stated.add(key, record.id, tuple(claims))
    topics = {topic for topic, _ in stated}
    aspects = edition.vocabulary.scheme.members("aspects")
    named = [(m, m.id.removeprefix("topic.")) for m in edition.vocabulary.scheme.members("topics")]
    return [
        Topic(member, name, tuple(Aspect(a, name, texts, stated) for a in aspects))
        for member, name in named
        if name in topics
    ]


def _stated(edition: Edition, text: Text) -> dict[tuple[str, str], list[Stated]]:
    """Return the claims of a text that count, by topic and aspect."""
    signed = signs(edition, text)
    labels = {m.get("xml:id"): n for m, n in numbers(text) if m.get("type") == "sentence"}
    found: dict[tuple[str, str], list[Stated]] = {}
    for claim in in_order(text):
        for topic in claim.topics if claim.counts else ():
            places = tuple((t, labels.get(t) or t) for t in claim.targets)
            found.setdefault((topic, claim.aspect), []).append(Stated(claim, signed[claim.id][topic], places))
    return found
