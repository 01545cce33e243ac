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


def other(kind: str, pointer: str, words: str, *, n: str = "", place: str = "") -> bytes:
    paragraph = "As Ari says: all is one. Cf. Zohar 3:4a-5b."
    said = f'<note type="place">{place}</note>' if place else ""
    shown = f' n="{n}"' if n else ""
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><p xml:id="p1">{paragraph}</p></text><standOff>'
        f'<listAnnotation type="{kind}"><annotation{shown} ana="{pointer}" resp="#me" target="#string-range(p1,{paragraph.index(words)},{len(words)})">'
        f'<revisionDesc status="accepted"/><note type="quote">{words}</note>{said}</annotation></listAnnotation></standOff></TEI>'
    ).encode()


@pytest.mark.parametrize(
    ("data", "tagged"),
    [
        (other("names", "c:p.ari", "Ari"), b'As <persName ref="c:p.ari">Ari</persName> says'),
        (
            other("voices", "c:p.ari", "all is one", n="indirect"),
            b': <said who="c:p.ari" direct="false">all is one</said>.',
        ),
        (
            other("citations", "c:w.zohar c:sig.cf", "Zohar 3:4a-5b", place="part 3; folio 4a-5b"),
            b'<bibl corresp="c:w.zohar" ana="c:sig.cf">Zohar <citedRange unit="part" from="3">3</citedRange>:<citedRange unit="folio" from="4a" to="5b">4a-5b</citedRange></bibl>.',
        ),
        (
            other("citations", "c:w.zohar", "Zohar 3:4a-5b", place="part 2"),
            b'<bibl corresp="c:w.zohar">Zohar 3:4a-5b</bibl>.',
        ),
    ],
)
def test_an_accepted_citation_name_or_voice_is_the_element_that_says_it(data: bytes, tagged: bytes) -> None:
    layout = read_layout(data)
    after = with_accepted(layout)
    assert tagged in after.document.data
    assert after.text.characters == layout.text.characters
    assert with_accepted(after).document.data == after.document.data


TURN = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><sp xml:id="t1"><speaker>Question:</speaker> <p>How?</p></sp></text><standOff>'
    '<listAnnotation type="voices"><annotation n="turn" ana="c:p.asker" {resp} target="#string-range(t1,0,9)">'
    '<note type="quote">Question:</note></annotation></listAnnotation></standOff></TEI>'
)


@pytest.mark.parametrize(("resp", "who"), [("", ""), ('resp="#me"', ' who="c:p.asker"')])
def test_a_turn_has_its_speaker_once_a_person_has_accepted_it(resp: str, who: str) -> None:
    data = TURN.format(resp=resp)
    after = with_accepted(read_layout(data.encode())).document.data.decode()
    assert after == data.replace('<sp xml:id="t1">', f'<sp xml:id="t1"{who}>')
