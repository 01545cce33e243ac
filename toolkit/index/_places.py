"""A text in, quick answers to "in which passage, sentence, element and voice does this span stand?" out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from toolkit.model.span import Span
from toolkit.model.text import Mark, Text
from toolkit.tei.pointers import fragment

_VOICED = {"said", "sp"}
SUGGESTED = frozenset({"direct", "indirect"})  # the kinds of voices that are suggested


class Places:
    """Looks up what encloses a span; passages do not overlap, sentences neither. Voices that nobody has decided are some where they are `proposed`."""

    def __init__(self, text: Text, *, proposed: bool = False) -> None:
        self.text = text
        self._statuses = {"accepted", "edited", *(("proposed",) if proposed else ())}
        self.passages = sorted(text.passages, key=lambda p: p.span)
        self._passage_starts = [p.span.start for p in self.passages]
        self.sentences = sorted((s for s in text.sentences if s.get("xml:id")), key=lambda s: s.span)
        self._sentence_starts = [s.span.start for s in self.sentences]
        self.elements = {name: m for m in text.marks if (name := m.get("xml:id"))}
        tagged = [m for m in text.marks if m.name in _VOICED and m.get("who")]
        self._accepted = self._voices_accepted({m.span for m in tagged})
        self.voices = sorted([*tagged, *self._accepted], key=lambda m: m.span) if self._accepted else tagged
        self._own = text.header.own_voices

    def passage(self, span: Span) -> str:
        """Return the id of the passage that holds the start of `span`, empty where none does."""
        i = self._passage_index(span)
        return "" if i is None else self.passages[i].id

    def in_furniture(self, span: Span) -> bool:
        """Say whether `span` stands in page furniture or outside every passage."""
        i = self._passage_index(span)
        return i is None or self.passages[i].furniture

    def sentence(self, span: Span) -> str:
        """Return the id of the sentence that holds the start of `span`, empty where none does."""
        i = bisect_right(self._sentence_starts, span.start) - 1
        if i < 0 or span.start >= self.sentences[i].span.end:
            return ""
        return self.sentences[i].get("xml:id")

    def who(self, voice: Mark) -> str:
        """Return whose words a voice is, of several the first; empty where they are the author's own, in his own turns or quoting himself."""
        who = fragment(voice.get("who").partition(" ")[0])
        return "" if who in self._own else who

    def said(self, voice: Mark) -> Span:
        """Return what a voice says: of a turn what stands after its label."""
        labels = (p.span for p in self.passages if p.kind == "speaker" and voice.span.contains(p.span))
        label = next(labels, None) if voice.name == "sp" else None
        if label is None:
            return voice.span
        after = Span(label.end, voice.span.end)
        words = after.of(self.text.characters)
        return Span(after.end - len(words.lstrip()), after.end)

    def voice(self, index: int) -> str:
        """Return whose words the mark of this index stands in; empty for the author's own."""
        if not self.voices:
            return ""
        mark = self.text.marks[index]
        parent = mark.parent
        while parent >= 0:
            above = self.text.marks[parent]
            if above.name in _VOICED and above.get("who") and above.span.contains(mark.span):
                return self.who(above)
            parent = above.parent
        return self._innermost(self._accepted, mark.span)

    def voice_at(self, span: Span) -> str:
        """Return whose words `span` stands in, the innermost voice; empty for the author's own."""
        return self._innermost(self.voices, span)

    def inside(self, index: int) -> Iterator[Mark]:
        """Yield the marks below the mark of this index, in document order."""
        marks = self.text.marks
        below = {index}
        for i in range(index + 1, len(marks)):
            if marks[i].parent not in below:
                if marks[i].parent < index:
                    return
                continue
            below.add(i)
            yield marks[i]

    def _innermost(self, voices: list[Mark], span: Span) -> str:
        holding = [m for m in voices if m.span.contains(span)]
        return self.who(min(holding, key=lambda m: len(m.span))) if holding else ""

    def _voices_accepted(self, tagged: set[Span]) -> list[Mark]:
        """Return the voices that count of what was suggested, as if they were tagged."""
        found: list[Mark] = []
        for s in self.text.proposals:
            element = self.elements.get(s.element)
            span = s.place(element.span if element is not None else None, self.text.characters)
            if s.status not in self._statuses or span is None:
                continue
            if s.kind == "turn" and element is not None and not element.get("who"):
                found.append(Mark(element.span, "sp", {"who": f"c:{s.concept}"}))
            elif s.kind in SUGGESTED and span not in tagged:
                attributes = {"who": f"c:{s.concept}", "direct": str(s.kind == "direct").lower()}
                found.append(Mark(span, "said", attributes))
        return found

    def _passage_index(self, span: Span) -> int | None:
        i = bisect_right(self._passage_starts, span.start) - 1
        return i if i >= 0 and span.start < self.passages[i].span.end else None
