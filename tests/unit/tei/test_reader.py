"""What is read as text, in which order, in which passages."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.ground.errors import InputError
from toolkit.tei.reader import read, read_file


def tei(body: str, header: str = "<teiHeader/>", after: str = "") -> bytes:
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}<text>{body}</text>{after}</TEI>'.encode()


def passages(body: str) -> list[tuple[str, str]]:
    text = read(tei(body))
    return [(p.id, p.span.of(text.characters)) for p in text.passages]


def test_a_choice_is_read_as_written() -> None:
    body = "<p><choice>\n <corr>Partz</corr> <sic>Patz</sic>\n</choice>ufim <choice><abbr>R.</abbr><expan>Rabbi</expan></choice></p>"
    assert read(tei(body)).characters == "Patzufim R."


def test_an_apparatus_is_read_by_its_lemma_and_a_choice_of_others_by_its_first() -> None:
    body = "<p><app><rdg>b</rdg><lem>a</lem></app><choice><seg>c</seg><seg>d</seg></choice></p>"
    assert read(tei(body)).characters == "ac"


def test_a_note_is_read_after_the_passage_that_calls_it() -> None:
    text = read(
        tei('<body><p>one<note n="1"><p>in<note n="2">deep</note>ner</p></note> two</p>\n<p>three</p></body>')
    )
    assert text.characters == "one twoinnerdeep\nthree"
    assert [(p.kind, p.n, p.span.of(text.characters)) for p in text.passages] == [
        ("p", "", "one two"),
        ("note", "1", "inner"),
        ("note", "2", "deep"),
        ("p", "", "three"),
    ]
    assert [m.call for m in text.named("note")] == [3, 9]


def test_a_note_between_passages_stays_in_its_place() -> None:
    assert passages("<body><p>one</p><note>two</note><p>three</p></body>") == [
        ("p1", "one"),
        ("note1", "two"),
        ("p2", "three"),
    ]


def test_a_page_header_inside_a_paragraph_does_not_interrupt_it() -> None:
    text = read(tei("<body><p>one <fw>THE PAGE</fw>two</p></body>"))
    assert text.characters == "one twoTHE PAGE"
    assert [(p.kind, p.furniture) for p in text.passages] == [("p", False), ("fw", True)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p><seg>a</seg> <seg>b</seg></p>", ["p1"]),
        ("<lg><l>a</l><l>b</l></lg>", ["l1", "l2"]),
        ("<sp><speaker>S</speaker><p>a</p></sp>", ["speaker1", "p1"]),
        ("<list><item>a</item><item><p>b</p><p>c</p></item></list>", ["item1", "p1", "p2"]),
        ("<table><row><cell>a</cell><cell>b</cell></row></table>", ["cell1", "cell2"]),
        ("<div>loose<p>a</p></div>", ["div1"]),
        ("<div><epigraph><cit><quote>a</quote><bibl>b</bibl></cit></epigraph></div>", ["epigraph1"]),
        ("<titlePage><docTitle><titlePart>a</titlePart></docTitle></titlePage>", ["titlePart1"]),
        ("<p/><p> </p><p>a</p>", ["p1"]),
        ("<p>a <list><item>b</item></list></p>", ["p1"]),
        ('<p xml:id="p2">a</p><p>b</p><p>c</p>', ["p2", "p2_", "p3"]),
    ],
)
def test_passages_of_any_project(body: str, expected: list[str]) -> None:
    assert [name for name, _ in passages(body)] == expected


def test_furniture_and_provenance_are_flagged() -> None:
    body = (
        '<front><ab type="boilerplate">a</ab></front><body><p>b</p><fw type="header">c</fw>'
        '<div type="provenance"><p>d</p></div><p>e</p></body><back><ab type="boilerplate">f</ab></back>'
    )
    text = read(tei(body))
    assert "".join(p.span.of(text.characters) for p in text.passages if p.furniture) == "acdf"


def test_marks_nest_as_elements_do() -> None:
    text = read(tei('<body><p xml:id="x">a <term ref="c:b"><hi>B</hi></term><pb/></p></body>'))
    names = [
        (m.name, text.marks[m.parent].name if m.parent >= 0 else None, m.span.of(text.characters))
        for m in text.marks
    ]
    assert names == [
        ("text", None, "a B"),
        ("body", "text", "a B"),
        ("p", "body", "a B"),
        ("term", "p", "B"),
        ("hi", "term", "B"),
        ("pb", "p", ""),
    ]
    assert text.with_id("x") == text.named("p")[0]
    assert text.named("term", ref="c:b")[0].span == text.named("hi")[0].span
    assert text.passages[0].mark == 2


def test_elements_of_other_namespaces_keep_theirs() -> None:
    text = read(tei('<body><p>a<p xmlns="urn:x">b</p></p></body>'))
    assert [m.name for m in text.marks] == ["text", "body", "p", "{urn:x}p"]


def test_characters_lead_back_to_bytes() -> None:
    data = tei("<body><p>é&amp;\r\n<![CDATA[<]]>&#x1D11E;𝄞z</p></body>")
    text = read(data)
    assert text.characters == "é&\n<𝄞𝄞z"
    raw = [data[slice(*text.bytes_of(i))].decode() for i in range(7)]
    assert raw == ["é", "&amp;", "\r\n", "<", "&#x1D11E;", "𝄞", "z"]
    with pytest.raises(IndexError):
        text.bytes_of(7)


def test_a_file_without_text_has_no_characters() -> None:
    text = read(
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><standOff/></TEI>', "layers/some-text.xml"
    )
    assert (text.characters, text.passages, text.marks, text.id) == ("", (), (), "some-text")


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (b'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"/>', "save each TEI element as a file of its own"),
        (b"<TEI/>", 'convert it to TEI P5: <TEI xmlns="http://www.tei-c.org/ns/1.0">'),
        (b"<!-- \n --><html/>", "give a TEI P5 file; `yichud encode` makes one from plain text"),
    ],
)
def test_other_roots_are_refused(data: bytes, hint: str) -> None:
    with pytest.raises(InputError) as raised:
        read(data, "a.xml")
    assert raised.value.findings[0].code == "X11"
    assert raised.value.findings[0].hint == hint


def test_a_missing_file_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.xml: X10 there is no such file"):
        read_file(tmp_path / "none.xml")
    with pytest.raises(InputError, match="cannot be read"):
        read_file(tmp_path)


CLAIMS = """<standOff><listAnnotation type="claims">
<annotation xml:id="c1" target="#s1 #s2" ana="c:topic.unification c:topic.inclusion c:asp.limit c:pol.negated c:std.reported" resp="#ab" cert="high" corresp="#c0">
<revisionDesc status="proposed"><change status="proposed"/><change status="edited"/></revisionDesc>
<note type="statement">No
  joining.</note><ptr type="subject" target="c:zivug"/><ptr type="authority" target="c:p.x"/></annotation>
<annotation xml:id="c2" target="#s1" ana="c:topic.inclusion c:asp.result"/>
<annotation xml:id="c3" target="#s1" ana="c:topic.inclusion" resp="#ab"/>
<annotation xml:id="c4" target="#s1" ana="c:topic.inclusion" resp="#ab"><revisionDesc status="rejected"/></annotation>
</listAnnotation>
<listAnnotation type="suggestions"><annotation xml:id="g1" target="#string-range(s1,4,5)" ana="c:zivug" cert="low" xml:lang="he-Latn"><note type="quote">Zivug</note><note type="kind">translit</note></annotation>
<annotation xml:id="g2" target="#s1" ana="c:zivug"/></listAnnotation></standOff>"""


def test_claims_are_read_with_what_was_decided_last() -> None:
    text = read(tei("<body/>", after=CLAIMS))
    first, second, third, fourth = text.claims
    assert first.targets == ("s1", "s2")
    assert first.topics == ("unification", "inclusion")
    assert (first.aspect, first.polarity, first.standing) == ("limit", "negated", "reported")
    assert first.statement == "No joining."
    assert [(r.type, r.target) for r in first.roles] == [("subject", "zivug"), ("authority", "p.x")]
    assert (first.resp, first.cert, first.related, first.line) == ("ab", "high", ("c0",), 2)
    assert [c.status for c in text.claims] == ["edited", "proposed", "accepted", "rejected"]
    assert [c.counts for c in (first, second, third, fourth)] == [True, False, True, False]


def test_suggestions_are_read_with_their_place() -> None:
    (found,) = read(tei("<body/>", after=CLAIMS)).suggestions
    assert (found.element, found.offset, found.length) == ("s1", 4, 5)
    assert (found.concept, found.status, found.quote, found.kind, found.lang) == (
        "zivug",
        "proposed",
        "Zivug",
        "translit",
        "he-Latn",
    )
