"""Judged blocks in, the entries of an edition out: nested as TEI wants them, every word in some element."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from toolkit.intake.blocks import Judged, Role
from toolkit.intake.dates import find_date
from toolkit.intake.sentences import split_sentences
from toolkit.model.span import Span
from toolkit.standoff.layer import Entry

_OPENERS: frozenset[Role] = frozenset({"title", "head", "byline", "dateline"})
_BODY: frozenset[Role] = frozenset({"title", "head", "byline", "dateline", "p", "separator", "provenance"})
_FURNITURE: frozenset[Role] = frozenset({"header", "pageNum"})


_STARRED = re.compile(r"(?<![\w*])\*(?=[^\s*])[^*\r\n]{1,80}(?<=[^\s*])\*(?![\w*])")


@dataclass(slots=True)
class _Outline:
    text: str
    entries: list[Entry] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def add(
        self,
        kind: str,
        span: Span,
        variety: str = "",
        *,
        name: str = "",
        lang: str = "",
        call: Span | None = None,
        **attributes: str,
    ) -> None:
        given = {"xml:id": name, "xml:lang": lang, **attributes}
        kept = {k: v for k, v in given.items() if v}
        self.entries.append(Entry(kind, span, variety, kept, call=call))

    def number(self, letter: str) -> str:
        self.counts[letter] = self.counts.get(letter, 0) + 1
        return f"{letter}{self.counts[letter]}"


def outline(judged: Sequence[Judged], text: str) -> tuple[Entry, ...]:
    """Return the entries: parts, divisions, blocks, sentences, notes, dates."""
    blocks = _settled(judged)
    made = _Outline(text)
    first, last = _body_range(blocks)
    for part, members in (
        ("front", blocks[:first]),
        ("body", blocks[first : last + 1]),
        ("back", blocks[last + 1 :]),
    ):
        if not members:
            continue
        made.add(part, _range(members))
        if part == "body":
            _write_divisions(members, made)
        else:
            for j in members:
                _write_matter(j, made)
    return tuple(made.entries)


def _settled(judged: Sequence[Judged]) -> list[Judged]:
    """Turn into paragraphs what cannot stand where it was found."""
    blocks = list(judged)
    body = [i for i, j in enumerate(blocks) if j.role in _BODY]
    if not any(blocks[i].role == "p" for i in body):
        last = body[-1] if body else 0
        chosen = [last] if body else [i for i, j in enumerate(blocks) if j.role != "note"][:1] or [0]
        for i in chosen:
            blocks[i] = replace(blocks[i], role="p", call=None)
    paragraphs = [i for i, j in enumerate(blocks) if j.role == "p"]
    top, bottom = paragraphs[0], paragraphs[-1]
    rule = min((i for i, j in enumerate(blocks) if j.role == "separator"), default=top)
    for i, j in enumerate(blocks):
        inside = top < i < bottom
        nothing_under = i > bottom and j.role == "head"
        below_rule = rule < i < bottom and j.role in {"byline", "dateline"}
        if (
            nothing_under
            or below_rule
            or (inside and j.role in {"site", "provenance", "title", "byline", "dateline"})
        ):
            blocks[i] = replace(j, role="p")
    return blocks


def _body_range(blocks: Sequence[Judged]) -> tuple[int, int]:
    places = [
        i
        for i, j in enumerate(blocks)
        if j.role in _BODY and not (j.role == "separator" and _is_edge(i, blocks))
    ]
    return places[0], places[-1]


def _is_edge(i: int, blocks: Sequence[Judged]) -> bool:
    """Say whether a rule stands between the text and its notes or the furniture of the site."""
    after = {j.role for j in blocks[i + 1 :]}
    before = {j.role for j in blocks[:i]}
    return not after & (_BODY - {"separator"}) or not before & (_BODY - {"separator"})


def _range(members: Sequence[Judged]) -> Span:
    return Span(members[0].block.span.start, members[-1].block.span.end)


def _write_matter(j: Judged, made: _Outline) -> None:
    span = j.block.span
    if j.role == "note":
        _write_note(j, made)
    elif j.role in _FURNITURE:
        made.add("foot" if j.at_foot else "fw", span, j.role)
    else:
        made.add("ab", span, "boilerplate")


def _write_note(j: Judged, made: _Outline) -> None:
    made.add("note", j.block.span, call=j.call, n=j.n, name=made.number("n"))


def _write_divisions(members: Sequence[Judged], made: _Outline) -> None:
    """Write provenance above and below, and between them the article with its sections."""
    top, bottom = 0, len(members)
    while (
        top < bottom
        and members[top].role in {"provenance", "dateline", *_FURNITURE}
        and any(m.role == "provenance" for m in members[top:bottom] if _leads(members, top))
    ):
        top += 1
    while bottom > top and members[bottom - 1].role in {"provenance", *_FURNITURE}:
        bottom -= 1
    _write_provenance(members[:top], made)
    if members[top:bottom]:
        _write_article(members[top:bottom], made)
    _write_provenance(members[bottom:], made)


def _leads(members: Sequence[Judged], start: int) -> bool:
    """Say whether, from here on, a provenance line comes before any title or paragraph."""
    for member in members[start:]:
        if member.role == "provenance":
            return True
        if member.role not in {"dateline", *_FURNITURE}:
            return False
    return False


def _write_provenance(members: Sequence[Judged], made: _Outline) -> None:
    inside = [m for m in members if m.role not in _FURNITURE]
    if inside:
        made.add("div", _range(inside), "provenance")
    for member in members:
        _write_block(member, made)


def _write_article(members: Sequence[Judged], made: _Outline) -> None:
    opening = 0
    while opening < len(members) and members[opening].role in {*_OPENERS, *_FURNITURE}:
        opening += 1
    heads = [
        i
        for i in range(opening, len(members))
        if members[i].role == "head" and (i == opening or members[i - 1].role != "head")
    ]
    closing = len(members)
    while closing > opening and members[closing - 1].role in {"dateline", "byline"}:
        closing -= 1
    made.add("div", _range([m for m in members if m.role not in _FURNITURE] or members), "article")
    for number, (start, end) in enumerate(pairwise([*heads, closing] if heads else []), start=1):
        section = [m for m in members[start:end] if m.role not in _FURNITURE]
        made.add("div", _range(section), "section", n=str(number))
    _write_turns(members, made)
    for member in members:
        _write_block(member, made)


def _write_turns(members: Sequence[Judged], made: _Outline) -> None:
    """Write the turns of a dialogue: each lasts to the next label, heading or rule, or to the end (V6)."""
    turn: list[Judged] = []
    for member in [*members, None]:
        ends = member is None or member.label is not None or member.role not in {"p", "note", *_FURNITURE}
        if ends and turn:
            while turn[-1].role != "p":
                turn.pop()
            made.add("sp", _range(turn), name=made.number("t"))  # who speaks is suggested
            turn = []
        if member is not None and (member.label is not None or turn):
            turn.append(member)


def _write_block(j: Judged, made: _Outline) -> None:
    span = j.block.span
    if j.role == "note":
        _write_note(j, made)
    elif j.role in _FURNITURE:
        made.add("foot" if j.at_foot else "fw", span, j.role)
    elif j.role in {"title", "head"}:
        made.add("head", span, name=made.number("h"), lang=_language(span.of(made.text)))
    elif j.role in {"byline", "dateline"}:
        made.add(j.role, span)
        _write_date(span, made)
    elif j.role == "separator":
        made.add("p", span, rend="rule")
    else:
        if j.inner is not None:
            made.add("byline", j.inner)
            span = Span(j.inner.end, span.end)
        if j.label is not None:
            made.add("speaker", j.label)
            rest = made.text[j.label.end : span.end]
            span = Span(span.end - len(rest.lstrip()), span.end)
        made.add("p", span, name=made.number("p"), lang=_language(span.of(made.text)))
        if j.role == "provenance":
            _write_date(span, made)
        else:
            for sentence in split_sentences(made.text, span):
                made.add("sentence", sentence, name=made.number("s"))
                for starred in _STARRED.finditer(made.text, sentence.start, sentence.end):
                    made.add("asterisk", Span(*starred.span()))


def _language(words: str) -> str:
    """Return the tag of words most of which are in Hebrew letters; nothing for others."""
    letters = [c for c in words if c.isalpha()]
    hebrew = sum("\u05d0" <= c <= "\u05ea" for c in letters)
    return "he" if hebrew * 2 > len(letters) else ""


def _write_date(span: Span, made: _Outline) -> None:
    found = find_date(span.of(made.text))
    if found is not None:
        made.add("date", found.span.shifted(span.start), n=found.when, cert="low" if found.guessed else "")


def headings(judged: Sequence[Judged]) -> Iterator[str]:
    """Yield the headings of a text, the one that was found to be its title first."""
    for role in ("title", "head"):
        yield from (j.block.words for j in judged if j.role == role)


def titles(judged: Sequence[Judged]) -> Iterator[str]:
    """Yield what may serve as a title, best first: the heading found as such, other headings that have no number, the first words."""
    subjects = (re.match(r"Subject\s*:\s*(.+)", j.block.words) for j in judged if j.role == "site")
    yield from (s[1] for s in subjects if s is not None)
    yield from (h for h in headings(judged) if not _NUMBERED.match(h))
    yield from (re.sub(r"^\d+\s+|\s+\d+$", "", j.block.words) for j in judged if j.role == "header")
    for j in judged:
        if j.role == "p":
            words = j.block.words.split()
            yield " ".join(words[:_FIRST_WORDS]) + ("…" if len(words) > _FIRST_WORDS else "")


_NUMBERED = re.compile(r"(?:\d+|[IVXLC]+)[.)]\s")  # a heading among others, of which none names the whole
_FIRST_WORDS = 7
