"""A Typst document and the files that it reads in, a PDF out: tagged (PDF/UA-1), archivable (PDF/A-2a), the same bytes every time.

The compiler sees a folder that holds what it is given and nothing else: no package, no font of the system, no network. What strings say is
data (`json`, `xml`), never part of a document's code. In these standards a character without a glyph is an error.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from toolkit.ground.errors import DrawingError

STANDARDS: list[Any] = ["a-2a", "ua-1"]


def compile_pdf(main: str, files: Mapping[str, bytes], *, timestamp: int) -> bytes:
    """Return the PDF of the document `main`, which may read `files` by name; `timestamp` is its date in seconds since 1970.

    `DrawingError` says what cannot be drawn, and where the compiler saw it.
    """
    import typst

    with tempfile.TemporaryDirectory(prefix="yichud-") as name:
        root = Path(name)
        (root / "main.typ").write_text(main, encoding="utf-8")
        for file, data in files.items():
            (root / file).write_bytes(data)
        nothing = root / ".packages"
        nothing.mkdir()
        try:
            made, warnings = typst.compile_with_warnings(
                str(root / "main.typ"),
                root=str(root),
                format="pdf",
                ignore_system_fonts=True,
                pdf_standards=STANDARDS,
                package_path=str(nothing),
                package_cache_path=str(nothing),
                timestamp=timestamp,
            )
        except typst.TypstError as error:
            raise _told(error, name) from None
    if warnings:
        raise _told(warnings[0], name)
    return bytes(made)


def _told(error: Exception, folder: str) -> DrawingError:
    message = str(getattr(error, "message", error)).replace(folder, "")
    hints = "; ".join(getattr(error, "hints", ()) or ())
    place = str(getattr(error, "diagnostic", "")).replace(folder, "").strip()
    return DrawingError(f"the PDF cannot be made: {message}", hint=hints or place[:400])
