"""What is read as text, in which order, in which passages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from toolkit.ground.errors import InputError
from toolkit.model.claim import Claim
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
        ("<p>a <list><item>b</item></list> c</p>", ["p1", "item1"]),
        ('<p xml:id="p2">a</p><p>b</p><p>c</p>', ["p2", "p2_", "p3"]),
        (
            "<body><entry><form><orth>zivug</orth></form><sense><def>union</def><cit><quote>a zivug</quote></cit></sense></entry></body>",
            ["form1", "def1", "cit1"],
        ),
        ("<body><u>well</u><u>yes <pause/>no</u></body>", ["u1", "u2"]),
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
        (
            b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><TEI><text/></TEI></TEI>',
            "save each TEI element as a file of its own",
        ),
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
    with pytest.raises(InputError, match="is a folder"):
        read_file(tmp_path)


SENTENCES = """<body><p xml:id="p1"><seg type="sentence" xml:id="s1">One.</seg> <seg type="sentence" xml:id="s2">Two.</seg>
<seg type="sentence" xml:id="s2">Three.</seg> <seg type="sentence" xml:id="s3">Four.</seg></p></body>"""


def test_what_was_struck_out_and_code_are_not_read() -> None:
    body = '<p>one <del>two</del><add>three</add><egXML xmlns="http://www.tei-c.org/ns/Examples">four</egXML></p>'
    assert read(tei(body)).characters == "one three"


CLAIMS = """<standOff><listAnnotation type="claims">
<annotation xml:id="c1" target="#s1 #s3" ana="c:topic.unification c:topic.inclusion c:asp.limit c:pol.negated c:std.reported" resp="#ab" cert="high" corresp="#c0">
<revisionDesc status="proposed"><change status="proposed"/><change status="edited"/></revisionDesc>
<note type="statement">No
  joining.</note><ptr type="subject" target="c:zivug"/><ptr type="authority" target="c:p.x"/></annotation>
<annotation xml:id="c2" target="#s1" ana="c:topic.inclusion c:asp.result"/>
<annotation xml:id="c3" target="#s1" ana="c:topic.inclusion" resp="#ab"/>
<annotation xml:id="c4" target="#s1" ana="c:topic.inclusion" resp="#ab"><revisionDesc status="rejected"/></annotation>
</listAnnotation>
<listAnnotation type="suggestions"><annotation xml:id="g1" n="translit" target="#string-range(s1,4,5)" ana="c:zivug" cert="low" xml:lang="he-Latn"><note type="quote">Zivug</note></annotation>
<annotation xml:id="g2" target="#s1" ana="c:zivug"/></listAnnotation></standOff>"""


def test_claims_are_read_with_what_was_decided_last() -> None:
    text = read(tei(SENTENCES, after=CLAIMS))
    first, second, third, fourth = text.claims
    assert first.targets == ("s1", "s3")
    assert first.topics == ("unification", "inclusion")
    assert (first.aspect, first.polarity, first.standing) == ("limit", "negated", "reported")
    assert first.statement == "No joining."
    assert [(r.type, r.target) for r in first.roles] == [("subject", "zivug"), ("authority", "p.x")]
    assert (first.resp, first.cert, first.related, first.line) == ("ab", "high", ("c0",), 3)
    assert [c.status for c in text.claims] == ["edited", "proposed", "accepted", "rejected"]
    assert [c.counts for c in (first, second, third, fourth)] == [True, False, False, False]
    assert (first.faults, third.faults) == ((), ("no aspect", "no polarity", "no standing", "no statement"))


SOUND = """<annotation xml:id="c1" target="#s1" ana="c:topic.inclusion c:asp.limit c:pol.negated c:std.own" resp="#ab">
<revisionDesc status="accepted"><change status="accepted"/></revisionDesc><note type="statement">No joining.</note></annotation>"""


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("c:asp.limit ", "", "no aspect"),
        ("c:asp.limit", "c:asp.limit c:asp.place", "2 values of aspect: limit, place"),
        ("c:topic.inclusion ", "", "no topic"),
        (" c:pol.negated", "", "no polarity"),
        ("c:std.own", "c:std.own c:std.reported", "2 values of standing: own, reported"),
        ("No joining.", " \n", "an empty statement"),
        ('<note type="statement">No joining.</note>', "", "no statement"),
        ("</annotation>", '<note type="statement">Twice.</note></annotation>', "2 statements"),
        ('target="#s1"', 'target="#s1 #s99"', "#s99 is no sentence"),
        ('target="#s1"', 'target="s1"', "s1 is no sentence"),
        ('target="#s1"', 'target="#p1"', "#p1 is no sentence"),
        ('target="#s1"', 'target="#s2"', "#s2 names 2 sentences"),
        ('target="#s1"', 'target=""', "no sentence"),
    ],
)
def test_a_claim_that_no_report_could_print_is_unsound_and_does_not_count(
    old: str, new: str, fault: str
) -> None:
    def claims(one: str) -> tuple[Claim, ...]:
        return read(
            tei(SENTENCES, after=f'<standOff><listAnnotation type="claims">{one}</listAnnotation></standOff>')
        ).claims

    assert [c.counts for c in claims(SOUND)] == [True]
    (claim,) = claims(SOUND.replace(old, new))
    assert (claim.faults, claim.status, claim.counts) == ((fault,), "accepted", False)


def test_of_two_claims_with_one_id_the_second_is_unsound() -> None:
    after = f'<standOff><listAnnotation type="claims">{SOUND}{SOUND}</listAnnotation></standOff>'
    first, second = read(tei(SENTENCES, after=after)).claims
    assert (first.faults, second.faults) == ((), ("another claim has the id c1",))


def test_what_nobody_puts_a_name_to_is_a_proposal() -> None:
    after = '<standOff><listAnnotation type="claims">{}</listAnnotation></standOff>'
    nobody = SOUND.replace(' resp="#ab"', "")
    for one, status in [
        (nobody, "proposed"),
        (nobody.replace("accepted", "rejected"), "rejected"),
        (re.sub("<revisionDesc.*</revisionDesc>", "", SOUND), "accepted"),
    ]:
        (claim,) = read(tei(SENTENCES, after=after.format(one))).claims
        assert (claim.status, claim.counts) == (status, status == "accepted")


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
