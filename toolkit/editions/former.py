"""The edition that a folder held before in, its pages again out, where what they are made from has not changed."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from toolkit.ground.writing import sha256


class Former:
    """Gives pages of the former edition to a new one; `made` is what the new one must keep to give its own.

    A page is known by its file, a key of all that it is made from, and the hash of its bytes: a page that was changed or lost since
    is made again.
    """

    def __init__(self, folder: Path | None = None, pages: Mapping[str, object] | None = None) -> None:
        self._folder = folder
        self._pages = pages or {}
        self.made: dict[str, list[str]] = {}
        self.taken = 0

    def give(self, file: str, key: str, into: Path) -> bool:
        """Copy a page into the new edition and return whether that could be done."""
        match self._pages.get(file):
            case [str(former), str(digest)] if former == key and self._folder is not None:
                try:
                    data = (self._folder / file).read_bytes()
                except OSError:
                    return False
                if sha256(data) != digest:
                    return False
                shutil.copyfile(self._folder / file, into / file)
                self.made[file] = [key, digest]
                self.taken += 1
                return True
        return False

    def keep(self, file: str, key: str, digest: str) -> None:
        """Remember a page that was made, with the hash of its bytes."""
        self.made[file] = [key, digest]


def key_of(parts: Iterable[str]) -> str:
    """Return the key of a page that is made from these."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass"))
