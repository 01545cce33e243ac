"""Whatever the text: voices and glosses lie inside it, in order, and each says what stands there."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.pipeline import build, recognise

PIECES = (
    "Rashi", " says that ", "our sages", " said, ", "“", "”", '"', "‘", "’", "(", ")", "[", "]", ". ", "\n", "\n\n", ", ", ": ",
    "Question", "S. ", "R. ", "By ", "Rabbi ", "Fishbane", "I heard", "it is written", "according to ", "he writes", "the words of ",
    "Zivug", "Masach", "screen", " – ", "called ", "i.e. ", "or ", "as ", "in the Zohar", "[2]", "a lamp", "\u202e", "ם", "😀", "'s",
)  # fmt: skip


@pytest.fixture(scope="module")
def nlp():
    return build()


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map("".join))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_what_is_found_lies_in_the_text(nlp, text):
    found = recognise(text, nlp)
    names = [v.span for v in found.voices]
    assert names == sorted(names)
    assert all(a.end <= b.start for a, b in pairwise(names))
    for voice in found.voices:
        assert voice.span.of(text) == voice.text != ""
        assert voice.extent.end <= len(text)
        assert len(voice.extent) or voice.extent.start == voice.span.end
    for gloss in found.glosses:
        assert (gloss.term.of(text), gloss.gloss.of(text)) == (gloss.term_text, gloss.gloss_text)
        assert not gloss.term.overlaps(gloss.gloss)
        assert gloss.first == ("term" if gloss.term < gloss.gloss else "gloss")
