"""Numbers as writers write them, and the elements and chains that they make."""

import pytest

from toolkit.pipeline.citing.chains import chain_at
from toolkit.pipeline.citing.elements import date, hebrew_date, with_unit, year
from toolkit.pipeline.citing.numerals import number_at, pieces, roman


def read(text):
    return pieces(text, 0, 40)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("iv", 4),
        ("XI", 11),
        ("xxxiii", 33),
        ("MCMXC", 1990),
        ("iiii", 0),
        ("Iv", 0),
        ("did", 0),
        ("vix", 0),
        ("", 0),
    ],
)
def test_roman(word, value):
    assert roman(word) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"), ("5th", "5"), ("052A", "52a"), ("7d", "7d"), ("thirty-two", "32"), ("thirty two", "32"),
        ("twenty-first", "21"), ("tenth", "10"), ("Aleph", "1"), ("yud", "10"), ("forty", "40"), ("200ff.", "200"),
    ],
)  # fmt: skip
def test_number(text, value):
    number = number_at(read(text), 0)
    assert number is not None
    assert number.value == value


@pytest.mark.parametrize("text", ["5e", "x5", "word", "-", "", "hundredth"])
def test_no_number(text):
    assert number_at(read(text), 0) is None


@pytest.mark.parametrize(
    ("text", "means", "start", "end"),
    [
        ("ch. 3", "chapter", "3", ""), ("chapters 3-5", "chapter", "3", "5"), ("pp. 229-31", "page", "229", "231"),
        ("p. 3a-4a", "page", "3a", "4a"), ("fol. 17a-b", "folio", "17a", "17b"), ("§12", "section", "12", ""),
        ("third gate", "section", "3", ""), ("vol. II", "volume", "2", ""), ("article no. 17", "article", "17", ""),
        ("items 3 to 5", "item", "3", "5"), ("verse five", "verse", "5", ""), ("p. 20 f.", "page", "20", ""),
    ],
)  # fmt: skip
def test_element_with_a_unit(text, means, start, end):
    element = with_unit(read(text), 0, begun=True)
    assert element is not None
    assert (element.units[0], element.start, element.end) == (means, start, end)


@pytest.mark.parametrize("text", ["chapter house", "v. three", "p a", "the third", "third", "ch.\n\n3"])
def test_no_element(text):
    assert with_unit(read(text), 0, begun=True) is None


def test_v_is_five_before_a_verse_and_verse_after_a_chapter():
    assert with_unit(read("v. 3"), 0, begun=False) is None
    assert with_unit(read("v. 3"), 0, begun=True) is not None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3:7", ["3", "7"]), ("3:7-9", ["3", "7-9"]), ("iv. 3", ["4", "3"]), ("III, 73a", ["3", "73a"]),
        ("I:15a", ["1", "15a"]), ("12:29-13:2", ["12-13", "29-2"]), ("1:1:2", ["1", "1", "2"]), ("II 94b", ["2", "94b"]),
        ("3, 7", ["3"]), ("3. 7", ["3"]), ("5-3", ["5"]), ("52a-b", ["52a-52b"]),
    ],
)  # fmt: skip
def test_chain(text, values):
    chain = chain_at(read(text), 0)
    assert [f"{e.start}-{e.end}" if e.end else e.start for e in chain] == values


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("3/21/10", "2010-03-21"), ("21/3/2010", "2010-03-21"), ("10/27/99", "1999-10-27"), ("2016-02-21", "2016-02-21"),
        ("March 21, 2010", "2010-03-21"), ("Mar. 3, 2012", "2012-03-03"), ("3rd April 2014", "2014-04-03"),
    ],
)  # fmt: skip
def test_date(text, iso):
    element = date(text, read(text), 0)
    assert element is not None
    assert element.start == iso


@pytest.mark.parametrize("text", ["13/13/10", "3/21", "Merch 21, 2010", "3/21.10"])
def test_no_date(text):
    assert date(text, read(text), 0) is None


def test_hebrew_day_and_years():
    day = hebrew_date(read("5 Teves"), 0)
    assert day is not None
    assert day.start == "5 Teves"
    assert hebrew_date(read("5 Tables"), 0) is None
    hebrew = year(read("5730"), 0, common=False)
    assert hebrew is not None
    assert hebrew.start == "5730"
    common = year(read("1984/5"), 0, common=True)
    assert common is not None
    assert (common.start, common.end) == ("1984", "1985")
    assert year(read("1984"), 0, common=False) is None
