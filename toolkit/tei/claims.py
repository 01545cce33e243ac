"""The `standOff` of a document in; its claims (guidelines, section 7) and its undecided term suggestions out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from toolkit.model.claim import Claim, Role, Status, Suggestion
from toolkit.tei.pointers import fragment, string_range
from toolkit.tei.scan import Document, Node


def read_claims(document: Document) -> tuple[Claim, ...]:
    """Return every `annotation` of a `listAnnotation type="claims"`, rejected ones too, in document order."""
    return tuple(_claim(node, document) for node in _annotations(document, "claims"))


def read_suggestions(document: Document) -> tuple[Suggestion, ...]:
    """Return every `annotation` of a `listAnnotation type="suggestions"` that points at a string range."""
    return tuple(s for node in _annotations(document, "suggestions") for s in _suggestion(node))


def _annotations(document: Document, kind: str) -> Iterator[Node]:
    for stand_off in document.root.find_all("standOff"):
        for node in stand_off.walk():
            parent = node.parent
            if (
                node.name == "annotation"
                and parent is not None
                and parent.name == "listAnnotation"
                and parent.get("type") == kind
            ):
                yield node


def _claim(node: Node, document: Document) -> Claim:
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
    )


def _suggestion(node: Node) -> Iterator[Suggestion]:
    place = string_range(node.get("target"))
    if place is not None:
        yield Suggestion(
            id=node.get("xml:id"),
            element=place.element,
            offset=place.offset,
            length=place.length,
            concept=next((fragment(p) for p in node.get("ana").split()), ""),
            status=_status(node),
            resp=_resp(node),
            cert=node.get("cert"),
            quote=_note(node, "quote"),
            kind=_note(node, "kind"),
            lang=node.get("xml:lang"),
        )


def _note(node: Node, kind: str) -> str:
    found = next((n for n in node.find_all("note") if n.get("type") == kind), None)
    return " ".join(found.text.split()) if found is not None else ""


def _resp(node: Node) -> str:
    return next((fragment(p) for p in node.get("resp").split()), "")


def _status(node: Node) -> Status:
    """Return the status of the last change, else that of its list, else what `@resp` says (H1, H2)."""
    history = [change.get("status") for change in node.find_all("revisionDesc", "change")]
    lists = [description.get("status") for description in node.find_all("revisionDesc")]
    for said in (*reversed(history), *reversed(lists)):
        for status in get_args(Status):
            if said == status:
                return status  # type: ignore[no-any-return]
    return "accepted" if node.get("resp") else "proposed"
