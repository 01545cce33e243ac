import pytest

from toolkit.intake.sentences import split_sentences
from toolkit.model.span import Span


@pytest.mark.parametrize(
    "text",
    [
        "One here.|Two here?|Three!",
        "He said “no.”|Then he went.",
        "Dr. Smith met R. Jacob on p. 5 of it.|He saw e.g. two.",
        "It cost 3.5 coins.|Cheap!",
        "A note is called.[1]|Then more.[2][3]|End.",
        "[In brackets.]|After.",
        "He waited… and went on.|Then stopped.",
        "No stop at all",
        "J. L. Ashlag wrote it.|So it is.",
        "There were books, etc.|Then none.",
        "שלום עולם.|עוד משפט.",
        "See Tanya, chs. 5, 7 and 9; Gen. 1:1.|Then Ps. 23, arts. 2 and 3.",
        "A raised call.7|Then “more.”12|And one.²|End.",
        "See no. 7 and vol. 2.|It says no.|Yes.",
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text):
    whole = text.replace("|", " ")
    assert [s.of(whole) for s in split_sentences(whole, Span(0, len(whole)))] == text.split("|")


def test_only_the_stretch_is_split_and_nothing_is_lost():
    text = "  Before. One.  Two.\nThree.  After."
    found = list(split_sentences(text, Span(9, 29)))
    assert [s.of(text) for s in found] == ["One.", "Two.", "Three."]
