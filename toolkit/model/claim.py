"""Statements that a text makes about a topic, and machine suggestions that await a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from toolkit.model.span import Span

Status = Literal["proposed", "accepted", "edited", "rejected"]
TermKind = Literal["translit", "acronym", "hebrew", "english"]
OtherKind = Literal["citation", "name", "direct", "indirect", "turn"]


@dataclass(frozen=True, slots=True)
class Role:
    """One party to a claim: `participant`, `subject`, `authority`, `place` or `result`, and what it points at."""

    type: str
    target: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a text in one aspect (guidelines, section 7).

    `targets` are the `xml:id`s of the sentences that state it; `topics`, `aspect`, `polarity` and `standing` are ids
    without their prefix; `status` is that of the last change; `resp` the id of the party that decided; `related` the
    claims that it is joined to (a contradiction, C10); `line` is where it stands in the file. `faults` says in words
    why it is unsound: without exactly one aspect, polarity, standing and statement, a topic, and sentences that are
    there, no report can give it a row.
    """

    id: str
    targets: tuple[str, ...]
    topics: tuple[str, ...]
    aspect: str
    polarity: str
    standing: str
    statement: str
    roles: tuple[Role, ...] = ()
    status: Status = "accepted"
    resp: str = ""
    cert: str = ""
    related: tuple[str, ...] = ()
    line: int = 0
    faults: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether reports count it: its last change is accepted or edited (H3), and it is sound."""
        return self.status in {"accepted", "edited"} and not self.faults


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A term, citation, name or voice that a program proposes: where (an element's `xml:id`, offset and length in code points), and what.

    `kind` is what `term/@type` says of a term (`TermKind`, empty where the file does not say), or `OtherKind`; `concept` the id of the concept, of the
    work that is cited, or of the person who is named or speaks; of a citation `place_cited` gives what is cited (`chapter 3; verse 4-5`), and `signal` its
    signal. Of a voice the words are those that it says: `direct` or `indirect` ones; of a `turn` those of its label, and `element` is the turn. `quote` are its words, white space made even;
    `status` is proposed until a person decides, and `resp` the id of the party that did; `reason` names program and rule.
    """

    id: str
    element: str
    offset: int
    length: int
    concept: str
    status: Status = "proposed"
    resp: str = ""
    cert: str = ""
    quote: str = ""
    kind: str = ""
    lang: str = ""
    reason: str = ""
    place_cited: str = ""
    signal: str = ""

    @property
    def counts(self) -> bool:
        """Whether a person has accepted it, as it was or edited (H3)."""
        return self.status in {"accepted", "edited"}

    def place(self, element: Span | None, characters: str) -> Span | None:
        """Return the span of the term, `element` being that of its element in `characters`.

        None where there is no such element, where it is too short, and where other words stand there than those quoted: a
        line end counts as a space, as it does in the quotation.
        """
        if element is None or not self.length or self.offset + self.length > len(element):
            return None
        start = element.start + self.offset
        span = Span(start, start + self.length)
        words = " ".join(span.of(characters).split())
        return span if not self.quote or words == self.quote else None
