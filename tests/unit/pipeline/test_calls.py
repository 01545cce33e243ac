"""Which numbers of a text are footnote calls; and that nothing is read through or across one, whatever its offset."""

import pytest

from toolkit.model.calls import calls_in
from toolkit.pipeline import build, recognise


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("begins with Patach Eliyahu,1 “You are”", "1"),
        ("It is written:3Tzedek goes", "3"),
        ('comments on this, [33] "He who', "33"),
        ("taught,] [43] “The study", "43"),
        ("all the world.”2 And", "2"),
        ("all is one.12\nNext", "12"),
        ("the year 5674,[3] the rule [11]in it", "3 11"),
        ("a captive, 5587,5 before", "5"),
        ("(of a Rebbe1 who) by Yesod.3 Since", "1 3"),
        ("by it¹² and", "12"),
        ("Zohar II:158a, I,12a, Genesis 1:1. Ps.23 and Gen.1, 3.5 and 1,000", ""),
        ("ch.3, vol.2, p.317, No.12, Hod.23, Part [2] of, section [12]", ""),
        ("AB72 and SAG63, MP3, see1Kings 3", ""),
        ("[12] See Tanya.\n   [13] See there.", ""),
    ],
)
def test_calls(text, numbers):
    assert [call.number for call in calls_in(text)] == numbers.split()


@pytest.mark.parametrize("call", ["[7]", "⁷", "7"])
def test_what_stands_around_a_call_is_read_as_one_and_keeps_its_offsets(call):
    text = f"As the Shaar{call} HaGilgulim,{call} ch. 3, says of Sefiros.{call} Our Sages said:{call} “All is one.”"
    found = recognise(text, build())
    (citation,) = found.citations
    assert (citation.work, citation.place) == ("w.shaar-hagilgulim", "3")
    assert citation.text == text[citation.span.start : citation.span.end]
    assert citation.text.startswith("Shaar")
    assert citation.text.endswith("ch. 3")
    assert [v.extent.of(text) for v in found.voices if v.who == "p.our-sages"] == ["All is one."]
    assert all(t.text == text[t.span.start : t.span.end] for t in found.transliterations)


def test_without_calls_nothing_changes():
    text = "In 1991, chapter 3 of the Tanya (p. 5) was read 12 times; see Zohar I:15a.\n\n1. Item.\n2. Item."
    assert calls_in(text) == []
