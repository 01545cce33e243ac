"""A Typst document and the files that it reads in, a PDF out: tagged (PDF/UA-1), archivable (PDF/A-2a), the same bytes every time.

The compiler sees a folder that holds what it is given and nothing else: no package, no font of the system, no network. What strings say is
data (`json`, `xml`), never part of a document's code. In these standards a character without a glyph is an error, which names them all.
"""

from __future__ import annotations

import json
import re
import tempfile
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from toolkit.ground.errors import DrawingError

STANDARDS: list[Any] = ["a-2a", "ua-1"]
_UNDRAWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_PROBE = '#set document(title: "probe")\n#set text(font: "Libertinus Serif")\n#json("probe.json")'


def compile_pdf(main: str, files: Mapping[str, bytes], *, timestamp: int) -> bytes:
    """Return the PDF of the document `main`, which may read `files` by name; `timestamp` is its date in seconds since 1970.

    `DrawingError` says what cannot be drawn, and where the compiler saw it; its `undrawn` are the characters that no font has.
    """
    with tempfile.TemporaryDirectory(prefix="yichud-") as name:
        made, problem = _compiled(Path(name), {"main.typ": main.encode(), **files}, timestamp)
        if problem is not None:
            raise _told(problem, name)
    return made


def _compiled(folder: Path, files: Mapping[str, bytes], timestamp: int) -> tuple[bytes, Exception | None]:
    """Return the PDF of `main.typ` in a folder of these files, and the error or the first warning of the compiler."""
    import typst

    for file, data in files.items():
        (folder / file).write_bytes(data)
    nothing = folder / ".packages"
    nothing.mkdir()
    try:
        made, warnings = typst.compile_with_warnings(
            str(folder / "main.typ"),
            root=str(folder),
            format="pdf",
            ignore_system_fonts=True,
            pdf_standards=STANDARDS,
            package_path=str(nothing),
            package_cache_path=str(nothing),
            timestamp=timestamp,
        )
    except typst.TypstError as error:
        return b"", error
    return bytes(made), next(iter(warnings), None)


def called(character: str) -> str:
    """Return the number and the name of a character."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'without a name')}"


def _told(error: Exception, folder: str) -> DrawingError:
    message = str(getattr(error, "message", error)).replace(folder, "")
    hints = "; ".join(getattr(error, "hints", ()) or ())
    place = str(getattr(error, "diagnostic", "")).replace(folder, "").strip()
    reported = "".join(_ESCAPED.sub(lambda m: chr(int(m[1], 16)), s) for s in _UNDRAWN.findall(place))
    if reported:
        undrawn = reported if len(set(reported)) == 1 else "".join(filter(_lacks, sorted(set(reported))))
        named = ", ".join(map(called, undrawn))
        return DrawingError(f"no font that comes with Typst has {named}", undrawn=undrawn)
    return DrawingError(f"the PDF cannot be made: {message}", hint=hints or place[:400])


def _lacks(character: str) -> bool:
    """Return whether the font lacks a character: the compiler reports all the characters of a sign that lacks one.

    A mark is tried on a letter of its script, anything else alone.
    """
    base = ""
    if unicodedata.combining(character):
        base = "\u05d1" if "HEBREW" in unicodedata.name(character, "") else "a"
    files = {"main.typ": _PROBE.encode(), "probe.json": json.dumps(base + character).encode()}
    with tempfile.TemporaryDirectory(prefix="yichud-") as name:
        return _compiled(Path(name), files, 0)[1] is not None
