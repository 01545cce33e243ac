"""The title of a text in, how it is set out: its lines, which break where its sense does, and the heading that says the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from toolkit.editions.adapted import OWN
from toolkit.editions.words import letters_of, words_of
from toolkit.model.header import Header

_TEI = "{http://www.tei-c.org/ns/1.0}"
_LEVEL = f"{{{OWN}}}level"
_SIGN = re.compile(r"(?<=\S)(:|\?|!| [–—])\s+(?=\S)")
_NUMBERED = re.compile(r"^\W*(?:\d+|[IVXLC]+)[.)]\s+")


class Title(NamedTuple):
    """What stands before the sign that divides a title, the sign (`:`, `?`, a dash), and what stands after it, empty where none does."""

    main: str
    sign: str = ""
    rest: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The parts of the title, each of which begins a line where they do not fit in one; no line begins with a number."""
        return tuple(map(_tied, filter(None, (self.main + self.sign, self.rest))))


def title(words: str) -> Title:
    """Return a title in its parts: *Concerning Raising Man: a restatement* has two."""
    even = " ".join(words.split())
    if (sign := _SIGN.search(even)) is None:
        return Title(even)
    return Title(even[: sign.start()], sign[1], even[sign.end() :])


def entitle(root: etree._Element, words: str, headings: Iterable[etree._Element]) -> None:
    """Mark the first heading of the text if it says what the title says: it is printed as the title, and the headings below it rise by a level.

    It says so with a number before it too (*81. Concerning Raising Man*), and where one of the two has more words after a colon or a dash. What the title has
    more is the heading's `rest`, and the sign before it the last of its words.
    """
    own = next(iter(headings), None)
    if own is None or own.get(_LEVEL) != "2":
        return
    wanted, found = title(words), title(_NUMBERED.sub("", words_of(own)))
    if letters_of(found.main) != letters_of(wanted.main) or not letters_of(found.main):
        return
    if found.rest and wanted.rest and letters_of(found.rest) != letters_of(wanted.rest):
        return
    own.set(f"{{{OWN}}}title", "yes")
    root.set(f"{{{OWN}}}titled", "yes")
    if wanted.rest and not found.rest:
        if not words_of(own).endswith(wanted.sign.strip()):
            _append(own, wanted.sign)
        own.set(f"{{{OWN}}}rest", _tied(wanted.rest))
    division = own.getparent()
    if division is not None and division.tag == f"{_TEI}div":
        for below in division.iter(f"{_TEI}head"):
            if deep := int(below.get(_LEVEL, "0")):
                below.set(_LEVEL, str(max(deep - 1, 2)))


def restated(header: Header) -> str:
    """Return what a restatement restates, empty where its own title says it."""
    if header.form != "restatement" or letters_of(header.source_title) == letters_of(
        title(header.title).main
    ):
        return ""
    return header.source_title


def _append(heading: etree._Element, sign: str) -> None:
    """Add a sign to the words of a heading, before the note that they end with."""
    last = heading[-1] if len(heading) else None
    if last is not None and last.tag == f"{_TEI}note" and not (last.tail or "").strip():
        last = last.getprevious()
    if last is None:
        heading.text = (heading.text or "").rstrip() + sign
    else:
        last.tail = (last.tail or "").rstrip() + sign


def _tied(line: str) -> str:
    line = re.sub(r"(?<=\w) (?=\d)", "\u00a0", line)
    return re.sub(r"\b(\d\d?) (?=\w+\u00a0\d{4}\b)", "\\1\u00a0", line)  # a day and its month
