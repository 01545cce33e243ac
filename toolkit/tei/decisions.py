"""A file's bytes and what a person decided about its suggestions in, the same bytes with the decisions out (guidelines, H2).

A decision changes the start tag of the suggestion (`@resp`, `@cert`) and its history; whoever decides for the first time is
declared in the header. Nothing else is touched, and a decision that the file holds already changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from toolkit.ground.errors import InternalError, UsageError
from toolkit.model.claim import Suggestion
from toolkit.tei.claims import suggestion_nodes
from toolkit.tei.edits import Edit, apply, set_attributes
from toolkit.tei.reader import Layout, read_layout
from toolkit.tei.scan import Document, Node
from toolkit.tei.tags import end_tag, escape, prefix_of, start_tag

Verdict = Literal["accepted", "rejected"]

_STANDS = {"accepted": {"accepted", "edited"}, "rejected": {"rejected"}}  # what a verdict leaves as it is
_LOOKS_LIKE_AN_ID = re.compile(r"#?[a-z][a-z0-9._-]*|#.*")


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about one suggestion; `cert` is the certainty that the person gives it, empty to leave it."""

    verdict: Verdict
    cert: str = ""


def changes(suggestion: Suggestion, decision: Decision, who: str) -> bool:
    """Say whether a decision of the party `who` says anything that the suggestion does not say already."""
    stands = suggestion.status in _STANDS[decision.verdict] and suggestion.resp == who
    return not stands or decision.cert not in {"", suggestion.cert}


def decide(layout: Layout, decisions: Mapping[int, Decision], *, by: str, when: str) -> bytes:
    """Return the file with decisions about the suggestions of these numbers (their places in `Text.proposals`).

    `by` is a name, or the id of a person or an organisation of the header; a name that the header does not have is added to it. `when`
    is an ISO date. `UsageError` where `by` is an id that the header does not have.
    """
    document = layout.document
    who, declared = party(document, by)
    edits = list[Edit]()
    for number, (node, suggestion) in enumerate(suggestion_nodes(document)):
        if number in decisions and changes(suggestion, decisions[number], who):
            edits += _decided(document, node, suggestion, decisions[number], who, when)
    if not edits:
        return document.data
    result = apply(document.data, sorted([*declared, *edits]))
    _verify(layout, read_layout(result, document.path), decisions, who)
    return result


def party(document: Document, by: str) -> tuple[str, tuple[Edit, ...]]:
    """Return the id of the person or organisation that is meant, and what has to be written to declare it in the header."""
    titles = document.root.find("teiHeader", "fileDesc", "titleStmt")
    statements = titles.find_all("respStmt") if titles is not None else iter(())
    known = {n.get("xml:id"): name for n in statements if (name := _name(n))}
    wanted = " ".join(by.split())
    found = next((i for i, name in known.items() if i and wanted in (i, f"#{i}", name)), None)
    if found is not None:
        return found, ()
    new = bool(wanted) and wanted.isprintable() and not _LOOKS_LIKE_AN_ID.fullmatch(wanted)
    if titles is None or not titles.nodes or not new:
        persons = ", ".join(f"{i} ({name})" for i, name in known.items() if i) or "none"
        raise UsageError(
            f"{document.path}: the header names no person or organisation {by!r}",
            hint=f"it has: {persons}; a name that it does not have is added: --by 'R. Reader'",
        )
    identifier = _free(document, wanted)
    prefix = prefix_of(document, titles)
    statement = (
        start_tag("respStmt", {"xml:id": identifier}, prefix)
        + _element("resp", "annotated by", prefix)
        + _element("persName", wanted, prefix)
        + end_tag("respStmt", prefix)
    )
    last = next((n for n in reversed(titles.nodes) if n.name == "respStmt"), titles.nodes[-1])
    return identifier, (_after(document, last, statement),)


def _decided(
    document: Document, node: Node, suggestion: Suggestion, decision: Decision, who: str, when: str
) -> Iterator[Edit]:
    """Yield the edits of one decision, in the order of the file's bytes."""
    attributes = {"resp": f"#{who}", **({"cert": decision.cert} if decision.cert else {})}
    yield from set_attributes(document, node, attributes)
    prefix = prefix_of(document, node)
    suggested = f"suggested with {suggestion.cert} certainty" if suggestion.cert else "suggested"
    said = suggested if suggestion.status == "proposed" else f"{suggestion.status} before"
    change = start_tag("change", {"when": when, "who": f"#{who}", "status": decision.verdict}, prefix)
    change += escape(said) + end_tag("change", prefix)
    history = node.find("revisionDesc")
    if history is None:
        whole = start_tag("revisionDesc", {"status": decision.verdict}, prefix) + change
        whole += end_tag("revisionDesc", prefix)
        yield from _within(document, node, [n for n in node.nodes if n.name == "respStmt"], whole)
    else:
        yield from set_attributes(document, history, {"status": decision.verdict})
        yield from _within(document, history, history.nodes, change)


def _within(document: Document, node: Node, before: list[Node], written: str) -> Iterator[Edit]:
    """Yield what puts an element after the last of `before`, or first of all into an element that may have no end tag."""
    if before:
        yield _after(document, before[-1], written)
    elif node.open_end == node.end:
        slash = document.data.rindex(b"/", node.start, node.end)
        closed = f">{written}{end_tag(node.name, prefix_of(document, node))}"
        yield Edit(slash, node.end, closed.encode())
    else:
        yield Edit(node.open_end, node.open_end, written.encode())


def _after(document: Document, node: Node, written: str) -> Edit:
    """Return what puts an element after another, on a line of its own where that one has one."""
    data, start = document.data, node.start
    while data[start - 1 : start] in {b" ", b"\t"}:
        start -= 1
    end = next((e for e in (b"\r\n", b"\n", b"\r") if data.endswith(e, 0, start)), None)
    space = end + data[start : node.start] if end is not None else b""
    return Edit(node.end, node.end, space + written.encode())


def _verify(before: Layout, after: Layout, decisions: Mapping[int, Decision], who: str) -> None:
    """Prove that the file says what was decided, and nothing else that is new."""
    if after.text.digest != before.text.digest or after.text.claims != before.text.claims:
        raise InternalError(
            "writing decisions changed the text or its claims", hint="please report this file"
        )
    pairs = zip(before.text.proposals, after.text.proposals, strict=True)
    for number, (old, new) in enumerate(pairs):
        decision = decisions.get(number)
        as_meant = new == old if decision is None else not changes(new, decision, who)
        if not as_meant:
            raise InternalError(f"the suggestion {old.id} did not come out as decided")


def _free(document: Document, name: str) -> str:
    """Return an id for a person that nothing in the file has: the name in small letters, hyphens between words."""
    taken = {n.get("xml:id") for n in document.root.walk()}
    latin = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = "-".join(re.findall(r"[a-z0-9]+", latin))
    stem = stem if stem[:1].isalpha() else "annotator"
    return next(i for n in range(1, len(taken) + 3) if (i := stem if n == 1 else f"{stem}-{n}") not in taken)


def _element(name: str, text: str, prefix: str) -> str:
    return start_tag(name, {}, prefix) + escape(text) + end_tag(name, prefix)


def _name(statement: Node) -> str:
    persons = (n for n in statement.nodes if n.name in {"persName", "orgName"})
    return next((" ".join(n.text.split()) for n in persons), "")
