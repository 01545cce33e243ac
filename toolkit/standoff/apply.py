"""A layer and its base text in, the bytes of a full TEI edition out.

`toolkit.tei.serialise.rebuild` undoes it: what it makes of the edition differs from the base in white space alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

from toolkit.ground.errors import InternalError
from toolkit.ground.reading import resolved
from toolkit.standoff.format import OPENING, pointer
from toolkit.standoff.header import Copy, edition_header
from toolkit.standoff.layer import Entry, Layer, bears_out, order
from toolkit.standoff.tree import write_text
from toolkit.tei.scan import Document, scan

_TEI = ' xmlns="http://www.tei-c.org/ns/1.0"'


def apply(
    layer: Layer, base: str, *, output: Path, annotations: Path, schema: Path, copy: Copy | None = None
) -> bytes:
    """Return the edition that the layer makes of `base`, with every pointer relative to the file `output`.

    `copy` is given where the entries were anchored in a copy that is not the layer's own base text; without it, an
    entry whose words are not those of the base raises `InternalError`.
    """
    if copy is None:
        _verify(layer, base)
    ids = {e.id: i for i, e in enumerate(sorted(layer.entries, key=order)) if e.id}
    known = ids.keys() | {i for raw in layer.lists for i in _ids(raw)}
    entries = tuple(_resolving(with_ranges(layer.id, e), known) for e in layer.entries)
    lists = [kept for raw in layer.lists if (kept := keep_targets(raw, ids))]
    standoff = "<standOff>\n" + "".join(f"{raw}\n" for raw in lists) + "</standOff>\n" if lists else ""
    opening = OPENING.format(schema=relative(schema, output), id=quoteattr(layer.id))
    header = edition_header(layer.header, relative(annotations, output), copy).decode()
    return f"{opening}{header}\n{write_text(base, entries)}\n{standoff}</TEI>\n".encode()


def relative(folder: Path, file: Path) -> str:
    """Return a folder as seen from a file, as a relative reference: characters that an address or an attribute cannot hold as %…."""
    return quote(Path(os.path.relpath(resolved(folder), resolved(file).parent)).as_posix())


def _verify(layer: Layer, base: str) -> None:
    wrong = next((e for e in layer.entries if not bears_out(e, e.span.of(base))), None)
    if wrong is not None:
        raise InternalError(
            f"layer {layer.id}: the words at {wrong.span.start},{wrong.span.end} are not those of {wrong.label}",
            hint="anchor the layer in this copy first",
        )


def with_ranges(text: str, entry: Entry) -> Entry:
    """Return a note that says where in the base text its call and its words stood (F4); others as they are."""
    if entry.kind != "note" or entry.call is None:
        return entry
    ranges = f"{pointer(text, entry.call)} {pointer(text, entry.span)}"
    return replace(entry, attributes={**entry.attributes, "corresp": ranges})


def keep_targets(raw: bytes, ids: Mapping[str, int]) -> str:
    """Return a list of `standOff` without what points at elements that are not there; empty where nothing is left.

    `ids` are the ids of the elements that are there, with their order: targets are put into it. An annotation goes when
    none of its targets is left, and with it the pointers of others to it.
    """
    document = _scan_list(raw)
    annotations = [n for n in document.root.walk() if n.name == "annotation"]
    lost = {n.get("xml:id") for n in annotations if not _local(n.get("target"), ids)}
    if annotations and len(lost) == len(annotations):
        return ""
    data, edits = document.data, []
    for node in annotations:
        if node.get("xml:id") in lost:
            end = node.end + (data[node.end : node.end + 1] == b"\n")
            edits.append((node.start, end, b""))
            continue
        tag = data[node.start : node.open_end]
        for name, kept in (
            ("target", _in_order(_local(node.get("target"), ids), ids)),
            ("corresp", _without(node.get("corresp"), lost)),
        ):
            written = re.search(rb"\s" + name.encode() + rb'="[^"]*"', tag)
            if written is not None and kept != node.get(name).split():
                value = f' {name}="{" ".join(kept)}"' if kept else ""
                edits.append((node.start + written.start(), node.start + written.end(), value.encode()))
    for start, end, text in sorted(edits, reverse=True):
        data = data[:start] + text + data[end:]
    return data.decode().replace(_TEI, "", 1)


def _in_order(pointers: list[str], ids: Mapping[str, int]) -> list[str]:
    return sorted(pointers, key=lambda p: ids.get(p.removeprefix("#"), -1))


def _local(pointers: str, ids: Collection[str]) -> list[str]:
    """Return the pointers but those to elements of this file that are not there."""
    return [p for p in pointers.split() if not p.startswith("#") or p.removeprefix("#") in ids]


def _without(pointers: str, lost: set[str]) -> list[str]:
    return [p for p in pointers.split() if p.removeprefix("#") not in lost]


def claims_touched(layer: Layer, touched: set[str]) -> tuple[str, ...]:
    """Return the ids of the annotations of a layer one of whose targets is among the elements touched."""
    return tuple(
        node.get("xml:id")
        for raw in layer.lists
        for node in _scan_list(raw).root.walk()
        if node.name == "annotation"
        and any(t.removeprefix("#") in touched for t in node.get("target").split())
    )


def _ids(raw: bytes) -> set[str]:
    return {n.get("xml:id") for n in _scan_list(raw).root.walk() if n.get("xml:id")}


def _resolving(entry: Entry, ids: Collection[str]) -> Entry:
    """Return an entry without pointers to elements of this file that are not there (a gloss of a lost term)."""
    kept = dict(entry.attributes)
    for name in ("corresp", "next", "prev"):
        if name in kept:
            kept[name] = " ".join(_local(kept[name], ids))
    return (
        entry if kept == entry.attributes else replace(entry, attributes={k: v for k, v in kept.items() if v})
    )


def lost_claims(layer: Layer) -> tuple[str, ...]:
    """Return the ids of the annotations of a layer none of whose targets is among its entries any more."""
    ids = {e.id for e in layer.entries}
    return tuple(
        node.get("xml:id")
        for raw in layer.lists
        for node in _scan_list(raw).root.walk()
        if node.name == "annotation"
        and not any(t.removeprefix("#") in ids for t in node.get("target").split())
    )


def _scan_list(raw: bytes) -> Document:
    return scan(re.sub(rb"^<(\w+)", rb"<\1" + _TEI.encode(), raw, count=1))
