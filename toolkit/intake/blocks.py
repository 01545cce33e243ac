"""Blocks in, what each of them is out: rows of rules over the shape of a block and its place in the text."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from toolkit.intake.dates import find_date
from toolkit.intake.furniture import is_rule, is_site, letter_headers, page_headers
from toolkit.intake.lines import Block
from toolkit.intake.notes import join_notes
from toolkit.intake.turns import turns
from toolkit.model.span import Span

Role = Literal[
    "title", "head", "byline", "dateline", "provenance", "p", "note", "header", "pageNum", "site", "separator"
]

_POST = re.compile(r"\[\d{3,12}\]")
_PROVENANCE = re.compile(
    r"(?:(?:taken|adapted|excerpted|reprinted|translated|transcribed)\s+from|from(?!\s+(?:this|that|these|those|here|there|now|then|above|below|what|which|where|all|it|him|her|them|his|their|our|my)\b)|excerpt(?:ed)?\s+from|source\s*:|based\s+on"
    r"|th(?:is|e\s+following)\s+(?:article|text|essay|post|lesson|passage|chapter)\s+(?:is|was)\s+(?:an?\s+)?(?:excerpt|taken|based|adapted|extract))\b",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(
    r"^(?:by\s+)?(?:(?:Dr|Prof|Rabbi|Rav|Rebbe|R|Rev|Mr|Mrs|Ms)\.?\s+)(?=[A-Z])|^by\s+(?=[A-Z])",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(
    r"(?:[A-Z][\w'’.-]*|\([A-Z][\w'’ .-]*|[A-Z][\w'’.-]*\)|ben|bar|bat|of|de|von|van|ibn)"
)
_GLUED = re.compile(r"((?:Dr|Prof|Rabbi|Rav)\.?(?:\s+[A-Z][a-z'’]+){1,3}?)(?=[A-Z][a-z]+[\s,])")
_CAPITALISED = re.compile(r"[A-Z][a-z]+[\s,]")
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "how",
        "if",
        "in",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "the",
        "to",
        "upon",
        "what",
        "when",
        "where",
        "which",
        "who",
        "why",
        "with",
        "vs",
        "via",
        "not",
        "into",
        "over",
        "about",
    ]
)
_STOPPED = re.compile(r"""[.;,:…]["'”’)]*$""")
_ENDED = re.compile(r"""[.!?]["'”’)\]]*(?:\[\d+\])*$""")
_TOP = 6  # blocks at the top in which a title is looked for
_TITLE_WORDS, _HEAD_WORDS = 16, 12


@dataclass(frozen=True, slots=True)
class Judged:
    """A block and its role; `inner` is the range of a byline glued to a paragraph, `n` the number of a note.

    `label` is the range of the label of a turn (V6), `who` the id of the person or part that it names.
    """

    block: Block
    role: Role
    n: str = ""
    call: Span | None = None
    inner: Span | None = None
    label: Span | None = None
    who: str = ""
    at_foot: bool = False


def judge(blocks: Sequence[Block], text: str, names: Mapping[str, str] | None = None) -> list[Judged]:
    """Say what each block is. `names` are by-names of persons, with their ids, that a byline or label may consist of."""
    names = names or {}
    roles: dict[int, Role] = dict(page_headers(blocks))  # type: ignore[arg-type]
    roles |= dict.fromkeys(letter_headers(blocks), "site")
    labels = {i: turn for i, turn in turns(blocks, text, names).items() if i not in roles}
    roles |= dict.fromkeys(labels, "p")
    notes = join_notes(blocks, text)
    _site_furniture(blocks, roles, notes)
    for i, block in enumerate(blocks):
        if i not in roles and i not in notes and is_rule(block):
            roles[i] = "separator"
    rest = [i for i in range(len(blocks)) if (i not in roles or i in labels) and i not in notes]
    _opening(blocks, rest, roles, names)
    _closing(blocks, rest, roles)
    following: Block | None = None
    for i in reversed(rest):
        if i not in roles:
            roles[i] = "head" if _is_heading(blocks[i], following) else "p"
        if roles[i] != "head":  # a heading may stand over another
            following = blocks[i]
    feet = {i for i in roles if roles[i] == "pageNum" and roles.get(i + 1, "header") == "header"}
    judged = [_judged(i, b, roles, notes, names) for i, b in enumerate(blocks)]
    return [
        replace(j, label=labels[i][0], who=labels[i][1])
        if i in labels and j.role == "p"
        else replace(j, at_foot=i in feet)
        for i, j in enumerate(judged)
    ]


def _judged(
    i: int, block: Block, roles: dict[int, Role], notes: dict[int, tuple[str, Span]], names: Collection[str]
) -> Judged:
    if i in notes:
        n, call = notes[i]
        return Judged(block, "note", n, call)
    inner = _glued_byline(block, names) if roles[i] == "p" else None
    return Judged(block, roles[i], inner=inner)


def _site_furniture(
    blocks: Sequence[Block], roles: dict[int, Role], notes: dict[int, tuple[str, Span]]
) -> None:
    """Find menus above the text and forms, feeds and links below it, from the edges inward."""
    free = [i for i in range(len(blocks)) if i not in roles and i not in notes]
    for i in free[: max(1, len(free) // 3)]:
        if not is_site(blocks[i]):
            break
        roles[i] = "site"
    running = [i for i in free if _runs(blocks[i])]
    below = [i for i in free if not running or i > running[-1]]
    first = next((i for i in below if is_site(blocks[i])), None)
    if first is not None and running:  # what stands below the first menu or form goes with it
        roles |= {i: "site" for i in free if i >= first}


def _runs(block: Block) -> bool:
    """Say whether a block is running text: longer than the title of a link, or a sentence that ends."""
    ended = block.count >= 8 and _ENDED.search(block.words) is not None
    return block.count > _LINK_WORDS or (ended and not is_site(block))


_LINK_WORDS = 18  # no title of a link is longer


def _opening(
    blocks: Sequence[Block], rest: list[int], roles: dict[int, Role], names: Collection[str]
) -> None:
    """Find title, byline, date line and provenance among the first blocks."""
    title = False
    top = rest[:_TOP]
    if any(i in roles for i in top):  # a turn: the opening ends there
        top = top[: next(k for k, i in enumerate(top) if i in roles)]
    for k, i in enumerate(top):
        block, later = blocks[i], [blocks[j] for j in rest[k + 1 :]]
        if find_date(block.words, whole=True):
            roles[i] = "dateline"
        elif _is_provenance(block):
            roles[i] = "provenance"
        elif _is_byline(block, names) and (
            title or any(_is_title(blocks[j], blocks, names) for j in top[k + 1 : k + 3])
        ):
            roles[i] = "byline"
        elif not title and later and _is_title(block, blocks, names):
            roles[i] = "title"
            title = True
        else:
            break


def _closing(blocks: Sequence[Block], rest: list[int], roles: dict[int, Role]) -> None:
    """Find provenance lines, post numbers and dates among the last blocks."""
    for i in reversed(rest[1:]):
        block = blocks[i]
        if i in roles:
            break
        if _is_provenance(block):
            roles[i] = "provenance"
        elif _POST.fullmatch(block.words) or find_date(block.words, whole=True):
            roles[i] = "dateline"
        else:
            break


def _is_provenance(block: Block) -> bool:
    words = block.words
    return (
        block.count <= 24 and _PROVENANCE.match(words) is not None and (words[-1] != "." or block.count <= 12)
    )


def _is_byline(block: Block, names: Collection[str]) -> bool:
    if block.count > 12:
        return False
    bare = _HONORIFIC.sub("", block.words, count=1)
    if bare != block.words or any(n in block.words for n in names):
        return all(_NAME_WORD.fullmatch(w.strip(",;")) for w in bare.split())
    return (
        2 <= block.count <= 8
        and all(_NAME_WORD.fullmatch(w.strip(",")) for w in bare.split())
        and "(" in bare
    )


def _is_title(block: Block, blocks: Sequence[Block], names: Collection[str]) -> bool:
    longest = max(b.count for b in blocks)
    return (
        block.count <= _TITLE_WORDS
        and len(block.words) <= 140
        and longest > block.count
        and longest >= 8
        and (_STOPPED.search(block.words) is None or re.search(r":(?:\[\d+\])?$", block.words) is not None)
        and not _is_byline(block, names)
        and any(c.isalpha() for c in block.words)
        and not block.words[0].islower()
    )


def _is_heading(block: Block, following: Block | None) -> bool:
    """Say whether a short line heads what follows: capitals as in a title, or all capitals, or a number before them."""
    words = re.sub(r"(?:\[(?:\d+|edit)\])+$", "", block.words)
    if (
        following is None
        or block.count > _HEAD_WORDS
        or len(words) > 90
        or following.count < max(8, block.count)
    ):
        return False
    if not words or _STOPPED.search(words.removesuffix(":")) or words[0] in "\"'“‘-–—•*(":
        return False
    bare = re.sub(
        r"^(?:(?:chapter|part|section|lesson|letter)\s+)?(?:\d+|[IVXLC]+)[.):]\s*",
        "",
        words,
        flags=re.IGNORECASE,
    )
    main = [w for w in re.findall(r"[^\W\d_][\w'’-]*", bare) if w.lower() not in _SMALL]
    if not main:
        return bare != words
    capital = sum(w[0].isupper() for w in main)
    return capital == len(main) and (len(main) > 1 or block.apart) and (block.count > 1 or block.apart)


def _glued_byline(block: Block, names: Collection[str]) -> Span | None:
    """Return the range of a by-name that runs into the first word of its paragraph (F3)."""
    words = _unhonoured(block.words)
    known = next((n for n in names if words.startswith(n) and _CAPITALISED.match(words, len(n))), None)
    if known is not None:
        length = block.words.index(known) + len(known)
    else:
        match = _GLUED.match(block.words)
        if match is None:
            return None
        length = match.end(1)
    return Span(block.span.start, block.span.start + length)


def _unhonoured(words: str) -> str:
    return _HONORIFIC.sub("", words, count=1)
