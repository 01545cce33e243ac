"""A passage as it can be read beside another: every kept character stands as it stood, and what both have is marked."""

import re

from hypothesis import given
from hypothesis import strategies as st

from toolkit.collation.marking import AROUND, Found, marked


def found(passage, shared):
    """The words of a passage, given which of them the other has."""
    return [Found(m.start(), m.end(), shared.get(m[0], "")) for m in re.finditer(r"\w+", passage)]


def test_what_both_have_is_marked_and_words_of_one_term_together():
    said = "The Upper Light, a soul."
    kinds = {"Upper": "concept", "Light": "concept", "soul": "word"}
    assert marked(said, found(said, kinds)) == "The ⟦Upper Light⟧, a ⟨soul⟩."


def test_a_long_stretch_of_its_own_is_left_out_and_a_short_one_stays():
    far = " ".join(f"w{n}" for n in range(2 * AROUND + 10))
    said = marked(f"one {far} one.", found(f"one {far} one.", {"one": "word"}))
    assert said.startswith("⟨one⟩ w0 ")
    assert said.endswith(" ⟨one⟩.")
    assert said.count("…") == 1
    near = " ".join(f"w{n}" for n in range(2 * AROUND + 3))
    assert "…" not in marked(f"one {near} one", found(f"one {near} one", {"one": "word"}))
    assert marked("a b c d e", found("a b c d e", {})) == "…"


@given(st.lists(st.sampled_from(["one", "two", "three,"]), min_size=1, max_size=60))
def test_every_piece_that_is_kept_stands_in_the_passage(words):
    said = " ".join(words)
    made = marked(said, found(said, {"one": "word", "two": "concept"}))
    for piece in re.sub("[⟦⟧⟨⟩]", "", made).split("…"):
        assert piece.strip() in said
