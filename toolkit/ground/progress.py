"""What a long workflow says of how far it is: items in, the same items out, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Gives back the items that it is given; whoever shows progress counts them on the way."""

    def __call__(self, items: Sequence[T], what: str) -> Iterable[T]:
        """Return `items`; `what` says what is done with them (*reading*, *arranging*)."""


def quietly(items: Sequence[T], what: str) -> Iterable[T]:
    """Return the items and show nothing."""
    return items
