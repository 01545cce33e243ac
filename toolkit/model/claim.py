"""Statements that a text makes about a topic, and machine suggestions that await a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["proposed", "accepted", "edited", "rejected"]


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
    """A term that a program proposes: where (an element's `xml:id`, offset and length in code points), and what."""

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
