"""A report's title, version and id in, how to cite it out: in words, as BibTeX, as CSL-JSON. No date: a report carries no clock."""

from __future__ import annotations

import json
import re


def in_words(title: str, version: str, identifier: str) -> str:
    """Return the citation as one writes it."""
    return f"{title}. Comparison report {identifier}, made with Yichud {version}."


def bibtex(title: str, version: str, identifier: str) -> str:
    """Return a BibTeX entry; signs that TeX reads are escaped."""
    safe = re.sub(r"([&%$#_{}])", r"\\\1", title)
    return f"@misc{{yichud-{identifier}, title = {{{safe}}}, howpublished = {{Comparison report {identifier}, made with Yichud {version}}}}}"


def csl(title: str, version: str, identifier: str) -> str:
    """Return the item as CSL-JSON."""
    item = {
        "id": f"yichud-{identifier}",
        "type": "report",
        "title": title,
        "number": identifier,
        "genre": "Comparison report",
        "note": f"made with Yichud {version}",
    }
    return json.dumps([item], ensure_ascii=False)
