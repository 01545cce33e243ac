"""What a text has named and cited so far: titles and citations in, the works that a place without a title can be of out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from toolkit.model.annotation import Citation
from toolkit.model.authority import Work
from toolkit.pipeline.citing import anaphora, untitled
from toolkit.pipeline.citing.places import Cited

_NAMED = 4  # works named before among which that of a place is looked for


class Mention(NamedTuple):
    """A title: its work, where it begins and ends."""

    work: Work
    start: int
    end: int


class Memory:
    """The last citation, the last with a place by its work, and the titles in their order."""

    def __init__(self, works: Mapping[str, Work]) -> None:
        self._works = works
        self.last: Citation | None = None
        self.cited: dict[str, Citation] = {}
        self.named: list[Mention] = []

    def noted(self, citation: Citation) -> Citation:
        """Keep a citation, and return it."""
        if citation.work != anaphora.UNKNOWN:
            self.last = citation
            if citation.places:
                self.cited[citation.work] = citation
        return citation

    def named_before(self, start: int) -> list[Work]:
        """Return the works named or cited before a place, the nearest first."""
        near = [m for m in self.named if start - m.end <= untitled.REACH]
        works = [m.work for m in reversed(near)]
        if self.last is not None and (not near or self.last.span.start > near[-1].start):
            works = [w for w in (self._works.get(self.last.work),) if w] + works
        return list(dict.fromkeys(works))[:_NAMED]

    def cited_so(self, work: Work, entries: Sequence[Cited]) -> bool:
        """Say whether a work was cited before by the unit of a place."""
        before = self.cited.get(work.id)
        units = {p.unit for p in entries[0].places}
        return before is not None and not units.isdisjoint(p.unit for p in before.places)
