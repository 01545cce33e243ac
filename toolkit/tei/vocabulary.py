"""An `annotations` folder in, its `Vocabulary` out: scheme, persons, works, and one digest over the three files."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path

from toolkit.ground.errors import Finding, InputError
from toolkit.model.authority import Person, Vocabulary, Work
from toolkit.model.concept import Scheme
from toolkit.tei.authorities import read_people, read_works
from toolkit.tei.reader import load
from toolkit.tei.scheme import read_scheme

SCHEME, PEOPLE, WORKS = "concepts.xml", "people.xml", "works.xml"


def read_vocabulary(folder: Path) -> Vocabulary:
    """Read what a folder decides; `InputError` with the findings of all its files.

    `concepts.xml` has to be there; without `people.xml` or `works.xml` there are no persons or works. The digest is a
    SHA-256 over the names and bytes of the files.
    """
    data = {
        name: load(folder / name)
        for name in (SCHEME, PEOPLE, WORKS)
        if name == SCHEME or (folder / name).exists()
    }
    findings: list[Finding] = []
    scheme, people, works = Scheme(), dict[str, Person](), dict[str, Work]()
    with _collecting(findings):
        scheme = read_scheme(data[SCHEME], str(folder / SCHEME))
    with _collecting(findings):
        people = read_people(data[PEOPLE], str(folder / PEOPLE)) if PEOPLE in data else {}
    with _collecting(findings):
        known = (
            None if findings else people
        )  # after a fault in people.xml its persons would seem to be missing
        works = read_works(data[WORKS], str(folder / WORKS), people=known) if WORKS in data else {}
    if findings:
        raise InputError(*findings)
    return Vocabulary(scheme, people, works, _digest(data))


@contextlib.contextmanager
def _collecting(findings: list[Finding]) -> Iterator[None]:
    try:
        yield
    except InputError as error:
        findings += error.findings


def _digest(data: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, content in sorted(data.items()):
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()
