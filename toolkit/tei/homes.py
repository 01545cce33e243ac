"""A TEI file that was moved in, the same file with its prefixes and its grammar where they lie now out (TEI: `prefixDef`).

Only what leads nowhere is written anew: the `replacementPattern` of a `prefixDef` that names a file of a vocabulary, and the `href` of an
`xml-model` that names our grammar. What leads to a file that is there is left as it is, whichever file that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.tei.edits import Edit, apply, set_attributes
from toolkit.tei.pointers import AUTHORITIES, resolve_path
from toolkit.tei.scan import Document

_MODEL = re.compile(rb'<\?xml-model\s+href="([^"]*/)?(yichud\.(?:rng|sch))"')


@dataclass(frozen=True, slots=True)
class Astray:
    """Something that a file names and that is not there: `was` as written, `now` as written where it leads there."""

    was: str
    now: str
    edits: tuple[Edit, ...]


def astray(document: Document, authorities: str, schema: str) -> tuple[Astray, ...]:
    """Return what leads to no file, with where it would lead in the folders given as the file sees them (relative references).

    A file that does not name our grammar is another project's, and left alone.
    """
    if _MODEL.search(document.data, 0, document.root.start) is None:
        return ()
    return (*_models(document, schema), *_prefixes(document, authorities))


def repointed(document: Document, found: tuple[Astray, ...]) -> bytes:
    """Return the file with all of that written anew."""
    return apply(document.data, sorted(e for a in found for e in a.edits))


def _models(document: Document, schema: str) -> Iterator[Astray]:
    for model in _MODEL.finditer(document.data, 0, document.root.start):
        was = ((model[1] or b"") + model[2]).decode()
        now = f"{schema}/{model[2].decode()}"
        start = model.start(2) - len(model[1] or b"")
        if not _leads(document, was):
            yield Astray(was, now, (Edit(start, model.end(2), now.encode()),))


def _prefixes(document: Document, authorities: str) -> Iterator[Astray]:
    nodes = (n for header in document.root.find_all("teiHeader") for n in header.walk())
    for node in nodes:
        if node.name != "prefixDef":
            continue
        was = node.get("replacementPattern")
        file, mark, rest = was.partition("#")
        name = file.rpartition("/")[2]
        if name in AUTHORITIES and not _leads(document, file):
            now = f"{authorities}/{name}{mark}{rest}"
            yield Astray(was, now, tuple(set_attributes(document, node, {"replacementPattern": now})))


def _leads(document: Document, reference: str) -> bool:
    place = resolve_path(reference, document.path)
    return place is None or Path(place).is_file()
