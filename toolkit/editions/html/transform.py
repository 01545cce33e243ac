"""A text in, the mark-up of its reading page out: the prepared TEI tree through text.xsl, which may read no file and ask no network."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lxml import etree

from toolkit.editions.adapted import as_blocks
from toolkit.editions.edition import EditedText, Edition
from toolkit.editions.prepared import prepared


def drawn(edited: EditedText, edition: Edition, method: str = "html") -> str:
    """Return the text as HTML, or as XHTML with the `method` `xml`; every word of it is escaped."""
    root = prepared(edited, edition)
    as_blocks(root)
    tree = _transform()(root)
    return etree.tostring(tree, method=method, encoding="unicode")


@cache
def _transform() -> etree.XSLT:
    access = etree.XSLTAccessControl.DENY_ALL  # type: ignore[attr-defined]
    return etree.XSLT(etree.parse(Path(__file__).with_name("text.xsl")), access_control=access)
