"""`people.xml` and `works.xml` in, persons and works by id out; everything wrong with a file at once.

Findings: A11 an entry without an id, or with one that does not begin with `p.` (persons) or `w.` (works), A12 an id
twice, A13 an entry without a standard name or title, A14 an author who is not among the persons.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from toolkit.ground.errors import Finding, InputError
from toolkit.model.authority import Person, Work
from toolkit.tei.reader import load
from toolkit.tei.scan import TEI, Document, Node, scan
from toolkit.tei.scheme import target

_POINTS = range(0x05B0, 0x05C8)
Entry = TypeVar("Entry", bound=Person | Work)


def read_people(source: Path | bytes, path: str = "-") -> dict[str, Person]:
    """Read persons, organisations and collective voices; `InputError` with every finding."""
    document = _scan(source, path)
    nodes = (
        n for n in document.root.walk() if n.name in _KINDS and n.parent and n.parent.name == "listPerson"
    )
    return _entries(document, nodes, "p.", _person, [])


def read_works(
    source: Path | bytes, path: str = "-", *, people: Mapping[str, Person] | None = None
) -> dict[str, Work]:
    """Read works; `InputError` with every finding, also of authors that `people` lacks where it is given."""
    document = _scan(source, path)
    nodes = [n for n in document.root.walk() if n.name == "bibl" and n.parent and n.parent.name == "listBibl"]
    findings = []
    for node in nodes:
        for name in ("author", "editor"):
            for author in node.find_all(name):
                person = target(author.get("ref"))
                if person and people is not None and person not in people:
                    message = f"{name} {person} is not in people.xml"
                    hint = "add the person, or leave @ref out"
                    findings.append(
                        document.finding(document.attribute_start(author, "ref"), "A14", message, hint)
                    )
    return _entries(document, iter(nodes), "w.", _work, findings)


_KINDS = {"person": "person", "org": "organisation", "personGrp": ""}
_CALLED = frozenset({"called", "variant"})
_LATIN = _CALLED | {"standard"}
_OTHER = frozenset({"variant", "translation", "abbreviation"})


def _scan(source: Path | bytes, path: str) -> Document:
    return scan(load(source), str(source)) if isinstance(source, Path) else scan(source, path)


def _entries(
    document: Document,
    nodes: Iterator[Node],
    prefix: str,
    make: Callable[[Node], Entry],
    findings: list[Finding],
) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for node in (n for n in nodes if n.namespace == TEI):
        entry = make(node)
        place = document.attribute_start(node, "xml:id")
        if not entry.id.startswith(prefix) or not entry.id.isascii():
            message = f"{node.name} has the id {entry.id!r}" if entry.id else f"{node.name} without an id"
            findings.append(
                document.finding(place, "A11", message, f"give it an xml:id that begins with {prefix}")
            )
        if entry.id in found:
            findings.append(
                document.finding(place, "A12", f"the id {entry.id} is given twice", "an id names one entry")
            )
        if not (entry.name if isinstance(entry, Person) else entry.title):
            hint = 'give it a name or title of the type "standard"'
            findings.append(document.finding(node.start, "A13", f"{entry.id or node.name} has no name", hint))
        found[entry.id] = entry
    if findings:
        raise InputError(*findings)
    return found


def _words(node: Node) -> str:
    return " ".join(node.text.split())


def _first(node: Node, *names: str, kind: str) -> str:
    return next((_words(n) for name in names for n in node.find_all(name) if n.get("type") == kind), "")


def _named(node: Node, name: str, kinds: Collection[str]) -> tuple[str, ...]:
    return tuple(_words(n) for n in node.find_all(name) if n.get("type") in kinds)


def _in_context(node: Node, name: str) -> frozenset[str]:
    return frozenset(_words(n) for n in node.find_all(name) if n.get("n") == "context")


def _is_transliterated(node: Node) -> bool:
    return node.get("xml:lang").startswith(("he-Latn", "arc-Latn"))


def _pointed(forms: tuple[str, ...]) -> str:
    """Return one Hebrew form, a pointed one before others."""
    return next((f for f in forms if any(ord(c) in _POINTS for c in f)), forms[0] if forms else "")


def _traditions(node: Node) -> tuple[str, ...]:
    ids = (target(p) for p in node.get("ana").split())
    return tuple(i.removeprefix("tr.") for i in ids if i.startswith("tr."))


def _person(node: Node) -> Person:
    name = "orgName" if node.name == "org" else "persName"
    birth, death = (next(node.find_all(n), None) for n in ("birth", "death"))
    hebrew = _named(node, name, {"hebrew"})
    return Person(
        id=node.get("xml:id"),
        name=_first(node, name, kind="standard"),
        names=_named(node, name, _CALLED),
        hebrew=_pointed(hebrew),
        kind=_KINDS[node.name] or node.get("role"),
        traditions=_traditions(node),
        birth=birth.get("when") if birth else "",
        death=death.get("when") if death else "",
        note=" ".join(_words(n) for n in node.find_all("note")),
        transliterated=frozenset(
            _words(n) for n in node.find_all(name) if n.get("type") in _LATIN and _is_transliterated(n)
        ),
        hebrew_names=hebrew,
        in_context=_in_context(node, name),
    )


def _work(node: Node) -> Work:
    author, recorder = (next(node.find_all(n), None) for n in ("author", "editor"))
    sefaria = [n for n in node.find_all("idno") if n.get("type") == "Sefaria"]
    hebrew = _named(node, "title", {"hebrew"})
    plain = [n for n in node.find_all("title") if n.get("type") in {"standard", "variant", "translation"}]
    return Work(
        id=node.get("xml:id"),
        title=_first(node, "title", kind="standard"),
        titles=_named(node, "title", _OTHER),
        hebrew=_pointed(hebrew),
        author=target(author.get("ref")) if author else "",
        recorder=target(recorder.get("ref")) if recorder else "",
        units=tuple(n.get("unit") for n in node.find_all("citedRange")),
        traditions=_traditions(node),
        sefaria=_words(sefaria[0]) if sefaria else "",
        sefaria_certainty=(sefaria[0].get("cert") or "high") if sefaria else "",
        note=" ".join(_words(n) for n in node.find_all("note")),
        english=frozenset(_words(n) for n in plain if not _is_transliterated(n)),
        abbreviations=frozenset(_named(node, "title", {"abbreviation"})),
        hebrew_titles=hebrew,
        in_context=_in_context(node, "title"),
        within=target(node.get("corresp")),
        patterns=tuple(_words(n) for n in sefaria),
    )
