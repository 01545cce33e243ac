"""A text in, which of its voices go on out: told in pieces, as by *he says* between them or sentence by sentence, a voice is named once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model.span import Span
from toolkit.model.text import Mark, Passage, Text

_ENDS = re.compile(r"[.?!]")


def going_on(text: Text) -> frozenset[int]:
    """Return the numbers of the `said` whose speaker has just been named.

    It says so itself (`prev`), or the voice before it, in the same paragraph and within the same voice, is of the same speaker, and no whole sentence
    stands between them; where sentences are not encoded, no sign that ends one.
    """
    return frozenset(_going_on(text))


def _going_on(text: Text) -> Iterator[int]:
    before: dict[tuple[int, Passage | None], tuple[Mark, int]] = {}
    sentences: list[Span] = []
    for number, mark in enumerate(text.marks):
        if mark.name == "seg" and mark.get("type") == "sentence":
            sentences.append(mark.span)
        if mark.name != "said":
            continue
        place = _around(text, mark), text.passage_at(mark.span.start)
        last, since = before.get(place, (None, 0))
        before[place] = mark, len(sentences)
        if mark.get("prev"):
            yield number
        elif last is not None and place[1] is not None and last.get("who") == mark.get("who"):
            between = Span(last.span.end, max(last.span.end, mark.span.start))
            whole = any(between.contains(s) for s in sentences[since:])
            if not whole and (sentences or not _ENDS.search(between.of(text.characters))):
                yield number


def _around(text: Text, mark: Mark) -> int:
    """Return the number of the voice that a voice stands in, -1 where it stands in none."""
    while mark.parent >= 0 and text.marks[mark.parent].name != "said":
        mark = text.marks[mark.parent]
    return mark.parent
