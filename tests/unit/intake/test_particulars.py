"""What a person says of a text, as a header can hold it."""

import pytest

from toolkit.ground.errors import UsageError
from toolkit.intake.particulars import Author, Particulars, When, read_author, read_date
from toolkit.model.authority import Person

PEOPLE = {
    p.id: p
    for p in (
        Person("p.ari", "Isaac Luria", ("Arizal", "Ari")),
        Person("p.one", "Menachem Mendel", ("Rabbi Mendel",)),
        Person("p.two", "Mendel of Somewhere", ("Mendel",)),
        Person("p.asker", "the asker", ("Question",), kind="dialogue"),
    )
}


@pytest.mark.parametrize(
    ("given", "author"),
    [
        ("p.ari", Author("Isaac Luria", "p.ari")),
        ("ari", Author("Isaac Luria", "p.ari")),
        ("Rabbi  Isaac Luria", Author("Rabbi Isaac Luria", "p.ari")),
        ("the Ari", Author("the Ari", "p.ari")),
        ("Isaak Luria", Author("Isaak Luria", "", ("Isaac Luria (p.ari)",))),
        ("Question", Author("Question")),
    ],
)
def test_an_author_is_an_id_or_any_name(given, author):
    assert read_author(given, PEOPLE) == author


def test_a_name_of_several_is_refused():
    with pytest.raises(UsageError) as refused:
        read_author("Mendel", PEOPLE)
    assert "--author p.one or --author p.two" in refused.value.hint


@pytest.mark.parametrize(
    ("given", "when"),
    [
        ("2010-03-21", When("2010-03-21", "2010-03-21")),
        ("2010-03", When("2010-03", "2010-03")),
        ("ca. 1912", When("1912", "ca. 1912", guessed=True)),
        ("about 1912", When("1912", "about 1912", guessed=True)),
        ("March 21, 2010", When("2010-03-21", "March 21, 2010")),
        ("3/2/2010", When("2010-03-02", "3/2/2010", guessed=True)),
    ],
)
def test_a_date_is_what_when_takes(given, when):
    assert read_date(given) == when


def test_what_is_said_of_one_text_goes_before_what_is_said_of_all():
    one = Particulars(title="One", date="1912")
    assert one.over(Particulars(date="1900", tradition="ashlag")) == Particulars(
        title="One", date="1912", tradition="ashlag"
    )
