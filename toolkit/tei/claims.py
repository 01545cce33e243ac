"""The `standOff` of a document in; its claims (guidelines, section 7) and what programs suggest (section 8) out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import get_args

from toolkit.model.claim import Claim, Role, Status, Suggestion
from toolkit.tei.pointers import fragment, string_range
from toolkit.tei.scan import Document, Node

#: What a claim has exactly one of (C3, C6): the prefix of its ids, and what it is called.
_ONE = {"asp": "aspect", "pol": "polarity", "std": "standing"}


#: The lists of suggestions, each with the kind of what stands in it; empty where `annotation/@n` says it.
LISTS = {"suggestions": "", "citations": "citation", "names": "name", "voices": ""}


def read_claims(document: Document) -> tuple[Claim, ...]:
    """Return every `annotation` of a `listAnnotation type="claims"`, rejected ones too, in document order."""
    nodes = list(_annotations(document, "claims"))
    sentences = Counter(_sentences(document)) if nodes else Counter()
    taken: set[str] = set()
    return tuple(_claim(node, document, sentences, taken) for node in nodes)


def read_suggestions(document: Document) -> tuple[Suggestion, ...]:
    """Return every `annotation` of a `listAnnotation type="suggestions"` that points at a string range."""
    return tuple(
        s for n, s in suggestion_nodes(document) if n.parent and n.parent.get("type") == "suggestions"
    )


def read_proposals(document: Document) -> tuple[Suggestion, ...]:
    """Return every suggestion, those of citations, names and voices too, in document order."""
    return tuple(suggestion for _, suggestion in suggestion_nodes(document))


def suggestion_nodes(document: Document) -> Iterator[tuple[Node, Suggestion]]:
    """Yield every suggestion with its element, in document order."""
    for node in _annotations(document, *LISTS):
        suggestion = _suggestion(node)
        if suggestion is not None:
            yield node, suggestion


def _annotations(document: Document, *kinds: str) -> Iterator[Node]:
    for stand_off in document.root.find_all("standOff"):
        for node in stand_off.walk():
            parent = node.parent
            if (
                node.name == "annotation"
                and parent is not None
                and parent.name == "listAnnotation"
                and parent.get("type") in kinds
            ):
                yield node


def _claim(node: Node, document: Document, sentences: Mapping[str, int], taken: set[str]) -> Claim:
    kinds: dict[str, list[str]] = {}
    for pointer in node.get("ana").split():
        kind, _, name = fragment(pointer).partition(".")
        kinds.setdefault(kind, []).append(name)
    one = {kind: names[0] for kind, names in kinds.items()}
    return Claim(
        id=node.get("xml:id"),
        targets=tuple(fragment(p) for p in node.get("target").split()),
        topics=tuple(kinds.get("topic", ())),
        aspect=one.get("asp", ""),
        polarity=one.get("pol", ""),
        standing=one.get("std", ""),
        statement=_note(node, "statement"),
        roles=tuple(
            Role(p.get("type"), fragment(t)) for p in node.find_all("ptr") for t in p.get("target").split()
        ),
        status=_status(node),
        resp=_resp(node),
        cert=node.get("cert"),
        related=tuple(fragment(p) for p in node.get("corresp").split()),
        line=document.line(node.start),
        faults=tuple(_faults(node, kinds, sentences, taken)),
    )


def _sentences(document: Document) -> Iterator[str]:
    """Yield the ids of the sentences of a text, or of the spans that stand for them in a layer."""
    for node in document.root.walk():
        if node.name in {"seg", "span"} and node.get("type") == "sentence":
            yield node.get("xml:id")


def _faults(
    node: Node, kinds: Mapping[str, list[str]], sentences: Mapping[str, int], taken: set[str]
) -> Iterator[str]:
    """Yield why a claim cannot stand in a report (`yichud check` gives the places); `taken` collects the ids of claims."""
    if node.get("xml:id") in taken:
        yield f"another claim has the id {node.get('xml:id')}"
    taken.add(node.get("xml:id"))
    if "topic" not in kinds:
        yield "no topic"
    for kind, noun in _ONE.items():
        names = kinds.get(kind, [])
        if len(names) != 1:
            yield f"{len(names)} values of {noun}: {', '.join(names)}" if names else f"no {noun}"
    statements = [n for n in node.find_all("note") if n.get("type") == "statement"]
    if len(statements) != 1:
        yield f"{len(statements)} statements" if statements else "no statement"
    elif not statements[0].text.strip():
        yield "an empty statement"
    if not node.get("target").split():
        yield "no sentence"
    for target in dict.fromkeys(node.get("target").split()):
        found = sentences.get(target[1:], 0) if target.startswith("#") else 0
        if found != 1:
            yield f"{target} names {found} sentences" if found else f"{target} is no sentence"


def _suggestion(node: Node) -> Suggestion | None:
    place = string_range(node.get("target"))
    if place is None:
        return None
    programs = (n for n in node.find_all("respStmt", "name") if n.get("type") == "software")
    return Suggestion(
        id=node.get("xml:id"),
        element=place.element,
        offset=place.offset,
        length=place.length,
        concept=next((fragment(p) for p in node.get("ana").split()), ""),
        status=_status(node),
        resp=_resp(node),
        cert=node.get("cert"),
        quote=_note(node, "quote"),
        kind=(LISTS.get(node.parent.get("type"), "") if node.parent else "") or node.get("n"),
        lang=node.get("xml:lang"),
        reason=" ".join(next(programs, node).text.split()) if node.find("respStmt") else "",
        place_cited=_note(node, "place"),
        signal=" ".join(fragment(p).removeprefix("sig.") for p in node.get("ana").split()[1:]),
    )


def _note(node: Node, kind: str) -> str:
    found = next((n for n in node.find_all("note") if n.get("type") == kind), None)
    return " ".join(found.text.split()) if found is not None else ""


def _resp(node: Node) -> str:
    return next((fragment(p) for p in node.get("resp").split()), "")


def _status(node: Node) -> Status:
    """Return the status of the last change, else that of its list, else what `@resp` says (H1, H2).

    What nobody has put a name to is a proposal, whatever its history says; a refusal stays one.
    """
    named = bool(node.get("resp").split())
    history = [change.get("status") for change in node.find_all("revisionDesc", "change")]
    lists = [description.get("status") for description in node.find_all("revisionDesc")]
    for said in (*reversed(history), *reversed(lists)):
        for status in get_args(Status):
            if said == status:
                return status if named or status == "rejected" else "proposed"
    return "accepted" if named else "proposed"
