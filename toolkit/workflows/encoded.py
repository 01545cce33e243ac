"""What became of source texts that were encoded: data for a program, lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from toolkit.ground.errors import Finding
from toolkit.intake.edition import Known
from toolkit.model.span import Span
from toolkit.standoff.kinds import KINDS
from toolkit.standoff.placed import Placed

Way = Literal["layer", "changed copy", "rule"]
_ENDS = ("kept", "changed", "moved", "orphan")
_STEP = "    "


@dataclass(frozen=True, slots=True)
class Encoded:
    """One source text that became a TEI file.

    `way` says how: by its layer, by a layer in spite of changes, or by rule. `placed` lists the annotations of the layer
    that are not exact; `uncovered` the ranges of the source that the layer does not know, with the number of words in them;
    `lost_claims` those that have no sentence left, `changed_claims` those that rest on changed or fewer ones;
    `suggestions` counts what waits for a person; `known` is what the header of a text without a layer says of it.
    """

    source: Path
    output: Path
    way: Way
    layer: str = ""
    exact: int = 0
    placed: tuple[Placed, ...] = ()
    uncovered: tuple[tuple[Span, int], ...] = ()
    lost_claims: tuple[str, ...] = ()
    changed_claims: tuple[str, ...] = ()
    suggestions: int = 0
    known: Known | None = None

    def listed(self, status: str) -> tuple[Placed, ...]:
        """Return the annotations that came to this end: kept, changed, moved or orphan."""
        return tuple(p for p in self.placed if p.status == status)

    @property
    def orphans(self) -> tuple[Placed, ...]:
        """The annotations that found no place."""
        return self.listed("orphan")

    @property
    def is_whole(self) -> bool:
        """Whether nothing was lost and nothing came to the text that its layer does not know."""
        return not (self.orphans or self.uncovered or self.lost_claims)

    def lines(self) -> list[str]:
        """Return what a terminal shows: one line, then what is not exact, paragraph by paragraph."""
        where = f"{self.source} -> {self.output}"
        if self.way == "rule":
            told = f"{where}: no layer, structure by rule, {self.suggestions} suggestions"
            return [told, *(_STEP + line for line in _header_lines(self.known or Known()))]
        copy = ", laid over a copy that differs" if self.way == "changed copy" else ""
        counts = ", ".join(f"{len(self.listed(s))} {s}" for s in ("kept", "changed", "moved"))
        told = f"{where}: layer {self.layer}{copy}: {self.exact} exact, {counts}, {len(self.orphans)} orphans"
        return [told, *(_STEP + line for line in self._details())]

    def _details(self) -> Iterator[str]:
        for block, members in _by_block(self.placed):
            yield str(block) if block is not None and block in self.placed else _heading(block)
            kept = [p for p in members if p.status == "kept"]
            yield from (_STEP + str(p) for p in members if p.status != "kept")
            if kept:
                names = ", ".join(p.entry.label for p in kept)
                yield f"{_STEP}kept, in changed sentences: {names}"
        for span, words in self.uncovered:
            yield f"uncovered {span.start},{span.end} ({words} words): the layer does not know them"
        yield from (f"claim {c} has no sentence left" for c in self.lost_claims)
        changed = [c for c in self.changed_claims if c not in self.lost_claims]
        if changed:
            yield f"claims on sentences that changed or are missing: {' '.join(changed)}"

    def as_json(self) -> dict[str, Any]:
        """Return the same as data."""
        ends = {("orphans" if s == "orphan" else s): [p.as_json() for p in self.listed(s)] for s in _ENDS}
        return {
            "source": str(self.source),
            "output": str(self.output),
            "way": self.way,
            "layer": self.layer or None,
            "exact": self.exact,
            **ends,
            "uncovered": [{"from": s.start, "to": s.end, "words": n} for s, n in self.uncovered],
            "lost_claims": list(self.lost_claims),
            "changed_claims": list(self.changed_claims),
            "suggestions": self.suggestions,
            "header": _header_as_json(self.known) if self.known is not None else None,
        }


def _header_lines(known: Known) -> Iterator[str]:
    """Yield what the header says, what of it was found in the text, and which options say what it lacks."""
    authors = ", ".join(f"{a.name} ({a.id})" if a.id else a.name for a in known.authors)
    date = (
        f"{known.date.iso}{' (not certain)' if known.date.guessed else ''}" if known.date is not None else ""
    )
    rows = {"title": known.title, "author": authors, "date": date, "tradition": known.tradition}
    for name, value in rows.items():
        if value:
            yield f"{name}: {value}{', found in the text' if name in known.found else ''}"
    missing = [name for name, value in rows.items() if not value]
    if missing:
        yield f"not said: {', '.join(missing)} ({' '.join(f'--{name}' for name in missing)}, or a row of --metadata)"


def _header_as_json(known: Known) -> dict[str, Any]:
    return {
        "title": known.title,
        "authors": [{"name": a.name, "id": a.id or None} for a in known.authors],
        "date": known.date.iso if known.date is not None else None,
        "tradition": known.tradition or None,
        "source": known.source or None,
        "licence": known.licence or None,
        "found": sorted(known.found),
    }


def _by_block(placed: Sequence[Placed]) -> Iterator[tuple[Placed | None, list[Placed]]]:
    """Yield each block with what stood in it, in the order of the layer; None for divisions and parts."""
    blocks = [p for p in placed if KINDS[p.entry.kind].block]
    inside: dict[int, list[Placed]] = {id(b): [] for b in blocks}
    loose: list[Placed] = []
    for p in placed:
        if KINDS[p.entry.kind].block:
            continue
        homes = [b for b in blocks if b.entry.span.contains(p.entry.span)]
        home = min(homes, key=lambda b: len(b.entry.span), default=None)
        (inside[id(home)] if home is not None else loose).append(p)
    if loose:
        yield None, loose
    yield from ((b, inside[id(b)]) for b in blocks)


def _heading(block: Placed | None) -> str:
    return str(block) if block is not None else "in paragraphs that stand, and of divisions"


@dataclass(frozen=True, slots=True)
class EncodeReport:
    """What became of every source: the files made, what was wrong with the others, and which those are.

    `copied` is the folder to which the vocabulary was copied that the files point at, None where they had one.
    """

    files: tuple[Encoded, ...]
    findings: tuple[Finding, ...] = ()
    failed: tuple[Path, ...] = ()
    copied: Path | None = None

    @property
    def orphans(self) -> int:
        """How many annotations, over all files, found no place."""
        return sum(len(f.orphans) for f in self.files)

    @property
    def is_whole(self) -> bool:
        """Whether no annotation was lost in any file, and every layer knew all of its text."""
        return all(f.is_whole for f in self.files)

    @property
    def summary(self) -> str:
        """One line for a person."""
        told: list[str] = []
        laid = [f for f in self.files if f.way != "rule"]
        ruled = [f for f in self.files if f.way == "rule"]
        if laid:
            exact = sum(f.exact for f in laid)
            counts = ", ".join(
                f"{sum(len(f.listed(s)) for f in laid)} {s}" for s in ("kept", "changed", "moved")
            )
            words = sum(n for f in laid for _, n in f.uncovered)
            unknown = f", {words} words uncovered" if words else ""
            told.append(
                f"{len(laid)} encoded by layers: {exact} annotations exact, {counts}, {self.orphans} orphans{unknown}"
            )
        if ruled:
            waiting = sum(f.suggestions for f in ruled)
            told.append(
                f"{len(ruled)} encoded by rule: {waiting} suggestions, to be listed by `yichud decide`"
            )
        if self.failed:
            told.append(f"{len(self.failed)} failed")
        return "; ".join(told) or "0 encoded"

    def lines(self) -> list[str]:
        """Return the lines of every file, and where what they point at was put."""
        lines = [line for f in self.files for line in f.lines()]
        if self.copied is not None:
            lines.append(f"{self.copied}: concepts, people, works and grammar, copied for these texts")
        return lines

    def as_json(self) -> dict[str, Any]:
        """Return the report as data."""
        return {
            "files": [f.as_json() for f in self.files],
            "failed": [str(p) for p in self.failed],
            "copied": str(self.copied) if self.copied else None,
        }
