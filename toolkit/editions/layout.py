"""A text in, what its elements must know of one another on a page out: which hold blocks, which have notes set after them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from toolkit.model.text import Mark, Text

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


def laid_out(text: Text) -> Mapping[int, dict[str, str]]:
    """Return by the number of a mark: `holds` of one that has blocks in it, `notes` of one that calls notes, `at` of a note, and `unmarked`.

    `at` is the id of the element after which the note stands. `unmarked` of a quotation without quotation marks is 1, or 2 within another.
    """
    found: dict[int, dict[str, str]] = defaultdict(dict)
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
        elif mark.name == "note":
            caller = next((at for at, outer in above if _calls(text, outer)), -1)
            if caller >= 0:
                found[caller]["notes"] = "1"
                found[number]["at"] = f"mark-{caller}"
    return found


def _calls(text: Text, mark: Mark) -> bool:
    above = text.marks[mark.parent].name if mark.parent >= 0 else ""
    return mark.name in _CALLERS or above in _CALLERS_IN.get(mark.name, ())


def _in_marks(text: Text, mark: Mark) -> bool:
    """Return whether the words of a `q` have quotation marks, within it or around it."""
    around = text.characters[max(0, mark.span.start - 1) : mark.span.start + 1]
    return any(c in _MARKS for c in around)


def _above(text: Text, mark: Mark) -> Iterator[tuple[int, Mark]]:
    while mark.parent >= 0:
        yield mark.parent, text.marks[mark.parent]
        mark = text.marks[mark.parent]
