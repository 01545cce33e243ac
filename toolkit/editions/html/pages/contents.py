"""The first page: title, contents, how to read this edition."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from toolkit.editions.editorial import explained
from toolkit.editions.html.gathered import Gathered
from toolkit.editions.titles import title

FILE = "index.html"
TITLE = "Contents"
PLACE = 0


def absent(_: Gathered) -> str:
    """Return nothing: every edition has this page."""
    return ""


def content(gathered: Gathered) -> dict[str, Any]:
    """Return the texts, those of one tradition together; where no text names its tradition, they are one group without a name."""
    edition = gathered.edition
    by_tradition = groupby(edition.texts, key=lambda e: edition.member("traditions", e.header.tradition))
    groups = [(name, list(of)) for name, of in by_tradition]
    none = "No tradition given" if any(name for name, _ in groups) else ""
    return {
        "title": edition.title,
        "lines": title(edition.title).lines,
        "found": gathered.found,
        "signs": explained(gathered.found),
        "traditions": [(name or none, of) for name, of in groups],
    }
