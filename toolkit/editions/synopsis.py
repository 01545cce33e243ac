"""An edition in, its claims by topic and aspect out: what each text states of each, or that it says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.editions.edition import Edition
from toolkit.model.claim import Claim
from toolkit.model.concept import Member
from toolkit.model.text import Text


@dataclass(frozen=True, slots=True)
class Cell:
    """The claims of one text on one aspect; where there are none, `complete` says that the text is annotated completely."""

    text: Text
    claims: tuple[Claim, ...]
    complete: bool

    @property
    def silence(self) -> str:
        """What is said where there is no claim."""
        return "not stated" if self.complete else "not annotated"


@dataclass(frozen=True, slots=True)
class Aspect:
    """One aspect of a topic, with a cell a text."""

    member: Member
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic on which there is a claim, with all aspects; `name` is its id without the prefix."""

    member: Member
    name: str
    aspects: tuple[Aspect, ...]


def annotated(edition: Edition) -> list[Text]:
    """Return the texts that have claims, in their order."""
    return [e.text for e in edition.texts if e.text.claims]


def synopsis(edition: Edition, texts: Sequence[Text]) -> list[Topic]:
    """Return the topics on which one of the texts has a claim that counts, in the order of the scheme; the claims of a text in the order of its sentences."""
    scheme = edition.vocabulary.scheme
    found: dict[tuple[str, str, str], list[Claim]] = {}
    for text in texts:
        order = {s.get("xml:id"): n for n, s in enumerate(text.sentences)}
        for claim in sorted(text.claims, key=lambda c: order.get(next(iter(c.targets), ""), len(order))):
            for topic in claim.topics if claim.counts else ():
                found.setdefault((topic, claim.aspect, text.id), []).append(claim)
    stated = {topic for topic, _, _ in found}
    named = [(m, m.id.removeprefix("topic.")) for m in scheme.members("topics")]
    return [
        Topic(
            member,
            name,
            tuple(
                Aspect(
                    a,
                    tuple(
                        Cell(
                            t,
                            tuple(found.get((name, a.id.removeprefix("asp."), t.id), ())),
                            name in t.header.complete,
                        )
                        for t in texts
                    ),
                )
                for a in scheme.members("aspects")
            ),
        )
        for member, name in named
        if name in stated
    ]
