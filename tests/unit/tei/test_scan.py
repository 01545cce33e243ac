"""What the scanner refuses, and where it says things stand."""

from __future__ import annotations

import pytest

from toolkit.ground.errors import Finding, InputError
from toolkit.tei.scan import MAX_DEPTH, Chars, scan


def refused(data: bytes) -> Finding:
    with pytest.raises(InputError) as raised:
        scan(data, "a.xml")
    (finding,) = raised.value.findings
    return finding


@pytest.mark.parametrize(
    ("data", "place", "code"),
    [
        (b"", (1, 1), "X02"),
        (b"\xef\xbb\xbf \r\n", (1, 1), "X02"),
        (b"\x1f\x8b\x08\x00", (1, 1), "X03"),
        ("<a/>".encode("utf-16"), (1, 1), "X05"),
        (b"<?xml version='1.0' encoding='ISO-8859-1'?><a/>", (1, 31), "X05"),
        (b"<a>\n<b>\xff</b></a>", (2, 4), "X06"),
        (b"<?xml version='1.0'?>\n<!DOCTYPE a><a/>", (2, 1), "X07"),
        (b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", (1, 1), "X07"),
        (b"<a>" * (MAX_DEPTH + 1), (1, 3 * MAX_DEPTH + 1), "X08"),
        (b"<a>\n  <b></a>", (2, 6), "X01"),
        (b"<a>&nbsp;</a>", (1, 4), "X01"),
        (b"<a>", (1, 4), "X01"),
        (b"words", (1, 1), "X01"),
    ],
)
def test_hostile_or_broken_bytes_are_refused_at_their_place(
    data: bytes, place: tuple[int, int], code: str
) -> None:
    finding = refused(data)
    assert (finding.line, finding.column) == place
    assert finding.code == code
    assert finding.hint


def test_elements_know_their_bytes() -> None:
    data = '<a>é<b x="&gt;>" />\r\n<!-- <b> --><c >d</c ></a>'.encode()
    a = scan(data).root
    b, c = a.nodes
    assert data[b.start : b.end] == b'<b x="&gt;>" />'
    assert b.open_end == b.close_start == b.end
    assert data[c.start : c.open_end] == b"<c >"
    assert data[c.close_start : c.end] == b"</c >"
    assert b.attributes == {"x": ">>"}
    assert [data[x.start : x.end] for x in a.children if isinstance(x, Chars)] == ["é".encode(), b"\r\n"]


def test_an_empty_element_ends_at_its_own_tag() -> None:
    for data in (b"<a><b/></a>", b"<a><b x='/'></b></a>", b"<a><b x='>' /></a>"):
        b = scan(data).root.nodes[0]
        assert data[: b.start] + data[b.end :] == b"<a></a>"
        assert (b.open_end == b.end) == (b"/>" in data)


def test_positions_count_code_points_and_not_the_byte_order_mark() -> None:
    data = "\ufeff<a>𐤀é<b/></a>".encode()
    document = scan(data)
    assert document.position(document.root.nodes[0].start) == (1, 6)


def test_attributes_are_found_in_their_tag() -> None:
    data = b"<a yx='1' xml:id = 'i' x='2'/>"
    document = scan(data)
    assert document.attribute_start(document.root, "x") == data.index(b"x='2'")
    assert document.attribute_start(document.root, "xml:id") == data.index(b"xml:id")
    assert document.attribute_start(document.root, "none") == 0
