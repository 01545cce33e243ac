"""Bytes and a list of replacements in, the changed bytes out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """The bytes `start` to `end` of a file become `new`."""

    start: int
    end: int
    new: bytes = b""


def apply(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the changed bytes; the edits are in order and do not overlap."""
    parts: list[bytes] = []
    done = 0
    for start, end, new in edits:
        parts += [data[done:start], new]
        done = end
    return b"".join([*parts, data[done:]])
