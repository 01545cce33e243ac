"""What a file says already is not suggested: tagged, suggested, accepted or refused."""

from __future__ import annotations

from toolkit.intake.unsaid import unsaid
from toolkit.model.claim import Suggestion
from toolkit.tei.reader import read

WORDS = "<persName ref='c:p.ari'>The Ari</persName> says of <term ref='c:zivug'>Zivug</term> and Yichud in <bibl corresp='c:w.zohar'>Zohar 1:2a</bibl> and Masach"
REFUSED = (
    "<standOff><listAnnotation type='suggestions'><annotation xml:id='g1' n='translit' target='#string-range(p1,51,6)'"
    " ana='c:masach' resp='#me'><revisionDesc status='rejected'/><note type='quote'>Masach</note></annotation></listAnnotation></standOff>"
)
TEXT = read(
    f"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><p xml:id='p1'>{WORDS}</p></text>{REFUSED}</TEI>".encode()
)


def left(kind, words, concept="x"):
    at = TEXT.characters.index(words)
    suggestion = Suggestion("", "p1", at, len(words), concept, quote=words, kind=kind)
    return list(unsaid(TEXT, [suggestion])) == [suggestion]


def test_the_refused_one_stands_where_it_says():
    (refused,) = TEXT.proposals
    assert TEXT.characters[refused.offset :] == "Masach"


def test_words_of_a_tag_of_its_kind_are_left_alone():
    assert not left("translit", "Zivug")
    assert not left("citation", "Zohar")
    assert not left("name", "Ari")


def test_words_of_a_tag_of_another_kind_are_not():
    assert left("translit", "Zohar")
    assert left("name", "Zohar")
    assert left("direct", "Zivug")


def test_a_longer_name_is_new_beside_its_parts():
    assert left("english", "of Zivug")
    assert left("translit", "and Masach")
    assert not left("citation", "in Zohar 1:2a")


def test_a_pointer_of_another_project_says_nothing_of_the_vocabulary():
    text = read(
        b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><p xml:id='p1'><term ref='#keter'>Keter</term></p></text></TEI>"
    )
    keter = Suggestion("", "p1", 0, 5, "keter", quote="Keter", kind="translit")
    assert list(unsaid(text, [keter])) == [keter]


def test_words_that_nobody_spoke_of_are_suggested():
    assert left("translit", "Yichud")


def test_what_was_refused_is_not_suggested_again():
    assert not left("translit", "Masach", "masach")
