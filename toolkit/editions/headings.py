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
    headed: dict[etree._Element, bool] = {}
    for head in text.iter(_HEAD):
        depth, around = 1, head.getparent()
        while around is not None and around is not text and around.tag in _DIVIDED:
            if around not in headed:
                headed[around] = around.tag == _DIVISION and around.find(_HEAD) is not None
            depth, around = depth + headed[around], around.getparent()
        if around is text:
            yield head, min(max(depth, 2), _DEEPEST)
