"""Random changes to a text whose truth is known by construction: no annotation of its layer is misplaced in silence."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.model.span import Span
from toolkit.standoff.anchor import Anchored, anchor
from toolkit.standoff.layer import Entry, Layer, entry_at

PARAGRAPHS = (
    "The Masach stands between the Light and the vessel. Without the Masach no Zivug comes about, and the Light departs at once.",
    "A teacher once asked: “What is the Zivug for?” Nobody answered him. The Zivug, he said, is for the one who is below, not for the one above.",
    "When the Sefirot meet – and they meet often – the Light of Atzilut is seen. When they part, the Light of Atzilut is hidden again.",
    "Short words.",
    "Every vessel was broken so that every vessel could be mended. The mending of the vessel is slow; the breaking of the vessel was quick.",
    "The pupils wrote down what they had understood of the Masach, of the Zivug and of the Light, and each of them had understood it differently.",
)
BASE = "On Vessels\n\n" + "\n\n".join(PARAGRAPHS) + "\n"
TERMS = ("Masach", "Zivug", "Light of Atzilut", "Light", "Atzilut", "Sefirot", "vessel")


def make_layer() -> Layer:
    whole = Span(0, len(BASE.rstrip()))
    entries: list[Entry] = [entry_at(BASE, "body", whole), entry_at(BASE, "div", whole, "article")]
    entries.append(entry_at(BASE, "head", Span(0, 10)))
    number = 0
    for line in re.finditer(r"[^\n]+", BASE[12:]):
        start, end = line.start() + 12, line.end() + 12
        entries.append(entry_at(BASE, "p", Span(start, end)))
        for sentence in re.finditer(r"\S[^.?]*[.?]”?", BASE[start:end]):
            number += 1
            span = Span(start + sentence.start(), start + sentence.end())
            entries.append(entry_at(BASE, "sentence", span, "", {"xml:id": f"s{number}"}))
    seen: set[Span] = set()
    for term in TERMS:
        for found in re.finditer(rf"\b{term}\b", BASE):
            span = Span(*found.span())
            if span not in seen:
                seen.add(span)
                entries.append(
                    entry_at(BASE, "term", span, "translit", {"ana": f"c:{term.lower().replace(' ', '-')}"})
                )
    return Layer("sample", "", len(BASE), "", b"<teiHeader/>", tuple(entries))


LAYER = make_layer()
Copy = list[tuple[str, int]]  # characters, each with its place in the base text, or -1


def words_of(copy: Copy) -> list[re.Match[str]]:
    return list(re.finditer(r"\S+", "".join(c for c, _ in copy)))


def straighten(copy: Copy, _: int) -> Copy:
    table = {"“": '"', "”": '"', "–": "-"}
    return [(table.get(c, c), i) for c, i in copy]


def rewrap(copy: Copy, at: int) -> Copy:
    return [("\n" if c == " " and k % 7 == at % 7 else c, i) for k, (c, i) in enumerate(copy)]


def crlf(copy: Copy, _: int) -> Copy:
    return [x for c, i in copy for x in ([("\r", -1), (c, i)] if c == "\n" else [(c, i)])]


def trail(copy: Copy, _: int) -> Copy:
    return [x for c, i in copy for x in ([(" ", -1), (" ", -1), (c, i)] if c == "\n" else [(c, i)])]


def double(copy: Copy, at: int) -> Copy:
    spaces = [k for k, (c, _) in enumerate(copy) if c == " "]
    k = spaces[at % len(spaces)] if spaces else 0
    return [*copy[:k], (" ", -1), *copy[k:]]


def correct(copy: Copy, at: int) -> Copy:
    letters = [k for k, (c, _) in enumerate(copy) if c.isalpha()]
    k = letters[at % len(letters)]
    return [*copy[:k], ("x", -1), *copy[k + 1 :]]


def insert_word(copy: Copy, at: int) -> Copy:
    words = words_of(copy)
    k = words[at % len(words)].start()
    return [*copy[:k], *((c, -1) for c in "verily "), *copy[k:]]


def delete_word(copy: Copy, at: int) -> Copy:
    words = words_of(copy)
    word = words[at % len(words)]
    return [*copy[: word.start()], *copy[word.end() :]]


def drop_paragraph(copy: Copy, at: int) -> Copy:
    lines = list(re.finditer(r"[^\n]+\n*", "".join(c for c, _ in copy)))
    line = lines[at % len(lines)]
    return [*copy[: line.start()], *copy[line.end() :]] if len(lines) > 2 else copy


EDITS = (straighten, rewrap, crlf, trail, double, correct, insert_word, delete_word, drop_paragraph)


def changed(edits: list[tuple[int, int]]) -> Copy:
    copy: Copy = [(c, i) for i, c in enumerate(BASE)]
    for kind, at in edits:
        copy = EDITS[kind](copy, at)
    return copy


def origins(copy: Copy, place: Span) -> list[int]:
    return [i for c, i in copy[place.start : place.end] if not c.isspace()]


def solid(span: Span) -> list[int]:
    return [i for i in range(span.start, span.end) if not BASE[i].isspace()]


def lay(copy: Copy) -> Anchored:
    return anchor(LAYER, "".join(c for c, _ in copy))


@settings(max_examples=300)
@given(st.lists(st.tuples(st.integers(0, len(EDITS) - 1), st.integers(0, 2000)), max_size=6))
def test_what_is_called_exact_is_exactly_there(edits):
    copy = changed(edits)
    anchored = lay(copy)
    assert len(anchored.placed) == len(LAYER.entries)
    for p in anchored.placed:
        if p.status == "exact" and p.entry.kind not in {"body", "div"}:
            assert p.place is not None
            assert origins(copy, p.place) == solid(p.entry.span), str(p)


@settings(max_examples=300, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, len(EDITS) - 1), st.integers(0, 2000)), max_size=4))
def test_what_moved_is_where_its_words_went(edits):
    copy = changed(edits)
    for p in lay(copy).placed:
        if p.status not in {"exact", "orphan"} and p.entry.kind not in {"body", "div"}:
            assert p.place is not None
            assert set(origins(copy, p.place)) & set(solid(p.entry.span)), str(p)


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2000)), max_size=6))
def test_white_space_and_quotes_alone_move_nothing(edits):
    assert lay(changed(edits)).count("exact") == len(LAYER.entries)


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(5, 8), st.integers(0, 2000)), max_size=3))
def test_a_sentence_that_stands_unchanged_is_found(edits):
    copy = changed(edits)
    kept = [i for _, i in copy]
    for p in lay(copy).placed:
        words = solid(p.entry.span)
        at = kept.index(words[0]) if words[0] in kept else -1
        run = (
            [i for c, i in copy[at : at + 2 * len(words)] if not c.isspace()][: len(words)] if at >= 0 else []
        )
        if p.entry.kind == "sentence" and len(words) >= 30 and run == words:
            assert p.status == "exact", str(p)
