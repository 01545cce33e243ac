import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.index.words import count, parted, words


@pytest.mark.parametrize(
    ("characters", "expected"),
    [
        ("In Atzilus the Sefiros are one.", ["In", "Atzilus", "the", "Sefiros", "are", "one"]),
        ("don't, ba'al, ba’al", ["don't", "ba'al", "ba’al"]),
        ("giver-receiver and giver/receiver", ["giver", "receiver", "and", "giver", "receiver"]),
        ("G-d’s G-dliness, the AB\u2011SAG", ["G-d’s", "G-dliness", "the", "AB\u2011SAG"]),
        ("G-dx, dog-d, AB-SAGs, g-", ["G", "dx", "dog", "d", "AB", "SAGs", "g"]),
        ("זִוּוּג נְשִׁיקִין", ["זִוּוּג", "נְשִׁיקִין"]),
        ('או״א, עַ״ב סַ"ג, ג׳', ["או״א", "עַ״ב", 'סַ"ג', "ג"]),
        ('אב"ג', ['אב"ג']),
        ("snake_case 72 ½", ["snake", "case", "72", "½"]),
        ("ḥokhmāh naïve e\u0301tude", ["ḥokhmāh", "naïve", "e\u0301tude"]),
        ("'quoted' \u2013 *starred*", ["quoted", "starred"]),
        ("", []),
        (" \n\u00a0", []),
        ("\U0001d400\U0001d401", ["\U0001d400\U0001d401"]),
    ],
)
def test_a_word_is_a_run_of_letters_digits_and_marks(characters, expected):
    assert [s.of(characters) for s in words(characters)] == expected


@given(st.text())
def test_words_do_not_overlap_and_hold_no_white_space(characters):
    found = words(characters)
    assert count(characters) == len(found)
    parts = parted(characters)
    assert "".join(parts) == characters
    assert parts[1::2] == [s.of(characters) for s in found]
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert not any(c.isspace() for s in found for c in s.of(characters))


@given(st.text(alphabet="ab' -\u05d0\u05b8\u05f4"))
def test_every_letter_is_in_a_word(characters):
    covered = {i for s in words(characters) for i in range(s.start, s.end)}
    assert all(i in covered for i, c in enumerate(characters) if c.isalnum())
