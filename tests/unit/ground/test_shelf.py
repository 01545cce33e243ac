from dataclasses import dataclass
from types import MappingProxyType

import pytest

from toolkit.ground.shelf import Shelf, Shelved


@dataclass(frozen=True, slots=True)
class Leaf:
    words: str


@dataclass(frozen=True)
class Book:
    title: str
    leaves: tuple[Leaf, ...]
    said: MappingProxyType[str, int]


BOOK = Book("On ספירות", (Leaf("one"), Leaf("two\udcff")), MappingProxyType({"a": 1}))


@pytest.mark.parametrize("thing", ["", b"\x00<TEI/>", (1, [2], {"three": None}), BOOK])
def test_a_thing_comes_back_as_it_was_put_there(thing):
    with Shelf() as shelf:
        shelf.put("before")
        place = shelf.put(thing)
        shelf.put("after")
        assert shelf.get(place) == thing


def test_things_are_put_and_taken_in_any_order():
    with Shelf() as shelf:
        places = []
        for n in range(50):
            places.append(shelf.put(Leaf(str(n))))
            assert shelf.get(places[n // 2]) == Leaf(str(n // 2))
        assert [shelf.get(p).words for p in reversed(places)] == [str(n) for n in reversed(range(50))]


def test_shelved_things_are_gone_through_as_often_as_one_likes():
    with Shelf() as shelf:
        things = Shelved(shelf, (Leaf(w) for w in "abc"))
        shelf.put("between")
        assert list(things) == list(things) == [Leaf("a"), Leaf("b"), Leaf("c")]


def test_an_empty_shelf_gives_nothing():
    with Shelf() as shelf, pytest.raises(LookupError):
        shelf.get(0)
