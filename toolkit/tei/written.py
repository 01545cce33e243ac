"""Bytes of a TEI file and what to write into the start tags of its text in, the same file with it out.

A tree takes a microsecond for every attribute that it is given; bytes that have the attributes already are parsed at once. This is for
files that are drawn, never for those that are kept: into those writes `splice`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile

from toolkit.ground.errors import InternalError

#: The beginning of each start tag; comments, CDATA sections and instructions whole, so that nothing in them is taken for one.
_TAG = re.compile(r"(<(?:!--.*?-->|!\[CDATA\[.*?\]\]>|\?.*?\?>|[^\s/>!?][^\s/>]*))", re.DOTALL)


def unused_prefix(data: bytes) -> str:
    """Return a namespace prefix that the file does not bind."""
    prefix = "y"
    while f"xmlns:{prefix}".encode() in data:
        prefix += "y"
    return prefix


def with_attributes(data: bytes, root: str, given: Iterable[str], besides: str = "") -> bytes:
    """Return the bytes of a file with `root` in its first start tag and each of `given` in those from `text` on, in document order.

    What is given begins with a space and is escaped, or is empty. Elements named `besides`, if any, stay as they are and take none of it.

    Raises:
        InternalError: the text has fewer elements than are given.
    """
    parts = _TAG.split(data.decode("utf-8"))  # what stands between tags and the beginnings of tags, by turns
    tags = parts[1::2]
    opened = [n for n, tag in enumerate(tags) if tag[1] not in "!?"]
    tags[opened[0]] += root
    inside: Iterator[int] = dropwhile(lambda n: tags[n].rpartition(":")[2].lstrip("<") != "text", opened)
    if besides:
        inside = (n for n in inside if not tags[n].endswith(besides))
    for written in given:
        n = next(inside, None)
        if n is None:
            raise InternalError("the text has fewer elements than were read")
        tags[n] += written
    parts[1::2] = tags
    return "".join(parts).encode()
