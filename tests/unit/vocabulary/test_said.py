"""A reason is told in words that need no knowledge of the program."""

import pytest

from toolkit.vocabulary.said import said


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("sav t", "soft tav (ת) written t"),
        ("sav ss", "soft tav (ת) written ss"),
        ("final he silent", "final he (ה) not written"),
        ("tzere with yod ei", "tzere with yod (י) written ei"),
        ("yod unwritten beside i", "yod (י) not written beside i"),
        ("quiescent shva e", "quiescent shva written e"),
        ("o with h", "the vowel o with an h after it"),
        ("u as oo", "the vowel u written oo"),
        ("bet b, doubled", "bet (בּ) written b, doubled as in the Hebrew"),
        ("samekh s, doubled without dagesh", "samekh (ס) written s, doubled though the Hebrew is not"),
        ("acronym he", "he (ה) of an acronym"),
        ("particle ha-", "the particle ha- (the)"),
        ("particle de- apart", "the particle de- (of), written apart"),
        ("diacritic on a consonant", "diacritic on a consonant"),
        ("a row of somebody's own", "a row of somebody's own"),
    ],
)
def test_a_row_is_put_into_words(row, words):
    assert said(row) == words
