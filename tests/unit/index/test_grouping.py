import pytest

from toolkit.ground.errors import UsageError
from toolkit.index.grouping import grouped, parse, selected

TEXTS = {
    "a": {"text": "a", "title": "Alpha", "tradition": "laitman", "date": "2010-10-27", "author": "p.laitman"},
    "b": {"text": "b", "title": "Beta", "tradition": "chabad", "date": "1865", "author": "Somebody"},
    "c": {"text": "c", "title": "Gamma", "tradition": "", "date": "", "author": ""},
    "d": {"text": "d", "title": "Delta", "tradition": "of-my-own", "date": "2010-01-02", "author": ""},
}


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        (
            "tradition",
            [
                ("chabad", "Chabad"),
                ("laitman", "Laitman"),
                ("of-my-own", "of-my-own"),
                ("", "no tradition given"),
            ],
        ),
        ("date", [("1865", "1865"), ("2010", "2010"), ("", "no year given")]),
        ("author", [("Somebody", "Somebody"), ("p.laitman", "Michael Laitman"), ("", "no author given")]),
        ("text", [("a", "Alpha"), ("b", "Beta"), ("c", "Gamma"), ("d", "Delta")]),
    ],
)
def test_groups_stand_in_the_order_of_the_scheme_and_are_called_by_name(vocabulary, by, groups):
    assert list(grouped(TEXTS, by, vocabulary).groups) == groups


@pytest.mark.parametrize(
    ("condition", "texts"),
    [
        ("tradition=Chabad", "b"),
        ("tradition != chabad", "acd"),
        ("text~a", "a"),
        ("date>=1900", "ad"),
        ("date<1900", "b"),
        ("date=2010", "ad"),
        ("date>2010-05", "a"),
        ("date=", "c"),
        ("author~laitman", "a"),
    ],
)
def test_a_filter_keeps_the_texts_for_which_it_holds(condition, texts):
    assert selected(TEXTS, [parse(condition)]) == set(texts)


def test_several_filters_must_all_hold():
    assert selected(TEXTS, [parse("date=2010"), parse("tradition=laitman")]) == {"a"}


@pytest.mark.parametrize(
    ("condition", "message"),
    [("tradition", "cannot read"), ("colour=red", "no field"), ("tradtion=x", "no field")],
)
def test_a_condition_that_cannot_be_read_says_how_to_write_one(condition, message):
    with pytest.raises(UsageError, match=message) as caught:
        parse(condition)
    assert caught.value.hint
    assert "tradtion" not in condition or "did you mean tradition?" in caught.value.hint
