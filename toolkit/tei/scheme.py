"""`concepts.xml` in, a `Scheme` out: concepts by id, and the closed lists; everything wrong with it at once.

The taxonomy `concepts` holds the concepts, nested where one is a kind or a part of another. Every other taxonomy is a
closed list. Findings: A01 no `concepts`, A02 no id, A03 an id with other than ASCII letters, A04 an id twice, A05 no
Hebrew headword, A06 no gloss, A07 no class, or one that the list `classes` does not name, A08 a pointer to nothing,
A09 `sameAs` that leads back to itself, A10 a rendering given twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from toolkit.ground.errors import Finding, InputError
from toolkit.model.concept import Concept, Hebrew, Latin, Member, Rendering, Scheme
from toolkit.tei.reader import load
from toolkit.tei.scan import TEI, Document, Node, scan

_ID = re.compile(r"[A-Za-z][A-Za-z0-9.-]*")


def read_scheme(source: Path | bytes, path: str = "-") -> Scheme:
    """Read a concept scheme from a file or its bytes; `InputError` with every finding where it is not sound."""
    data, name = (load(source), str(source)) if isinstance(source, Path) else (source, path)
    return _Reader(scan(data, name)).scheme()


def target(pointer: str) -> str:
    """Return the id that a pointer of an annotation file names: what stands after `#`, or after `c:`."""
    return pointer.rpartition("#")[2].removeprefix("c:")


class _Reader:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.findings: list[Finding] = []
        self.taxonomies = {
            n.get("xml:id"): n for n in document.root.walk() if n.name == "taxonomy" and n.namespace == TEI
        }
        self.places: dict[str, Node] = {}

    def scheme(self) -> Scheme:
        if "concepts" not in self.taxonomies:
            root = self.document.root
            self._find(
                root, "A01", "there is no taxonomy called concepts", 'add <taxonomy xml:id="concepts">'
            )
        for taxonomy in self.taxonomies.values():
            for category in self._categories(taxonomy):
                self._place(category)
        lists = {
            name: tuple(_member(c) for c in self._categories(taxonomy))
            for name, taxonomy in self.taxonomies.items()
            if name != "concepts"
        }
        concepts = {}
        if "concepts" in self.taxonomies:
            for category in self._categories(self.taxonomies["concepts"]):
                concept = _concept(category)
                concepts[concept.id] = concept
                self._judge(category, concept, {m.id for m in lists.get("classes", ())})
        self._judge_loops(concepts)
        for name in lists:
            for category in self._categories(self.taxonomies[name]):
                self._judge_pointers(category)
        if self.findings:
            raise InputError(*self.findings)
        return Scheme(concepts, lists)

    def _categories(self, taxonomy: Node) -> Iterator[Node]:
        return (n for n in taxonomy.walk() if n.name == "category" and n.namespace == TEI)

    def _find(self, node: Node, code: str, message: str, hint: str, attribute: str = "") -> None:
        byte = self.document.attribute_start(node, attribute) if attribute else node.start
        self.findings.append(self.document.finding(byte, code, message, hint))

    def _place(self, category: Node) -> None:
        name = category.get("xml:id")
        if not name:
            self._find(category, "A02", "a category without an id", "give it an xml:id")
        elif not _ID.fullmatch(name):
            self._find(
                category, "A03", f"the id {name} is not plain ASCII", "use letters, digits, - and .", "xml:id"
            )
        if name in self.places:
            self._find(category, "A04", f"the id {name} is given twice", "an id names one category", "xml:id")
        self.places.setdefault(name, category)

    def _judge(self, category: Node, concept: Concept, classes: set[str]) -> None:
        if not concept.hebrew:
            hint = (
                'add <term type="hebrew" xml:lang="he"> with the pointed headword, @cert where it is doubtful'
            )
            self._find(category, "A05", f"{concept.id} has no Hebrew headword", hint)
        if not concept.gloss:
            self._find(category, "A06", f"{concept.id} has no gloss", "say in one line what it is")
        if f"cls.{concept.kind}" not in classes:
            message = f"{concept.id} is of the class {concept.kind}, which is not in the list classes"
            if not concept.kind:
                message = f"{concept.id} has no class"
            self._find(category, "A07", message, 'give it ana="#cls.…" of a class in the list', "ana")
        self._judge_pointers(category)
        forms = [r.form for r in concept.english] + list(concept.translations)
        for form in sorted({f for f in forms if forms.count(f) > 1}):
            self._find(
                category, "A10", f"{concept.id} has the rendering {form!r} twice", "leave one of them out"
            )

    def _judge_pointers(self, category: Node) -> None:
        for node in (category, *(n for d in _descriptions(category) for n in d.walk())):
            for attribute in ("ana", "sameAs", "corresp", "target"):
                for pointer in node.get(attribute).split():
                    if target(pointer) not in self.places and not target(pointer).startswith("cls."):
                        message = f"{attribute} names {target(pointer)}, which is not in this file"
                        self._find(node, "A08", message, "name the xml:id of a category", attribute)

    def _judge_loops(self, concepts: dict[str, Concept]) -> None:
        for concept in concepts.values():
            seen, current = {concept.id}, concept
            while current.same_as in concepts:
                current = concepts[current.same_as]
                if current.id in seen:
                    message = f"sameAs of {concept.id} leads back to {current.id}"
                    self._find(
                        self.places[concept.id],
                        "A09",
                        message,
                        "let one of them be the concept that counts",
                        "sameAs",
                    )
                    break
                seen.add(current.id)


def _descriptions(category: Node) -> Iterator[Node]:
    return category.find_all("catDesc")


def _terms(category: Node, kind: str) -> Iterator[Node]:
    return (t for t in category.find_all("catDesc", "term") if t.get("type") == kind)


def _words(node: Node) -> str:
    return " ".join(node.text.split())


def _plain_gloss(category: Node) -> str:
    glosses = category.find_all("catDesc", "gloss")
    return next((_words(g) for g in glosses if not g.get("type") and not g.get("target")), "")


def _concept(category: Node) -> Concept:
    parent = category.parent
    acronyms = list(_terms(category, "acronym"))
    english = list(_terms(category, "english"))
    notes = [_words(g) for g in category.find_all("catDesc", "gloss") if g.get("type") == "note"]
    return Concept(
        id=category.get("xml:id"),
        kind=next(
            (c for p in category.get("ana").split() if (c := target(p)).startswith("cls.")), ""
        ).removeprefix("cls."),
        gloss=_plain_gloss(category),
        hebrew=tuple(
            Hebrew(_words(t), t.get("xml:lang"), t.get("n"), t.get("cert") or "high")
            for t in _terms(category, "hebrew")
        ),
        acronym=next((_words(t) for t in acronyms if t.get("n") != "vocalised"), ""),
        reading=next((_words(t) for t in acronyms if t.get("n") == "vocalised"), ""),
        latin=tuple(Latin(_words(t), _convention(t.get("xml:lang"))) for t in _terms(category, "translit")),
        english=tuple(
            Rendering(_words(t), tuple(_traditions(t)), t.get("n"))
            for t in english
            if t.get("n") != "translation"
        ),
        translations=tuple(_words(t) for t in english if t.get("n") == "translation"),
        broader=parent.get("xml:id") if parent is not None and parent.name == "category" else "",
        same_as=target(category.get("sameAs")),
        related=tuple(target(p) for p in category.get("corresp").split()),
        certainty=category.get("cert") or "high",
        note=" ".join(notes),
    )


def _convention(tag: str) -> str:
    """Return the spelling tag of a language tag (`x-ashk` of `he-Latn-x-ashk`), or nothing."""
    private = tag.partition("-x-")[2]
    return f"x-{private}" if private else ""


def _traditions(node: Node) -> Iterator[str]:
    return (target(p).removeprefix("tr.") for p in node.get("ana").split() if target(p).startswith("tr."))


def _member(category: Node) -> Member:
    """Read an entry of a closed list: its name is its first term, else the words of its description."""
    term = next(category.find_all("catDesc", "term"), None)
    name = term if term is not None else next(_descriptions(category), None)
    asked = (g for g in category.find_all("catDesc", "gloss") if g.get("target"))
    return Member(
        id=category.get("xml:id"),
        name=_words(name) if name is not None else category.get("xml:id"),
        gloss=_plain_gloss(category),
        concepts=tuple(target(p.get("target")) for p in category.find_all("catDesc", "ptr")),
        aspects=tuple((target(g.get("target")).removeprefix("asp."), _words(g)) for g in asked),
    )
