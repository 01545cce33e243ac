"""The `teiHeader` of a layer in, that of an edition out, and back; all but four things stay as written.

The four: the subtitle, the availability, the folder of the authorities, and the base text where it is another copy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from toolkit.tei.scan import Document, scan

_LICENCE = '<licence target="https://creativecommons.org/licenses/by/4.0/">{what} is CC BY 4.0.</licence>'
_LAYER_AVAILABILITY = f'<availability status="free">{_LICENCE.format(what="This layer")}</availability>'
_EDITION_AVAILABILITY = (
    f'<availability status="restricted">{_LICENCE.format(what="The mark-up")}'
    "<p>The text belongs to its publisher and is not distributed.</p></availability>"
)
_SUBTITLE = '<title type="sub">Stand-off layer, without the text</title>'
_SOURCE = '<prefixDef ident="src" matchPattern="([^:]+):([0-9]+),([0-9]+)" replacementPattern="{base}$1.txt#char=$2,$3"><p>code points of the base text (RFC 5147)</p></prefixDef>'

_DECLARATIONS = frozenset({"claims-complete", "terms-complete"})
_INCOMPLETE = "<interpretation><p>Not declared complete: this copy has words that nobody has annotated, or lacks some that were.</p></interpretation>"


@dataclass(frozen=True, slots=True)
class Copy:
    """What a header says of a copy that is not the base text of its layer.

    `touched` counts the annotations whose words or surroundings changed or went elsewhere, `uncovered` the words that the
    layer does not know; `complete` says that what the layer declares complete still is.
    """

    sha256: str
    length: int
    touched: int
    orphans: int
    uncovered: int = 0
    complete: bool = True


def prefixes(annotations: str) -> str:
    """Return the `listPrefixDef` for authorities in a folder given relative to the file."""
    rows = (
        ("(p\\..+)", "people", "people and voices"),
        ("(w\\..+)", "works", "works"),
        ("(.+)", "concepts", "concepts and closed lists"),
    )
    made = "".join(
        f'<prefixDef ident="c" matchPattern="{pattern}" replacementPattern="{annotations}/{name}.xml#$1"><p>{what}</p></prefixDef>\n'
        for pattern, name, what in rows
    )
    return f"<listPrefixDef>\n{made}{_SOURCE.format(base='')}\n</listPrefixDef>"


def edition_header(header: bytes, annotations: str, copy: Copy | None = None) -> bytes:
    """Return the header of the edition that a layer makes of its text; `annotations` is relative to the edition."""
    document = _scan(header)
    edits = _edits(document, _EDITION_AVAILABILITY, annotations)
    for title in document.root.find_all("fileDesc", "titleStmt", "title"):
        if title.get("type") == "sub":
            edits.append((title.start, title.end, ""))
    if copy is not None:
        edits += _copy_edits(document, copy)
    return _spliced(document, edits)


def layer_header(header: bytes, annotations: str = "..") -> bytes:
    """Return the header of the layer that is made of an edition with this header."""
    document = _scan(header)
    edits = _edits(document, _LAYER_AVAILABILITY, annotations)
    titles = list(document.root.find_all("fileDesc", "titleStmt", "title"))
    if titles and not any(t.get("type") == "sub" for t in titles):
        edits.append((titles[0].end, titles[0].end, _SUBTITLE))
    return _spliced(document, edits)


def _scan(header: bytes) -> Document:
    return scan(
        header.replace(b"<teiHeader", b'<teiHeader xmlns="http://www.tei-c.org/ns/1.0"', 1)
        if b"xmlns" not in header
        else header
    )


def _edits(document: Document, availability: str, annotations: str) -> list[tuple[int, int, str]]:
    root = document.root
    edits = [
        (n.start, n.end, availability) for n in root.find_all("fileDesc", "publicationStmt", "availability")
    ]
    lists = list(root.find_all("encodingDesc", "listPrefixDef"))
    edits += [(n.start, n.end, prefixes(annotations)) for n in lists]
    return edits


def _copy_edits(document: Document, copy: Copy) -> list[tuple[int, int, str]]:
    edits: list[tuple[int, int, str]] = []
    root = document.root
    former = ""
    for bibl in root.find_all("fileDesc", "sourceDesc", "bibl"):
        for node in bibl.nodes:
            if node.name == "idno" and node.get("type") == "sha256":
                former = node.text.strip()
                edits.append((node.open_end, node.close_start, copy.sha256))
            elif node.name == "extent":
                edits.append(
                    (node.start, node.end, f'<extent n="{copy.length}">{copy.length} characters</extent>')
                )
    for declared in root.find_all("encodingDesc", "editorialDecl"):
        said = f"<p>Laid over a copy that is not the text that the layer was made for (SHA-256 {former}): {copy.touched} annotations in changed or moved words, {copy.orphans} without a place, {copy.uncovered} words that the layer does not know.</p>"
        edits.append((declared.close_start, declared.close_start, said))
        edits += [
            (n.start, n.end, _INCOMPLETE)
            for n in declared.find_all("interpretation")
            if not copy.complete and n.get("n") in _DECLARATIONS
        ]
    return edits


def _spliced(document: Document, edits: list[tuple[int, int, str]]) -> bytes:
    data = document.data
    for start, end, text in sorted(edits, reverse=True):
        data = data[:start] + text.encode() + data[end:]
    return re.sub(rb' xmlns="http://www\.tei-c\.org/ns/1\.0"', b"", data, count=1)
