import pytest

from toolkit.reports.wording import capital, counted, digits, listed, number


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (number(0), "no"),
        (number(12), "twelve"),
        (number(13), "13"),
        (number(12345), "12,345"),
        (counted(1, "text"), "one text"),
        (counted(2, "text"), "two texts"),
        (counted(3, "analysis", "analyses"), "three analyses"),
        (digits(1, "text"), "1 text"),
        (digits(0, "text"), "0 texts"),
        (listed([]), ""),
        (listed(["a"]), "a"),
        (listed(["a", "b"]), "a and b"),
        (listed(["a", "b", "c"]), "a, b and c"),
        (capital("no text"), "No text"),
        (capital(""), ""),
    ],
)
def test_phrases(made, expected):
    assert made == expected
