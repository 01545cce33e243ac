import pytest

from toolkit.ground.errors import InternalError
from toolkit.model.span import Span
from toolkit.standoff.layer import Entry
from toolkit.standoff.tree import crossing, writable, write_text


def entry(kind, start, end, variety="", **attributes):
    return Entry(kind, Span(start, end), variety, attributes)


def test_spans_nest_outer_before_inner():
    made = write_text(
        "a b c",
        (entry("term", 2, 3, "english"), entry("body", 0, 5), entry("p", 0, 5), entry("sentence", 2, 5)),
    )
    assert (
        made
        == '<text><body><p>a <seg type="sentence"><term type="english">b</term> c</seg></p></body></text>'
    )


def test_spans_that_cross_are_refused_and_can_be_told_before():
    crossed = (entry("body", 0, 9), entry("p", 0, 9), entry("said", 0, 5), entry("term", 3, 8))
    with pytest.raises(InternalError):
        write_text("abcdefghi", crossed)
    assert [e.kind for e in crossing(crossed)] == ["term"]


def test_words_that_no_block_holds_get_one():
    made = write_text("extra\n\nab\n\nmore", (entry("body", 0, 9), entry("p", 7, 9), entry("back", 11, 15)))
    assert (
        made
        == '<text><body><p>extra</p>\n\n<p>ab</p></body>\n\n<back><ab type="boilerplate">more</ab></back></text>'
    )


def test_markup_in_a_text_stays_text():
    assert (
        write_text('<&>"', (entry("body", 0, 4), entry("p", 0, 4)))
        == '<text><body><p>&lt;&amp;&gt;"</p></body></text>'
    )


def test_what_xml_cannot_hold_is_made_writable():
    assert writable("a\r\nb\rc\x0cd\x00e\x1bf\ufffe") == "a\nb\nc\nd\ufffde\ufffdf\ufffd"
