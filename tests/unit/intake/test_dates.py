import pytest

from toolkit.intake.dates import find_date


@pytest.mark.parametrize(
    ("words", "when", "guessed"),
    [
        ("March 21, 2010", "2010-03-21", False),
        ("on 21st March 2010 at noon", "2010-03-21", False),
        ("Jan 7, 2026 5:36 AM -", "2026-01-07T05:36:00", False),
        ("Jan 7, 2026 at 5:36 p.m.", "2026-01-07T17:36:00", False),
        ("2016-02-21", "2016-02-21", False),
        ("10/27/10", "2010-10-27", False),
        ("27/10/2010", "2010-10-27", False),
        ("2/3/16", "2016-02-03", True),
        ("4/4/1998", "1998-04-04", False),
    ],
)
def test_dates_are_read_month_first_where_nothing_says_otherwise(words, when, guessed):
    found = find_date(words)
    assert found is not None
    assert (found.when, found.guessed) == (when, guessed)


@pytest.mark.parametrize("words", ["May he come", "page 3/4", "13/13/2010", "February 30, 2010", "chapter 5"])
def test_no_dates(words):
    assert find_date(words) is None


def test_a_date_line_is_hardly_more_than_its_date():
    assert find_date("Monday, March 21, 2010", whole=True)
    assert not find_date("It happened on March 21, 2010 in the morning", whole=True)
