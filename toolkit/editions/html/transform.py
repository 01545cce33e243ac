"""A text in, the mark-up of its title and its words out: the prepared TEI tree through text.xsl, which may read no file and ask no network."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from lxml import etree
from markupsafe import Markup

from toolkit.editions.adapted import as_blocks
from toolkit.editions.edition import EditedText, Edition
from toolkit.editions.prepared import prepared


class Drawn(NamedTuple):
    """The text as HTML, or as XHTML; the `title` is the heading that says it, empty where none does. Every word is escaped."""

    title: Markup
    body: Markup


def drawn(edited: EditedText, edition: Edition, method: str = "html") -> Drawn:
    """Return the text as HTML, or as XHTML with the `method` `xml`."""
    root = prepared(edited, edition)
    as_blocks(root)
    tree = _transform()(root)
    heading = next(iter(tree.getroot()), None)
    title = ""
    if heading is not None and heading.tag == "h1":
        title = etree.tostring(heading, method=method, encoding="unicode")
        tree.getroot().remove(heading)
    return Drawn(Markup(title), Markup(etree.tostring(tree, method=method, encoding="unicode")))  # noqa: S704 - lxml escaped it


@cache
def _transform() -> etree.XSLT:
    access = etree.XSLTAccessControl.DENY_ALL  # type: ignore[attr-defined]
    return etree.XSLT(etree.parse(Path(__file__).with_name("text.xsl")), access_control=access)
