"""What a text is called where space is short, and that no two are called the same."""

import pytest

from toolkit.index.naming import LONGEST, cut, short_titles


@pytest.mark.parametrize(
    ("fields", "called"),
    [
        ({"title": "Of Lamps"}, "Of Lamps"),
        ({"title": "Of Lamps (second printing)"}, "Of Lamps"),
        ({"title": "Of Lamps", "short": "Lamps"}, "Lamps"),
        ({"title": "Of Lamps: a restatement", "source": "Lamps", "form": "restatement"}, "Lamps"),
        ({"title": "Of Lamps", "source": "A Book", "form": "original"}, "Of Lamps"),
        ({}, "t"),
    ],
)
def test_a_text_is_called_by_its_short_title(fields, called):
    assert short_titles({"t": fields}) == {"t": called}


def test_no_two_texts_are_called_the_same():
    texts = {
        "a": {"title": "Lamps", "form": "original"},
        "b": {"title": "Lamps: a restatement", "source": "Lamps", "form": "restatement"},
        "c": {"title": "Rivers"},
        "d": {"title": "Rivers"},
    }
    assert short_titles(texts) == {
        "a": "Lamps",
        "b": "Lamps: a restatement",
        "c": "Rivers (c)",
        "d": "Rivers (d)",
    }


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        (
            "A discourse on the union of the worlds: how it comes about",
            "A discourse on the union of the worlds",
        ),
        (
            "On the union of all of the worlds that there are and will be",
            "On the union of all of the worlds that there are…",
        ),
        ("x" * 60, "x" * 47 + "…"),
    ],
)
def test_a_long_title_is_cut_where_it_pauses(title, kept):
    assert cut(title) == kept
    assert len(kept) <= LONGEST + 1
