"""A report in, GitHub Markdown out that also reads well as plain text; the same bytes for the same report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatch

from toolkit.rendering.links import allowed
from toolkit.reports import blocks
from toolkit.reports.report import Report
from toolkit.vocabulary.called import plainly

SUFFIXES = (".md", ".markdown")

_SPECIAL = re.compile(r"([\\`*_\[\]|~]|^#)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

_CODE = frozenset("`|\\<>&\n")  # what is mark-up even in code, or ends it


def draw(report: Report, *, raw: bool = False) -> bytes:
    """Return the report as UTF-8 Markdown: a heading a section, tables with pipes, sentence ids as TEXT#SENTENCE."""
    lines = [
        f"# {_text(report.title)}",
        "",
        f"{_text(report.subtitle)}. Yichud {_text(report.version)}, report {report.id}.",
    ]
    for section in report.sections:
        lines += ["", f"## {_text(section.title)}"]
        for block in section.blocks:
            lines += ["", *_lines(block)]
    return ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace")


@singledispatch
def _lines(block: object) -> Iterator[str]:
    raise TypeError(f"Markdown has no way to draw {type(block).__name__}")


@_lines.register
def _(block: blocks.Prose) -> Iterator[str]:
    yield f"{_text(block.text)}{_places(block.places)}"


@_lines.register
def _(block: blocks.Heading) -> Iterator[str]:
    yield f"### {_text(block.text)}"


@_lines.register
def _(block: blocks.Chart) -> Iterator[str]:
    yield f"*{_text(block.caption)}* {_text(block.alternative)}"


@_lines.register
def _(block: blocks.Facts) -> Iterator[str]:
    for name, cell in block.pairs:
        yield f"- {_text(name)}: {_cell(cell)}"


@_lines.register
def _(block: blocks.Listing) -> Iterator[str]:
    yield from _titled(block.caption)
    right = [bool(block.rows) and block.rows[0][i].number for i in range(len(block.headings))]
    yield from _table(
        [_text(h) for h in block.headings], ([_cell(c) for c in row] for row in block.rows), right
    )


@_lines.register
def _(block: blocks.Matrix) -> Iterator[str]:
    yield from _titled(block.title)
    yield _text(block.gloss)
    yield ""
    yield _text(block.summary)
    yield ""
    for group, coverage in zip(block.groups, block.coverage, strict=True):
        yield f"- {_group(group)}: {_text(coverage)}"
    yield ""
    yield from _tally(block)
    yield ""
    rows = []
    for aspect in block.aspects:
        first = f"**{_text(aspect.name)}**"
        for group, cell in zip(block.groups, aspect.cells, strict=True):
            name = _text(group.name)
            if not cell.statements:
                rows.append([first, name, f"*{_text(cell.silence)}*", "", "", "", ""])
                first = ""
            for statement in cell.statements:
                rows.append([first, name, *_statement(statement)])
                first = name = ""
            if cell.waiting:
                rows.append(["", "", f"*{cell.waiting} more proposed, undecided*", "", "", "", ""])
    yield from _table(["Aspect", "Whose", "Statement", "Standing", "Takes part", "Claim", "Sentences"], rows)


def _tally(block: blocks.Matrix) -> Iterator[str]:
    headings = ["Number of claims", *(_text(a.name) for a in block.aspects), "all"]
    rows = []
    for i, group in enumerate(block.groups):
        cells = [a.cells[i] for a in block.aspects]
        total = sum(len(c.statements) for c in cells)
        rows.append([_text(group.name), *(_number(c) for c in cells), str(total) if total else "–"])
    yield from _table(headings, rows, [False, *([True] * (len(block.aspects) + 1))])


def _number(cell: blocks.Treated) -> str:
    waiting = f" and {cell.waiting} proposed" if cell.waiting else ""
    return f"{len(cell.statements)}{waiting}" if cell.statements else f"*{_text(cell.silence)}*"


def _statement(statement: blocks.Statement) -> list[str]:
    standing = "own" if statement.standing == "own" else _text(statement.standing)
    if statement.standing != "own" and statement.voice:
        standing += f": {_text(statement.voice)}"
    if statement.polarity == "negated":
        standing += "; negative claim"
    if not statement.explicit:
        standing += "; by context"
    roles = "; ".join(f"{_text(role)} {', '.join(map(_text, names))}" for role, names in statement.roles)
    doubt = f" ({_text(statement.uncertain)} certainty)" if statement.uncertain else ""
    source = f" ({_text(statement.source)})" if statement.source else ""
    related = f" (see {', '.join(_text(r.label) for r in statement.related)})" if statement.related else ""
    sentences = " ".join(_text(p.label) for p in statement.passages)
    return [
        f"{_text(statement.text)}{source}{doubt}",
        standing,
        roles,
        f"{_text(statement.id)}{related}",
        sentences,
    ]


@_lines.register
def _(block: blocks.Profile) -> Iterator[str]:
    yield from _titled(block.caption)
    yield "Occurrences per 1,000 words; in brackets how many, by channel, and the sentences. –: nothing tagged, which is no sign that the idea is absent."
    yield ""
    if block.note:
        yield _text(block.note)
        yield ""
    headings = ["Concept", "", *(_text(g.name) for g in block.groups)]
    rows = (
        [_concept(concept, glossed=block.glossed), _text(concept.head), *(_figure(f) for f in figures)]
        for concept, figures in block.rows
    )
    yield from _table(headings, rows)


def _figure(figure: blocks.Figure) -> str:
    apart = [
        *([f"{figure.in_notes} in notes"] if figure.in_notes else []),
        *([f"{figure.proposed} proposed"] if figure.proposed else []),
    ]
    if figure.count is None:
        return "; ".join(["not annotated", *apart]) + _places(figure.places)
    if not figure.count:
        return "; ".join(["–", *apart]) + _places(figure.places)
    rate = f"{figure.rate:.1f}" if figure.rate is not None else "–"
    rate += f", {figure.interval[0]:.1f} to {figure.interval[1]:.1f}" if figure.interval else ""
    channels = ", ".join(f"{_text(name)} {count}" for name, count in figure.channels)
    texts = f", {figure.texts} texts" if figure.texts > 1 else ""
    return "; ".join([f"{rate} ({figure.count}: {channels}{texts})", *apart]) + _places(figure.places)


def _places(places: blocks.Places) -> str:
    listed = "; ".join(
        f"*{_text(name)}* {' '.join(_text(p.label) for p in links)}"
        if name
        else " ".join(_text(p.label) for p in links)
        for name, links in places.texts
    )
    more = f" and {places.more} more" if places.more else ""
    return f" \\[{listed}{more}\\]" if listed else ""


def _concept(concept: blocks.Named, *, glossed: bool) -> str:
    name = _text(concept.name)
    name += "" if plainly(concept.name, concept.id) else f" ({_text(concept.id)})"
    return f"{name}: {_text(concept.gloss)}" if glossed and concept.gloss else name


@_lines.register
def _(block: blocks.Naming) -> Iterator[str]:
    yield from _titled(block.caption)
    headings = ["Concept", "", *(_text(g.name) for g in block.groups)]
    rows = (
        [
            _concept(concept, glossed=True),
            _text(concept.head),
            *(", ".join(_form(f) for f in forms) or "–" for forms in cells),
        ]
        for concept, cells in block.rows
    )
    yield from _table(headings, rows)


def _form(form: blocks.Form) -> str:
    counts = [
        *([str(form.count)] if form.count else []),
        *([f"{form.proposed} proposed"] if form.proposed else []),
    ]
    return f"{_text(form.text)} ({_text(form.channel)}, {', '.join(counts)}){_places(form.places)}"


@_lines.register
def _(block: blocks.Parallels) -> Iterator[str]:
    yield from _titled(block.caption)
    for pair in block.pairs:
        one, other = pair.sides
        heads = [f"{_text(s.name)}, {_text(s.passage.label)}" for s in (one, other)]
        yield from _table(heads, [["".join(map(_run, one.runs)), "".join(map(_run, other.runs))]])
        yield ""
        yield f"*{'; '.join(f'{_text(name)}: {_text(value)}' for name, value in pair.notes)}*"
        yield ""


def _run(run: blocks.Run) -> str:
    ends = " " * run.text.startswith(" "), " " * (run.text.endswith(" ") and len(run.text) > 1)
    sign = {"concept": "**", "word": "*"}.get(run.shared, "")
    return f"{sign}{_text(run.text)}{sign}".join(ends)


@_lines.register
def _(block: blocks.Ledger) -> Iterator[str]:
    yield from _titled(block.title)
    yield _text(block.note)
    for quotation in block.quotations:
        yield ""
        yield f"**{_text(quotation.id)}** ({_text(quotation.kind)}){_stated(quotation.claims)}"
        yield ""
        yield f"> {' '.join(part for s in quotation.stretches if (part := _stretch(s)))}"


def _stretch(stretch: blocks.Stretch) -> str:
    words = _text("".join(w.text for w in stretch.words))
    before = f"**[{_text(stretch.id)}]** " if stretch.id else ""
    return f"{before}{words}{_stated(stretch.claims)}"


def _stated(claims: Sequence[blocks.Link]) -> str:
    return f" *({', '.join(_text(c.label) for c in claims)})*" if claims else ""


def _titled(caption: str) -> Iterator[str]:
    yield f"### {_text(caption)}"
    yield ""


def _group(group: blocks.Group) -> str:
    return f"{_text(group.name)}{f' ({_text(group.value)})' if group.value else ''}, {group.size}"


def _cell(cell: blocks.Cell) -> str:
    address = allowed(cell.address) if cell.address else None
    if cell.mono and cell.text and _CODE.isdisjoint(cell.text):
        return f"`{cell.text}`"
    if address is None or address.startswith("#"):
        held = "**" if cell.held and cell.text else ""
        return f"{held}{_text(cell.text)}{held}{_places(cell.places)}"
    target = (
        address.replace("(", "%28")
        .replace(")", "%29")
        .replace("<", "%3C")
        .replace(">", "%3E")
        .replace("|", "%7C")
    )
    return f"[{_text(cell.text)}]({target})"


def _table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[bool] = ()
) -> Iterator[str]:
    yield f"| {' | '.join(headings)} |"
    yield f"| {' | '.join('---:' if i < len(right) and right[i] else '---' for i in range(len(headings)))} |"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _text(text: str) -> str:
    """Return words on one line in which nothing is mark-up: no tag, no emphasis, no link, no cell border."""
    even = " ".join(text.split())
    return _SPECIAL.sub(r"\\\1", re.sub(r"[&<>]", lambda m: _ENTITIES[m[0]], even))
