"""A report in, one self-contained HTML page out: no request; one inline style sheet and one script, admitted by their hashes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from markupsafe import Markup, escape

from toolkit.rendering.charts import svg
from toolkit.rendering.hebrew import direction
from toolkit.rendering.page import base_style, environment
from toolkit.rendering.policy import content_security_policy
from toolkit.reports.blocks import Block, Chart, Figure, Link, Quotation, Stretch
from toolkit.reports.formats._ahead import drawing_ahead
from toolkit.reports.report import Report
from toolkit.vocabulary.called import plainly

SUFFIXES = (".html", ".htm")

_TEMPLATES = Path(__file__).resolve().parent.parent / "templates"

_SIGNS = re.compile(r"""[&<>"']""")

# The longest bar, in CSS pixels; a bar that is not nothing is at least one wide.
_LONGEST = 150


def draw(report: Report, *, raw: bool = False) -> bytes:
    """Return the page as UTF-8, for a screen, a phone and paper, in light and in dark."""
    style = base_style() + (_TEMPLATES / "report.css").read_text(encoding="utf-8")
    script = (_TEMPLATES / "report.js").read_text(encoding="utf-8")
    made = environment(_TEMPLATES)
    made.filters["kind"] = _kind
    made.filters["segments"] = segments
    made.filters["plainly"] = plainly
    made.filters["picture"] = _picture
    made.filters["narrow"] = _narrow
    made.filters["quoted"] = _quoted
    pieces = made.get_template("report.html.j2").generate(
        report=report,
        style=Markup(style),  # noqa: S704 - our own file, and holds no end tag (a test looks)
        script=Markup(script),  # noqa: S704 - our own file, likewise
        policy=content_security_policy(styles=[style], scripts=[script]),
    )
    with drawing_ahead(report, narrow=True):
        page = BytesIO()  # a large page is hundreds of thousands of pieces, which take more room one by one
        page.writelines(piece.encode("utf-8", "backslashreplace") for piece in pieces)
        return _with_pictures(page.getvalue(), report)


def _kind(block: Block) -> str:
    """Return the name of the macro that draws a block."""
    return type(block).__name__.lower()


def _picture(block: Chart) -> Markup:
    """Return the place of a chart: it is put there when all else is written, for it may still be drawn."""
    return Markup(f"\0{block.key}\0")  # noqa: S704 - our own words, between signs that no text has


def _narrow(block: Chart) -> Markup:
    """Return the place of a chart as it is drawn for a narrow screen."""
    return Markup(f"\0{block.key}-narrow\0")  # noqa: S704 - likewise


def _with_pictures(page: bytes, report: Report) -> bytes:
    """Put each chart as an SVG element where its place is; the renderer escapes what the data say."""
    charts = [b for section in report.sections for b in section.blocks if isinstance(b, Chart)]
    drawn = {b.key: b.specification for b in charts} | {f"{b.key}-narrow": b.narrow for b in charts}
    parts = page.split(b"\0")
    parts[1::2] = [svg(drawn[key], key).encode() for key in map(bytes.decode, parts[1::2])]
    return b"".join(parts)


def _quoted(quotation: Quotation) -> Markup:
    """Return a passage with its sentences and the words that name concepts: of these there are hundreds of thousands, for which a macro takes its time."""
    stretches = "".join(map(_stretch, quotation.stretches))
    about = (
        f"<code>{escape(quotation.id)}</code> <span>{escape(quotation.kind)}</span>{_back(quotation.claims)}"
    )
    return Markup(  # noqa: S704 - every part of it is escaped
        f'<figure id="{escape(quotation.anchor)}" class="passage">\n<figcaption>{about}</figcaption>\n'
        f"<blockquote><p>{stretches}</p></blockquote>\n</figure>"
    )


def _stretch(stretch: Stretch) -> str:
    words = "".join(
        [
            f"{_opening(*named)}{_text(text)}</span>" if named[0] else _text(text)
            for text, *named in stretch.words
        ]
    )
    if not stretch.anchor:
        return words
    kind, place = ("sentence evidence" if stretch.claims else "sentence"), escape(stretch.anchor)
    number = f'<a class="number" href="#{place}">{escape(stretch.id)}</a>'
    return f'<span class="{kind}" id="{place}">{number}&#160;{words}{_back(stretch.claims)}</span>'


def _back(claims: Iterable[Link]) -> str:
    links = " ".join(f'<a href="#{escape(c.anchor)}">{escape(c.label)}</a>' for c in claims)
    return f' <span class="back"><span class="aloud">back to </span>{links}</span>' if links else ""


def _text(characters: str) -> str:
    """Return characters escaped: most have nothing to escape."""
    return str(escape(characters)) if _SIGNS.search(characters) else characters


@lru_cache
def _opening(concepts: tuple[str, ...], lang: str, proposed: bool, topical: bool) -> str:  # noqa: FBT001 - in the order of `Words`
    kind, remark = ("term" if topical else "named"), (" (proposed)" if proposed else "")
    spelled = f' lang="{escape(lang)}"' if lang else ""
    turned = ' dir="rtl"' if lang and direction(lang) == "rtl" else ""
    return f'<span class="{kind}{" proposed" if proposed else ""}" title="{escape(", ".join(concepts))}{remark}"{spelled}{turned}>'


def segments(figure: Figure) -> tuple[tuple[str, int, int], ...]:
    """Return a bar's pieces as (channel, left, width) in CSS pixels, in proportion to the channels' counts."""
    total = sum(count for _, count in figure.channels)
    if not total or not figure.share:
        return ()
    length = max(len(figure.channels) * 2, round(_LONGEST * figure.share))
    edges, seen = [0], 0
    for _, count in figure.channels:
        seen += count
        edges.append(max(edges[-1] + 1, round(length * seen / total)))
    return tuple((name, edges[i], edges[i + 1] - edges[i]) for i, (name, _) in enumerate(figure.channels))
