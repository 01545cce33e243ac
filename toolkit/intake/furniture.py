"""Blocks in; which of them are page headers, page numbers, rules, menus and forms of a site out (F2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from toolkit.intake.lines import Block

_DATE_OR_NUMBER = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?\s+\d{1,2},?\s+\d{4}\b|\b\d[\d/.:-]*\b",
    re.IGNORECASE,
)
_RULE = re.compile(r"(?:[^\w\s]|_)(?:\s*(?:[^\w\s]|_)){2,}")
_NUMBER = re.compile(
    r"(?:page\s+)?[-–—|\[( ]*(?:\d{1,4}|[ivxlc]{1,6})[-–—|\]) ]*(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE
)

_SITE = re.compile(
    r"""(?:
      leave\s+a\s+(?:comment|reply|remark|response) | (?:post|add|write)\s+a\s+comment | you\s+must\s+be\s+logged\s+in | log\s*in\b | sign\s+(?:in|up)\b
    | (?:comments?\s+)?rss\b | .*\brss\s+feed | subscribe\b | share\b(?!\s+\w+\s+\w+\s+\w+) | share\s+(?:this|on) | follow\s+us | tweet\b | print\s+(?:this|page)
    | e?mail\s+(?:this|to) | related\s+(?:material|posts?|articles?|links?|content)s? | recommended\s+for\s+you | you\s+may\s+also | (?:more|read)\s+(?:from|more|also)\b
    | posted\s+(?:in|by|on)\b | filed\s+under | tagged\b | tags?\s*: | categories\s*: | no\s+comments | \d+\s+(?:comments?|responses|replies|views|likes)\b
    | (?:previous|next|older|newer)\s*(?:post|article|page|entr|lesson)?(?:ies|y|s)?\s*[«»→←>]*$ | back\s+to\s+(?:top|home) | skip\s+to\b | home\s*[|»>/]
    | (?:copyright|©|\(c\)\s*\d{4}) | all\s+rights\s+reserved | terms\s+of\s+(?:use|service) | privacy\s+policy | cookie | donate\b | search\b\s*\.*$ | menu$ | ask\s+a\s+question
    | powered\s+by\b | click\s+here\b | download\b | like\s+this | loading
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_MENU = re.compile(r"[^|•·»]{1,40}(?:\s*[|•·»]\s*[^|•·»]{1,40}){2,}")
_SITE_WORDS = 14  # furniture is short
_PAGE, _NUMBERED_PAGE = 60, 8  # words that stand between two page headers at least
_LETTER = re.compile(r"(?:From|To|Cc|Bcc|Sent|Date|Subject|Reply-To)\s*:\s")


def is_rule(block: Block) -> bool:
    """Say whether a block is a line of underscores, stars or the like."""
    return _RULE.fullmatch(block.words) is not None and not any(c.isalnum() for c in block.words)


def is_site(block: Block) -> bool:
    """Say whether a block is a menu, a form, a link or a feed of a web page."""
    return block.count <= _SITE_WORDS and (
        _SITE.match(block.words) is not None or _MENU.fullmatch(block.words) is not None
    )


def letter_headers(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the blocks at the top that are the headers of a letter (*From:*, *Subject:*), if there are two at least."""
    found: list[int] = []
    for i, block in enumerate(blocks):
        if not _LETTER.match(block.words):
            break
        found.append(i)
    return frozenset(found if len(found) > 1 else ())


def page_headers(blocks: Sequence[Block]) -> dict[int, str]:
    """Return the blocks that recur as page headers (`header`) or count pages (`pageNum`), by their number."""
    found: dict[int, str] = {}
    numbers = [
        i for i, b in enumerate(blocks) if _NUMBER.fullmatch(b.words) and any(c.isdigit() for c in b.words)
    ]
    if len(numbers) > 1:
        found |= dict.fromkeys(numbers, "pageNum")
    shapes = {i: _shape(b.words) for i, b in enumerate(blocks) if _may_recur(b)}
    places: dict[str, list[int]] = {}
    for i, shape in shapes.items():
        places.setdefault(shape, []).append(i)
    for same in places.values():
        apart = _NUMBERED_PAGE if _counts_up([blocks[i].words for i in same]) else _PAGE
        if len(same) > 1 and _far_apart(same, blocks, apart):
            found |= {i: "header" for i in same if i not in found}
    return found


def _may_recur(block: Block) -> bool:
    words = block.words
    return (
        2 <= block.count <= 12
        and len(words) <= 90
        and words[-1] not in '.:;,!?…”"'
        and any(c.isalpha() for c in _shape(words))
    )


def _shape(words: str) -> str:
    """Return the words without dates and numbers: what a page header has in common on every page."""
    return " ".join(_DATE_OR_NUMBER.sub(" ", words).casefold().split())


def _counts_up(lines: Sequence[str]) -> bool:
    """Say whether the numbers at the edge of lines that are otherwise the same grow: they count pages."""
    numbers = [re.search(r"^\d{1,4}\b|\b\d{1,4}$", line) for line in lines]
    found = [int(n.group()) for n in numbers if n is not None]
    return len(found) == len(lines) > 2 and all(one < other for one, other in pairwise(found))


def _far_apart(places: list[int], blocks: Sequence[Block], words: int) -> bool:
    """Say whether running text lies between recurrences: a list repeats itself at once, a page header after a page."""
    return all(sum(b.count for b in blocks[one + 1 : other]) >= words for one, other in pairwise(places))
