"""TEI files in, a reading edition out: a folder of pages, or one file.

Each file is read once and lies on a shelf from then on, so that memory does not grow with the texts, and what is drawn is what was checked.
Nothing is written before every text was read and checked. A folder is made beside its place and takes the name when it is whole, so that
an interrupted run leaves the former edition as it was.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit import __version__
from toolkit.editions.edition import Edition, Record, TitlePage, title_page
from toolkit.editions.former import Former
from toolkit.ground.bundle import annotations_folder
from toolkit.ground.discover import load, packages
from toolkit.ground.errors import ConflictError, Finding, InputError, UsageError
from toolkit.ground.progress import Progress, quietly
from toolkit.ground.shelf import Shelf
from toolkit.ground.writing import sha256, write_atomically
from toolkit.tei.accepted import with_accepted
from toolkit.tei.check import Library, check
from toolkit.tei.reader import load as load_file
from toolkit.tei.reader import read_layout
from toolkit.tei.vocabulary import read_vocabulary
from toolkit.workflows._reading import files_of

_EDITIONS = "toolkit.editions"
_SEAL = "edition.json"  # what a folder must hold to be an edition
_MAKERS = ("editions", "rendering", "tei", "vocabulary", "model")


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: the id of the edition, its texts, whether anything had to be done, and of how many texts the page was taken from the former edition."""

    id: str
    texts: int
    unchanged: bool = False
    taken: int = 0


def formats() -> tuple[str, ...]:
    """Return the formats that there are."""
    return packages(_EDITIONS)


def make_edition(
    paths: Sequence[Path],
    target: Path,
    *,
    format: str = "html",  # noqa: A002
    settings: Path | None = None,
    annotations: Path | None = None,
    options: dict[str, str] | None = None,
    command: str = "yichud edition",
    force: bool = False,
    progress: Progress = quietly,
) -> Made:
    """Make an edition of the texts in `paths` in one of the formats.

    `settings` is an `edition.toml`; `options` are those of the format (`paper`); `force` lets an existing folder that is no
    edition be replaced.

    Raises:
        InputError: a text cannot be read or is not valid; it carries every finding, and nothing is written.
        UsageError: there is no such format, or nothing to edit.
        ConflictError: the target is a folder that is no edition.
    """
    if format not in formats():
        raise UsageError(f"there is no format {format!r}", hint=f"there are: {', '.join(formats())}")
    if not paths:
        raise UsageError("there is nothing to edit", hint="name TEI files or folders")
    page = title_page(load_file(settings), str(settings)) if settings is not None else TitlePage()
    folder = annotations if annotations is not None else annotations_folder(near=paths[0])
    vocabulary = read_vocabulary(folder)
    given = options or {}
    with Shelf() as shelf:
        files, findings = _loaded(paths, shelf)
        made_from = [
            __version__,
            format,
            vocabulary.digest,
            repr(page),
            command,
            *(f"{k}={v}" for k, v in sorted(given.items())),
            *(f"{f.shown} {f.sha256}" for f in files),
        ]
        identifier = sha256("\n".join(made_from).encode("utf-8", "surrogatepass"))
        many = load(_EDITIONS, format, "MANY")
        code = _code() if many else ""
        seal = sha256(f"{identifier}{code}".encode())
        held = _held(target) if many else {}
        if not findings and held.get("seal") == seal and isinstance(count := held.get("texts"), int):
            return Made(identifier[:12], count, unchanged=True)
        texts = _read(files, findings, shelf, annotations, page, progress)
        edition = Edition(page, texts, shelf, vocabulary, identifier[:12], __version__, command, given)
        make = load(_EDITIONS, format, "make")
        if not many:
            write_atomically(target, make(edition))
            return Made(edition.id, len(texts))
        _spare(target, held, force=force)
        former = Former(target, held.get("pages") if held.get("code") == code else {})
        said = {"yichud": __version__, "edition": edition.id, "seal": seal, "code": code, "texts": len(texts)}
        _folder(
            target,
            lambda folder: make(edition, folder, former, progress),
            lambda: {**said, "pages": former.made},
        )
        return Made(edition.id, len(texts), taken=former.taken)


@dataclass(frozen=True, slots=True)
class _File:
    """A file that was read: the name that it is shown by, its hash, and where its bytes are on the shelf."""

    path: Path
    shown: str
    sha256: str
    data: int


def _loaded(paths: Sequence[Path], shelf: Shelf) -> tuple[list[_File], list[Finding]]:
    """Put the bytes of each file on the shelf, and return what is wrong with those that cannot be read."""
    files, findings = files_of(paths)
    loaded = []
    for file, shown in files:
        try:
            data = load_file(file)
        except InputError as error:
            findings += error.findings
        else:
            loaded.append(_File(file, shown, sha256(data), shelf.put(data)))
    return loaded, findings


def _read(
    files: Sequence[_File],
    findings: list[Finding],
    shelf: Shelf,
    annotations: Path | None,
    page: TitlePage,
    progress: Progress,
) -> tuple[Record, ...]:
    """Check every file, put its text on the shelf, and return the records of those that are edited."""
    library = Library(annotations)
    texts: dict[str, Record] = {}
    for file in progress(files, "reading"):
        data = shelf.get(file.data)
        try:
            found = check(data, str(file.path), library)
            if found:
                findings += found
                continue
            text = with_accepted(read_layout(data, str(file.path))).text
        except InputError as error:
            findings += error.findings
            continue
        if text.id in texts:
            findings.append(
                Finding(
                    str(file.path),
                    0,
                    0,
                    "R03",
                    f"has the id {text.id!r}, which {texts[text.id].path} has too",
                    "give one of them another xml:id",
                )
            )
        elif text.characters.strip():
            texts[text.id] = Record(
                text.id,
                file.shown,
                file.sha256,
                text.header,
                Counter(t for c in text.claims if c.counts for t in c.topics),
                file.data,
                shelf.put(text),
            )
    if findings:
        raise InputError(*findings)
    if not texts:
        raise UsageError(
            "there is no text in these files", hint="a scheme, an authority file and a layer have none"
        )
    unknown = [t for t in page.texts if t not in texts]
    if unknown:
        raise UsageError(
            f"the edition names texts that are not there: {', '.join(unknown)}",
            hint=f"there are: {', '.join(texts)}",
        )
    return tuple(texts[t] for t in page.texts) if page.texts else tuple(_ordered(texts))


def _ordered(texts: dict[str, Record]) -> list[Record]:
    """Return the texts, those of one tradition together, in the order in which they were given."""
    traditions = list(dict.fromkeys(e.header.tradition for e in texts.values()))
    return sorted(texts.values(), key=lambda e: traditions.index(e.header.tradition))


def _spare(target: Path, held: dict[str, Any], *, force: bool) -> None:
    """Refuse a place that holds anything else than an edition."""
    if not held and target.exists() and (not target.is_dir() or any(target.iterdir())) and not force:
        raise ConflictError(
            f"{target} exists and is no edition; it was left as it is",
            hint="name another folder, or give --force",
        )


def _folder(target: Path, make: Callable[[Path], None], said: Callable[[], dict[str, Any]]) -> None:
    """Make a folder beside its place and put it there when it is whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        make(making)
        (making / _SEAL).write_text(json.dumps(said()) + "\n", encoding="utf-8")
        making.chmod(0o777 & ~_umask())
        _swap(making, target)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise


def _held(target: Path) -> dict[str, Any]:
    """Return what the edition in a folder says of itself: its seal and its pages; nothing where it is no edition."""
    try:
        said = json.loads((target / _SEAL).read_bytes())
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) and "seal" in said else {}


def _swap(making: Path, target: Path) -> None:
    if target.exists():
        former = Path(tempfile.mkdtemp(prefix=f".{target.name}.former.", dir=target.parent))
        target.replace(former / target.name)
        making.replace(target)
        shutil.rmtree(former, ignore_errors=True)
    else:
        making.replace(target)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _code() -> str:
    from toolkit.index.cache import code_digest

    return code_digest(_MAKERS)
