"""About the edition: what it contains, what is ours, licences, how to cite it, how it was made, what can be taken along."""

from __future__ import annotations

from typing import Any

from toolkit.editions.html.gathered import Gathered
from toolkit.ground.writing import sha256

FILE = "about.html"
TITLE = "About"
PLACE = 60


def content(gathered: Gathered) -> dict[str, Any]:
    """Return every text with its file and hash."""
    texts = [(e.text, gathered.tei(e.text.id), sha256(e.data), e.path) for e in gathered.edition.texts]
    return {"title": TITLE, "texts": texts}
