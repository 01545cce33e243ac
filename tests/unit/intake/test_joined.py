"""Stretches of a text as one string, and back: every character of a word leads to where it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from toolkit.intake.joined import Joined
from toolkit.model.span import Span


def test_words_that_a_line_broke_are_read_as_one():
    text = "the Sefi-\nrot of AB-\nSAG\r\nand"
    joined = Joined(text, [Span(0, len(text))])
    assert joined.words == "the Sefirot of AB- SAG  and"
    at = joined.words.index("Sefirot")
    assert list(joined.places(Span(at, at + 7))) == [(0, Span(4, 13))]


def test_what_reaches_over_stretches_is_cut_at_their_borders():
    text = "He said: one.|menu|Two, three."
    joined = Joined(text, [Span(0, 13), Span(19, 30)])
    assert joined.words == "He said: one.\n\nTwo, three."
    assert list(joined.places(Span(9, 18))) == [(0, Span(9, 13)), (1, Span(19, 22))]


@given(st.lists(st.text(alphabet="ab-\n\r \u2028\u05d0", max_size=12), max_size=5))
def test_every_character_leads_to_itself(stretches):
    text = "|".join(stretches)
    spans, start = [], 0
    for words in stretches:
        spans.append(Span(start, start + len(words)))
        start += len(words) + 1
    joined = Joined(text, spans)
    for at, sign in enumerate(joined.words):
        for n, place in joined.places(Span(at, at + 1)):
            assert spans[n].contains(place)
            assert place.of(text) == sign
