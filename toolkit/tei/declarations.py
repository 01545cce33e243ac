"""A document, and what its annotations will need of its header, in; the edits that declare it there out.

A prefix that leads to the vocabulary (`prefixDef`), and languages (`language`). What the header declares already is not declared again; parts that are
missing are made where TEI has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from toolkit.ground.errors import InputError
from toolkit.tei.blocks import Block
from toolkit.tei.edits import Edit
from toolkit.tei.pointers import AUTHORITIES, read_prefixes, resolve
from toolkit.tei.scan import Document, Node
from toolkit.tei.tags import end_tag, line_end, prefix_of, start_tag

#: The files that pointers `c:…` lead to, the first that matches: what they hold, and the ids that they hold.
_PREFIXES = {
    "people.xml": (r"(p\..+)", "people and voices"),
    "works.xml": (r"(w\..+)", "works"),
    "concepts.xml": (r"(.+)", "concepts and closed lists"),
}


def declare(
    document: Document, pointers: Iterable[str], authorities: str, languages: Mapping[str, str]
) -> list[Edit]:
    """Return what the header needs so that `pointers` (`c:zivug`) lead into the folder `authorities`, a relative reference, and these
    `languages` (tags with what they are called) are declared.

    A header that declares no language yet declares those that the file uses as well, for whoever declares some declares all.

    `InputError` where there is no header (S08), or its prefix leads to something else (S09).
    """
    header = document.root.find("teiHeader")
    if header is None or not header.nodes:
        hint = "every TEI file has one, with at least a fileDesc"
        raise InputError(
            document.finding(document.root.start, "S08", "there is no teiHeader to declare it in", hint)
        )
    prefixes = [] if _leads(document, tuple(pointers)) else _prefixes(authorities)
    declared = {n.get("ident") for n in header.walk() if n.name == "language"}
    used = () if declared else filter(None, (n.get("xml:lang") for n in document.nodes))
    wanted = {**dict.fromkeys(used, ""), **languages} if languages else {}
    named = [Block("language", {"ident": i}, (name,)) for i, name in wanted.items() if i not in declared]
    last = header.find("fileDesc") or header.nodes[0]
    first, last = _added(document, header, last, ("encodingDesc", "listPrefixDef"), prefixes)
    second, _ = _added(document, header, last, ("profileDesc", "langUsage"), named)
    return [*first, *second]


def _leads(document: Document, pointers: tuple[str, ...]) -> bool:
    """Say whether pointers lead into a vocabulary; not where nothing declares their prefix."""
    prefixes = read_prefixes(document)
    for pointer in pointers:
        target = resolve(pointer, prefixes, document.path)
        if target is not None and target.address == pointer:
            return False
        if target is None or target.path.rpartition("/")[2] not in AUTHORITIES:
            hint = f"give the prefix {pointer.partition(':')[0]} of this file another name"
            message = f"the header takes {pointer} elsewhere than to the vocabulary"
            raise InputError(document.finding(document.root.start, "S09", message, hint))
    return True


def _prefixes(authorities: str) -> list[Block]:
    return [
        Block(
            "prefixDef",
            {"ident": "c", "matchPattern": pattern, "replacementPattern": f"{authorities}/{file}#$1"},
            (Block("p", {}, (held,)),),
        )
        for file, (pattern, held) in _PREFIXES.items()
    ]


def _added(
    document: Document, header: Node, before: Node, path: tuple[str, str], blocks: list[Block]
) -> tuple[list[Edit], Node]:
    """Return what puts blocks into a part of the header, made after `before` where it is missing, and the part that now goes before the next."""
    outer = header.find(path[0])
    part = outer or before
    if not blocks:
        return [], part
    inner = outer.find(path[1]) if outer is not None else None
    prefix, end = prefix_of(document, header), line_end(document)
    missing = path if outer is None else path[1:] if inner is None else ()
    lines = [b.written(prefix) for b in blocks]
    for name in reversed(missing):
        lines = [start_tag(name, {}, prefix), *lines, end_tag(name, prefix)]
    new = "".join(end + line for line in lines)
    holder = inner if inner is not None else outer
    if holder is None:
        return [Edit(before.end, before.end, new.encode())], before
    return [*_at_the_end(document, holder, new)], part


def _at_the_end(document: Document, node: Node, new: str) -> Iterator[Edit]:
    """Yield what puts words last into an element, which may have no end tag."""
    if node.open_end == node.end:
        slash = document.data.rindex(b"/", node.start, node.end)
        yield Edit(slash, node.end, f">{new}{end_tag(node.name, prefix_of(document, node))}".encode())
    else:
        byte = node.nodes[-1].end if node.nodes else node.close_start
        yield Edit(byte, byte, new.encode())
