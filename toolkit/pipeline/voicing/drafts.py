"""What the rules share: who is named in the sentence at hand, who spoke last, and a voice before it is final."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from toolkit.pipeline.voicing.cast import Cast, Named, strangers
from toolkit.pipeline.voicing.reports import Report
from toolkit.pipeline.voicing.script import Script
from toolkit.pipeline.voicing.speech import alternatives, speech

_KIN = re.compile(
    rf"\bmy\s+(?:(?:late|holy|revered|saintly|own|dear)\s+)*({alternatives(speech().lists['relatives'])})\b(?!\s+(?-i:[A-Z]))",
    re.IGNORECASE,
)
REACH = 900  # code points after which a pronoun no longer means the last voice
_CONFIDENCE = {"person": 0.95, "unknown": 0.75, "work": 0.85}
GROUPS = frozenset({"collective", "text", "organisation"})


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
            known += self._kin(start, end)
            others = strangers(self.script, tokens.start, tokens.stop, set(held))
            found = self._people[start] = sorted([*known, *others], key=lambda n: n.start)
        return found

    def _kin(self, start: int, end: int) -> list[Named]:
        """Return the narrator's father, teacher … named in a sentence; who that is, where the author is known."""
        who, words = speech().kin.get(self.author, ("p.unknown", frozenset[str]()))
        found = []
        for match in _KIN.finditer(self.script.text, start, end):
            tokens = self.script.tokens(match.start(), match.end())
            person = who if match[1].lower() in words else "p.unknown"
            how = "the author's own" if person != "p.unknown" else "somebody's own"
            found.append(Named(tokens.start, tokens.stop, person, "person", match.span(), how))
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

    def antecedent(self, token: int, *, plural: bool) -> tuple[str, str] | None:
        """Return the id and the name of whom a pronoun at a token means: the last voice, or the only one named before it in
        this sentence or the last; None if it can mean others."""
        place = self.script.starts[token]
        spoken = [
            d
            for d in self.drafts
            if d.end <= place and d.kind == "attribution" and (self.cast.kind(d.who) in GROUPS) == plural
        ]
        last = max(spoken, key=lambda d: d.start, default=None)
        here = self._named_before(place, plural=plural)
        if here and (last is None or here.stretch[0] > last.start):
            return self._unless_anybody(here.stretch[1], place, plural, (here.who, self._name(*here.stretch)))
        if last is None or place - max(last.end, last.report.end) > REACH:
            return None
        name = last.why.partition("means ")[2].partition(";")[0] or self._name(last.start, last.end)
        return self._unless_anybody(max(last.end, last.report.end), place, plural, (last.who, name))

    def _name(self, start: int, end: int) -> str:
        return self.script.text[start:end]

    def _named_before(self, place: int, *, plural: bool) -> Named | None:
        """Return the only person (or group) who is named in the sentence of a place and the one before it, before the place."""
        start = self.script.sentence(place)[0]
        names = [n for n in self.people(place) if n.stretch[1] <= place]
        if start > 1 and self.script.text[start - 1] != "\n":
            names = [*self.people(start - 2), *names]
        fitting = [n for n in names if n.kind not in {"work", "unknown"} and (n.kind in GROUPS) == plural]
        return fitting[-1] if len({n.who for n in fitting}) == 1 else None

    def _unless_anybody(
        self,
        start: int,
        place: int,
        plural: bool,
        found: tuple[str, str],  # noqa: FBT001
    ) -> tuple[str, str] | None:
        between = re.findall(r"[\w’'-]+", self.script.text[start:place].lower())
        return None if not plural and speech().lists["anybody"].intersection(between) else found
