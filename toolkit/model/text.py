"""A text as the rest of the program sees it: characters, passages, marks, and the way back to the bytes."""

from __future__ import annotations

import bisect
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.model.claim import Claim, Suggestion
from toolkit.model.header import Header
from toolkit.model.span import Span

APART = frozenset({"note", "byline", "dateline", "speaker"})  # passages that stand beside the running text


@dataclass(frozen=True, slots=True)
class Mark:
    """One element inside the text: its span, TEI name, attributes as written (`xml:id`, `ref` …).

    `parent` is the index of the enclosing mark in `Text.marks`, or -1; marks stand in document order. A note read
    after its block lies outside its parent's span: `call` is then the code point before which it is called, else -1.
    """

    span: Span
    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    parent: int = -1
    line: int = 0
    call: int = -1

    def get(self, attribute: str) -> str:
        """Return an attribute's value, empty where it is not given."""
        return self.attributes.get(attribute, "")


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of running text (head, paragraph, note, label …), the unit that the pipeline reads at once.

    `id` is the element's `xml:id` or, without one, its kind and number in the text (`p3`); `kind` its TEI name;
    `furniture` says that it is page furniture or site boilerplate (`fw`, `ab type="boilerplate"`, a provenance
    division), which counts leave out; `mark` is the index of its element in `Text.marks`.
    """

    id: str
    kind: str
    span: Span
    n: str = ""
    furniture: bool = False
    mark: int = -1

    @property
    def running(self) -> bool:
        """Whether it is running text, which rates and wording are measured on: no note, byline, date line, label of a speaker or furniture."""
        return not self.furniture and self.kind not in APART


class Run(NamedTuple):
    """Characters `start` to `end` of the text come from the bytes from `byte` to `byte_end` of the file.

    A literal run is UTF-8 as written, so that a place inside it is found by encoding what stands before; any other
    run (a character reference, a line end that was two bytes) is one indivisible character.
    """

    start: int
    end: int
    byte: int
    byte_end: int
    literal: bool


@dataclass(frozen=True, slots=True)
class Text:
    """The one view of a TEI file that everything above `tei` sees.

    `characters` is what stands in `text`, in reading order: the readings as written (`sic`, `orig`, `abbr`), each
    note after the block that calls it. A space between words that only an element parts (`one<lb/>two`) comes from the bytes of that
    element; no other character is added, so blocks may touch: work passage by passage.
    `suggestions` are those of terms; `proposals` are these and those of citations, names and voices, in the order of the file.
    """

    id: str
    path: str
    sha256: str
    header: Header
    characters: str
    passages: tuple[Passage, ...]
    marks: tuple[Mark, ...]
    runs: tuple[Run, ...]
    claims: tuple[Claim, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    proposals: tuple[Suggestion, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 of the characters: the same before and after a text is annotated."""
        return hashlib.sha256(self.characters.encode()).hexdigest()

    def named(self, name: str, **attributes: str) -> tuple[Mark, ...]:
        """Return the marks of one TEI name, with these attribute values where given."""
        return tuple(
            m for m in self.marks if m.name == name and all(m.get(k) == v for k, v in attributes.items())
        )

    @property
    def sentences(self) -> tuple[Mark, ...]:
        """The `seg type="sentence"` marks."""
        return self.named("seg", type="sentence")

    def with_id(self, identifier: str) -> Mark | None:
        """Return the mark that has this `xml:id`, or None."""
        return next((m for m in self.marks if m.get("xml:id") == identifier), None)

    def passage_at(self, position: int) -> Passage | None:
        """Return the passage that holds a character, or None between passages."""
        i = bisect.bisect_right(self.passages, position, key=lambda p: p.span.start) - 1
        found = self.passages[i] if i >= 0 else None
        return found if found is not None and position < found.span.end else None

    def run_of(self, position: int) -> int:
        """Return the index in `runs` of the run that holds a character; `IndexError` past the end."""
        if not 0 <= position < len(self.characters):
            raise IndexError(f"no character {position} in a text of {len(self.characters)}")
        return bisect.bisect_right(self.runs, position, key=lambda r: r.start) - 1

    def bytes_of(self, position: int) -> tuple[int, int]:
        """Return the bytes of the file, half-open, that one character comes from."""
        run = self.runs[self.run_of(position)]
        if not run.literal:
            return run.byte, run.byte_end
        if run.byte_end - run.byte == run.end - run.start:  # ASCII
            start = run.byte + position - run.start
            return start, start + 1
        start = run.byte + len(self.characters[run.start : position].encode())
        return start, start + len(self.characters[position].encode())
