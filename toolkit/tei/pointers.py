"""A pointer as written in TEI in; the file, place or range that it means out.

Prefixes (`c:zivug`) resolve by the first matching `prefixDef` in document order, what they make resolves relative to
the file (RFC 3986, section 5).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import PurePosixPath
from urllib.parse import unquote, urldefrag, urlsplit

from toolkit.model.span import Span
from toolkit.tei.scan import Document

MAX_POINTER = 500
#: The files of the vocabulary, by name.
AUTHORITIES = frozenset({"concepts.xml", "people.xml", "works.xml"})

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
_NESTED_QUANTIFIER = re.compile(r"[+*}]\)*\)[+*{]")
_STRING_RANGE = re.compile(r"#string-range\(\s*([^,()\s]+)\s*,\s*(\d{1,9})\s*,\s*(\d{1,9})\s*\)")
_SOURCE_RANGE = re.compile(r"src:([^:\s]+):(\d{1,9}),(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Prefix:
    """One `prefixDef`: pointers `ident:rest` whose rest matches `pattern` become `replacement` ($1, $2 …)."""

    ident: str
    pattern: str
    replacement: str


@dataclass(frozen=True, slots=True)
class Target:
    """What a pointer means: `path` of a file as seen from here (empty: the file itself), `fragment` within it.

    `address` is set instead of `path` for what lies outside (http, https, mailto, urn …).
    """

    path: str = ""
    fragment: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class StringRange:
    """`length` code points from `offset` on in the element with this `xml:id`, counted as `Text` counts."""

    element: str
    offset: int
    length: int

    def __str__(self) -> str:
        return f"#string-range({self.element},{self.offset},{self.length})"


def read_prefixes(document: Document) -> tuple[Prefix, ...]:
    """Return every `prefixDef` of a header in document order."""
    return tuple(
        Prefix(node.get("ident"), node.get("matchPattern"), node.get("replacementPattern"))
        for header in document.root.find_all("teiHeader")
        for node in header.walk()
        if node.name == "prefixDef"
    )


@lru_cache(maxsize=1 << 10)  # a text has few pointers, each many times
def resolve(pointer: str, prefixes: tuple[Prefix, ...], path: str = "-") -> Target | None:
    """Return what a pointer in the file `path` means, or None where its prefix is declared but matches nothing.

    A scheme that no `prefixDef` declares is an address of its own.
    """
    if len(pointer) > MAX_POINTER:
        return None
    matched = _SCHEME.fullmatch(pointer)
    if matched is None:
        return _relative(pointer, path)
    ident, rest = matched.groups()
    declared = [p for p in prefixes if p.ident == ident]
    for prefix in declared:
        made = _replace(prefix, rest)
        if made is not None:
            return _relative(made, path) if urlsplit(made).scheme == "" else Target(address=made)
    return None if declared else Target(address=pointer)


def resolve_path(reference: str, path: str = "-") -> str | None:
    """Return the file that a relative reference in the file `path` leads to; None for the file itself and for an address."""
    return _relative(reference, path).path or None if urlsplit(reference).scheme == "" else None


def fragment(pointer: str) -> str:
    """Return the id that a pointer ends in, without resolving it: `zivug` of `c:zivug`, `#zivug` and `x.xml#zivug`."""
    _, mark, after = pointer.partition("#")
    return after if mark else pointer.rpartition(":")[2]


def vocabulary_id(pointer: str) -> str:
    """Return the id of what a pointer names in the vocabulary: `zivug` of `c:zivug` and `concepts.xml#zivug`.

    Empty where it leads into its own file or to an address, as pointers of other projects do.
    """
    file, mark, _ = pointer.partition("#")
    if mark:
        return fragment(pointer) if file.rpartition("/")[2] in AUTHORITIES else ""
    return fragment(pointer) if ":" in pointer and "//" not in pointer else ""


def string_range(pointer: str) -> StringRange | None:
    """Read `#string-range(ID,OFFSET,LENGTH)`; None where the pointer is of another kind."""
    matched = _STRING_RANGE.fullmatch(pointer.strip())
    return StringRange(matched[1], int(matched[2]), int(matched[3])) if matched else None


def span_of(place: StringRange, element: Span) -> Span | None:
    """Return the span of a string range in its element; None where that is too short."""
    if place.offset + place.length > len(element):
        return None
    start = element.start + place.offset
    return Span(start, start + place.length)


def source_range(pointer: str) -> tuple[str, Span] | None:
    """Read `src:ID:FROM,TO` (RFC 5147 code points of a base text); None where the pointer is of another kind."""
    matched = _SOURCE_RANGE.fullmatch(pointer)
    if matched is None or int(matched[2]) > int(matched[3]):
        return None
    return matched[1], Span(int(matched[2]), int(matched[3]))


def _relative(reference: str, path: str) -> Target:
    reference, fragment_ = urldefrag(reference)
    if not reference:
        return Target(fragment=unquote(fragment_))
    if reference.startswith("//"):
        return Target(address=reference)
    folder = PurePosixPath(path).parent if path != "-" else PurePosixPath()
    return Target(path=_normal(folder / unquote(reference)), fragment=unquote(fragment_))


def _normal(path: PurePosixPath) -> str:
    """Take `.` and `..` out of a path by its words alone, as RFC 3986, 5.2.4 does."""
    parts: list[str] = []
    for part in path.parts:
        if part == ".." and parts and parts[-1] not in {"..", "/"}:
            parts.pop()
        elif part == ".." and parts == ["/"]:
            continue
        else:
            parts.append(part)
    return str(PurePosixPath(*parts))


@cache
def _compiled(pattern: str) -> re.Pattern[str] | None:
    if len(pattern) > 200 or _NESTED_QUANTIFIER.search(pattern):  # could take exponential time
        return None
    try:
        return re.compile(pattern)
    except re.error:
        return None


def _replace(prefix: Prefix, rest: str) -> str | None:
    pattern = _compiled(prefix.pattern)
    matched = pattern.fullmatch(rest) if pattern is not None else None
    if matched is None:
        return None

    def group(number: re.Match[str]) -> str:
        index = int(number[1])
        return (matched[index] or "") if index <= len(matched.groups()) else ""

    return re.sub(r"\$([1-9])", group, prefix.replacement)
