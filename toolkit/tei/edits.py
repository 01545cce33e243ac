"""Bytes and a list of replacements in, the changed bytes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from toolkit.ground.errors import InternalError
from toolkit.tei.scan import Document, Node

_VALUE = re.compile(rb"""[^=]+=\s*(["'])(.*?)\1""", re.DOTALL)


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


def set_attributes(document: Document, node: Node, values: Mapping[str, str]) -> Iterator[Edit]:
    """Yield what gives an element these attributes: a value that is there is replaced, others go to the end of the tag."""
    places = {name: document.attribute_start(node, name) for name in values if name in node.attributes}
    for name, place in sorted(places.items(), key=lambda p: p[1]):
        matched = _VALUE.match(document.data, place)
        if matched is None:
            raise InternalError(f"{document.path}: the attribute {name} was not found again")
        yield Edit(*matched.span(2), values[name].encode())
    new = "".join(f' {name}="{value}"' for name, value in values.items() if name not in places)
    if new:
        tag = document.data[node.start : node.open_end].rstrip(b">").rstrip(b"/").rstrip()
        yield Edit(node.start + len(tag), node.start + len(tag), new.encode())
