"""A report that was made before in, what changed since out: its inputs, and the numbers that would move if it were made again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.ground.errors import Finding, InputError
from toolkit.ground.reading import read_input
from toolkit.ground.writing import sha256
from toolkit.index.grouping import field_named, parse
from toolkit.model.table import Table
from toolkit.reports.report import SCHEMA
from toolkit.workflows.compare import Question, compare


@dataclass(frozen=True, slots=True)
class Recheck:
    """What became of a report: inputs that changed, inputs that are gone, and the cells that would move, each in words."""

    changed: tuple[str, ...]
    gone: tuple[str, ...]
    moved: tuple[str, ...]

    @property
    def stands(self) -> bool:
        """Whether the report would be the same today."""
        return not (self.changed or self.gone or self.moved)


def recheck(report: Path, *, annotations: Path | None = None) -> Recheck:
    """Make a report again from its inputs, which are looked for from the working folder, and compare every table.

    Raises:
        InputError: the file is no JSON report of ours, or none of its inputs can be read.
    """
    held = _held(report)
    changed, gone, there = [], [], []
    for given in held["inputs"]:
        path = Path(given["path"])
        if not path.is_file():
            gone.append(str(given["path"]))
        else:
            there.append(path)
            if sha256(path.read_bytes()) != given["sha256"]:
                changed.append(str(given["path"]))
    if not there:
        hint = "run the command where the report was made: the paths of its inputs are relative"
        raise InputError(Finding(str(report), 0, 0, "R06", "none of the inputs of the report is here", hint))
    tables: dict[str, dict[str, Any]] = {t["key"]: t for s in held["sections"] for t in s["tables"]}
    options = {str(r["name"]): str(r["value"]) for r in tables.get("options", {}).get("rows", ())}
    again = compare(
        there, _question(options, tables), command=options.get("command", ""), annotations=annotations
    )
    new = {t.key: t for s in again.sections for t in s.tables}
    moved = [
        m
        for key, table in tables.items()
        if key in new and key not in _APART
        for m in _moved(key, table["rows"], new[key])
    ]
    return Recheck(tuple(changed), tuple(gone), tuple(moved))


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
        sections=() if sections == "all" else tuple(sections.split()),
    )


def _moved(key: str, before: list[Mapping[str, Any]], table: Table) -> Iterator[str]:
    """Yield each cell of a table that is another now, with the row's names."""
    named = tuple(
        c.name
        for c in table.columns
        if c.unit == "id" and c.name not in {"passages", "roles", "claims", "concepts", "related"}
    )
    numbers = tuple(
        c.name
        for c in table.columns
        if c.name not in named and c.name not in {"quote", "path", "sha256", "hash"}
    )
    old = {tuple(str(r.get(n)) for n in named): r for r in before}
    new = {tuple(str(r[n]) for n in named): r for r in table.records()}
    for row in sorted(old.keys() - new.keys()):
        yield f"{key}: {', '.join(filter(None, row))}: is gone"
    for row in sorted(new.keys() - old.keys()):
        yield f"{key}: {', '.join(filter(None, row))}: is new"
    for row in sorted(old.keys() & new.keys()):
        for name in numbers:
            one, other = old[row].get(name), new[row][name]
            if one != other and name != "passages":
                yield f"{key}: {', '.join(filter(None, row))}: {name} {_shown(one)} → {_shown(other)}"


def _shown(value: object) -> str:
    text = "–" if value is None else str(value)
    return text if len(text) <= 60 else text[:57] + "…"
