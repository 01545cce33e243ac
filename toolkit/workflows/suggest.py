"""TEI files in, the same files with what the recogniser finds in them as suggestions, for a person to decide, out.

Nothing else of a file changes, and nothing that it says already, tagged, suggested or decided, is suggested again: whoever calls this after the
vocabulary has grown is told what is new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from toolkit.ground.errors import Finding, InputError, UsageError
from toolkit.ground.progress import Progress, quietly
from toolkit.ground.reading import STDIN
from toolkit.ground.writing import sha256, write_atomically
from toolkit.intake.suggestions import Recogniser, suggest
from toolkit.model.authority import Vocabulary
from toolkit.standoff.apply import relative
from toolkit.tei.anchors import adrift, reanchored
from toolkit.tei.check import Library, check
from toolkit.tei.proposals import listed, propose
from toolkit.tei.reader import Layout, load, read_layout
from toolkit.tei.scan import MAX_BYTES
from toolkit.tei.vocabulary import read_vocabulary
from toolkit.workflows._reading import files_of
from toolkit.workflows._recognising import bynames, recogniser_of
from toolkit.workflows.project import copy_annotations, home


@dataclass(frozen=True, slots=True)
class Suggested:
    """One file: how many suggestions came to each list (`suggestions` are those of terms), and how many elements got an `xml:id` for them.

    `moved` counts earlier ones whose words the text has elsewhere by now, `lost` those whose words are not found; `unlisted` are transliterations without a
    concept in the vocabulary, which cannot be suggested, the most frequent first.
    """

    path: str
    counts: dict[str, int]
    identified: int
    moved: int = 0
    lost: int = 0
    unlisted: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How many suggestions came to the file."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class SuggestReport:
    """What was suggested, file by file; what is wrong with the files that were left as they were; where the vocabulary was copied to, if it was."""

    files: tuple[Suggested, ...]
    findings: tuple[Finding, ...]
    written: bool
    copied: Path | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the report as `yichud suggest --json` prints it."""
        return {
            "schema": "yichud-suggest/1",
            "written": self.written,
            "files": [asdict(f) for f in self.files],
            "findings": [asdict(f) for f in self.findings],
        }


@dataclass(slots=True)
class _Bench:
    """The vocabularies and recognisers that were made so far, by folder."""

    annotations: Path | None
    recogniser: Callable[[Vocabulary], Recogniser]
    made: dict[Path, tuple[Vocabulary, Recogniser, Library]] = field(default_factory=dict)

    def home(self, path: Path) -> tuple[Path, Path | None]:
        """Return the annotations that a file points at, and what has to be copied there first, if anything."""
        return (self.annotations, None) if self.annotations is not None else home(path.parent, path)

    def tools(self, folder: Path) -> tuple[Vocabulary, Recogniser, Library]:
        if folder not in self.made:
            vocabulary = read_vocabulary(folder)
            self.made[folder] = vocabulary, self.recogniser(vocabulary), Library(folder)
        return self.made[folder]


def suggest_files(
    paths: Sequence[Path],
    *,
    when: str,
    annotations: Path | None = None,
    dry_run: bool = False,
    recogniser: Callable[[Vocabulary], Recogniser] = recogniser_of,
    progress: Progress = quietly,
) -> SuggestReport:
    """Suggest what the recogniser finds in files, and in those in folders; `when` is the ISO date of the suggestions, `dry_run` writes nothing.

    A file that lies in no project, where no `annotations` are named, makes its folder one: the vocabulary is copied into it.

    Raises:
        UsageError: a file is standard input.
        InputError: no file can be read.
        ConflictError: a file changed since it was read; it is left as it is.
    """
    if STDIN in paths:
        raise UsageError("suggestions are written into the file itself", hint="name a file, not -")
    files, findings = files_of(paths)
    bench = _Bench(annotations, recogniser)
    made: list[Suggested] = []
    copied: Path | None = None
    for path, shown in progress(files, "suggesting"):
        try:
            suggested, before, after = _suggested(path, shown, bench, when)
        except InputError as error:
            findings += error.findings
            continue
        made.append(suggested)
        if dry_run or after == before:
            continue
        own, source = bench.home(path)
        if source is not None:
            copied = copy_annotations(own.parent, source)
        write_atomically(path, after, expected=sha256(before))
    if not made:
        raise InputError(*findings)
    written = not dry_run and any(f.total for f in made)
    return SuggestReport(tuple(made), tuple(sorted(findings)), written, copied)


def _suggested(path: Path, shown: str, bench: _Bench, when: str) -> tuple[Suggested, bytes, bytes]:
    data = load(path)
    layout, moved, lost = _reanchored(read_layout(data, shown))
    own, source = bench.home(path)
    vocabulary, recognise, library = bench.tools(source if source is not None else own)
    found = suggest(layout.text, recognise, names=bynames(vocabulary))
    after = propose(
        layout, found.items, when=when, authorities=relative(own, path), languages=found.languages
    )
    _sound(data, after, shown, library)
    counts = Counter(listed(s.kind) for s in found.items)
    ids = {m.get("xml:id") for m in layout.text.marks}
    identified = len({s.element for s in found.items} - ids)
    return Suggested(shown, dict(counts), identified, moved, lost, found.unlisted), data, after


def _reanchored(layout: Layout) -> tuple[Layout, int, int]:
    """Return the file with earlier suggestions where their words stand now, how many moved, and how many have lost theirs.

    Else what a person refused, or accepted, would be suggested once more beside it.
    """
    found = adrift(layout)
    moved = sum(a.moved is not None for a in found.values())
    whole = read_layout(reanchored(layout, found), layout.document.path) if moved else layout
    return whole, moved, len(found) - moved


def _sound(before: bytes, after: bytes, path: str, library: Library) -> None:
    """Refuse to write what would make a file worse than it was: a defect of ours, or suggestions that make it too large to be read."""
    if len(after) > MAX_BYTES:
        message = f"its suggestions would make it larger than {MAX_BYTES // 2**20} MiB"
        raise InputError(Finding(path, 0, 0, "I11", message, "split the text"))
    found = check(after, path, library) if after != before else ()
    old = {(f.code, f.message) for f in check(before, path, library)} if found else set()
    new = [f for f in found if (f.code, f.message) not in old]
    if new:
        message = f"with its suggestions it would not pass `yichud check`: {new[0].code} {new[0].message}"
        raise InputError(
            Finding(
                path, new[0].line, 0, "I12", message, "this is a defect of Yichud: please report this file"
            )
        )
