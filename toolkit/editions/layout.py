"""A text in, what its elements must know of one another on a page out: which are blocks, which hold some, which have notes set after them.

An element without a rule of its own is a block where it is a passage or holds one, else it stands in a line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from toolkit.model.text import Mark, Text
from toolkit.tei.passages import ASIDE

_BLOCKS = frozenset({"p", "ab", "lg", "l", "list", "table", "figure", "castList"})
_WRAPPERS = frozenset({"quote", "q", "said", "cit"})  # within a line, or around blocks
_SECTIONS = frozenset(
    {"div", "body", "front", "back", "sp", "epigraph", "postscript", "argument", "figure", "lg"}
)
_EITHER = frozenset({"stage", "label"})  # a block where it stands in a section, else words of a line
_REGARDED = _BLOCKS | _WRAPPERS | _EITHER | {"note"}
_MARKS = frozenset("\"'“”‘’«»„‚")
#: After these stand the notes that they call; a note in none of them stands where it is called.
_CALLERS = frozenset(
    [
        *("p", "ab", "head", "l", "item", "table", "figDesc", "castItem", "speaker"),
        *("opener", "closer", "byline", "dateline", "salute", "signed", "trailer", "epigraph"),
        *("titlePart", "docEdition", "docImprint", "imprimatur"),
    ]
)
_CALLERS_IN = {
    "label": _SECTIONS | {"list"},
    "docAuthor": {"titlePage", "div"},
    "docDate": {"titlePage", "div"},
    **dict.fromkeys(_WRAPPERS, _SECTIONS),
}


_SIGNS = frozenset({"graphic", "gap"})  # signs in a line, with what describes them
#: What the style sheets draw as a block, or around blocks, by rules of their own.
_RULED = (
    _BLOCKS
    | _WRAPPERS
    | _SECTIONS
    | _EITHER
    | _CALLERS
    | frozenset(["note", "fw", "text", "titlePage", "docTitle", "cell", "row", "label", "castGroup"])
    | frozenset(["docAuthor", "docDate", *_SIGNS, "div1", "div2", "div3", "div4", "div5", "div6", "div7"])
)


def laid_out(text: Text) -> Mapping[int, dict[str, str]]:
    """Return by the number of a mark: `block` of one that is a block by what it holds, `holds` of one that has blocks in it,
    `notes` of one that calls notes, `at` of a note, and `unmarked`.

    `at` is the id of the element after which the note stands. `unmarked` of a quotation without quotation marks is 1, or 2 within another.
    """
    found: dict[int, dict[str, str]] = defaultdict(dict)
    others = _others(text)
    for number in others:
        found[number]["block"] = "1"
        for at, outer in _above(text, text.marks[number]):
            if outer.name == "note":
                break
            found[at]["holds"] = "1"
    for number, mark in enumerate(text.marks):
        if mark.name not in _REGARDED:
            continue
        above = list(_above(text, mark))
        if mark.name == "q" and not _in_marks(text, mark):
            found[number]["unmarked"] = str(1 + sum(m.name == "q" for _, m in above) % 2)
        if mark.name in _BLOCKS:
            for at, outer in above:
                if outer.name == "note":
                    break
                found[at]["holds"] = "1"
        elif mark.name in _WRAPPERS | _EITHER and above and above[0][1].name in _SECTIONS:
            found[number]["holds"] = "1"
        elif mark.name == "note" and (caller := _caller(text, above, others)) >= 0:
            if not _calls(text, text.marks[caller]):
                found[caller]["block"] = "1"
            found[caller]["notes"] = "1"
            found[number]["at"] = f"mark-{caller}"
    return found


def _others(text: Text) -> set[int]:
    """Return the marks without a rule that are passages, or around some: not those around a note alone."""
    found: set[int] = set()
    seen: set[int] = set()
    for passage in text.passages:
        mark = text.marks[passage.mark]
        if mark.name in ASIDE or (mark.parent >= 0 and text.marks[mark.parent].name in _SIGNS):
            continue
        for number, outer in [(passage.mark, mark), *_above(text, mark)]:
            if outer.name == "note" or number in seen:
                break
            seen.add(number)
            if outer.name not in _RULED:
                found.add(number)
    return found


def _caller(text: Text, above: list[tuple[int, Mark]], others: set[int]) -> int:
    """Return the mark after which a note below these stands, or -1 where it stands at its call."""
    caller = next((at for at, outer in above if at in others or _calls(text, outer)), -1)
    if caller < 0 and above and above[0][1].name not in _RULED and _in_section(text, above[0][1]):
        return above[0][0]
    return caller


def _calls(text: Text, mark: Mark) -> bool:
    above = text.marks[mark.parent].name if mark.parent >= 0 else ""
    return mark.name in _CALLERS or above in _CALLERS_IN.get(mark.name, ())


def _in_section(text: Text, mark: Mark) -> bool:
    return mark.parent >= 0 and text.marks[mark.parent].name in _SECTIONS


def _in_marks(text: Text, mark: Mark) -> bool:
    """Return whether the words of a `q` have quotation marks, within it or around it."""
    around = text.characters[max(0, mark.span.start - 1) : mark.span.start + 1]
    return any(c in _MARKS for c in around)


def _above(text: Text, mark: Mark) -> Iterator[tuple[int, Mark]]:
    while mark.parent >= 0:
        yield mark.parent, text.marks[mark.parent]
        mark = text.marks[mark.parent]
