"""Content documents in, the container out: an OCF archive whose bytes depend on nothing else (EPUB 3.3)."""

from __future__ import annotations

import datetime as dt
import io
import uuid
import zipfile
from collections.abc import Iterable, Sequence

from jinja2 import Environment

from toolkit.editions.edition import Edition, issued, timestamp
from toolkit.editions.epub.document import Document, encoded

_CONTAINER = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b'<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    b'<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
_BEGIN = (1980, 1, 1, 0, 0, 0)  # of the time that a ZIP archive can say


def packaged(edition: Edition, made: Environment, documents: Sequence[Document], style: bytes) -> bytes:
    """Return the archive: the media type first and uncompressed, then the container, the package document, the book in its order."""
    when = dt.datetime.fromtimestamp(timestamp(edition), dt.UTC)
    package = made.get_template("package.opf.j2").render(
        edition=edition,
        identifier=uuid.uuid5(uuid.NAMESPACE_URL, f"yichud:edition:{edition.id}").urn,
        issued=issued(edition),
        modified=when.strftime("%Y-%m-%dT%H:%M:%SZ"),
        documents=documents,
        creators=[*((a, "aut") for a in edition.authors), *((e, "edt") for e in edition.title_page.editors)],
    )
    return _archive(
        [
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", _CONTAINER),
            ("book/package.opf", encoded(package)),
            *((f"book/{d.file}", d.data) for d in documents),
            ("book/style.css", style),
        ]
    )


def _archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, _BEGIN)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=9)
    return out.getvalue()
