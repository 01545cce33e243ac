"""A text and the edges of a title in it, what stands around the title out: signals, prepositions, quotation marks, lines."""

from __future__ import annotations

import re

from toolkit.model.span import Span
from toolkit.pipeline.citing.grammar import grammar, plain
from toolkit.pipeline.citing.signs import BRACKETS, QUOTES

_WORDS_BEFORE = re.compile(r"(?P<words>(?:[^\W\d_][^\s\"“*_(\[]*\s+){1,7})[\"“*_(\[]*$")
_WORD_BEFORE = re.compile(r"(?<![^\W_])(?P<word>[^\W\d_]+)(?P<sign>[.,]?)[\s\"“*_]+$")
_VERB_AFTER = re.compile(r"[\"”*_]*\s+(?:also |therefore |further |itself )?(?P<verb>[a-z]+)")
_LISTED = re.compile(r"\d[a-df]{0,2}\)?;\s+(?:and\s+|see\s+|also\s+)*$")
_CLOSED = re.compile(r"[,.]?[\"”*_]")
_BYLINE = re.compile(
    r" (?:of|by|with) (?:(?:Dr|Rav|Rabbi|Prof)\b\.? )*[A-Z]\w+(?: [A-Z]\w+){0,2}"
    r"(?: (?:and|&) [A-Z]\w+(?: [A-Z]\w+){0,2})?"
)
_OPENING = {
    **BRACKETS,
    **{opening: closing for opening, closing in QUOTES.items() if opening not in "*_"},
    "«": "»",
}
_PROVENANCE = re.compile(
    r"[*_\s(\[]*(?:(?:from|taken|based|excerpted|excerpts?|transcribed|adapted|edited)\b[^.;:]*)?"
    r"[*_\s“\"]*(?-i:[A-Z][a-z]+\s){0,2}$",  # Morning Lesson
    re.IGNORECASE,
)
_REACH = 60  # code points in which a signal is looked for
_NEAR = 20  # code points in which the word before a title is looked for


def signal_before(text: str, start: int) -> str:
    """Return `see` or `cf` where such a word stands before a citation, with nothing but small words between."""
    match = _WORDS_BEFORE.search(text, max(0, start - _REACH), start)
    known = grammar()
    for word in reversed(match["words"].split() if match else []):
        bare = plain(word.strip(",:"))
        if bare in known.see:
            return "see" if word.rstrip(",:")[-1:].isalpha() else ""  # “Taste and see.” As …
        if bare in known.cf:
            return "cf"
        if bare not in known.between or word.endswith((";", "!", "?")):
            return ""
    return ""


def word_before(text: str, start: int, *, comma: bool = False) -> str:
    """Return the word before a title, as `plain` makes it; with `comma`, only one that a comma follows."""
    match = _WORD_BEFORE.search(text, max(0, start - _NEAR), start)
    return plain(match["word"]) if match and (match["sign"] == ",") == comma else ""


def length_of_kind(text: str, start: int) -> int:
    """Return the length of *tractate*, *Sefer* and the like directly before a title, with the space after it."""
    match = _WORD_BEFORE.search(text, max(0, start - _NEAR), start)
    if (
        match is None
        or plain(match["word"]) not in grammar().before
        or "\n" in match[0]
        or match["sign"] == ","
    ):
        return 0
    return len(match[0])


def is_pointed_at(text: str, span: Span) -> bool:
    """Say whether a bracket, a signal or a preposition before a title, or its being a unit (Psalm 23), shows it."""
    unit = grammar().units.get(plain(span.of(text)))
    if (unit is not None and "psalm" in unit.means) or text[max(0, span.start - 1) : span.start] in {
        "(",
        "[",
    }:
        return True
    return word_before(text, span.start) in grammar().pointing - {"the", "and", "with", "by", "to"}


def is_listed(text: str, start: int) -> bool:
    """Say whether a title stands after another reference and a semicolon."""
    return _LISTED.search(text, max(0, start - _NEAR), start) is not None


def is_quoted(text: str, span: Span) -> bool:
    """Say whether quotation marks or asterisks enclose a title."""
    opened = text[max(0, span.start - 1) : span.start]
    return opened in {'"', "“", "*", "_"} and _CLOSED.match(text, span.end) is not None


def is_alone(text: str, span: Span) -> bool:
    """Say whether a title, with its place, is all that stands on a line: a heading, a header with its page, a list of links."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    line = text[start : end if end >= 0 else len(text)]
    written = span.of(text)
    bare = line.strip(' \t\r*_#"“”.:|')
    return bare == written or bare.strip(" \t|0123456789") == written


def is_in_capitals(text: str, span: Span) -> bool:
    """Say whether a title stands in a line that is all in capitals: a heading."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return text[start : end if end >= 0 else len(text)].isupper()


def in_provenance(text: str, span: Span) -> bool:
    """Say whether a lesson with its date stands in the line that says what the text itself is of (B8)."""
    start = text.rfind("\n", 0, span.start) + 1
    return _PROVENANCE.match(text, start, span.start) is not None


def speaks(text: str, end: int) -> bool:
    """Say whether a verb of speech follows a title: the book is a voice (N1, V7)."""
    match = _VERB_AFTER.match(text, end)
    return match is not None and match["verb"] in grammar().speaks


def end_of_byline(text: str, end: int) -> int:
    """Return the end of *of Dr. X and Y* after the name of a lesson, or `end`."""
    match = _BYLINE.match(text, end)
    return match.end() if match else end


def balanced(text: str, span: Span) -> Span:
    """Return a span with the mark that opens what is closed inside it (“Zohar,” vol. 1), and with *The* after that mark."""
    start = span.start - (4 if text[max(0, span.start - 4) : span.start] in {"The ", "the "} else 0)
    opened = text[max(0, start - 1) : start]
    closing = _OPENING.get(opened, "")
    inside = span.of(text)
    open_inside = inside.count(opened) if opened and opened != closing else 0
    odd = inside.count(closing) % 2 == 1 if opened == closing else inside.count(closing) > open_inside
    return Span(start - 1, span.end) if closing and odd else span
