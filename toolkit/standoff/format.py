"""Bytes of a layer file in, a `Layer` out, and the way back."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from toolkit.ground.errors import Finding, InputError
from toolkit.model.annotation import Transliteration
from toolkit.model.span import Span
from toolkit.standoff.fold import read_fingerprint
from toolkit.standoff.kinds import GROUPS, KINDS, SHARED
from toolkit.standoff.layer import Entry, Layer, order
from toolkit.tei.pointers import source_range
from toolkit.tei.scan import Document, Node, scan
from toolkit.vocabulary.spelling import latin_tag, spelling_of

_MODELS = "".join(
    f'<?xml-model href="{{schema}}/yichud.{end}" type="application/xml" schematypens="{namespace}"?>\n'
    for end, namespace in (
        ("rng", "http://relaxng.org/ns/structure/1.0"),
        ("sch", "http://purl.oclc.org/dsdl/schematron"),
    )
)
OPENING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    + _MODELS
    + '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id={id} xml:lang="en">\n'
)


def read_layers(folder: Path) -> tuple[Layer, ...]:
    """Return every layer of a folder, by name."""
    return tuple(read_layer(path.read_bytes(), str(path)) for path in sorted(folder.glob("*.xml")))


def read_layer(data: bytes, path: str = "-") -> Layer:
    """Read a layer; `InputError` names what is not as a layer should be."""
    document = scan(data, path)
    header, standoff = document.root.find("teiHeader"), document.root.find("standOff")
    if header is None or standoff is None:
        raise InputError(
            document.finding(
                document.root.start,
                "L01",
                "a layer has a teiHeader and a standOff",
                "see docs/decisions/0004-layers.md",
            )
        )
    bibl = header.find("fileDesc", "sourceDesc", "bibl")
    sha = (
        next((n.text.strip() for n in bibl.find_all("idno") if n.get("type") == "sha256"), "") if bibl else ""
    )
    extent = bibl.find("extent") if bibl else None
    title = bibl.find("title") if bibl else None
    if not sha or extent is None or not extent.get("n").isdigit():
        raise InputError(
            document.finding(
                header.start,
                "L02",
                "a layer names its base text: extent with @n and idno type='sha256'",
                "see docs/decisions/0004-layers.md",
            )
        )
    findings: list[Finding] = []
    entries: list[Entry] = []
    transliterations: list[Transliteration] = []
    for span in (n for group in standoff.find_all("spanGrp") for n in group.nodes if n.name == "span"):
        group = span.parent.get("type") if span.parent else ""
        try:
            if group == "transliterations":
                transliterations.append(_transliteration(span))
            else:
                entries.append(_entry(span))
        except (KeyError, ValueError):
            findings.append(
                document.finding(
                    span.start,
                    "L03",
                    f"not a span that a layer may hold: {span.get('type')!r} {span.get('target')!r}",
                    "the kinds are in docs/decisions/0004-layers.md",
                )
            )
    if findings:
        raise InputError(*findings)
    return Layer(
        id=document.root.get("xml:id"),
        sha256=sha,
        length=int(extent.get("n")),
        title=" ".join(title.text.split()) if title else "",
        header=data[header.start : header.end],
        entries=tuple(entries),
        lists=tuple(_raw(document, n) for n in standoff.nodes if n.name != "spanGrp"),
        transliterations=tuple(transliterations),
        path=path,
    )


def write_layer(layer: Layer, *, schema: str = "../../toolkit/tei/schema") -> bytes:
    """Return the bytes of a layer file; `schema` is the folder of the grammar, relative to the file."""
    parts = [
        OPENING.format(schema=escape(schema, {'"': "&quot;"}), id=quoteattr(layer.id)),
        layer.header.decode(),
        "\n<standOff>\n",
    ]
    for group in GROUPS:
        members = sorted((e for e in layer.entries if KINDS[e.kind].group == group), key=order)
        if members:
            parts += [f'<spanGrp type="{group}">\n', *(_span(layer.id, e) for e in members), "</spanGrp>\n"]
    if layer.transliterations:
        rows = (_transliteration_span(layer.id, t) for t in sorted(layer.transliterations))
        parts += ['<spanGrp type="transliterations">\n', *rows, "</spanGrp>\n"]
    parts += [raw.decode() + "\n" for raw in layer.lists]
    parts.append("</standOff>\n</TEI>\n")
    return "".join(parts).encode()


def pointer(text: str, span: Span) -> str:
    """Return a range of a base text as a pointer."""
    return f"src:{text}:{span.start},{span.end}"


def _raw(document: Document, node: Node) -> bytes:
    return document.data[node.start : node.end]


def _ranges(node: Node) -> list[Span]:
    spans = []
    for written in node.get("target").split():
        found = source_range(written)
        if found is None:
            raise ValueError(written)
        spans.append(found[1])
    return spans


def _entry(node: Node) -> Entry:
    kind, _, variety = node.get("type").partition(".")
    row = KINDS[kind]
    spans, words = _ranges(node), " ".join(node.text.split())
    mark = read_fingerprint(words)
    call, span = (spans[0], spans[1]) if kind == "note" else (None, spans[0])
    attributes = {name: node.get(name) for name in SHARED if node.get(name)}
    if mark is None and not words and not row.holds_blocks:
        raise ValueError(kind)
    return Entry(kind, span, variety, attributes, "" if mark else words, mark, call)


def _span(text: str, entry: Entry) -> str:
    target = " ".join(pointer(text, s) for s in (entry.call, entry.span) if s is not None)
    pairs = {
        "type": f"{entry.kind}.{entry.variety}" if entry.variety else entry.kind,
        **{k: entry.attributes[k] for k in SHARED if k in entry.attributes},
        "target": target,
    }
    words = str(entry.mark) if entry.mark else escape(entry.quote)
    start = "<span " + " ".join(f"{k}={quoteattr(v)}" for k, v in pairs.items())
    return f"{start}>{words}</span>\n" if words else f"{start}/>\n"


_LANG = {"mixed": "mul"}


def _transliteration_span(text: str, t: Transliteration) -> str:
    lang = latin_tag(_LANG.get(t.lang, t.lang), t.convention)
    kind = f"{t.kind}.loanword" if t.loanword else t.kind
    ana = f" ana={quoteattr('c:' + t.concept)}" if t.concept else ""
    n = f" n={quoteattr(t.hebrew)}" if t.hebrew else ""
    return f'<span type="{kind}" xml:lang="{lang}"{ana}{n} target={quoteattr(pointer(text, t.span))}>{escape(t.text)}</span>\n'


def _transliteration(node: Node) -> Transliteration:
    kind, _, flag = node.get("type").partition(".")
    tag = node.get("xml:lang")
    lang = tag.partition("-")[0]
    if kind not in {"term", "acronym", "phrase", "name", "work"}:
        raise ValueError(kind)
    return Transliteration(
        span=_ranges(node)[0],
        text=node.text,
        kind=kind,  # type: ignore[arg-type]
        lang=next((k for k, v in _LANG.items() if v == lang), lang),
        convention=spelling_of(tag),
        hebrew=node.get("n"),
        concept=node.get("ana").removeprefix("c:"),
        loanword=flag == "loanword",
    )
