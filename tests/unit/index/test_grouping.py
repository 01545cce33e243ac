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
                ("chabad", "Chabad", "Beta"),
                ("laitman", "Laitman", "Alpha"),
                ("of-my-own", "of-my-own", "Delta"),
                ("", "", "Gamma"),
            ],
        ),
        ("date", [("1865", "1865", "Beta"), ("2010", "2010", "2010"), ("", "", "Gamma")]),
        (
            "author",
            [
                ("Somebody", "Somebody", "Beta"),
                ("p.laitman", "Michael Laitman", "Alpha"),
                ("", "", "no author given"),
            ],
        ),
        (
            "text",
            [(c, name, name) for c, name in zip("abcd", ("Alpha", "Beta", "Gamma", "Delta"), strict=True)],
        ),
    ],
)
def test_groups_stand_in_the_order_of_the_scheme_and_one_text_is_called_by_its_title(vocabulary, by, groups):
    found = grouped(TEXTS, by, vocabulary).groups
    assert [(g.key, g.value, g.name) for g in found] == groups


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
