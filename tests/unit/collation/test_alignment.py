"""Every alignment rebuilds both sequences; it pairs what is equal and says why; it is no longer than it must be."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from toolkit.collation.alignment import Word, align, rebuilt, written

word = st.builds(
    lambda n, s, m: Word(f"w{n}{s}", n, m, 100 + (n if n > 3 else n // 2)),
    st.integers(0, 6),
    st.sampled_from(["", "s"]),
    st.sampled_from([-1, 0, 1]),
)
text = st.lists(word, max_size=60)


def words(line, meanings=(), spelled=()):
    """Return words whose numbers follow their form, but for those that `spelled` makes another's spelling."""
    made = []
    for form in line.split():
        number = dict(spelled).get(form, form)
        made.append(Word(form, hash(number) & 0xFFFFFFF, dict(meanings).get(form, -1)))
    return made


def forms(sequence):
    return [w.form for w in sequence]


@given(text, text)
def test_an_alignment_covers_both_sequences_once_and_in_order(one, other):
    steps = align(one, other)
    assert rebuilt(steps, one, other) == (forms(one), forms(other))
    for before, after in pairwise(steps):
        assert (before.end, before.end_b) == (after.start, after.start_b)


@given(text, text)
def test_each_reason_is_true_of_every_word_that_it_pairs(one, other):
    for s in align(one, other):
        pairs = list(zip(one[s.start : s.end], other[s.start_b : s.end_b], strict=False))
        match s.why:
            case "same":
                assert all(a.form == b.form for a, b in pairs)
            case "spelling":
                assert all(a.number == b.number and a.form != b.form for a, b in pairs)
            case "form":
                assert all(a.number != b.number and a.paired == b.paired for a, b in pairs)
            case "concept":
                assert all(a.paired != b.paired and a.meaning == b.meaning >= 0 for a, b in pairs)
            case "left out":
                assert s.start_b == s.end_b
            case "inserted":
                assert s.start == s.end


@given(text)
def test_a_sequence_is_the_same_as_itself(one):
    assert [s.why for s in align(one, one)] == (["same"] if one else [])


@given(st.lists(st.integers(0, 40), min_size=20, max_size=80, unique=True), st.integers(0, 19))
def test_one_word_left_out_is_one_word_left_out(numbers, gone):
    one = [Word(str(n), n) for n in numbers]
    other = one[:gone] + one[gone + 1 :]
    steps = align(one, other)
    assert [(s.start, s.end) for s in steps if s.why != "same"] == [(gone, gone + 1)]


@given(text, text)
def test_without_anchors_as_many_words_agree_as_levenshtein_lets_agree(one, other):
    one, other = one[:4], other[:4]
    kept = sum(s.end - s.start for s in align(one, other) if s.why in ("same", "spelling", "form"))
    peer = Levenshtein.opcodes([w.paired for w in one], [w.paired for w in other])
    assert kept >= sum(op.src_end - op.src_start for op in peer if op.tag == "equal")


@pytest.mark.parametrize(
    ("one", "other", "line"),
    [
        ("the union of Sefiros", "the union of Sefirot", "the union of Sefiros=Sefirot"),
        ("a Zivug of lights", "a coupling of lights", "a Zivug~coupling of lights"),
        ("by the screen", "by a very thick Masach", "by [-the-] {+a very thick+} screen~Masach"),
        ("one two", "", "[-one two-]"),
        ("", "one two", "{+one two+}"),
        ("", "", ""),
    ],
)
def test_an_alignment_is_written_with_its_reasons(one, other, line):
    know = {
        "meanings": {"Zivug": 1, "coupling": 1, "screen": 2, "Masach": 2},
        "spelled": {"Sefiros": "Sefirot"},
    }
    a, b = words(one, **know), words(other, **know)
    assert written(align(a, b), a, b) == line


def test_a_long_repetition_is_aligned_at_once():
    one = words("one two " * 5_000)
    other = [*one[:5_001], *words("three"), *one[5_001:]]
    assert [s.why for s in align(one, other)] == ["same", "inserted", "same"]


@pytest.mark.parametrize("other", [range(20_000, 28_000), [1, *range(20_000, 28_000), 2]])
def test_thousands_of_words_without_a_common_one_are_no_matter(other):
    one = [Word(str(n), n, n % 7 if n % 2 else -1) for n in range(8_000)]
    two = [Word(str(n), n, n % 7 if n % 2 else -1) for n in other]
    steps = align(one, two)
    assert rebuilt(steps, one, two) == (forms(one), forms(two))
