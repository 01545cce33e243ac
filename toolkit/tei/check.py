"""Bytes of a TEI file in, everything that is wrong with it out: grammar, rules, pointers, claims, ranges.

The families of rules are the modules of `toolkit.tei.checking`, found by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from toolkit.ground.discover import discover
from toolkit.ground.errors import Finding, InputError
from toolkit.tei.checking._others import OF_THE_GUIDELINES
from toolkit.tei.checking._subject import Library, Subject
from toolkit.tei.scan import TEI, scan

__all__ = ["Examination", "Library", "check", "examine"]

_FAMILIES = "toolkit.tei.checking"

#: Codes of what is noted, and not wrong.
NOTE = "N"


@dataclass(frozen=True, slots=True)
class Examination:
    """What there is to say of a file: findings, which are wrong, and notes of what is TEI and not understood; both in the order of the file."""

    findings: tuple[Finding, ...]
    notes: tuple[Finding, ...] = ()


def check(data: bytes, path: str = "-", library: Library | None = None) -> tuple[Finding, ...]:
    """Return every finding about a file, in the order of the file.

    `path` is what findings call the file, and where its relative pointers start from; `library` keeps the files that
    pointers lead to, so that a run over many reads each once. What is refused as a whole (a document type declaration,
    broken UTF-8, XML that is not well formed …) is one finding.
    """
    return examine(data, path, library).findings


def examine(data: bytes, path: str = "-", library: Library | None = None) -> Examination:
    """Return the findings as `check` does, and of a text of another project the notes besides, like ones once and counted."""
    try:
        document = scan(data, path)
    except InputError as error:
        return Examination(error.findings)
    subject = Subject(document, library if library is not None else Library())
    families = _families()
    if document.root.name != "TEI" or document.root.namespace != TEI:
        families = {"grammar": families["grammar"]}  # the rest speaks of TEI alone
    found = {f for family in families.values() for f in family(subject)}
    if not subject.held:
        found = {replace(f, code=noted) if (noted := _noted(f)) else f for f in found}
    findings = tuple(sorted(f for f in found if not f.code.startswith(NOTE)))
    return Examination(findings, tuple(_once(sorted(found - {*findings}))))


def _noted(finding: Finding) -> str:
    return OF_THE_GUIDELINES.get(finding.code) or OF_THE_GUIDELINES.get(finding.code[:1], "")


def _once(notes: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the first of the notes that say the same, with how often it is said."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for note in notes:
        alike.setdefault((note.code, note.message), []).append(note)
    for (_, message), (first, *more) in alike.items():
        yield replace(first, message=f"{message} ({len(more) + 1} times)") if more else first


@cache
def _families() -> dict[str, Callable[[Subject], Iterator[Finding]]]:
    return discover(_FAMILIES, "check")
