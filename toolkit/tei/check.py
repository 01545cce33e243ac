"""Bytes of a TEI file in, everything that is wrong with it out: grammar, rules, pointers, claims, ranges.

The families of rules are the modules of `toolkit.tei.checking`, found by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from toolkit.ground.discover import discover
from toolkit.ground.errors import Finding, InputError
from toolkit.tei.checking._subject import Library, Subject
from toolkit.tei.scan import TEI, scan

__all__ = ["Library", "check"]

_FAMILIES = "toolkit.tei.checking"


def check(data: bytes, path: str = "-", library: Library | None = None) -> tuple[Finding, ...]:
    """Return every finding about a file, in the order of the file.

    `path` is what findings call the file, and where its relative pointers start from; `library` keeps the files that
    pointers lead to, so that a run over many reads each once. What is refused as a whole (a document type declaration,
    broken UTF-8, XML that is not well formed …) is one finding.
    """
    try:
        document = scan(data, path)
    except InputError as error:
        return error.findings
    subject = Subject(document, library if library is not None else Library())
    families = _families()
    if document.root.name != "TEI" or document.root.namespace != TEI:
        families = {"grammar": families["grammar"]}  # the rest speaks of TEI alone
    return tuple(sorted({f for family in families.values() for f in family(subject)}))


@cache
def _families() -> dict[str, Callable[[Subject], Iterator[Finding]]]:
    return discover(_FAMILIES, "check")
