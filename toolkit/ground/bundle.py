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
    for folder in _upwards(near) if near is not None else ():
        own = folder / "annotations"
        if (own / "concepts.xml").is_file():
            return own
    for bundled in (_PACKAGE / "annotations", _PACKAGE.parent / "annotations"):
        if (bundled / "concepts.xml").is_file():
            return bundled
    raise InternalError(
        "the annotations that come with the program are missing", hint="install the program again"
    )


def _upwards(near: Path) -> tuple[Path, ...]:
    place = resolved(near)
    return (place, *place.parents) if place.is_dir() else tuple(place.parents)
