"""What a layer is: a header, entries (one span each), claims and the other lists that stand beside a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.model.annotation import Transliteration
from toolkit.model.span import Span
from toolkit.standoff.fold import Fingerprint, fingerprint, straightened
from toolkit.standoff.kinds import KINDS

MAX_QUOTED_WORDS = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """One span of a layer: where, the element it stands for, and its words, quoted or as a fingerprint.

    `call` is the range of a note's call in the running text; a note's `span` is the range of its own text.
    """

    kind: str
    span: Span
    variety: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    quote: str = ""
    mark: Fingerprint | None = None
    call: Span | None = None

    @property
    def id(self) -> str:
        """The `xml:id`, empty where the entry has none."""
        return self.attributes.get("xml:id", "")

    @property
    def label(self) -> str:
        """What a list of findings calls the entry: its kind, and its words where they may be quoted."""
        return f"{self.kind} {self.quote!r}" if self.quote else f"{self.kind} {self.id}".strip()


@dataclass(frozen=True, slots=True)
class Layer:
    """A stand-off layer.

    `id` is that of the text; `sha256` and `length` (code points) are those of the base text; `header` is the
    `teiHeader` as written, `lists` the other children of `standOff` (claims, quoted works), as written; `transliterations`
    is the list that recognition is scored against.
    """

    id: str
    sha256: str
    length: int
    title: str
    header: bytes
    entries: tuple[Entry, ...]
    lists: tuple[bytes, ...] = ()
    transliterations: tuple[Transliteration, ...] = ()
    path: str = "-"


def entry_at(
    base: str,
    kind: str,
    span: Span,
    variety: str = "",
    attributes: Mapping[str, str] | None = None,
    call: Span | None = None,
) -> Entry:
    """Return an entry for a range of a base text, with its words or their fingerprint."""
    row, words = KINDS[kind], span.of(base)
    if row.holds_blocks:
        return Entry(kind, span, variety, attributes or {}, call=call)
    if row.quoted and 0 < len(words.split()) <= MAX_QUOTED_WORDS:
        return Entry(kind, span, variety, attributes or {}, quote=" ".join(words.split()), call=call)
    return Entry(kind, span, variety, attributes or {}, mark=fingerprint(words), call=call)


def order(entry: Entry) -> tuple[int, int, int]:
    """Sort key: document order, the outer of two before the inner."""
    return entry.span.start, -entry.span.end, KINDS[entry.kind].rank


def bears_out(entry: Entry, words: str) -> bool:
    """Say whether words are the entry's own, white space and the shape of quotes and dashes aside."""
    if entry.mark is not None:
        return fingerprint(words) == entry.mark
    return not entry.quote or straightened(" ".join(words.split())) == straightened(entry.quote)
