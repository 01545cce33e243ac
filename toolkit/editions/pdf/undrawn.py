"""Characters that no font has in, the words of the files that they stand in out: what a reader of the message can go to."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from toolkit.ground.errors import Finding
from toolkit.rendering.typst import called

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ACCENTS = re.compile("[\u0591-\u05af]")  # cantillation
_SHOWN = 20  # words of one file that are named


def findings(
    undrawn: str, files: Iterable[tuple[str, bytes]], elsewhere: Iterable[tuple[str, str]]
) -> list[Finding]:
    """Return a finding for every word that holds one of the characters.

    `files` are TEI files, each with the name that it is shown by; `elsewhere` are other words of the book with the place that
    they come from.
    """
    found = [f for path, data in files for f in _of_file(path, data, undrawn)]
    if not found:
        found = [
            Finding(path, 0, 0, "D04", _message(word, undrawn), _hint(undrawn))
            for path, words in elsewhere
            for word in dict.fromkeys(words.split())
            if set(word) & set(undrawn)
        ]
    return found


def _of_file(path: str, data: bytes, undrawn: str) -> Iterator[Finding]:
    text = _COMMENT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), data.decode("utf-8-sig", "replace"))
    signs = [f"{re.escape(c)}|&#0*{ord(c)};|&#[xX]0*{ord(c):x};" for c in undrawn]
    words = re.compile(
        rf"(?:&[^;\s<>]+;|[^\s<>&])*?(?:{'|'.join(signs)})(?:&[^;\s<>]+;|[^\s<>&])*", re.IGNORECASE
    )
    matches = list(words.finditer(text))
    for match in matches[:_SHOWN]:
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        yield Finding(path, line, column, "D04", _message(html.unescape(match[0]), undrawn), _hint(undrawn))
    if len(matches) > _SHOWN:
        yield Finding(path, 0, 0, "D04", f"has {len(matches) - _SHOWN} more such words", _hint(undrawn))


def _message(word: str, undrawn: str) -> str:
    lacking = [c for c in dict.fromkeys(word) if c in undrawn]
    return f"{word} has {', '.join(map(called, lacking))}, which the font of the PDF lacks"


def _hint(undrawn: str) -> str:
    if _ACCENTS.search(undrawn):
        return "Libertinus has no cantillation: leave the accents out, or make HTML or EPUB"
    return "write it otherwise, or make HTML or EPUB"
