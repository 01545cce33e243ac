"""Elements beside the text: in the list of their type, escaped, on lines of their own."""

from __future__ import annotations

from toolkit.tei.blocks import Block, additions
from toolkit.tei.edits import apply
from toolkit.tei.scan import scan

NAMESPACE = 'xmlns="http://www.tei-c.org/ns/1.0"'
BARE = f"<TEI {NAMESPACE}>\r\n<text><p xml:id='p'>Bina</p></text>\r\n</TEI>\r\n".encode()
ONE = Block("annotation", {"xml:id": "a"}, (Block("note", {}, ("x < y",)),))


def added(data, **lists):
    return apply(data, additions(scan(data), lists))


def with_stand_off(inside):
    return BARE.replace(b"</text>", f"</text>{inside}".encode())


def test_what_is_missing_is_made_with_the_line_ends_of_the_file():
    data = added(BARE, suggestions=[ONE], names=[])
    assert data == BARE.replace(
        b"</text>",
        b'</text>\r\n<standOff>\r\n<listAnnotation type="suggestions">\r\n'
        b'<annotation xml:id="a"><note>x &lt; y</note></annotation>\r\n</listAnnotation>\r\n</standOff>',
    )


def test_each_list_gets_its_own_at_its_end():
    there = (
        "<standOff><listAnnotation type='names'><annotation/></listAnnotation>"
        "<listAnnotation type='claims'><annotation/></listAnnotation></standOff>"
    )
    data = added(with_stand_off(there), citations=[ONE], names=[Block("annotation", {"n": "2"})])
    assert b"<annotation/>\r\n<annotation n=\"2\"/></listAnnotation><listAnnotation type='claims'>" in data
    assert b'</listAnnotation>\r\n<listAnnotation type="citations">' in data
    assert data.count(b"<standOff>") == 1


def test_an_empty_container_of_somebody_else_is_left_alone():
    data = added(with_stand_off("<standOff/>"), suggestions=[ONE])
    assert b"<standOff/>" in data
    assert data.count(b"<standOff") == 2


def test_nothing_to_add_changes_nothing():
    assert added(BARE, suggestions=[], names=[]) == BARE


def test_the_prefix_of_the_document_is_used():
    data = added(b'<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"><t:text/></t:TEI>', suggestions=[ONE])
    assert b'<t:annotation xml:id="a"><t:note>x &lt; y</t:note></t:annotation>' in data
