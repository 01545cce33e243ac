import pytest

from toolkit.ground.errors import Finding, InputError


@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [(3, 7, "a.xml:3:7: T01 wrong"), (3, 0, "a.xml:3: T01 wrong"), (0, 0, "a.xml: T01 wrong")],
)
def test_a_finding_names_its_place_as_far_as_it_has_one(line, column, shown):
    assert str(Finding("a.xml", line, column, "T01", "wrong")) == shown


def test_an_input_error_carries_every_finding_in_the_order_of_the_file():
    late, early = Finding("a.xml", 9, 1, "T01", "late"), Finding("a.xml", 2, 1, "T02", "early")
    error = InputError(late, early)
    assert error.findings == (early, late)
    assert str(error) == "a.xml:9:1: T01 late\na.xml:2:1: T02 early"
