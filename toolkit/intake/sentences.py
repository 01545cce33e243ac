"""A paragraph in, its sentences out, by rule: a stop, then white space, then what may begin a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model.span import Span

_STOP = re.compile(
    r"""(?:[.!?…]+|[։׃。！？؟])["'”’»)\]]*(?:\[\d+\]|[¹²³⁰⁴-⁹]+|(?<=[^\W\d_][.!?])\d{1,3}|(?<=[.!?]["”’)\]])\d{1,3})*(?=\s|$)"""
)
_LAST_WORD = re.compile(r"[^\s(\[“\"'‘]*$")
_ENUMERATOR = re.compile(r"\s*[-*•·]?\s*\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]")
_INITIAL = re.compile(r"[A-Z]\.|[a-z]\.(?:[a-z]\.)*")
_ABBREVIATIONS = frozenset(
    [
        "Dr.",
        "Mr.",
        "Mrs.",
        "Ms.",
        "Prof.",
        "Rev.",
        "St.",
        "cf.",
        "Cf.",
        "ed.",
        "eds.",
        "e.g.",
        "i.e.",
        "etc.",
        "ibid.",
        "Ibid.",
        "lit.",
        "viz.",
        "approx.",
        "vs.",
    ]
)
#: What stands before a number, in any case: parts of a book, months, books of the Bible.
_NUMBERED = (
    "art. arts. bk. bks. ch. chs. chap. chaps. col. cols. ep. f. fig. fol. fols. fn. l. ll. n. nn. no. nos. p. pp. par. pars. para. paras. "
    "pt. pts. sec. secs. sect. sects. v. vv. vol. vols. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. "
    "gen. ex. exod. lev. num. deut. josh. judg. sam. kgs. isa. jer. ezek. hos. jon. mic. nah. hab. zeph. hag. zech. mal. ps. pss. prov. "
    "lam. eccl. est. dan. neh. chron. chr."
)
_BEFORE_NUMBERS = frozenset(_NUMBERED.split())
_ENDS_TOO = frozenset({"etc."})


def split_sentences(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of a stretch, without the white space between them; together they hold every word."""
    start = span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        rest = text[stop.end() : min(stop.end() + 8, span.end)].lstrip()
        if stop.end() < span.end and (not _may_begin(rest) or _is_abbreviated(text, start, stop.end(), rest)):
            continue
        yield from _trimmed(text, start, stop.end())
        start = stop.end()
    yield from _trimmed(text, start, span.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if words.strip():
        yield Span(start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip())))


def _may_begin(rest: str) -> bool:
    """Say whether a sentence may begin so: not with a small letter, and not with nothing."""
    bare = rest.lstrip("\"'“‘«([*_¿¡—–-… ")
    return bool(rest) and (not bare or not bare[0].islower())


def _is_abbreviated(text: str, start: int, end: int, rest: str) -> bool:
    word = _LAST_WORD.search(text, max(start, end - 20), end)
    if _ENUMERATOR.fullmatch(text, start, end):  # the number of an item is no sentence
        return True
    last = word.group().rstrip("\"'”’»)]") if word else ""
    if last in _ENDS_TOO:
        return not (rest and rest.lstrip("\"'“‘([")[:1].isupper())
    if last.lower() in _BEFORE_NUMBERS and not (len(last) == 2 and last.isupper()):
        return rest[:1].isdigit() or rest[:1] in {"x", "v", "i"}
    return last in _ABBREVIATIONS or _INITIAL.fullmatch(last) is not None
