"""Where tags go, what is refused, and that people's tags stay."""

from __future__ import annotations

import pytest

from toolkit.ground.errors import InputError, InternalError
from toolkit.model.span import Span
from toolkit.tei.reader import read
from toolkit.tei.splice import Insertion, absent, insert, remove

START, END = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>', "</body></text></TEI>"


def tei(body: str) -> bytes:
    return f"{START}{body}{END}".encode()


def on(body: str, *wanted: tuple[str, str]) -> list[Insertion]:
    characters = read(tei(body)).characters
    return [Insertion(Span(at := characters.index(words), at + len(words)), name) for words, name in wanted]


def spliced(body: str, *wanted: tuple[str, str]) -> str:
    result = insert(tei(body), on(body, *wanted)).decode()
    return result.removeprefix(START).removesuffix(END)


@pytest.mark.parametrize(
    ("body", "words", "expected"),
    [
        ("<p>the Bina of</p>", "Bina", "<p>the <term>Bina</term> of</p>"),
        ("<p>the <hi>Bina</hi> of</p>", "Bina", "<p>the <term><hi>Bina</hi></term> of</p>"),
        ("<p>the <hi>Bina of</hi></p>", "Bina", "<p>the <hi><term>Bina</term> of</hi></p>"),
        (
            "<p><hi>Bina</hi> of <hi>all</hi></p>",
            "Bina of",
            "<p><term><hi>Bina</hi> of</term> <hi>all</hi></p>",
        ),
        (
            "<p><choice><corr>Partz</corr><sic>Patz</sic></choice>uf</p>",
            "Patz",
            "<p><term><choice><corr>Partz</corr><sic>Patz</sic></choice></term>uf</p>",
        ),
        (
            "<p><choice><sic>Patz</sic><corr>Partz</corr></choice>uf</p>",
            "Patzuf",
            "<p><term><choice><sic>Patz</sic><corr>Partz</corr></choice>uf</term></p>",
        ),
        ("<p><gloss>mind</gloss></p>", "mind", "<p><gloss><term>mind</term></gloss></p>"),
        ("<p>Bina</p>", "Bina", "<p><term>Bina</term></p>"),
        ("<p>Bi<note>n</note>na</p>", "Bina", "<p><term>Bi<note>n</note>na</term></p>"),
        ("<p>a<!-- x -->Bina<?y?></p>", "Bina", "<p>a<!-- x --><term>Bina</term><?y?></p>"),
        ("<p><![CDATA[Bina]]></p>", "Bina", "<p><term><![CDATA[Bina]]></term></p>"),
        ("<p>&#66;in&#97;</p>", "Bina", "<p><term>&#66;in&#97;</term></p>"),
        ("<p>a<note>Bina</note></p>", "Bina", "<p>a<note><term>Bina</term></note></p>"),
    ],
)
def test_tags_go_where_the_guidelines_put_them(body: str, words: str, expected: str) -> None:
    assert spliced(body, (words, "term")) == expected


def test_what_belongs_further_out_goes_around() -> None:
    assert (
        spliced("<p><term>Bina</term> x</p>", ("Bina", "said")) == "<p><said><term>Bina</term></said> x</p>"
    )
    assert (
        spliced("<p>Bina</p>", ("Bina", "term"), ("Bina", "said")) == "<p><said><term>Bina</term></said></p>"
    )


def test_a_division_goes_around_passages_and_their_notes() -> None:
    assert (
        spliced("<p>a<note>n</note></p><p>b</p><p>c</p>", ("anb", "div"))
        == "<div><p>a<note>n</note></p><p>b</p></div><p>c</p>"
    )


def test_nested_and_touching_insertions() -> None:
    assert spliced(
        "<p>Masach de Guf</p>",
        ("Masach", "term"),
        ("Masach de Guf", "term"),
        ("Guf", "term"),
        (" de ", "seg"),
    ) == ("<p><term><term>Masach</term><seg> de </seg><term>Guf</term></term></p>")


@pytest.mark.parametrize(
    ("body", "wanted", "code"),
    [
        ("<p>a <hi>Bina b</hi></p>", [("a Bina", "term")], "S05"),
        ("<p>a</p><p>b</p>", [("ab", "term")], "S05"),
        ("<p>a</p> <p>b</p>", [(" ", "term")], "S05"),
        ("<p>a<note>b</note></p><p>c</p>", [("ab", "div")], "S02"),
        ("<p>ab<note>c</note></p>", [("bc", "term")], "S02"),
        ("<p>x<![CDATA[Bina a]]></p>", [("Bina", "term")], "S03"),
        ('<p>x<m xmlns="urn:x">Bina a</m></p>', [("Bina", "term")], "S04"),
        ("<p>one two three</p>", [("one two", "term"), ("two three", "term")], "S06"),
    ],
)
def test_a_range_that_cannot_be_tagged_is_refused(
    body: str, wanted: list[tuple[str, str]], code: str
) -> None:
    with pytest.raises(InputError) as raised:
        insert(tei(body), on(body, *wanted), "a.xml")
    (finding,) = raised.value.findings
    assert finding.code == code
    assert (finding.path, finding.line) == ("a.xml", 1)
    assert finding.hint


def test_the_prefix_of_the_document_is_used() -> None:
    data = b'<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"><t:text><t:p>Bina</t:p></t:text></t:TEI>'
    one = Insertion(Span(0, 4), "term", {"ref": "c:binah"})
    assert b'<t:p><t:term ref="c:binah">Bina</t:term></t:p>' in insert(data, [one])
    assert remove(insert(data, [one]), [one]) == data


def test_values_are_escaped_and_read_back() -> None:
    value = "<\"&'>\n\t\r é𝄞"
    result = insert(tei("<p>Bina</p>"), [Insertion(Span(0, 4), "term", {"ref": value})])
    assert read(result).named("term")[0].get("ref") == value


def test_what_xml_cannot_hold_is_a_defect_of_the_caller() -> None:
    for attributes in ({"ref": "\x00"}, {"a b": "x"}):
        with pytest.raises(InternalError):
            insert(tei("<p>Bina</p>"), [Insertion(Span(0, 4), "term", attributes)])


def test_what_is_there_already_is_not_said_twice() -> None:
    data = tei("<p>the <term  ref = 'c:binah'>Bina</term></p>")
    one, other = Insertion(Span(4, 8), "term", {"ref": "c:binah"}), Insertion(Span(0, 3), "term", {})
    assert insert(data, [one, one]) == data
    assert absent(data, [one, other, other]) == (other,)


def test_a_decision_of_a_person_is_not_removed() -> None:
    data = tei("<p><term resp='#ab'>Bina</term></p>")
    with pytest.raises(InputError, match="S07"):
        remove(data, [Insertion(Span(0, 4), "term", {"resp": "#ab"})])


def test_only_the_same_element_is_removed() -> None:
    data = tei("<p><term n='1'>Bina</term></p>")
    assert (
        remove(data, [Insertion(Span(0, 4), "term", {"n": "2"}), Insertion(Span(0, 3), "term", {"n": "1"})])
        == data
    )
