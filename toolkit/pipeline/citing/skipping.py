"""A stretch and a piece in it in, the piece after what stands between places and is none (headings, names, sigla, *see also*) out."""

from __future__ import annotations

import re

from toolkit.pipeline.citing import elements
from toolkit.pipeline.citing.signs import QUOTES
from toolkit.pipeline.citing.stretch import Stretch

_HEADING = 14  # pieces of a heading in quotation marks
_ALSO = re.compile(  # iii. 288, b. Comp. also i. 15, a
    r"[.;]\s(?:[Cc]omp(?:are)?|[Cc]f|[Ss]ee)\b\.?\salso\s(?=(?:[ivxl]+\.|[IVXL]+[,.:]|\d+:)\s?\d)"
)
_SIGLUM = re.compile(r"\s\([^()\d;]{1,24}\)(?=[;,]\s*(?:and\s)?\d+[:a-d])")  # 2:20a (MhN); 3:127b


def past_heading(stretch: Stretch, i: int) -> int:
    """Return the piece after a heading in quotation marks that a comma and a unit follow (Toldot, “These Are …,” Item 7)."""
    found = stretch.found
    if i >= len(found) or found[i].text not in QUOTES or "\n" in found[i].gap:
        return i
    inside = range(i + 1, min(len(found), i + _HEADING))
    close = next((j for j in inside if found[j].text == QUOTES[found[i].text]), 0)
    if not close:
        return i
    outside = stretch.found[close + 1].text == "," if close + 1 < len(found) else False
    after = close + 2 if outside else close + 1
    comma = outside or found[close - 1].text == ","
    return after if comma and elements.with_unit(found, after, begun=True) else i


def past_name(stretch: Stretch, i: int, closing: str) -> int:
    """Return the piece after the name of an article that stands after its number, to the bracket's end (Article 20, “Lishma”)."""
    found = stretch.found
    if not closing or i + 1 >= len(found) or found[i].text != "," or found[i + 1].text not in QUOTES:
        return i
    inside = range(i + 2, min(len(found) - 1, i + _HEADING))
    close = next((j for j in inside if found[j].text == QUOTES[found[i + 1].text]), 0)
    return close + 1 if close and found[close + 1].text == closing else i


def past_siglum(stretch: Stretch, i: int) -> int:
    """Return the piece after a bracket without a number, where another place of the work follows it (2:20a (MhN); 3:127b)."""
    siglum = _SIGLUM.match(stretch.text, stretch.found[i - 1].end)
    return stretch.beginning(siglum.end(), i) if siglum else i


def past_also(stretch: Stretch, i: int) -> int:
    """Return the piece after *Comp. also* and the like, which another place of the same work follows; 0 where there is none."""
    also = _ALSO.match(stretch.text, stretch.found[i - 1].end) if i else None
    return stretch.beginning(also.end(), i) if also else 0
