"""A report that was made before in, what changed since out: its inputs, and the numbers that would move if it were made again."""

from __future__ import annotations

import json
import os
import shlex
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolkit.ground.errors import Finding, InputError
from toolkit.ground.progress import Progress, quietly
from toolkit.ground.reading import read_input, resolved
from toolkit.ground.writing import sha256
from toolkit.index.columns import LEADING
from toolkit.index.grouping import field_named, parse
from toolkit.model.table import Table
from toolkit.reports.report import SCHEMA
from toolkit.workflows._reading import texts_below
from toolkit.workflows.compare import Question, compare, shown


@dataclass(frozen=True, slots=True)
class Recheck:
    """What became of a report: inputs and files of the vocabulary that changed, inputs that are gone, those that lie elsewhere, and texts
    that were added to its folders.

    `moved` holds for each table, by its key, the cells that would be others, each in words; nothing where an input is gone,
    since without it every number would be another.
    """

    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    moved: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def stands(self) -> bool:
        """Whether the report would be the same today."""
        return not (self.changed or self.gone or self.added or self.moved)


def recheck(
    report: Path,
    places: Sequence[Path] = (),
    *,
    annotations: Path | None = None,
    progress: Progress = quietly,
) -> Recheck:
    """Make a report again from its inputs and compare every table.

    An input is looked for at its path from the working folder, then by its hash in `places`; without any, in the folder of the
    report and in the working folder, with all that lies under them. A text that lies in a folder which the report was made of, and was not
    among its inputs, would be compared now: it was added.

    Raises:
        InputError: the file is no JSON report of ours, or an input can no longer be read.
    """
    held = _held(report)
    given = {str(i["path"]): str(i["sha256"]) for i in held["inputs"]}
    there = {path: Path(path) for path in given if Path(path).is_file()}
    lost = {digest: path for path, digest in given.items() if path not in there}
    found = {lost[digest]: file for digest, file in _by_hash(set(lost), places or (report.parent, Path()))}
    gone = tuple(path for path in given if path not in there and path not in found)
    tables: dict[str, dict[str, Any]] = {t["key"]: t for s in held["sections"] for t in s["tables"]}
    options = {str(r["name"]): str(r["value"]) for r in tables.get("options", {}).get("rows", ())}
    folders = [Path(p) for p in shlex.split(options.get("paths", ""))] if there else list(places)
    new = list(_unknown(folders, [*there.values(), *found.values()], set(given.values())))
    if gone:
        return Recheck(gone=gone)
    changed = [path for path, file in there.items() if sha256(file.read_bytes()) != given[path]]
    again = compare(
        [*there.values(), *found.values(), *new],
        _question(options, tables),
        command=options.get("command", ""),
        annotations=annotations or _vocabulary(options),
        progress=progress,
    )
    added = tuple(sorted({i.path for i in again.inputs} & {shown(file) for file in new}))
    made = {t.key: t for s in again.sections for t in s.tables}
    now = {r["name"]: r["value"] for r in made["options"].records()}
    changed += [
        name for name in options if name.startswith("vocabulary: ") and options[name] != now.get(name)
    ]
    moved = {
        key: cells
        for key, table in tables.items()
        if key in made and key not in _APART and (cells := tuple(_moved(table["rows"], made[key])))
    }
    return Recheck(tuple(changed), gone, tuple(found), added, moved)


def _unknown(folders: Iterable[Path], known: Iterable[Path], hashes: Container[str]) -> Iterator[Path]:
    """Yield the XML files in and under `folders` that are none of those known, nor a copy of one."""
    seen = {resolved(file) for file in known}
    for folder in (f for f in folders if f.is_dir()):
        for file in texts_below(folder):
            if resolved(file) not in seen and sha256(file.read_bytes()) not in hashes:
                seen.add(resolved(file))
                yield file


def _by_hash(wanted: set[str], places: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Yield the XML files in and under `places` whose hashes are wanted, each hash once; hidden folders are passed by."""
    for place in places:
        for folder, inner, names in os.walk(place):
            inner[:] = sorted(name for name in inner if not name.startswith("."))
            for file in (Path(folder, name) for name in sorted(names) if name.endswith(".xml")):
                if not wanted:
                    return
                digest = sha256(file.read_bytes())
                if digest in wanted:
                    wanted.discard(digest)
                    yield digest, file


def _vocabulary(options: Mapping[str, str]) -> Path | None:
    """Return the folder of the vocabulary that the report was made with, where it is still there."""
    folder = Path(options.get("vocabulary", ""))
    return folder if options.get("vocabulary") and (folder / "concepts.xml").is_file() else None


_APART = {"options", "findings"}


def _held(path: Path) -> Mapping[str, Any]:
    try:
        held: Mapping[str, Any] = json.loads(read_input(path))
        sound = held["schema"] == SCHEMA and all({"path", "sha256"} <= i.keys() for i in held["inputs"])
    except (ValueError, KeyError, TypeError, AttributeError):
        sound = False
    if not sound:
        hint = "give what `yichud compare --format json` wrote"
        raise InputError(Finding(str(path), 0, 0, "R06", f"is no report of the schema {SCHEMA}", hint))
    return held


def _question(options: Mapping[str, str], tables: Mapping[str, Mapping[str, Any]]) -> Question:
    where = tuple(
        parse(str(r["value"])) for r in tables.get("options", {}).get("rows", ()) if r["name"] == "where"
    )
    sections = options.get("sections", "all")
    return Question(
        topics=tuple(options.get("topics", "").split()),
        by=field_named(options.get("by", "tradition")),
        where=where,
        restatements=options.get("wording of restatements") == "compared",
        function_words=options.get("function words") == "compared",
        proposed=options.get("proposed terms") == "counted",
        sections=() if sections == "all" else tuple(sections.split()),
    )


def _moved(before: list[Mapping[str, Any]], table: Table) -> Iterator[str]:
    """Yield each cell of a table that is another now, with the row's names."""
    named = tuple(
        c.name
        for c in table.columns
        if c.unit == "id" and c.name not in {LEADING, "roles", "claims", "concepts", "related"}
    )
    numbers = tuple(
        c.name
        for c in table.columns
        if c.name not in named and c.name not in {"quote", "path", "sha256", "hash"}
    )
    old = {tuple(str(r.get(n) or "") for n in named): r for r in before}
    new = {tuple(str(r[n] or "") for n in named): r for r in table.records()}
    for row in sorted(old.keys() - new.keys()):
        yield f"{', '.join(filter(None, row))}: is gone"
    for row in sorted(new.keys() - old.keys()):
        yield f"{', '.join(filter(None, row))}: is new"
    for row in sorted(old.keys() & new.keys()):
        for name in numbers:
            one, other = old[row].get(name), new[row][name]
            if one != other and name != LEADING:
                yield f"{', '.join(filter(None, row))}: {name} {_shown(one)} → {_shown(other)}"


def _shown(value: object) -> str:
    text = "–" if value is None else str(value)
    return text if len(text) <= 60 else text[:57] + "…"
