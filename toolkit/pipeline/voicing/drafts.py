"""What the rules share: who is named in the sentence at hand, who spoke last, and a voice before it is final."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from toolkit.pipeline.voicing.cast import Cast, Named, strangers
from toolkit.pipeline.voicing.reports import Report
from toolkit.pipeline.voicing.script import Script
from toolkit.pipeline.voicing.speech import speech

REACH = 900  # code points after which a pronoun no longer means the last voice
_CONFIDENCE = {"person": 0.95, "unknown": 0.75, "work": 0.85}
_GROUPS = frozenset({"collective", "text", "organisation"})


class Draft(NamedTuple):
    """A voice: the name's code points, who, what is said, kind, confidence, why."""

    start: int
    end: int
    who: str
    report: Report
    kind: str
    confidence: float
    why: str


class Stage:
    """One text being read: its script, the cast, the tokens that are terms, and the voices found so far."""

    def __init__(self, script: Script, cast: Cast, taken: Collection[int]) -> None:
        self.script = script
        self.cast = cast
        self.taken = frozenset(taken)
        self.author = ""  # who the byline names
        self.between = speech().between
        self.drafts: list[Draft] = []
        self._people: dict[int, list[Named]] = {}

    def people(self, position: int) -> list[Named]:
        """Return who is named in the sentence at a position, in order."""
        start, end = self.script.sentence(position)
        found = self._people.get(start)
        if found is None:
            tokens = self.script.tokens(start, end)
            known = [
                n for n in self.cast.named(self.script, tokens.start, tokens.stop) if n.kind != "dialogue"
            ]
            held = self.taken | {i for n in known for i in range(n.start, n.end)}
            others = strangers(self.script, tokens.start, tokens.stop, set(held))
            found = self._people[start] = sorted([*known, *others], key=lambda n: n.start)
        return found

    def draft(
        self, named: Named, report: Report, how: str, *, kind: str = "attribution", confidence: float = 0.0
    ) -> Draft:
        """Return the voice of a name, with the reason."""
        certainty = confidence or _CONFIDENCE.get(named.kind, 0.9)
        why = "; ".join(part for part in (named.how, how, report.how) if part)
        if report.empty:
            report = report._replace(start=named.stretch[1], end=named.stretch[1])
            certainty -= 0.15
        return Draft(*named.stretch, named.who, report, kind, round(certainty, 2), why)

    def add(self, drafts: Collection[Draft]) -> None:
        """Keep voices."""
        self.drafts.extend(drafts)

    def last(self, token: int, *, plural: bool) -> tuple[str, str] | None:
        """Return the id and the name of the last voice that a pronoun at a token can mean; None if it can mean others."""
        place = self.script.starts[token]
        spoken = [d for d in self.drafts if d.end <= place and d.kind in {"attribution", "byline"}]
        spoken = [
            d for d in spoken if (self.cast.kind(d.who) in _GROUPS) == plural and d.kind == "attribution"
        ]
        if not spoken:
            return None
        last = max(spoken, key=lambda d: d.start)
        if place - last.end > REACH:
            return None
        between = re.findall(r"[\w’'-]+", self.script.text[max(last.end, last.report.end) : place].lower())
        if not plural and speech().lists["anybody"].intersection(between):
            return None
        name = self.script.text[last.start : last.end]
        if last.why.startswith("he is") or last.why.startswith("they are"):
            name = last.why.rpartition(", ")[2]
        return last.who, name
