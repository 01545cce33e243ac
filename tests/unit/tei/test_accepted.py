"""What a person accepted is a term for whatever reads terms, and the text stays as it was."""

from __future__ import annotations

import pytest

from toolkit.tei.accepted import with_accepted
from toolkit.tei.reader import read_layout


def tei(paragraph: str, place: str, status: str = "accepted", quote: str = "Upper Light") -> bytes:
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><p xml:id="p1">{paragraph}</p></text><standOff>'
        f'<listAnnotation type="suggestions"><annotation n="english" ana="c:or-elyon" resp="#me" target="#string-range(p1,{place})">'
        f'<revisionDesc status="{status}"/><note type="quote">{quote}</note></annotation></listAnnotation></standOff></TEI>'
    ).encode()


@pytest.mark.parametrize("status", ["accepted", "edited"])
def test_what_is_accepted_is_a_term_of_its_kind_and_concept(status: str) -> None:
    data = tei("The Upper\nLight.", "4,11", status)
    after = with_accepted(read_layout(data)).document.data
    tagged = b'The <term type="english" ref="c:or-elyon">Upper\nLight</term>.'
    assert after == data.replace(b"The Upper\nLight.", tagged)
    assert with_accepted(read_layout(after)).document.data == after


@pytest.mark.parametrize(
    ("paragraph", "place", "status", "quote"),
    [
        ("The Upper Light.", "4,11", "proposed", "Upper Light"),
        ("The Upper Light.", "4,11", "rejected", "Upper Light"),
        ("The lower light.", "4,11", "accepted", "Upper Light"),
        ("The Upper Light.", "4,99", "accepted", ""),
        ("The <hi>Upper</hi> Li<hi>ght.</hi>", "4,11", "accepted", "Upper Light"),
        ('The <term ref="c:or-elyon">Upper Light</term>.', "4,11", "accepted", "Upper Light"),
    ],
)
def test_what_is_not_accepted_or_cannot_be_tagged_or_is_tagged_already_changes_nothing(
    paragraph: str, place: str, status: str, quote: str
) -> None:
    layout = read_layout(tei(paragraph, place, status, quote))
    assert with_accepted(layout).document.data == layout.document.data
