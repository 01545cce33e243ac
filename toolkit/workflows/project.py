"""A folder in, the concepts, people, works and grammar that its texts point at copied into it: from then on it can be moved, or given away, whole.

A project is a folder with `annotations/concepts.xml` in it. The texts below it point there by relative paths.
"""

from __future__ import annotations

import re
from pathlib import Path

from toolkit.ground.bundle import annotations_folder, own_annotations, schema_folder
from toolkit.ground.reading import resolved
from toolkit.ground.writing import write_atomically
from toolkit.standoff.apply import relative

_SCHEMA = re.compile(rb'(?<=<\?xml-model href=")[^"]*(?=/yichud\.(?:rng|sch)")')


def copy_annotations(project: Path, source: Path | None = None) -> Path:
    """Copy a vocabulary (the one that comes with the program) and the grammar into `project`/annotations and return that folder.

    Files that are there already are a person's and stay as they are, but for the grammar, which is the program's. The copies name
    the grammar for an editor as it lies beside them.
    """
    source = source if source is not None else annotations_folder()
    folder = project / "annotations"
    if resolved(source) == resolved(folder):
        return folder
    schema = folder / "schema"
    for file in sorted(p for p in schema_folder(source).iterdir() if p.suffix in {".rng", ".sch"}):
        write_atomically(schema / file.name, file.read_bytes())
    for file in sorted(source.rglob("*")):
        copy = folder / file.relative_to(source)
        if file.is_file() and file.parent.name != schema.name and not copy.exists():
            way = relative(schema, copy).encode()
            write_atomically(copy, way.join(_SCHEMA.split(file.read_bytes())))
    return folder


def home(out: Path, near: Path | None = None) -> tuple[Path, Path | None]:
    """Return the annotations that texts written into `out` point at, and what has to be copied there first, if anything.

    They are those of the project that `out` lies in. Outside of any project it becomes one itself: the copy is made of the annotations
    of the project that `near` lies in, else of those that come with the program.
    """
    own = own_annotations(out)
    return (own, None) if own is not None else (out / "annotations", annotations_folder(near=near))
