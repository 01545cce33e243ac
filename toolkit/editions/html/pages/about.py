"""About the edition: what it contains, what is ours, licences, how to cite it, how it was made, what can be taken along."""

from __future__ import annotations

from typing import Any

from toolkit.editions.citing import cited, published, whole
from toolkit.editions.html.gathered import Gathered

FILE = "about.html"
TITLE = "About"
PLACE = 60


def absent(_: Gathered) -> str:
    """Return nothing: every edition has this page."""
    return ""


def content(gathered: Gathered) -> dict[str, Any]:
    """Return every text with its file and hash."""
    edition = gathered.edition
    how = {"whole": whole(edition), "cited": cited, "published": published(edition)}
    return {**how, "title": TITLE, "texts": ((t, gathered.tei(t.id)) for t in edition.texts)}
