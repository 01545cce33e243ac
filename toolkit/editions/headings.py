"""The body of a text in, the level of each of its headings out: the same in HTML, EPUB and PDF, and none skipped."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_TEI = "{http://www.tei-c.org/ns/1.0}"
_DIVISION, _HEAD = f"{_TEI}div", f"{_TEI}head"
_DIVIDED = frozenset(f"{_TEI}{name}" for name in ("text", "group", "front", "body", "back", "div"))
_DEEPEST = 6  # levels that HTML has


def levels(text: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    """Yield each heading of the text and its divisions with its level; that of a list or a table has none.

    It is 2, one below the title of the text, and one more for every division around its own that has a heading too: a division
    without one takes no level.
    """
    depth = {text: 1}
    for element in text.iter(*_DIVIDED, _HEAD):
        parent = element.getparent()
        if element is not text and parent in depth:
            headed = element.tag == _DIVISION and element.find(_HEAD) is not None
            depth[element] = min(depth[parent] + headed, _DEEPEST)
            if element.tag == _HEAD:
                yield element, max(depth[element], 2)
