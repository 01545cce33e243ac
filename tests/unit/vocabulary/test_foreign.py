"""What looks like a transliteration by itself, and what does not."""

import pytest

from toolkit.vocabulary.foreign import foreign


@pytest.mark.parametrize("form", ["mochin", "yeshus", "ila'ah", "tohu's", "ḥokhmah", "hitpashtut"])
def test_a_word_that_english_does_not_have(form):
    assert foreign(form)


@pytest.mark.parametrize(
    "form", ["table", "that's", "we'll", "colours", "kabbalistic", "1942", "kli", "יחוד", "hasidism"]
)
def test_a_word_of_english_a_short_one_and_what_is_not_latin(form):
    assert not foreign(form)
