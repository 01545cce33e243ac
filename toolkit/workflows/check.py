"""Files and folders in, every finding about every TEI file in them out, and what is not understood of those of other projects."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.ground.errors import Finding, InputError
from toolkit.ground.progress import Progress, quietly
from toolkit.ground.reading import resolved
from toolkit.tei.check import Examination, Library, examine
from toolkit.tei.reader import load

#: Codes of files that could not be read as XML at all.
_UNREADABLE = "X"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was checked: the files read, the findings in the order of files and places, the files that failed.

    `notes` are what is TEI and not understood in texts of other projects: nothing is wrong with it.
    """

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    failed: tuple[Path, ...]
    notes: tuple[Finding, ...] = ()


def check_paths(
    paths: Sequence[Path], *, annotations: Path | None = None, progress: Progress = quietly
) -> CheckResult:
    """Check every file, and every `*.xml` in every folder and below it; each file once, however often it is named.

    `annotations` is the folder in which concepts.xml, people.xml and works.xml are looked for before the places that the
    files themselves name.
    """
    library = Library(annotations)
    read: list[Path] = []
    failed: list[Path] = []
    findings: list[Finding] = []
    notes: list[Finding] = []
    for path in progress(files_below(paths), "checking"):
        found = _check(path, library)
        findings.extend(found.findings)
        notes.extend(found.notes)
        (failed if any(f.code.startswith(_UNREADABLE) for f in found.findings) else read).append(path)
    return CheckResult(tuple(read), tuple(findings), tuple(failed), tuple(notes))


def files_below(paths: Sequence[Path]) -> list[Path]:
    """Return the files that paths mean, each once: a file itself, of a folder its XML files, or the folder where it has none."""
    wanted: dict[Path, Path] = {}
    for given in paths:
        for path in _files(given) or [given]:
            wanted.setdefault(resolved(path), path)
    return [*wanted.values()]


def _check(path: Path, library: Library) -> Examination:
    if path.is_dir():
        hint = "give a folder of TEI files, *.xml"
        return Examination((Finding(str(path), 0, 0, "X12", "there is no XML file in the folder", hint),))
    try:
        return examine(load(path), str(path), library)
    except InputError as error:
        return Examination(error.findings)


def _files(path: Path) -> list[Path]:
    """Return a file itself, or the XML files below a folder by name; hidden folders and links to folders are left out."""
    if not path.is_dir():
        return [path]
    found: list[Path] = []
    for folder, below, names in os.walk(path):
        below[:] = sorted(n for n in below if not n.startswith("."))
        found += (
            Path(folder, n) for n in sorted(names) if n.lower().endswith(".xml") and not n.startswith(".")
        )
    return found
