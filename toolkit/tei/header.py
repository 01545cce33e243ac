"""The `teiHeader` of a document in; the facts that the program uses out, empty where the header does not say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from toolkit.model.header import Header, Responsible
from toolkit.tei.passages import NAME_PARTS, WORDED
from toolkit.tei.pointers import fragment
from toolkit.tei.scan import Chars, Document, Node

_SPELLING = re.compile(r"-(x-[A-Za-z0-9]{1,8})$")
_REVIEW = re.compile(r"[^.]*\breviewed\b[^.]*\.?", re.IGNORECASE)
_DATES = ("lesson", "programme", "page", "post", "publication", "")  # what a text's own date is, best first


def read_header(document: Document) -> Header:
    """Read the header's facts; a header of another project, or none at all, gives empty values."""
    header = document.root.find("teiHeader")
    if header is None:
        return Header()
    titles = header.find("fileDesc", "titleStmt")
    source = header.find("fileDesc", "sourceDesc", "bibl")
    languages = tuple(n.get("ident") for n in header.find_all("profileDesc", "langUsage", "language"))
    author = _author(titles, source)
    dated = _dated(source)
    licence = next(
        (n for n in header.find_all("fileDesc", "publicationStmt", "availability", "licence")), None
    )
    return Header(
        title=_title(titles, short=False),
        short_title=_title(titles, short=True),
        author=fragment(author.get("ref")) if author is not None else "",
        author_name=_text(author),
        tradition=_category(header, "tr."),
        form=_category(header, "form.") or "original",
        convention=_convention(languages),
        languages=languages,
        complete=tuple(_complete(header, "claims-complete", "topic.")),
        terms_complete=any(n.get("n") == "terms-complete" for n in _interpretations(header)),
        caveat=_caveat(header),
        date=dated.get("when") if dated is not None else "",
        date_kind=dated.get("type") if dated is not None else "",
        source_title=_child_text(source, "title"),
        source_address=_first(source, "ptr", "target"),
        original=next((_text(n) for n in _children(source, "idno") if n.get("type") == "sha256"), ""),
        licence=(licence.get("target") or _text(licence)) if licence is not None else "",
        responsible=tuple(_responsible(header)),
        authors=sum(1 for _ in _children(titles, "author")) or sum(1 for _ in _children(source, "author")),
        editors=tuple(filter(None, (_text(n) for n in _children(titles, "editor")))),
        changed=max(_changes(document), default=""),
    )


def _title(titles: Node | None, *, short: bool) -> str:
    """Return the first title that is `type="short"`, or the first that is not."""
    return next((_text(n) for n in _children(titles, "title") if (n.get("type") == "short") == short), "")


def _author(titles: Node | None, source: Node | None) -> Node | None:
    return next((n for parent in (titles, source) for n in _children(parent, "author")), None)


def _category(header: Node, prefix: str) -> str:
    for reference in header.find_all("profileDesc", "textClass", "catRef"):
        for pointer in reference.get("target").split():
            name = fragment(pointer)
            if name.startswith(prefix):
                return name.removeprefix(prefix)
    return ""


def _convention(languages: tuple[str, ...]) -> str:
    tags = Counter(m[1] for ident in languages if (m := _SPELLING.search(ident)))
    return tags.most_common(1)[0][0] if tags else ""


def _interpretations(header: Node) -> Iterator[Node]:
    return header.find_all("encodingDesc", "editorialDecl", "interpretation")


def _complete(header: Node, declared: str, prefix: str) -> Iterator[str]:
    for node in _interpretations(header):
        if node.get("n") == declared:
            names = (fragment(p) for p in node.get("ana").split())
            yield from (n.removeprefix(prefix) for n in names if n.startswith(prefix))


def _caveat(header: Node) -> str:
    said = (_text(n) for n in header.find_all("encodingDesc", "editorialDecl", "p"))
    return " ".join(sentence.strip() for words in said for sentence in _REVIEW.findall(words))


def _dated(source: Node | None) -> Node | None:
    dated = [n for n in _children(source, "date") if n.get("when") and n.get("type") != "accessed"]
    order = {kind: i for i, kind in enumerate(_DATES)}
    return min(dated, key=lambda n: order.get(n.get("type"), len(order)), default=None)


def _responsible(header: Node) -> Iterator[Responsible]:
    for statement in header.walk():
        if statement.name == "respStmt":
            named = [n for n in statement.nodes if n.name in {"name", "persName", "orgName"}]
            identifier = statement.get("xml:id") or next(
                (n.get("xml:id") for n in named if n.get("xml:id")), ""
            )
            yield Responsible(
                identifier,
                ", ".join(_text(n) for n in named),
                "; ".join(_text(n) for n in statement.find_all("resp")),
                program=bool(named) and all(n.get("type") == "software" for n in named),
            )


def _changes(document: Document) -> Iterator[str]:
    """Yield the dates of changes, wherever the file tells of one: beside its text, not within."""
    for part in document.root.nodes:
        if part.name != "text":
            yield from (n.get("when") for n in part.walk() if n.name == "change")


def _children(node: Node | None, name: str) -> Iterator[Node]:
    return node.find_all(name) if node is not None else iter(())


def _first(node: Node | None, name: str, attribute: str) -> str:
    return next((n.get(attribute) for n in _children(node, name)), "")


def _child_text(node: Node | None, name: str) -> str:
    return _text(next(_children(node, name), None))


def _text(node: Node | None) -> str:
    """Return the words of an element, those of its parts apart, without the numbers by which a person is known."""
    if node is None:
        return ""
    return " ".join(node.text.split()) if not node.nodes else " ".join(_spoken(node).split())


def _spoken(node: Node) -> str:
    said = ""
    for child, after in zip_longest(node.children, node.children[1:]):
        if isinstance(child, Chars):
            said += child.text
        elif child is not None and child.name not in {"idno", "note"}:
            said += _spoken(child) + " " * (
                isinstance(after, Node) and (after.name in NAME_PARTS or node.name in WORDED)
            )
    return said
