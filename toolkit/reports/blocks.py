"""What a section is made of: frozen values that a format draws, each in its own way.

Whatever they hold is plain text: a format escapes it. `anchor` and `Link.anchor` name places within the report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another place of the report."""

    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Places:
    """The sentences behind a number: by text, whose name is empty where the group has one alone; `more` are not listed."""

    texts: tuple[tuple[str, tuple[Link, ...]], ...] = ()
    more: int = 0

    @property
    def links(self) -> tuple[Link, ...]:
        """All links, in order."""
        return tuple(link for _, links in self.texts for link in links)


@dataclass(frozen=True, slots=True)
class Prose:
    """One paragraph; a `note` is set smaller; `places` are the sentences behind what it says last."""

    text: str
    note: bool = False
    places: Places = Places()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a listing; `address` is outside the report, `anchor` within it; `mono` sets a hash or a command.

    `places` are the sentences behind a number, `lang` the language of words that are not English, `held` sets off a difference that holds.
    """

    text: str
    number: bool = False
    mono: bool = False
    address: str = ""
    anchor: str = ""
    lang: str = ""
    held: bool = False
    places: Places = Places()


@dataclass(frozen=True, slots=True)
class Listing:
    """A plain table: headings and rows; the first cell of a row names it."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of a table: Vega-Lite specifications for a page and for a narrow screen, what it shows in words, and the file name under which it can be written alone."""

    key: str
    caption: str
    alternative: str
    specification: dict[str, Any]
    narrow: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a name and what it is."""

    pairs: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One column of a comparison: what it is called, the tradition (or the like) that a title stands for, and how many texts it has.

    `said` is what a sentence calls it, and `plural` whether that is more than one of something.
    """

    key: str
    name: str
    value: str
    size: str
    said: str
    plural: bool = False
    texts: int = 1


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim as it is shown; `roles` are pairs of a role in words and the concepts that have it."""

    anchor: str
    id: str
    text: str
    polarity: str
    standing: str
    voice: str
    source: str
    uncertain: str
    passages: tuple[Link, ...]
    related: tuple[Link, ...]
    explicit: bool = True
    roles: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Treated:
    """One cell of the treatment matrix: its statements, or what its silence means; `waiting` proposals beside them."""

    statements: tuple[Statement, ...]
    silence: str
    waiting: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Aspect:
    """One row of the treatment matrix."""

    name: str
    gloss: str
    cells: tuple[Treated, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A topic: aspects by groups; `coverage` says for each group whether its claims are completely annotated.

    `summary` counts the claims; the formats draw the numbers of the cells before the statements.
    """

    anchor: str
    title: str
    gloss: str
    summary: str
    groups: tuple[Group, ...]
    coverage: tuple[str, ...]
    aspects: tuple[Aspect, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A concept: id, name in Latin letters, headword in Hebrew script with its language, gloss."""

    id: str
    name: str
    head: str
    lang: str
    gloss: str


@dataclass(frozen=True, slots=True)
class Figure:
    """How often a concept stands in a group: `share` of the longest bar (0 to 1); None where nothing was tagged.

    `interval` is that of the rate, its lower and its upper end.
    """

    count: int | None
    rate: float | None
    share: float
    channels: tuple[tuple[str, int], ...]
    texts: int
    in_notes: int
    proposed: int
    places: Places = Places()
    interval: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """Concepts by groups, as bars and figures; `glossed` says whether the glosses are shown, `note` what the intervals are."""

    caption: str
    glossed: bool
    groups: tuple[Group, ...]
    rows: tuple[tuple[Named, tuple[Figure, ...]], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form by which a group names a concept."""

    text: str
    channel: str
    count: int
    proposed: int
    places: Places = Places()


@dataclass(frozen=True, slots=True)
class Naming:
    """Concepts by groups: the words that each uses."""

    caption: str
    groups: tuple[Group, ...]
    rows: tuple[tuple[Named, tuple[tuple[Form, ...], ...]], ...]


class Words(NamedTuple):
    """Characters of a passage; `concepts` are those that the words name, empty for the words between.

    `topical` says whether one of them belongs to a topic that was asked for.
    """

    text: str
    concepts: tuple[str, ...] = ()
    lang: str = ""
    proposed: bool = False
    topical: bool = False


class Stretch(NamedTuple):
    """A sentence of a passage, or what stands between two; `anchor` and `id` are empty where it is no evidence."""

    anchor: str
    id: str
    words: tuple[Words, ...]
    claims: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """One passage, whole; `claims` are those that it states where it has no sentences."""

    anchor: str
    id: str
    kind: str
    claims: tuple[Link, ...]
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a passage; `shared` says whether the other passage has them too: as a `concept` or as a `word`, else it is empty."""

    text: str
    shared: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two passages that are set side by side: whose it is, the way to it, and its words."""

    name: str
    passage: Link
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Parallel:
    """Two passages side by side; `notes` are pairs of a name and what it is: what both name, how words are paired."""

    sides: tuple[Side, Side]
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Parallels:
    """Pairs of passages, the closest first."""

    caption: str
    pairs: tuple[Parallel, ...]


class Quotations:
    """Passages that are arranged anew whenever they are gone through: all at once they take more room than the texts."""

    def __init__(self, arrange: Callable[[], Iterator[Quotation]]) -> None:
        self._arrange = arrange

    def __iter__(self) -> Iterator[Quotation]:
        """Yield them in their order."""
        return self._arrange()


@dataclass(frozen=True, slots=True)
class Ledger:
    """The evidence of one text, in its order."""

    anchor: str
    title: str
    note: str
    quotations: Quotations


Block = Prose | Heading | Listing | Chart | Facts | Matrix | Profile | Naming | Parallels | Ledger
