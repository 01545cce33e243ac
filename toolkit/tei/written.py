"""Bytes of a TEI file and what to write into the start tags of its text in, the same file with it out.

A tree takes a microsecond for every attribute that it is given; bytes that have the attributes already are parsed at once. This is for
files that are drawn, never for those that are kept: into those writes `splice`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import dropwhile

from toolkit.ground.errors import InternalError

_TAG = re.compile(rb"<(?:!--.*?-->|!\[CDATA\[.*?\]\]>|\?.*?\?>|([^\s/>!?][^\s/>]*))", re.DOTALL)


def unused_prefix(data: bytes) -> str:
    """Return a namespace prefix that the file does not bind."""
    prefix = "y"
    while f"xmlns:{prefix}".encode() in data:
        prefix += "y"
    return prefix


def with_attributes(data: bytes, root: str, given: Iterable[str], besides: bytes) -> bytes:
    """Return the bytes of a file with `root` in its first start tag and each of `given` in those from `text` on, in document order.

    What is given begins with a space and is escaped, or is empty. Elements named `besides` stay as they are and take none of it.

    Raises:
        InternalError: the text has fewer elements than are given.
    """
    tags = (m for m in _TAG.finditer(data) if m.lastindex)
    at = next(tags).end()
    parts = [data[:at], root.encode()]
    inside = dropwhile(lambda tag: tag[1].rpartition(b":")[2] != b"text", tags)
    for written in given:
        tag = next(inside, None)
        while tag is not None and tag[1].endswith(besides):
            tag = next(inside, None)
        if tag is None:
            raise InternalError("the text has fewer elements than were read")
        if written:
            parts += (data[at : tag.end()], written.encode())
            at = tag.end()
    return b"".join([*parts, data[at:]])
