"""Where the files that come with the program lie: in the wheel beside the code, in a checkout beside `toolkit/`."""

from __future__ import annotations

from pathlib import Path

from toolkit.ground.errors import InternalError
from toolkit.ground.reading import resolved

_PACKAGE = Path(__file__).resolve().parent.parent


def annotations_folder(*, near: Path | None = None) -> Path:
    """Return the `annotations` folder to use: the project's own before the one that comes with the program.

    `near` is a file or folder of the project; its own folder and those above it are searched for
    `annotations/concepts.xml`, nearest first. Without one, or where none is found, the bundled folder is returned.
    """
    own = own_annotations(near) if near is not None else None
    if own is not None:
        return own
    for bundled in (_PACKAGE / "annotations", _PACKAGE.parent / "annotations"):
        if (bundled / "concepts.xml").is_file():
            return bundled
    raise InternalError(
        "the annotations that come with the program are missing", hint="install the program again"
    )


def own_annotations(near: Path) -> Path | None:
    """Return the `annotations` folder of the project that a file or folder lies in; None outside of any."""
    return next((a for folder in _upwards(near) if is_annotations(a := folder / "annotations")), None)


def is_annotations(folder: Path) -> bool:
    """Say whether a folder is the vocabulary of a project."""
    return folder.name == "annotations" and (folder / "concepts.xml").is_file()


def schema_folder(annotations: Path) -> Path:
    """Return the folder of the grammar that a text with these annotations names for an editor: the copy beside them, else the program's."""
    own = annotations / "schema"
    return own if (own / "yichud.rng").is_file() else _PACKAGE / "tei" / "schema"


def _upwards(near: Path) -> tuple[Path, ...]:
    place = resolved(near)
    return (place, *place.parents) if place.is_dir() else tuple(place.parents)
