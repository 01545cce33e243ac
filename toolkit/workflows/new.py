"""A title and a tradition in, a valid TEI file to start from out, its pointers relative to where it lies."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import toolkit.tei
from toolkit.ground.bundle import schema_folder
from toolkit.ground.errors import UsageError
from toolkit.ground.writing import write_atomically
from toolkit.intake.edition import dated, identify, named
from toolkit.intake.particulars import read_author, read_date
from toolkit.standoff.apply import relative
from toolkit.tei.vocabulary import read_vocabulary
from toolkit.workflows.project import copy_annotations, home

_TEI = Path(toolkit.tei.__file__).parent
_SPELLING = re.compile(r"x-[a-z0-9]{1,8}")


def start(
    path: Path,
    *,
    title: str,
    tradition: str,
    editor: str,
    spelling: str,
    today: str,
    authors: Sequence[str] = (),
    date: str = "",
    annotations: Path | None = None,
) -> Path:
    """Write the template to `path` and return the vocabulary that it points at; `UsageError` where a file is there already or a value names nothing.

    `spelling` is the tag of the text's convention (L5: `x-isr`, `x-ashk` …), `today` an ISO date; `authors` and `date` are as for
    `encode`. Outside of any project, and where no `annotations` are named, the vocabulary is copied beside the file.
    """
    if path.exists():
        raise UsageError(f"{path} is there already", hint="give another name")
    folder, source = (annotations, None) if annotations is not None else home(path.absolute().parent)
    vocabulary = read_vocabulary(source if source is not None else folder)
    known = [m.id.removeprefix("tr.") for m in vocabulary.scheme.members("traditions")]
    if tradition not in known:
        raise UsageError(
            f"there is no tradition {tradition!r} in {(source or folder) / 'concepts.xml'}",
            hint=f"there are: {', '.join(known)}; add yours there",
        )
    if not _SPELLING.fullmatch(spelling):
        raise UsageError(
            f"{spelling!r} is no spelling tag",
            hint="x- and 1 to 8 lower-case letters or digits: x-isr, x-ashk",
        )
    written_by = "".join(named(read_author(a, vocabulary.people)) for a in authors)
    when = dated(read_date(date)) if date else ""
    if source is not None:
        copy_annotations(path.parent, source)
    template = string.Template((_TEI / "templates" / "text.xml").read_text(encoding="utf-8"))
    filled = template.substitute(
        id=identify(path.stem),
        title=escape(title),
        authors=written_by,
        date=when,
        editor=escape(editor),
        tradition=tradition,
        spelling=spelling,
        today=today,
        annotations=relative(folder, path),
        schema=relative(schema_folder(folder), path),
    )
    write_atomically(path, filled.encode("utf-8"))
    return folder
