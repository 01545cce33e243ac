"""Decisions are written into the suggestion that they are about, byte by byte, however the file is written."""

from __future__ import annotations

import pytest

from toolkit.ground.errors import UsageError
from toolkit.tei.decisions import Decision, decide
from toolkit.tei.reader import read_layout

HEADER = """<teiHeader><fileDesc><titleStmt><title>A lesson</title>
  <respStmt xml:id="rule"><resp>structure by rule</resp><name type="software">a program</name></respStmt>
</titleStmt></fileDesc></teiHeader><text><p xml:id="p1">A Zivug is a union.</p></text>"""
ACCEPTED = Decision("accepted")


def tei(annotation: str, header: str = HEADER) -> bytes:
    made = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}<standOff><listAnnotation type="suggestions">\n'
    return f"{made}{annotation}\n</listAnnotation></standOff></TEI>\n".encode()


def decided(data: bytes, decision: Decision = ACCEPTED, by: str = "R. Reader") -> bytes:
    return decide(read_layout(data, "a.xml"), {0: decision}, by=by, when="2026-01-15")


def differing(before: bytes, after: bytes) -> tuple[str, ...]:
    """Return the lines that differ, of `after`."""
    return tuple(line.decode() for line in after.splitlines() if line not in before.splitlines())


ONE = """<annotation xml:id="g1" n="translit" target="#string-range(p1,2,5)" ana="c:zivug" cert="medium"><revisionDesc status="proposed"><change status="proposed">not yet seen by a person</change></revisionDesc><note type="quote">Zivug</note></annotation>"""


def test_a_decision_is_a_party_a_status_and_a_change_and_who_decides_is_declared() -> None:
    data = tei(ONE)
    after = decided(data)
    assert differing(data, after) == (
        '  <respStmt xml:id="r-reader"><resp>annotated by</resp><persName>R. Reader</persName></respStmt>',
        ONE.replace('cert="medium">', 'cert="medium" resp="#r-reader">')
        .replace('revisionDesc status="proposed"', 'revisionDesc status="accepted"')
        .replace(
            "</change>",
            '</change><change when="2026-01-15" who="#r-reader" status="accepted">suggested with medium certainty</change>',
        ),
    )


def test_the_same_decision_changes_nothing_the_second_time() -> None:
    once = decided(tei(ONE))
    assert decided(once) == once
    assert decided(once, by="r-reader") == once


def test_a_later_decision_keeps_the_history() -> None:
    after = decided(decided(tei(ONE)), Decision("rejected"), by="B. Binder")
    (suggestion,) = read_layout(after).text.suggestions
    assert (suggestion.status, suggestion.resp) == ("rejected", "b-binder")
    assert after.count(b"<change ") == 3
    assert b'who="#b-binder" status="rejected">accepted before</change>' in after


def test_the_certainty_afterwards_is_the_person_s() -> None:
    after = decided(tei(ONE), Decision("accepted", "high"))
    assert b'ana="c:zivug" cert="high" resp="#r-reader">' in after
    assert b">suggested with medium certainty</change>" in after


@pytest.mark.parametrize(
    ("annotation", "after"),
    [
        (
            "<annotation n='translit'\r\n\ttarget='#string-range(p1,2,5)' resp = '' ana='c:zivug' ><revisionDesc\n status = 'proposed' /></annotation>",
            "<annotation n='translit'\r\n\ttarget='#string-range(p1,2,5)' resp = '#rr' ana='c:zivug' ><revisionDesc\n status = 'accepted' >{}</revisionDesc></annotation>",
        ),
        (
            '<annotation n="translit" target="#string-range(p1,2,5)" ana="c:zivug" />',
            '<annotation n="translit" target="#string-range(p1,2,5)" ana="c:zivug" resp="#rr" ><revisionDesc status="accepted">{}</revisionDesc></annotation>',
        ),
        (
            '<annotation n="translit" target="#string-range(p1,2,5)" ana="c:zivug"><respStmt><resp>by</resp></respStmt><note>a &gt; b</note></annotation>',
            '<annotation n="translit" target="#string-range(p1,2,5)" ana="c:zivug" resp="#rr"><respStmt><resp>by</resp></respStmt><revisionDesc status="accepted">{}</revisionDesc><note>a &gt; b</note></annotation>',
        ),
        (
            '<annotation n="translit" target="#string-range(p1,2,5)" ana="c:zivug">\r\n  <revisionDesc status="proposed">\r\n    <change status="proposed"/>\r\n  </revisionDesc>\r\n</annotation>',
            '<annotation n="translit" target="#string-range(p1,2,5)" ana="c:zivug" resp="#rr">\r\n  <revisionDesc status="accepted">\r\n    <change status="proposed"/>\r\n    {}\r\n  </revisionDesc>\r\n</annotation>',
        ),
    ],
)
def test_every_way_of_writing_a_suggestion_keeps_its_bytes(annotation: str, after: str) -> None:
    header = HEADER.replace(
        '<respStmt xml:id="rule">', '<respStmt xml:id="rr"><orgName>Readers</orgName></respStmt><respStmt>'
    )
    change = '<change when="2026-01-15" who="#rr" status="accepted">suggested</change>'
    assert decided(tei(annotation, header), by="rr") == tei(after.replace("{}", change), header)


def test_the_prefix_of_the_document_is_used() -> None:
    names = (
        "TEI",
        "teiHeader",
        "fileDesc",
        "titleStmt",
        "title",
        "respStmt",
        "resp",
        "name",
        "text",
        "p",
        "standOff",
    )
    data = tei(ONE)
    for name in (*names, "listAnnotation", "annotation", "revisionDesc", "change", "note"):
        for tag in (f"<{name}", f"</{name}"):
            for end in (" ", ">"):
                data = data.replace((tag + end).encode(), (tag.replace(name, f"t:{name}") + end).encode())
    after = decided(data.replace(b"xmlns=", b"xmlns:t="))
    assert (
        b'<t:change when="2026-01-15" who="#r-reader" status="accepted">suggested with medium certainty</t:change>'
        in after
    )
    assert (
        b'<t:respStmt xml:id="r-reader"><t:resp>annotated by</t:resp><t:persName>R. Reader</t:persName></t:respStmt>'
        in after
    )


@pytest.mark.parametrize(
    ("name", "identifier"),
    [("Šárka Nováková", "sarka-novakova"), ("רחל", "annotator"), ("P1", "p1-2"), ("A & B <C>", "a-b-c")],
)
def test_a_new_person_gets_an_id_that_nothing_has(name: str, identifier: str) -> None:
    layout = read_layout(decided(tei(ONE), by=name))
    assert layout.text.suggestions[0].resp == identifier
    assert (identifier, name) in [(r.id, r.name) for r in layout.text.header.responsible]


@pytest.mark.parametrize("by", ["me", "#rule", "rule", " ", "a\x07b C", "\udc80 X"])
def test_an_id_that_no_person_of_the_header_has_is_refused(by: str) -> None:
    with pytest.raises(UsageError, match="the header names no person or organisation"):
        decided(tei(ONE), by=by)
