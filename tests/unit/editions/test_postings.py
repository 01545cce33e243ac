import pytest

from toolkit.editions.postings import Postings
from toolkit.ground.shelf import Shelf


@pytest.fixture
def postings():
    with Shelf() as shelf:
        said: Postings[str, tuple[str, ...]] = Postings(shelf)
        said.add("light", "second", ("1.1", "1.2"))
        said.add("vessel", "second", ("3.1",))
        said.add("light", "first", ("2.4",))
        yield said


def test_each_key_has_its_texts_in_the_order_in_which_they_came(postings):
    assert list(postings) == ["light", "vessel"]
    assert list(postings.texts("light")) == ["second", "first"]
    assert list(postings.of("light")) == [("second", ("1.1", "1.2")), ("first", ("2.4",))]
    assert list(postings.of_sorted("light")) == [("first", ("2.4",)), ("second", ("1.1", "1.2"))]


def test_two_keys_may_be_read_at_the_same_time(postings):
    light, vessel = postings.of("light"), postings.of("vessel")
    assert [next(light), next(vessel), next(light)] == [
        ("second", ("1.1", "1.2")),
        ("second", ("3.1",)),
        ("first", ("2.4",)),
    ]


def test_a_text_that_says_nothing_has_none(postings):
    texts = ["second", "third", "first"]
    assert [s for _, s in postings.of_each("light", texts)] == [("1.1", "1.2"), None, ("2.4",)]
    assert [s for _, s in postings.of_each("nobody", texts)] == [None, None, None]
    assert list(postings.of("nobody")) == [] == list(postings.texts("nobody"))
