"""Elements beside the text: added once, escaped, readable, and taken back without a trace."""

from __future__ import annotations

import pytest

from toolkit.ground.errors import InputError
from toolkit.model.claim import Suggestion
from toolkit.tei.blocks import SUGGESTIONS, Block, append, remove, suggestion
from toolkit.tei.reader import read

NAMESPACE = 'xmlns="http://www.tei-c.org/ns/1.0"'
BARE = f"<TEI {NAMESPACE}>\r\n<text><p xml:id='p'>Bina</p></text>\r\n</TEI>\r\n".encode()
FOUND = Suggestion(
    "g1", "p", 0, 4, "binah", cert="low", quote="Bi<na", kind="translit", lang="he-Latn-x-isr", reason="rows"
)


def test_a_suggestion_is_written_and_read_back() -> None:
    data = append(BARE, SUGGESTIONS, [suggestion(FOUND, "c:sw.yichud", "rows", "2026-01-01")])
    assert read(data).suggestions == (FOUND,)
    assert b"resp=" not in data
    assert data.count(b"\n") == data.count(b"\r\n")


def test_containers_are_made_once_and_go_with_their_last_block() -> None:
    first, second = (Block("annotation", {"xml:id": i, "target": f"#{i}", "ana": "c:x"}) for i in "ab")
    one = append(BARE, SUGGESTIONS, [first])
    two = append(one, SUGGESTIONS, [second])
    assert two.count(b"<standOff>") == two.count(b"<listAnnotation") == 1
    assert remove(two, SUGGESTIONS, ["b"]) == one
    assert remove(two, SUGGESTIONS, ["b", "a", "none"]) == BARE


def test_the_list_goes_into_the_stand_off_that_is_there() -> None:
    data = BARE.replace(
        b"</text>",
        b"</text><standOff><listAnnotation type='claims'><annotation/></listAnnotation></standOff>",
    )
    added = append(data, SUGGESTIONS, [Block("annotation", {"xml:id": "a"})])
    assert b'</listAnnotation>\r\n<listAnnotation type="suggestions">' in added
    assert remove(added, SUGGESTIONS, ["a"]) == data


def test_an_empty_container_of_somebody_else_is_left_alone() -> None:
    data = BARE.replace(b"</text>", b"</text><standOff/>")
    added = append(data, SUGGESTIONS, [Block("annotation", {"xml:id": "a"})])
    assert b"<standOff/>" in added
    assert remove(added, SUGGESTIONS, ["a"]) == data


def test_what_was_rejected_is_not_suggested_again() -> None:
    rejected = "<annotation xml:id='old' target='#string-range(p,0,4)' ana='c:binah' resp='#ab'/>"
    data = BARE.replace(
        b"</text>",
        f"</text><standOff><listAnnotation type='suggestions'>{rejected}</listAnnotation></standOff>".encode(),
    )
    assert append(data, SUGGESTIONS, [suggestion(FOUND, "c:sw.yichud", "rows")]) == data


def test_a_decision_of_a_person_is_not_removed() -> None:
    data = append(BARE, SUGGESTIONS, [Block("annotation", {"xml:id": "a", "resp": "#ab"})])
    with pytest.raises(InputError, match="S07"):
        remove(data, SUGGESTIONS, ["a"])


def test_the_prefix_of_the_document_is_used() -> None:
    data = b'<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"><t:text/></t:TEI>'
    added = append(data, SUGGESTIONS, [Block("annotation", {"xml:id": "a"}, (Block("note", {}, ("x",)),))])
    assert b'<t:annotation xml:id="a"><t:note>x</t:note></t:annotation>' in added
    assert remove(added, SUGGESTIONS, ["a"]) == data
