"""What has to hold of every form: what a convention writes is read back, and nothing a writer types breaks the reader."""

import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toolkit.vocabulary.alignment import align, options
from toolkit.vocabulary.folding import fold, key, keys
from toolkit.vocabulary.hebrew import sounds
from toolkit.vocabulary.lexicon import Lexicon
from toolkit.vocabulary.names import Name
from toolkit.vocabulary.spelling import conventions

LETTERS = "אבגדהוזחטיכלמנסעפצקרשת"
POINTS = [
    "\u05b4",
    "\u05b5",
    "\u05b6",
    "\u05b7",
    "\u05b8",
    "\u05b9",
    "\u05bb",
    "\u05b0",
    "\u05bc\u05b7",
    "\u05bc\u05b4",
]
words = st.lists(st.tuples(st.sampled_from(LETTERS), st.sampled_from(POINTS)), min_size=1, max_size=6).map(
    lambda pairs: "".join(letter + point for letter, point in pairs)
)


@given(words, st.sampled_from(sorted(conventions())))
def test_what_a_convention_writes_is_found_by_its_key_and_read_back(word, convention):
    form = conventions()[convention].write(word)
    heard = sounds(word)
    assert align(options(heard), fold(form)) is not None
    assert key(fold(form)) in keys(heard)


@given(words, st.sampled_from(sorted(conventions())), st.data())
def test_every_mixture_of_rows_is_found_by_its_key(word, convention, data):
    form = data.draw(st.sampled_from(list(conventions()[convention].forms(word, limit=100))))
    assert key(fold(form)) in keys(sounds(word))


@given(words, st.text(alphabet=string.ascii_lowercase, max_size=12))
def test_whatever_aligns_has_the_key(word, letters):
    heard = sounds(word)
    if align(options(heard), letters) is not None:
        assert key(letters) in keys(heard)


@example("𝐀")
@example("ŉİﬁ")
@settings(max_examples=1000)
@given(st.text(max_size=30))
def test_folding_is_idempotent_and_reads_anything(text):
    assert fold(fold(text)) == fold(text)
    key(fold(text))


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon([Name("אֲצִילוּת", "concept", "atzilut", "he", "אֲצִילוּת", 0)])


@settings(max_examples=300)
@given(form=st.text(max_size=60))
def test_any_form_may_be_looked_up(lexicon, form):
    for reading in lexicon.readings(form):
        assert lexicon.stem_of(reading).form == "אֲצִילוּת"
        assert reading.cost >= 0
