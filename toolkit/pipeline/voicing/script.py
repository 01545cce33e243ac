"""A text and its tokens in; sentences, lines and quotations out, all in code points of the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from toolkit.pipeline.view import View
from toolkit.pipeline.voicing.speech import speech

QUOTED = 4_000  # code points that a quotation is followed at most
_STOP = re.compile(r"(?P<sign>[.!?…]+)[\"”’'»)\]*_]*(?=\s|$)|\n")
_NUMBERING = frozenset({"no", "nos", "art", "fn", "n"})
_WORD_BEFORE = re.compile(r"([^\W\d_][\w.]*)$")
_MY = re.compile(r"\b[Mm][Yy]\s")
_BLANK = re.compile(r"\n[ \t]*\n")
_OPEN = {"“": "”", "‘": "’", "«": "»", "„": "“", '"': '"', "'": "'", "``": "''"}
_WHITE = " \t\n\r\f\v\u00a0"
SENTENCE = 2_000  # code points of a sentence at most
SHORT_LINE = 45
# What a word may be to a voice: it announces one, opens a label or a byline, begins a known name, is a capitalised word of
# somebody's name, or is that name alone at the head of a sentence.
ANNOUNCES, OPENS, BEGINS, CAPITAL, ALONE = 1, 2, 4, 8, 16
TRIES = 12  # opening marks among which the one of a closing mark is looked for


class Line(NamedTuple):
    """A line: where it begins and ends, without white space at its ends."""

    start: int
    end: int


class Script:
    """The text of a Doc with its tokens; what is computed is kept. `signs` are the words that are something to a voice."""

    def __init__(self, view: View, signs: Sequence[tuple[int, int]]) -> None:
        self.text = view.text
        self.words: Sequence[str] = view.words
        self.starts: list[int] = view.starts
        self._sentences: dict[int, list[tuple[int, int]]] = {}
        self._signs = signs
        self.capitals = self.having(CAPITAL)

    def having(self, sign: int) -> list[int]:
        """Return the tokens that may be something to a voice."""
        return [i for i, held in self._signs if held & sign]

    @cached_property
    def speaks_of_kin(self) -> bool:
        """Whether *my* may stand somewhere in the text, as in *my teacher*."""
        return "my" in self.text.lower() and _MY.search(self.text) is not None

    def token_at(self, position: int) -> int:
        """Return the token that holds a position or, between tokens, the one after it."""
        i = bisect_right(self.starts, position) - 1
        if i >= 0 and position < self.end(i):
            return i
        return i + 1

    def end(self, token: int) -> int:
        """Return where a token ends."""
        return self.starts[token] + len(self.words[token])

    def tokens(self, start: int, end: int) -> range:
        """Return the tokens that begin in a stretch."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    @cached_property
    def lines(self) -> list[Line]:
        """The lines that are not empty."""
        found, start = [], 0
        while start <= len(self.text):
            stop = self.text.find("\n", start)
            stop = len(self.text) if stop < 0 else stop
            line = self.text[start:stop]
            left = len(line) - len(line.lstrip())
            if line.strip():
                found.append(Line(start + left, start + len(line.rstrip())))
            start = stop + 1
        return found

    def line_of(self, position: int) -> int:
        """Return the index in `lines` of the line that holds a position."""
        return max(0, bisect_right(self.lines, position, key=lambda line: line.start) - 1)

    def sentence(self, position: int) -> tuple[int, int]:
        """Return the sentence that holds a position, its closing signs included."""
        sentences = self._paragraph(position)
        i = max(0, bisect_right(sentences, position, key=lambda s: s[0]) - 1)
        return sentences[i]

    def _paragraph(self, position: int) -> list[tuple[int, int]]:
        start = 0
        before = self.text.rfind("\n\n", 0, position)
        if before >= 0:
            start = before + 2
        found = self._sentences.get(start)
        if found is None:
            blank = _BLANK.search(self.text, max(position, start))
            found = self._sentences[start] = self._cut(start, blank.start() if blank else len(self.text))
        return found

    def _cut(self, start: int, end: int) -> list[tuple[int, int]]:
        found = []
        for stop in _STOP.finditer(self.text, start, end):
            if stop.end() > start and self._stops(stop, end):
                found.append((start, stop.end()))
                start = stop.end()
                while start < end and self.text[start] in _WHITE:
                    start += 1
        if start < end or not found:
            found.append((start, max(start, end)))
        return [piece for first, last in found for piece in self._bounded(first, last)]

    def _bounded(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield a sentence, in pieces where it is longer than anybody writes."""
        while end - start > SENTENCE:
            space = self.text.rfind(" ", start + SENTENCE // 2, start + SENTENCE)
            cut = space + 1 if space > 0 else start + SENTENCE
            yield start, cut
            start = cut
        yield start, end

    def _stops(self, stop: re.Match[str], end: int) -> bool:
        after = stop.end()
        while after < end and self.text[after] in _WHITE:
            after += 1
        following = self.text[after : after + 1]
        if stop["sign"] is None:
            line = self.text.rfind("\n", 0, stop.start()) + 1
            before = self.text[line : stop.start()].rstrip()
            return (
                not before
                or before[-1] in '.!?:”"»)…]*'
                or (len(before) < SHORT_LINE and not following.islower())
            )
        if following.islower() and "\n" not in self.text[stop.end() : after]:
            return False
        if stop["sign"] != "." or after >= end:
            return True
        word = self._word_before(stop.start())
        short = word.lower()
        numbered = short in _NUMBERING and following.isdigit()  # Article No. 17
        short_for = short in speech().lists["abbreviations"] or (len(word) == 1 and word.isupper())
        return not (short_for or numbered)

    def _word_before(self, position: int) -> str:
        """Return the word, with full stops inside, that ends at a position; empty where none does."""
        last = self.text[max(0, position - 20) : position]
        whole = last[last.rfind(" ") + 1 :]
        if whole.isalpha():
            return whole
        word = _WORD_BEFORE.search(last)
        return word[1] if word else ""

    def content_end(self, start: int, end: int) -> int:
        """Return where the words of a stretch end: before the signs that close the sentence."""
        text = self.text[start:end].rstrip(_WHITE)
        stripped = text.rstrip("*_")
        for closer, opener in (("”", "“"), (")", "("), ("»", "«"), ("]", "["), ('"', '"'), ("’", "‘")):
            if stripped.endswith(closer) and not _opened(stripped[:-1], opener, closer):
                stripped = stripped[:-1].rstrip("*_")
        bare = stripped.rstrip(".!?…,;")
        return start + len(bare.rstrip(_WHITE))

    def quotation(self, position: int) -> tuple[int, int] | None:
        """Return what the quotation marks that open at a position hold; None where they do not close.

        A mark that opens again at the start of a paragraph continues the quotation.
        """
        opening = self.text[position : position + 1]
        closing = _OPEN.get(opening)
        if closing is None:
            return None
        depth, i, limit = 1, position + 1, min(len(self.text), position + QUOTED)
        while i < limit:
            c = self.text[i]
            if c == closing and (opening != closing or self._closes(i)) and not self._apostrophe(i, c):
                depth -= 1
                if not depth:
                    return position + 1, i
            elif c == opening and not self._resumes(i):
                depth += opening != closing
            i += 1
        return None

    def _closes(self, i: int) -> bool:
        """Say whether a straight mark closes: something stands before it, no letter after it."""
        return self.text[i - 1] not in _WHITE + "([" and not self.text[i + 1 : i + 2].isalnum()

    def _apostrophe(self, i: int, mark: str) -> bool:
        return mark in "'’" and self.text[i - 1].isalnum() and self.text[i + 1 : i + 2].isalpha()

    def _resumes(self, i: int) -> bool:
        return self.text[:i].rstrip(" \t").endswith("\n") if i < 2 else self.text[i - 1] == "\n"

    def opened_before(self, position: int) -> tuple[int, int] | None:
        """Return what the quotation marks that close at a position hold."""
        closing = self.text[position : position + 1]
        opening = next((o for o, c in _OPEN.items() if c == closing), "")
        i = position
        for _ in range(TRIES if opening else 0):
            i = self.text.rfind(opening, max(0, position - QUOTED), i)
            if i < 0:
                return None
            if i and self.text[i - 1].isalnum():
                continue
            found = self.quotation(i)
            if found and found[1] == position:
                return found
        return None

    def enclosing_end(self, start: int, end: int) -> int:
        """Return where a bracket or a mark that was open before `start` closes, or `end`."""
        depth, quotes = 0, 0
        for i in range(start, end):
            c = self.text[i]
            if c in "([":
                depth += 1
            elif c in ")]":
                depth -= 1
                if depth < 0:
                    return i
            elif c in "“«":
                quotes += 1
            elif c in "”»":
                quotes -= 1
                if quotes < 0:
                    return i
        return end


def _opened(text: str, opener: str, closer: str) -> bool:
    if opener == closer:
        return text.count(opener) % 2 == 1
    return text.count(opener) > text.count(closer)


def is_opening(text: str, position: int) -> bool:
    """Say whether quotation marks open at a position."""
    c = text[position : position + 1]
    if c in {"“", "«", "„"}:
        return True
    if c in {'"', "'", "‘"}:
        return (
            text[position + 1 : position + 2] not in {"", " ", "\n"}
            and not text[max(0, position - 1) : position].isalnum()
        )
    return False
