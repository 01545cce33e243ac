"""A TEI file and suggestions in, the same bytes with the suggestions beside the text out (guidelines, H1).

They stand in the `standOff`, each in the list of its kind. Besides, only what they need is written: an `xml:id` for an element that they point
into and that has none, and what the header must declare.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from toolkit.ground.errors import InternalError
from toolkit.model.claim import Suggestion
from toolkit.model.text import Text
from toolkit.tei.blocks import Block, additions
from toolkit.tei.claims import LISTS
from toolkit.tei.declarations import declare
from toolkit.tei.edits import Edit, apply, set_attributes
from toolkit.tei.passages import identifiers
from toolkit.tei.pointers import StringRange
from toolkit.tei.reader import Layout, read_layout

#: The program behind each kind, as concepts.xml lists them; the list that it stands in is that of its kind, else that of terms.
_PROGRAMS = {
    "translit": "transliterations",
    "acronym": "transliterations",
    "english": "english-terms",
}
_LIST_OF = {"direct": "voices", "indirect": "voices", "turn": "voices"} | {
    k: n for n, k in LISTS.items() if k
}
#: The kinds of terms.
TERMS = frozenset({"translit", "acronym", "english", "hebrew"})
_SAYS_KIND = frozenset({"suggestions", "voices"})  # lists that hold several kinds (`@n`)


def propose(
    layout: Layout,
    suggestions: Sequence[Suggestion],
    *,
    when: str,
    authorities: str = "",
    languages: Mapping[str, str] | None = None,
) -> bytes:
    """Return the file with suggestions added, all of them undecided; `when` is the ISO date on which they are made.

    They get ids of their own (`g1`, `g2` …), whatever they bring. `authorities` is the folder of the vocabulary as the file sees it, `languages` are
    the tags that they use, with names.

    Raises:
        InputError: there is no header, or its prefix `c` means something else.
    """
    document = layout.document
    if not suggestions:
        return document.data
    named = tuple(_with_ids(layout, suggestions))
    lists: dict[str, list[Block]] = {name: [] for name in LISTS}
    for suggestion in named:
        lists[listed(suggestion.kind)].append(_annotation(suggestion, when))
    pointers = [f"c:{s.concept}" for s in named]
    edits = [
        *declare(document, pointers, authorities, languages or {}),
        *_identified(layout, {s.element for s in named}),
        *additions(document, lists),
    ]
    result = apply(document.data, sorted(edits, key=lambda e: e.start))
    _verify(layout, read_layout(result, document.path), named)
    return result


def listed(kind: str) -> str:
    """Return the type of the list in which suggestions of a kind stand."""
    return _LIST_OF.get(kind, "suggestions")


def _with_ids(layout: Layout, suggestions: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Yield the suggestions in the order of their lists, with ids that nothing in the file has."""
    order = list(LISTS)
    taken = {n.get("xml:id") for n in layout.document.nodes}
    free = (i for n in count(1) if (i := f"g{n}") not in taken)
    for suggestion in sorted(suggestions, key=lambda s: order.index(listed(s.kind))):
        yield replace(suggestion, id=next(free))


def _annotation(s: Suggestion, when: str) -> Block:
    """Return a suggestion as TEI."""
    kind = listed(s.kind)
    signal = f" c:sig.{s.signal}" if s.signal else ""
    attributes = {
        "xml:id": s.id,
        "n": s.kind if kind in _SAYS_KIND else "",
        "motivation": "identifying",
        "target": str(StringRange(s.element, s.offset, s.length)),
        "ana": f"c:{s.concept}{signal}",
        "cert": s.cert,
        "xml:lang": s.lang,
    }
    program = {"type": "software", "ref": f"c:sw.{_PROGRAMS.get(s.kind, 'yichud')}"}
    change = Block("change", {"when": when, "status": "proposed"}, ("not yet seen by a person",))
    content = (
        Block("respStmt", {}, (Block("resp", {}, ("suggested by",)), Block("name", program, (s.reason,)))),
        Block("revisionDesc", {"status": "proposed"}, (change,)),
        Block("note", {"type": "quote"}, (s.quote,)),
        *([Block("note", {"type": "place"}, (s.place_cited,))] if s.place_cited else []),
    )
    return Block("annotation", {k: v for k, v in attributes.items() if v}, content)


def _identified(layout: Layout, wanted: set[str]) -> Iterator[Edit]:
    """Yield an `xml:id` for every passage and turn that is pointed at and has none: the one that it is called by here."""
    for number, name in [*((p.mark, p.id) for p in layout.text.passages), *turns(layout.text)]:
        node = layout.elements[number]
        if name in wanted and node.get("xml:id") != name:
            yield from set_attributes(layout.document, node, {"xml:id": name})


def turns(text: Text) -> Iterator[tuple[int, str]]:
    """Yield the number of each turn (`sp`) among the marks of a text, and its id: its own, else one that nothing in the text has."""
    numbers = [n for n, m in enumerate(text.marks) if m.name == "sp"]
    taken = [*(m.get("xml:id") for m in text.marks), *(p.id for p in text.passages)]
    names = identifiers((("sp", text.marks[n].get("xml:id")) for n in numbers), taken)
    return zip(numbers, names, strict=True)


def _verify(before: Layout, after: Layout, added: Sequence[Suggestion]) -> None:
    """Prove that the file holds the same words, the same claims and suggestions, and the new ones where they should point."""
    old, new = before.text, after.text
    if (new.digest, new.claims) != (old.digest, old.claims):
        raise InternalError(
            "writing suggestions changed the text or its claims", hint="please report this file"
        )
    spans = {m.get("xml:id"): m.span for m in new.marks}
    placed = all(s.place(spans.get(s.element), new.characters) is not None for s in added)
    if not placed or set(new.proposals) != {*old.proposals, *added}:
        raise InternalError("the suggestions did not come out as meant", hint="please report this file")
