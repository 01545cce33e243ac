"""A full TEI edition in, the base text that it encodes out; only white space may differ from the original.

The guidelines' F3 and F4, undone:

| in the edition                                   | in the base text                                         |
|--------------------------------------------------|----------------------------------------------------------|
| a passage                                        | a line of its own, white space in it made single         |
| `hi rend="asterisk"`                             | the same between asterisks                               |
| `note n="2"` in a passage                        | `[2]` at the call                                        |
| its content                                      | a line `[2] …` where `corresp` says, else after the body |
| the `sic`, `orig`, `abbr` of a `choice`          | as read                                                  |

A note says with `corresp="src:ID:a,b src:ID:c,d"` where in the base text its call (`a` to `b`) and its own line
(from `c`) stood. As white space may differ, the line goes to the border between passages that lies nearest to `c`,
counted from the last call.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from toolkit.model.span import Span
from toolkit.model.text import Mark, Passage, Text
from toolkit.tei.pointers import source_range


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place where two texts differ in more than white space: the offset in each, and what stands there."""

    at: tuple[int, int]
    found: tuple[str, str]


def rebuild(text: Text) -> str:
    """Return the base text of an edition, one passage a line, ending in a line feed (nothing where it has no text)."""
    return "".join(f"{line}\n" for line in _lines(text))


def difference(one: str, other: str) -> Difference | None:
    """Return the first difference of two texts beside white space, or None."""
    for first, second in zip_longest(_solid(one), _solid(other)):
        i, a = first if first is not None else (len(one), "")
        j, b = second if second is not None else (len(other), "")
        if a != b:
            return Difference((i, j), (one[i : i + 20], other[j : j + 20]))
    return None


def call_range(note: Mark) -> Span | None:
    """Return where in the base text a note is called (F4), or None where it does not say."""
    ranges = _ranges(note)
    return ranges[0] if len(ranges) == 2 else None


def text_range(note: Mark) -> Span | None:
    """Return where in the base text a note's own words stand (F4), or None where it does not say."""
    ranges = _ranges(note)
    return ranges[-1] if ranges else None


def _ranges(note: Mark) -> list[Span]:
    found = (source_range(pointer) for pointer in note.get("corresp").split())
    return [f[1] for f in found if f is not None]


def _solid(text: str) -> Iterator[tuple[int, str]]:
    return ((i, c) for i, c in enumerate(text) if not c.isspace())


def _lines(text: Text) -> Iterator[str]:
    pieces = _Pieces(text)
    aside = {m.span for m in text.marks if m.call >= 0}
    notes = sorted(
        (_wanted(text, p), i, p) for i, p in enumerate(text.passages) if p.kind == "note" and p.span in aside
    )
    back = next((m.span.start for m in text.named("back")), len(text.characters))
    position = 0  # in the base text, as far as can be told
    for passage in text.passages:
        if passage.span in aside:
            continue
        line, call = pieces.line(passage)
        while notes and _is_due(notes[0][0], position, len(line), passage, back):
            note = pieces.note(notes.pop(0)[2])
            yield note
            position += len(note) + 1
        yield line
        position = (position + len(line) if call is None else call) + 1
    for _, _, passage in notes:
        yield pieces.note(passage)


def _wanted(text: Text, note: Passage) -> int:
    """Return where in the base text a note's line began, or -1."""
    place = text_range(text.marks[note.mark])
    return place.start if place is not None else -1


def _is_due(wanted: int, position: int, length: int, passage: Passage, back: int) -> bool:
    """Say whether a note's line stands before this passage rather than after it."""
    if wanted < 0:  # it does not say: after the body
        return passage.span.start >= back
    return wanted - position <= length / 2


class _Pieces:
    """Writes passages as the base text had them."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._children: list[list[int]] = [[] for _ in text.marks]
        for i, mark in enumerate(text.marks):
            if mark.parent >= 0:
                self._children[mark.parent].append(i)

    def line(self, passage: Passage) -> tuple[str, int | None]:
        """Return a passage in one line, and where its end stands in the base text if a call in it tells."""
        pieces = list(self._of(passage.mark))
        known = [
            (i, place)
            for i, (_, note) in enumerate(pieces)
            if note is not None and (place := call_range(note)) is not None
        ]
        end = None
        if known:
            i, place = known[-1]
            end = place.end + len(" ".join("".join(p for p, _ in pieces[i + 1 :]).split()))
        return " ".join("".join(p for p, _ in pieces).split()), end

    def note(self, passage: Passage) -> str:
        """Return a note's own line with its number."""
        line, _ = self.line(passage)
        return f"[{passage.n}] {line}" if passage.n else line

    def _of(self, index: int) -> Iterator[tuple[str, Mark | None]]:
        mark, characters = self._text.marks[index], self._text.characters
        star = "*" if mark.name == "hi" and mark.get("rend") == "asterisk" else ""
        done = mark.span.start
        yield star, None
        for i in self._children[index]:
            child = self._text.marks[i]
            place = child.call if child.call >= 0 else child.span.start
            yield characters[done:place], None
            done = place
            if child.call >= 0 and child.name == "note":
                yield (f"[{child.get('n')}]" if child.get("n") else ""), child
                continue
            yield from self._of(i)
            done = place if child.call >= 0 else child.span.end
        yield characters[done : mark.span.end] + star, None
