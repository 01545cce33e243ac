"""A whole report, before it is drawn: plain values in the order in which they are read.

Its sections are arranged when they are first asked for: what was drawn before needs none of them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.ground.errors import Finding
from toolkit.model.table import Table
from toolkit.reports.blocks import Block, Prose
from toolkit.reports.citing import Cited

SCHEMA = "yichud-report/1"


@dataclass(frozen=True, slots=True)
class Section:
    """A section: what it is called, the tables that JSON carries, and the blocks that are drawn."""

    key: str
    title: str
    tables: tuple[Table, ...]
    blocks: tuple[Block, ...]

    @property
    def text(self) -> tuple[str, ...]:
        """Its prose, paragraph by paragraph."""
        return tuple(b.text for b in self.blocks if isinstance(b, Prose))


@dataclass(frozen=True, slots=True)
class Input:
    """A file that the report was made from."""

    path: str
    sha256: str
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report; `findings` are what is wrong with inputs, `failed` says that some of them could not be used.

    `order` are the keys of its sections as they are read, `arranging` gives them one by one as they are made,
    those of `last`, which draw no picture, after the others. Pictures are drawn beside when only sections of `late` are left to make.
    """

    title: str
    id: str
    subtitle: str
    inputs: tuple[Input, ...]
    order: tuple[str, ...]
    arranging: Iterator[Section]
    summary: str
    version: str
    cited: Cited = field(default_factory=Cited)
    findings: tuple[Finding, ...] = ()
    failed: bool = False
    last: frozenset[str] = frozenset()
    late: frozenset[str] = frozenset()
    advice: tuple[str, ...] = ()  # what would make more of the same texts
    made_from: str = ""  # a hash of all that it depends on; empty where that is not known
    _made: dict[str, Section] = field(default_factory=dict, repr=False)

    def each(self) -> Iterator[Section]:
        """Yield the sections as they are made, those that were made before first."""
        yield from tuple(self._made.values())
        for section in self.arranging:
            self._made[section.key] = section
            yield section

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections in the order in which they are read."""
        deque(self.each(), maxlen=0)
        return tuple(self._made[key] for key in self.order)

    def section(self, key: str) -> Section:
        """Return one section."""
        return next(s for s in self.sections if s.key == key)

    def table(self, key: str) -> Table:
        """Return one table, whichever section holds it."""
        return next(t for s in self.sections for t in s.tables if t.key == key)
