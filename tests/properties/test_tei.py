"""TEI in and out, on any document: characters lead back to bytes, and splicing touches nothing else.

The documents hold all that makes bytes and characters part ways: comments, instructions, CDATA, references, line
ends of three kinds, a byte order mark, odd quotes, characters of one to four bytes, nested and empty elements, notes.
"""

from __future__ import annotations

import contextlib
import itertools
import re
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import etree

from toolkit.ground.errors import InputError
from toolkit.model.claim import Suggestion
from toolkit.model.span import Span
from toolkit.tei.blocks import Block, additions
from toolkit.tei.edits import apply
from toolkit.tei.proposals import propose
from toolkit.tei.reader import read, read_layout
from toolkit.tei.scan import scan
from toolkit.tei.splice import Insertion, insert, remove

_LETTERS = "ab éא𐤀😀.'"
_SCRAPS = st.one_of(
    st.text(alphabet=_LETTERS, min_size=1, max_size=8),
    st.sampled_from(["&amp;", "&lt;", "&#x5d0;", "&#128512;", "&#65;", "\n", "\r\n", "\r", " > ", "\"'"]),
    st.sampled_from(
        ["<!-- <p> & -->", "<?pi a > b?>", "<![CDATA[a <&]] b]]>", "<![CDATA[]]>", "<pb/>", "<lb />"]
    ),
)
_START = st.sampled_from(
    [
        "<hi>",
        "<hi rend='asterisk'>",
        '<said who = "c:p.x">',
        "<seg\n type='sentence'>",
        '<term ref="c:a&gt;b">',
        "<q >",
    ]
)


def _end(start: str) -> str:
    name = start[1:].split("\n")[0].split(" ")[0].rstrip(">")
    return f"</{name}>"


def _wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    element = st.tuples(_START, inner).map(lambda p: p[0] + p[1] + _end(p[0]))
    choice = st.tuples(inner, st.sampled_from(["x", "yy"])).map(
        lambda p: f"<choice><sic>{p[0]}</sic><corr>{p[1]}</corr></choice>"
    )
    return st.lists(st.one_of(_SCRAPS, _SCRAPS, element, choice), min_size=1, max_size=4).map("".join)


_INLINE = st.recursive(_SCRAPS, _wrapped, max_leaves=6)
_NOTE = _INLINE.map(lambda s: f'<note n="1">{s}</note>')


def _blocks(*, notes: bool) -> st.SearchStrategy[str]:
    pieces = st.one_of(_INLINE, _INLINE, _NOTE) if notes else _INLINE
    content = st.lists(pieces, max_size=4).map("".join)
    block = st.tuples(st.sampled_from(["p", "head", "item", "l", "ab"]), content).map(
        lambda p: f"<{p[0]}>{p[1]}</{p[0]}>"
    )
    div = st.lists(st.one_of(block, st.sampled_from(["\n", "\r\n ", "<!-- - -->"])), max_size=3).map(
        lambda b: f"<div>{''.join(b)}</div>"
    )
    return st.lists(st.one_of(block, div, st.sampled_from(["\n", "\r\n", "<?x?>"])), max_size=4).map("".join)


def documents(*, notes: bool = True) -> st.SearchStrategy[bytes]:
    """Draw the bytes of a whole document, with or without notes."""
    head = st.sampled_from(
        ["", "\ufeff", "<?xml version='1.0' encoding=\"UTF-8\"?>\r\n", '\ufeff<?xml version="1.0"?>']
    )
    root = st.sampled_from(
        [
            "<TEI xmlns='http://www.tei-c.org/ns/1.0' xml:id='t'>{}</TEI>\n",
            '<TEI\n xmlns = "http://www.tei-c.org/ns/1.0">\r\n{}</TEI>',
        ]
    )
    return st.tuples(head, root, _blocks(notes=notes)).map(
        lambda p: (
            p[0] + p[1].replace("{}", f"<teiHeader><!-- é --></teiHeader><text><body>{p[2]}</body></text>")
        ).encode()
    )


_TEI = "{http://www.tei-c.org/ns/1.0}"


def _decoded(raw: str) -> str:
    if raw in {"\r\n", "\r"}:
        return "\n"
    if numeric := re.fullmatch(r"&#(x?)([0-9a-fA-F]+);", raw):
        return chr(int(numeric[2], 16 if numeric[1] else 10))
    if re.fullmatch("<[lp]b ?/>", raw):
        return " "  # between two words that only the break parts
    return {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}.get(raw, raw)


@given(documents())
def test_every_character_is_what_its_bytes_say(data: bytes) -> None:
    text = read(data)
    for position, character in enumerate(text.characters):
        start, end = text.bytes_of(position)
        assert _decoded(data[start:end].decode()) == character


@given(documents())
def test_runs_cover_the_characters_without_gap_or_overlap(data: bytes) -> None:
    text = read(data)
    ends = [0, *(run.end for run in text.runs)]
    assert [run.start for run in text.runs] == ends[:-1]
    assert ends[-1] == len(text.characters)
    places = sorted((run.byte, run.byte_end) for run in text.runs)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(places))


@given(documents(notes=False))
def test_another_parser_reads_the_same_characters(data: bytes) -> None:
    root = etree.fromstring(
        data, etree.XMLParser(resolve_entities=False, remove_comments=True, remove_pis=True)
    )
    body = root.find(f"{_TEI}text")
    assert body is not None
    for correction in list(body.iter(f"{_TEI}corr")):
        correction.text = ""
    text = read(data)
    added = {r.start for r in text.runs if data[r.byte : r.byte_end].startswith((b"<lb", b"<pb"))}
    written = "".join(c for i, c in enumerate(text.characters) if i not in added)
    assert written == "".join(str(s) for s in body.itertext())


@given(documents())
def test_every_visible_character_lies_in_exactly_one_passage(data: bytes) -> None:
    text = read(data)
    spans = [p.span for p in text.passages]
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    for position, character in enumerate(text.characters):
        assert character.isspace() or text.passage_at(position) is not None
    assert len({p.id for p in text.passages}) == len(text.passages)


@given(documents())
def test_marks_follow_their_parents_and_lie_in_them(data: bytes) -> None:
    layout = read_layout(data)
    for i, mark in enumerate(layout.text.marks):
        assert mark.parent < i
        parent = layout.text.marks[mark.parent] if mark.parent >= 0 else None
        assert parent is None or mark.call >= 0 or parent.span.contains(mark.span)
        assert mark.call < 0 or (parent is not None and parent.span.start <= mark.call <= parent.span.end)


Case = tuple[bytes, list[Insertion]]


@st.composite
def spliced(draw: st.DrawFn) -> Case:
    """Draw a document and insertions that it takes together; none of their names occurs in the document."""
    data = draw(documents())
    length = len(read(data).characters)
    assume(length > 0)
    accepted: list[Insertion] = []
    for number in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, length - 1))
        end = draw(st.integers(start + 1, min(length, start + 12)))
        one = Insertion(Span(start, end), draw(st.sampled_from(["name", "date"])), {"n": f'<"{number}">&\n'})
        with contextlib.suppress(InputError):
            insert(data, [*accepted, one])
            accepted.append(one)
    assume(accepted)
    return data, accepted


@given(spliced())
def test_nothing_but_the_tags_changes(case: Case) -> None:
    data, insertions = case
    result = insert(data, insertions)
    assert re.sub(rb"</?(?:name|date)(?: [^>]*)?>", b"", result) == data
    assert result != data


@given(spliced())
def test_the_result_is_well_formed_and_holds_what_was_inserted(case: Case) -> None:
    data, insertions = case
    result = insert(data, insertions)
    etree.fromstring(result)
    before, after = read(data), read(result)
    assert after.digest == before.digest
    marks = [(m.span, m.name, dict(m.attributes)) for m in after.marks]
    for one in insertions:
        assert marks.count((one.span, one.name, dict(one.attributes))) == 1
    assert len(after.marks) == len(before.marks) + len(insertions)
    assert [p.span for p in after.passages] == [p.span for p in before.passages]


@given(spliced(), st.randoms(use_true_random=False))
def test_order_is_irrelevant_and_so_is_one_by_one(case: Case, random: Random) -> None:
    data, insertions = case
    together = insert(data, insertions)
    shuffled = random.sample(insertions, len(insertions))
    assert insert(data, shuffled) == together
    one_by_one = data
    for one in shuffled:
        one_by_one = insert(one_by_one, [one])
    assert one_by_one == together


@given(spliced())
def test_twice_is_once_and_undone_is_never(case: Case) -> None:
    data, insertions = case
    result = insert(data, insertions)
    assert insert(result, insertions) == result
    assert remove(result, insertions) == data
    assert remove(data, insertions) == data


@given(documents(), st.integers(1, 3), st.booleans())
def test_blocks_beside_the_text_touch_nothing_else(data: bytes, number: int, claims: bool) -> None:
    if claims:
        data = data.replace(
            b"</text>",
            b"</text><standOff><listAnnotation type='claims'><annotation/></listAnnotation></standOff>",
        )
    blocks = [Block("annotation", {"xml:id": f"g{i}", "ana": "c:a"}, ("é & <",)) for i in range(number)]
    edits = list(additions(scan(data), {"suggestions": blocks}))
    assert all(e.start == e.end for e in edits)
    result = apply(data, edits)
    etree.fromstring(result)
    assert read(result).digest == read(data).digest
    one_by_one = data
    for block in blocks:
        one_by_one = apply(one_by_one, additions(scan(one_by_one), {"suggestions": [block]}))
    assert one_by_one == result


@given(documents())
def test_suggestions_stand_where_they_say_whatever_the_document_holds(data: bytes) -> None:
    described = b"<teiHeader><fileDesc><titleStmt><title>x</title></titleStmt></fileDesc>"
    data = data.replace(b"<teiHeader>", described, 1)
    layout = read_layout(data)
    text = layout.text
    wanted = [
        Suggestion(
            "", p.id, 0, len(p.span), "zivug", quote=quote, kind="translit", cert="low", reason="a & b"
        )
        for p in text.passages
        if (quote := " ".join(p.span.of(text.characters).split()))
    ]
    result = read(propose(layout, wanted, when="2026-01-01", authorities="annotations"))
    assert result.digest == text.digest
    spans = {m.get("xml:id"): m.span for m in result.marks}
    placed = [p for s in result.proposals if (p := s.place(spans[s.element], result.characters))]
    assert sorted(placed) == sorted(p.span for p in text.passages if p.span.of(text.characters).strip())


@given(documents(), st.data())
def test_a_range_that_cannot_be_tagged_is_refused_not_misplaced(data: bytes, draw: st.DataObject) -> None:
    length = len(read(data).characters)
    assume(length > 1)
    start = draw.draw(st.integers(0, length - 1))
    one = Insertion(Span(start, draw.draw(st.integers(start + 1, length))), "measure")
    result, codes = data, []
    try:
        result = insert(data, [one])
    except InputError as error:
        codes = [f.code for f in error.findings]
    assert [m.span for m in read(result).named("measure")] == ([] if codes else [one.span])
    assert set(codes) <= {"S02", "S03", "S05"}


def test_every_problem_is_listed_at_once() -> None:
    data = (
        b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><p>ab</p><p>cd</p><p><![CDATA[ef]]></p></text></TEI>"
    )
    bad = [Insertion(Span(1, 3), "term"), Insertion(Span(4, 5), "term"), Insertion(Span(9, 12), "term")]
    with pytest.raises(InputError) as raised:
        insert(data, bad)
    assert sorted(f.code for f in raised.value.findings) == ["S01", "S03", "S05"]
