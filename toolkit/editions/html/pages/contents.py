"""The first page: title, contents, how to read this edition."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from toolkit.editions.html.gathered import Gathered

FILE = "index.html"
TITLE = "Contents"
PLACE = 0


def absent(_: Gathered) -> str:
    """Return nothing: every edition has this page."""
    return ""


def content(gathered: Gathered) -> dict[str, Any]:
    """Return the texts, those of one tradition together."""
    edition = gathered.edition
    by_tradition = groupby(edition.texts, key=lambda e: edition.member("traditions", e.header.tradition))
    return {
        "title": edition.title,
        "traditions": [(name or "No tradition given", list(of)) for name, of in by_tradition],
    }
