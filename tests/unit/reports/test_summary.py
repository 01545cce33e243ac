"""The sentences of the abstract are true of the numbers: *most* is more than half, and no tie is broken in silence."""

import pytest

from toolkit.reports.speaking import group_of, introduced
from toolkit.reports.summary.claims import leading


@pytest.mark.parametrize(
    ("by_aspect", "said"),
    [
        ({"limit": 1}, "it is on limit"),
        ({"limit": 3}, "all are on limit"),
        ({"limit": 6, "place": 3}, "most are on limit (6 of 9)"),
        (
            {"result": 3, "mechanism": 2, "place": 1, "purpose": 1},
            "most are on result and mechanism (3 and 2 of 7)",
        ),
        ({"mechanism": 5, "limit": 5, "result": 4, "place": 11 - 4}, "they are above all on place (7 of 21)"),
        (
            {"mechanism": 5, "limit": 5, "result": 4, "place": 4, "purpose": 3},
            "they are above all on mechanism and limit (5 each of 21)",
        ),
        ({"mechanism": 4, "limit": 2, "result": 2, "place": 2}, "they are above all on mechanism (4 of 10)"),
        (dict.fromkeys("abcde", 1), "they are spread over five aspects, one on each"),
        (dict.fromkeys("abcd", 2), "they are spread over four aspects, at most two on each"),
    ],
)
def test_most_is_more_than_half_and_ties_are_named(by_aspect, said):
    assert leading(by_aspect, sum(by_aspect.values())) == said


@pytest.mark.parametrize(
    ("row", "noun", "said", "first"),
    [
        (("chabad", "Of Lamps", "Chabad", 1), "tradition", "“Of Lamps”", "“Of Lamps” (Chabad)"),
        (("laitman", "Laitman", "Laitman", 3), "tradition", "Laitman", "three texts of Laitman"),
        (
            ("", "no tradition given", None, 2),
            "tradition",
            "the texts without a tradition",
            "the two texts without a tradition",
        ),
        (("2010", "2010", "2010", 2), "year", "the texts of 2010", "the two texts of 2010"),
        (
            ("x-isr", "Israeli", "Israeli", 4),
            "spelling",
            "the texts in Israeli spelling",
            "the four texts in Israeli spelling",
        ),
        (("original", "original", "original", 5), "form", "the originals", "the five originals"),
        (("", "Of Lamps", None, 1), "tradition", "“Of Lamps”", "“Of Lamps” (no tradition given)"),
        (("a", "Of Lamps", "Of Lamps", 1), "text", "“Of Lamps”", "“Of Lamps”"),
    ],
)
def test_every_kind_of_group_has_a_name_that_a_sentence_can_hold(row, noun, said, first):
    group = group_of(dict(zip(("group", "name", "value", "texts"), row, strict=True)), noun)
    assert group.said == said
    assert introduced(group, noun) == first
