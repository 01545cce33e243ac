"""What a report is in, how to cite it out: in words, as BibTeX, as CSL-JSON.

Its authors are the parties that decided on the terms and claims of its texts, its editors those whom the headers call so; its date is
that of its newest input, never of the clock. All are written as the headers write them: no name is taken apart.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from toolkit.reports.wording import digits, listed

_NAMED = 12  # texts that a citation names one by one
_DIGITS = 12  # of a hash, as many as the number of the report has
_TEX = {"\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
_DAY = re.compile(r"\d{4}(-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class Cited:
    """A report as one cites it: `id` is its number, `date` an ISO date or empty, `texts` pairs of a title and the SHA-256 of the file."""

    title: str = ""
    id: str = ""
    version: str = ""
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    date: str = ""
    texts: tuple[tuple[str, str], ...] = ()

    @property
    def year(self) -> str:
        """The year of its date, empty where there is none."""
        return self.date[:4]

    @property
    def note(self) -> str:
        """The texts that it compares, each with the beginning of its hash."""
        named = [f"{title} (SHA-256 {sha256[:_DIGITS]})" for title, sha256 in self.texts[:_NAMED]]
        more = len(self.texts) - len(named)
        return "; ".join([*named, *([digits(more, "more text")] if more else [])])


def in_words(cited: Cited) -> str:
    """Return the citation as one writes it."""
    year = f" ({cited.year})" if cited.year else ""
    edited = f" Edited by {listed(cited.editors)}." if cited.editors else ""
    who = f"{listed(cited.authors)}{year}. " if cited.authors else ""
    when = year if not who else ""
    return f"{who}{cited.title}{when}.{edited} Comparison report {cited.id}, made with Yichud {cited.version}, of: {cited.note}."


def bibtex(cited: Cited) -> str:
    """Return a BibTeX entry; signs that TeX reads are escaped, and names stand in braces: nothing takes them apart."""
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in cited.authors),
        "editor": " and ".join(f"{{{_tex(name)}}}" for name in cited.editors),
        "title": _tex(cited.title),
        "year": cited.year,
        "howpublished": f"Comparison report {cited.id}, made with Yichud {_tex(cited.version)}",
        "number": cited.id,
        "note": _tex(cited.note),
    }
    said = ", ".join(f"{name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{yichud-{cited.id}, {said}}}"


def csl(cited: Cited) -> str:
    """Return the item as CSL-JSON."""
    day = _DAY.fullmatch(cited.date)
    item = {
        "id": f"yichud-{cited.id}",
        "type": "report",
        "title": cited.title,
        "author": [{"literal": name} for name in cited.authors],
        "editor": [{"literal": name} for name in cited.editors],
        "issued": {"date-parts": [[int(part) for part in cited.date.split("-")]]} if day else {},
        "number": cited.id,
        "genre": "Comparison report",
        "medium": f"made with Yichud {cited.version}",
        "note": cited.note,
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False)


def _tex(words: str) -> str:
    return re.sub(r"[\\~^]|[&%$#_{}]", lambda sign: _TEX.get(sign[0], f"\\{sign[0]}"), words)
