"""A: files of the vocabulary (a concept scheme, persons, works) are what their readers expect."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.ground.errors import Finding, InputError
from toolkit.tei.authorities import read_people, read_works
from toolkit.tei.checking._subject import Subject
from toolkit.tei.scheme import read_scheme

#: What stands in texts and layers, never in a file of the vocabulary.
_TEXTUAL = frozenset(["div", "annotation", "spanGrp"])

#: What other families say of any file: ids that are missing or twice, pointers that lead nowhere.
_SAID = frozenset(["A02", "A04", "A08", "A12", "A14"])


def check(subject: Subject) -> Iterator[Finding]:
    """Yield what the readers of the vocabulary find; other files are left alone."""
    data, path = subject.document.data, subject.document.path
    readers = {"taxonomy": read_scheme, "listPerson": read_people, "listBibl": read_works}
    if any(n.name in _TEXTUAL for n in subject.nodes):
        return  # an edition or a layer: the works that it quotes from are no authority file
    for name, read in readers.items():
        if any(_holds(subject, name)):
            try:
                read(data, path)
            except InputError as error:
                yield from (f for f in error.findings if f.code not in _SAID)


def _holds(subject: Subject, name: str) -> Iterator[bool]:
    for node in subject.nodes:
        if node.name == name and node.parent is not None and node.parent.name in {"classDecl", "standOff"}:
            yield True
