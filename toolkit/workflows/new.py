"""A title and a tradition in, a valid TEI file to start from out, its pointers relative to where it lies."""

from __future__ import annotations

import os
import re
import string
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape

import toolkit.tei
from toolkit.ground.bundle import annotations_folder
from toolkit.ground.errors import UsageError
from toolkit.ground.reading import resolved
from toolkit.ground.writing import write_atomically
from toolkit.tei.scheme import read_scheme

_TEI = Path(toolkit.tei.__file__).parent
_SCHEMA = re.compile(rb'(?<=<\?xml-model href=")[^"]*toolkit/tei/schema(?=/)')
_SPELLING = re.compile(r"x-[a-z0-9]{1,8}")


def start(
    path: Path,
    *,
    title: str,
    tradition: str,
    editor: str,
    spelling: str,
    today: str,
    annotations: Path | None = None,
) -> None:
    """Write the template to `path`; `UsageError` where a file is there already or a value names nothing.

    `spelling` is the tag of the text's convention (L5: `x-isr`, `x-ashk` …), `today` an ISO date.
    """
    if path.exists():
        raise UsageError(f"{path} is there already", hint="give another name")
    folder = annotations if annotations is not None else annotations_folder(near=path.absolute().parent)
    known = [m.id.removeprefix("tr.") for m in read_scheme(folder / "concepts.xml").members("traditions")]
    if tradition not in known:
        raise UsageError(
            f"there is no tradition {tradition!r} in {folder / 'concepts.xml'}",
            hint=f"there are: {', '.join(known)}; add yours there",
        )
    if not _SPELLING.fullmatch(spelling):
        raise UsageError(
            f"{spelling!r} is no spelling tag",
            hint="x- and 1 to 8 lower-case letters or digits: x-isr, x-ashk",
        )
    template = string.Template((_TEI / "templates" / "text.xml").read_text(encoding="utf-8"))
    filled = template.substitute(
        id=_identifier(path.stem),
        title=escape(title),
        editor=escape(editor),
        tradition=tradition,
        spelling=spelling,
        today=today,
        annotations=_relative(folder, path),
        schema=_relative(_TEI / "schema", path),
    )
    write_atomically(path, filled.encode("utf-8"))


def copy_annotations(project: Path) -> Path:
    """Copy the vocabulary that comes with the program into `project`/annotations and return that folder.

    Files that are there already are a person's and stay as they are; the schemas that the copies name for an editor are
    found from where they lie now.
    """
    source, folder = annotations_folder(), project / "annotations"
    if resolved(source) == resolved(folder):
        return folder
    for file in sorted(source.rglob("*")):
        copy = folder / file.relative_to(source)
        if file.is_file() and not copy.exists():
            schema = _relative(_TEI / "schema", copy).encode()
            parts = _SCHEMA.split(file.read_bytes())
            write_atomically(copy, schema.join(parts))
    return folder


def _identifier(stem: str) -> str:
    """Return an XML id made of a file's name: letters, digits, points and hyphens, beginning with a letter."""
    name = re.sub(r"[^A-Za-z0-9.-]+", "-", stem).strip("-.") or "text"
    return name if name[0].isalpha() else f"t-{name}"


def _relative(folder: Path, path: Path) -> str:
    """Return the way from a file to a folder as a relative reference: characters that an address cannot hold as %…."""
    return quote(Path(os.path.relpath(resolved(folder), resolved(path).parent)).as_posix())
