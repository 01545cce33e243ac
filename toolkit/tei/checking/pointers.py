"""P: every pointer leads to an element that is there, and to one of the right kind.

Prefixes resolve as the file declares them, from where the file lies. A pointer to a web address is taken as it is, and
so is a range of a base text that is not part of the project (`ranges` looks at its numbers).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.ground.errors import Finding
from toolkit.tei.checking._prefixes import Misled
from toolkit.tei.checking._subject import Subject
from toolkit.tei.pointers import Target, resolve
from toolkit.tei.scan import Node

ATTRIBUTES = frozenset(
    ["ref", "corresp", "ana", "who", "target", "source", "resp", "sameAs", "next", "prev", "scheme"]
)
_BARE = re.compile(r"[\w.-]+")
_BY_PREFIX = frozenset(["P02", "P04"])  # what one wrong prefixDef makes of every pointer that it takes
RANGES = ("#string-range(", "src:")
_ADDRESSES = frozenset(["http", "https", "mailto", "urn", "doi", "tel", "ftp", "info"])

#: What a pointer should lead to, by element and attribute (`*`: any element). `CONDITIONS` come first.
_PARTY, _VOICE, _WORK = ("respStmt",), ("person",), ("work", "bibl")
_KINDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("*", "resp"): _PARTY,
    ("change", "who"): _PARTY,
    ("said", "who"): _VOICE,
    ("sp", "who"): (*_VOICE, "role", "castItem"),
    ("persName", "ref"): _VOICE,
    ("orgName", "ref"): ("org", "personGrp"),
    ("author", "ref"): _VOICE,
    ("editor", "ref"): _VOICE,
    ("term", "ref"): ("concept",),
    ("rs", "ref"): ("concept", "person"),
    ("title", "ref"): ("work",),
    ("gloss", "target"): ("term", "aspects"),
    ("bibl", "corresp"): _WORK,
    ("bibl", "ana"): ("signals", "traditions"),
    ("quote", "corresp"): (*_WORK, "person", "quote", "cit"),
    ("quote", "source"): (*_WORK, "person"),
    ("seg", "source"): (*_WORK, "person"),
    ("catRef", "scheme"): ("taxonomy",),
    ("interpretation", "ana"): ("topics",),
    ("category", "corresp"): ("concept",),
    ("category", "sameAs"): ("concept",),
    ("person", "ana"): ("traditions",),
    ("org", "ana"): ("traditions",),
    ("personGrp", "ana"): ("traditions",),
}
#: The same, where another attribute of the element decides.
_BY_TYPE: dict[tuple[str, str, str], tuple[str, ...]] = {
    ("seg", "ana", "transmission"): ("transmissions",),
    ("ptr", "target", "participant"): ("concept", "person"),
    ("ptr", "target", "subject"): ("concept", "person"),
    ("ptr", "target", "place"): ("concept",),
    ("ptr", "target", "result"): ("concept", "person"),
    ("ptr", "target", "authority"): ("person", "work"),
    ("ptr", "target", "concept"): ("concept",),
    ("ptr", "target", "person"): ("person",),
    ("ptr", "target", "work"): ("work",),
}
#: Annotations are read by the list that they stand in.
_BY_LIST: dict[tuple[str, str], tuple[str, ...]] = {
    ("claims", "ana"): ("topics", "aspects", "polarities", "standings"),
    ("claims", "target"): ("sentence",),
    ("claims", "corresp"): ("annotation",),
    ("terms", "ana"): ("concept",),
    ("suggestions", "ana"): ("concept",),
    ("citations", "ana"): ("work", "signals"),
    ("names", "ana"): ("person",),
    ("voices", "ana"): ("person",),
}
_PERSONS = frozenset(["person", "personGrp", "org"])


@dataclass(frozen=True, slots=True)
class _Pointer:
    node: Node
    attribute: str
    written: str


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every pointer that leads nowhere, or to something else than it should."""
    broken = list(_prefixes(subject))
    yield from broken
    if broken:
        return  # no pointer can be followed with certainty
    told: set[str] = set()
    misled = Misled(subject)
    for node in subject.nodes:
        for attribute in sorted(ATTRIBUTES & node.attributes.keys()):
            for written in node.get(attribute).split():
                for finding in _follow(subject, _Pointer(node, attribute, written), told):
                    if finding.code not in _BY_PREFIX or not misled.takes(written):
                        yield finding
    yield from misled.findings()


def _prefixes(subject: Subject) -> Iterator[Finding]:
    for node in subject.nodes:
        if node.name == "prefixDef":
            try:
                groups = re.compile(node.get("matchPattern")).groups
            except re.error as error:
                yield subject.finding(
                    node,
                    "P06",
                    f"matchPattern is not a regular expression: {error}",
                    "write one such as (.+)",
                    attribute="matchPattern",
                )
                continue
            if node.get("ident") and "$" not in node.get("replacementPattern"):
                yield subject.finding(
                    node,
                    "P06",
                    "replacementPattern has no $1: every pointer would lead to the same place",
                    "end it with #$1, as the template of `yichud new` does",
                    attribute="replacementPattern",
                )
            used = [int(n) for n in re.findall(r"\$([1-9])", node.get("replacementPattern"))]
            if used and max(used) > groups:
                yield subject.finding(
                    node,
                    "P06",
                    f"replacementPattern uses ${max(used)}, but matchPattern has {groups} group{'' if groups == 1 else 's'}",
                    "put round brackets around the part of matchPattern that it stands for",
                    attribute="replacementPattern",
                )


def _follow(subject: Subject, pointer: _Pointer, told: set[str]) -> Iterator[Finding]:
    def finding(code: str, message: str, hint: str) -> Finding:
        return subject.finding(pointer.node, code, message, hint, attribute=pointer.attribute)

    if pointer.written.startswith(RANGES) and (pointer.written[0] == "#" or _declared(subject, "src")):
        return  # `ranges` looks at them
    try:
        target = resolve(pointer.written, subject.prefixes, subject.document.path)
    except ValueError as error:
        yield finding("P07", f"{_short(pointer.written)} is not an address: {error}", "correct the address")
        return
    if target is None:
        yield finding(
            "P02",
            f"{_short(pointer.written)} fits no matchPattern of its prefix",
            "correct the pointer, or the prefixDef in the header",
        )
        return
    wanted = _expected(pointer)
    if wanted and _misses_the_file(pointer.written, target):
        where = "a web address" if target.address else f"a file, {target.path}"
        if _BARE.fullmatch(pointer.written):
            where = f"a file, since {pointer.written} has neither # nor a prefix"
        yield finding(
            "P05",
            f"{_holder(pointer)} leads to {where}; expected {_phrase(wanted)}",
            _meant(subject, pointer.written, wanted),
        )
        return
    if target.address:
        scheme = target.address.partition(":")[0].lower()
        if scheme not in _ADDRESSES and scheme not in told:
            told.add(scheme)
            yield finding(
                "P01",
                f"the prefix {scheme}: of {pointer.written} is not declared",
                'declare it with a prefixDef in encodingDesc/listPrefixDef, as the template of "yichud new" does',
            )
        return
    found = _ids(subject, target)
    if found is None:
        place = str(subject.library.place(target.path))
        if place not in told:
            told.add(place)
            yield finding(
                "P03",
                f"{_short(pointer.written)} leads to {place}, which is not there or is not XML",
                "where the file was moved, yichud check --fix leads it to the annotations of its project; else correct replacementPattern in the header, or name the folder with --annotations",
            )
        return
    if not target.fragment:
        return
    node = found.get(target.fragment)
    where = f"in {subject.library.place(target.path)}" if target.path else "in this file"
    if node is None:
        yield finding(
            "P04",
            f'{pointer.written} leads nowhere: there is no xml:id "{target.fragment}" {where}',
            _near(target.fragment, found),
        )
        return
    kinds = kinds_of(node)
    if wanted and not kinds & set(wanted):
        yield finding(
            "P05",
            f"{_holder(pointer)} leads to {_a(node)}; expected {_phrase(wanted)}",
            f"{pointer.written} is {_a(node)} {where}: choose another target",
        )


def _misses_the_file(written: str, target: Target) -> bool:
    """Say whether a pointer that should lead to an element leads to a whole file, or out of the project."""
    if target.address:
        return target.address.partition(":")[0].lower() in _ADDRESSES
    return not target.fragment and (target.path != "" or _BARE.fullmatch(written) is not None)


def _meant(subject: Subject, written: str, wanted: tuple[str, ...]) -> str:
    """Return what a pointer that lacks its # or its prefix may stand for: an id of the file, or of the vocabulary."""
    word = written.rpartition("/")[2]
    own = subject.ids.get(word)
    if own is not None and kinds_of(own) & set(wanted):
        return f"did you mean #{word}?"
    for prefix in dict.fromkeys(p.ident for p in subject.prefixes):
        target = resolve(f"{prefix}:{word}", subject.prefixes, subject.document.path)
        found = _ids(subject, target) if target is not None and target.path else None
        if found and target is not None and target.fragment in found:
            return f"did you mean {prefix}:{word}?"
    return "write # before an id of this file, a prefix such as c: before one of the vocabulary"


def _holder(pointer: _Pointer) -> str:
    """Return the element and attribute that hold a pointer, as findings name them."""
    return f"{pointer.node.name}/@{pointer.attribute}"


def _short(written: str) -> str:
    return written if len(written) <= 60 else f"{written[:59]}…"


def _declared(subject: Subject, prefix: str) -> bool:
    return any(p.ident == prefix for p in subject.prefixes)


def _ids(subject: Subject, target: Target) -> dict[str, Node] | None:
    if not target.path:
        return subject.ids
    if not target.path.endswith(".xml"):
        return {} if not target.fragment else None
    return subject.library.ids(subject.library.place(target.path))


def _expected(pointer: _Pointer) -> tuple[str, ...]:
    node, attribute = pointer.node, pointer.attribute
    if node.name == "annotation" and node.parent is not None:
        listed = _BY_LIST.get((node.parent.get("type"), attribute))
        if listed:
            return listed
    if attribute in {"next", "prev"}:
        return (node.name,)
    by_type = _BY_TYPE.get((node.name, attribute, node.get("type")))
    if by_type and (node.name != "ptr" or (node.parent is not None and node.parent.name == "annotation")):
        return by_type
    return _KINDS.get((node.name, attribute)) or _KINDS.get(("*", attribute), ())


def kinds_of(node: Node) -> set[str]:
    """Return what an element can be pointed at as: its TEI name, and what it stands for here."""
    kinds = {node.name}
    if node.name == "category":
        lists = [n.get("xml:id") for n in node.ancestors if n.name == "taxonomy"]
        # members of closed lists have a prefix (asp.limit), concepts have none
        kinds.add(lists[-1] if lists and "." in node.get("xml:id") else "concept")
    elif node.name in _PERSONS:
        kinds.add("person")
    elif node.name == "bibl" and node.parent is not None and node.parent.name == "listBibl":
        kinds.add("work")
    elif node.name in {"seg", "span"} and node.get("type") == "sentence":
        kinds.add("sentence")
    elif node.name == "span":
        kinds.add(node.get("type").partition(".")[0])
    elif node.name in {"persName", "orgName"} and node.parent is not None and node.parent.name == "respStmt":
        kinds.add("respStmt")
    return kinds


_WORDS = {
    "org": "an organisation",
    "personGrp": "a group (personGrp)",
    "term": "a term",
    "annotation": "an annotation",
    "respStmt": "a respStmt of the header",
    "person": "a person or a voice (p.…)",
    "work": "a work (w.…)",
    "role": "a role of the cast list",
    "concept": "a concept",
    "sentence": 'a sentence (seg type="sentence")',
    "topics": "a topic (topic.…)",
    "aspects": "an aspect (asp.…)",
    "polarities": "a polarity (pol.…)",
    "standings": "a standing (std.…)",
    "traditions": "a tradition (tr.…)",
    "transmissions": "a way of transmission (tm.…)",
    "signals": "a signal (sig.…)",
    "classes": "a class (cls.…)",
    "taxonomy": "a taxonomy",
}


def _phrase(kinds: tuple[str, ...]) -> str:
    return " or ".join(_WORDS.get(k, k) for k in kinds)


def _a(node: Node) -> str:
    kinds = kinds_of(node) - {node.name}
    return _phrase(tuple(sorted(kinds))) if kinds else _WORDS.get(node.name, f"the element {node.name}")


def _near(wanted: str, ids: dict[str, Node]) -> str:
    close = difflib.get_close_matches(wanted, ids, n=1, cutoff=0.75)
    return f"did you mean {close[0]}?" if close else "correct the pointer, or add what it points at"
