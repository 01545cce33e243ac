"""A text is changed beneath its suggestions: each finds its words again, or is named; nothing is guessed, nothing else is touched."""

from __future__ import annotations

import re

import pytest

from toolkit.tei.anchors import adrift, reanchored
from toolkit.tei.reader import read_layout


def tei(words: str, *annotations: str) -> bytes:
    made = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><p xml:id="p1">{words}</p></text><standOff>\n'
    listed = "\n".join(annotations)
    return (
        f"{made}<listAnnotation type='suggestions'>\n{listed}\n</listAnnotation></standOff></TEI>\n".encode()
    )


def suggested(words: str, quote: str, nth: int = 1, *, kind: str = "translit", resp: str = "") -> str:
    """A suggestion of the nth occurrence of words in a text without tags."""
    start = [m.start() for m in re.finditer(re.escape(quote), words)][nth - 1]
    return (
        f"<annotation xml:id='g{start}{kind[:1]}{len(quote)}' n='{kind}'{resp} target = '#string-range(p1,{start},{len(quote)})' ana='c:x'>"
        f"<note type='quote'>{quote}</note></annotation>"
    )


def after(words: str, *annotations: str) -> list[str]:
    """The words that stand now where each suggestion says, of a text that has become `words`; `-` for one that stays adrift."""
    layout = read_layout(tei(words, *annotations), "a.xml")
    found = adrift(layout)
    text = read_layout(reanchored(layout, found), "a.xml").text
    span = next(m.span for m in text.marks if m.get("xml:id") == "p1")
    return [
        f"{span.of(text.characters)[s.offset : s.offset + s.length]}@{s.offset}"
        if s.place(span, text.characters)
        else "-"
        for s in text.suggestions
    ]


OLD = "A Zivug joins Bina and Zivug of Neshikin, and Bina rises."
FOUR = [
    suggested(OLD, "Zivug"),
    suggested(OLD, "Bina"),
    suggested(OLD, "Zivug", 2),
    suggested(OLD, "Bina", 2),
]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (OLD, ["Zivug@2", "Bina@14", "Zivug@23", "Bina@46"]),
        (f"Now: {OLD}", ["Zivug@7", "Bina@19", "Zivug@28", "Bina@51"]),
        (OLD.replace("joins", "unites"), ["Zivug@2", "Bina@15", "Zivug@24", "Bina@47"]),
        (OLD.replace("Bina and", "Binah and"), ["Zivug@2", "Bina@14", "Zivug@24", "Bina@47"]),
        (OLD.replace("Bina and", "Chochma and"), ["Zivug@2", "-", "Zivug@26", "Bina@49"]),
        (OLD.replace("A Zivug joins", "It joins"), ["-", "Bina@9", "Zivug@18", "Bina@41"]),
        ("A word. " + OLD.replace("A Zivug", "One"), ["-", "Bina@18", "Zivug@27", "Bina@50"]),
        ("Nothing of it is left.", ["-", "-", "-", "-"]),
    ],
)
def test_each_suggestion_finds_its_words_in_the_changed_text_or_stays(now, expected):
    assert after(now, *FOUR) == expected


def test_what_could_be_meant_twice_is_named_with_the_number_of_places():
    layout = read_layout(tei("Light of light and light.", suggested("Of light and", "light")), "a.xml")
    (found,) = adrift(layout).values()
    assert (found.moved, found.why) == (None, 'which of 2 places in "p1" is meant cannot be told')
    assert reanchored(layout, {0: found}) == layout.document.data


def test_a_part_of_a_word_is_not_the_word():
    assert after("AB and the Abba.", suggested("A Abba ab", "ab")) == ["-"]


def test_a_line_end_and_a_tag_within_the_words_are_no_difference():
    old = suggested("The Upper Light.", "Upper Light")
    assert after("And the Upper\n  <hi>Light</hi>.", old) == ["Upper\n  Light@8"]


def test_an_english_word_that_a_person_accepted_moves_with_its_neighbours_alone():
    words = "The light of Bina. The light is on."
    accepted = suggested(words, "light", kind="english", resp=" resp='#me'")
    cut = "A lamp. The light is on."
    assert after(cut, accepted) == ["-"]
    assert after(cut, suggested(words, "light", kind="english")) == ["light@12"]
    assert after(f"So, {words}", accepted, suggested(words, "Bina")) == ["light@8", "Bina@17"]


def test_nested_names_move_together():
    words = "By Zivug de Hakaa."
    outer, inner = suggested(words, "Zivug de Hakaa"), suggested(words, "Zivug")
    assert after(f"Only {words}", outer, inner) == ["Zivug de Hakaa@8", "Zivug@8"]
    assert after("Only by Zivug of Hakaa.", outer, inner) == ["-", "Zivug@8"]


def test_nothing_but_the_numbers_of_the_range_is_touched():
    old = b"<?xml version='1.0'?>\r\n<!-- kept -->\r\n" + tei("By Zivug.", suggested("A Zivug", "Zivug"))
    layout = read_layout(old, "a.xml")
    assert reanchored(layout, adrift(layout)) == old.replace(b"(p1,2,5)", b"(p1,3,5)")


def test_where_the_element_is_gone_or_no_words_are_quoted_it_is_said():
    gone = suggested("Zivug", "Zivug").replace("(p1", "(p9")
    bare = "<annotation xml:id='b' n='translit' target='#string-range(p1,90,5)' ana='c:x'/>"
    found = adrift(read_layout(tei("A Zivug.", gone, bare), "a.xml"))
    assert [f.why for f in found.values()] == ['there is no "p9"', "it quotes no words"]
