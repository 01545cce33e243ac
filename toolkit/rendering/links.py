"""An address in, the same address out if a page may link to it, else nothing; words with addresses in, the same out with links that have names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

SCHEMES = ("http", "https", "mailto")

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HIDDEN = re.compile(
    r"[\x00-\x20\x7f-\xa0\u2028\u2029\ufeff]"
)  # browsers drop some of these before they read the scheme


def allowed(address: str) -> str | None:
    """Return `address` if it is a fragment of the page or of an allowed scheme, else None."""
    if _HIDDEN.search(address):
        return None
    if address.startswith("#") and len(address) > 1:
        return address
    scheme = _SCHEME.match(address)
    return address if scheme is not None and scheme[1].lower() in SCHEMES else None


_ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:)]")
_CREATIVE = re.compile(
    r"https?://creativecommons\.org/(?:licenses/([a-z-]+)|publicdomain/(zero|mark))/(\d\.\d)(?:/[a-z/]*|/deed.*|/legalcode.*)?"
)
_PUBLIC = {"zero": "CC0", "mark": "Public Domain Mark"}


def named(address: str) -> str:
    """Return what an address is called: a Creative Commons licence by its name, any other place without what every address begins with."""
    if known := _CREATIVE.fullmatch(address):
        return f"{_PUBLIC[known[2]] if known[2] else f'CC {known[1].upper()}'} {known[3]}"
    return re.sub(r"^https?://(?:www\.)?", "", address).rstrip("/")


def parts(words: str) -> Iterator[tuple[str, str]]:
    """Yield words and the addresses in them: what is shown, and where it leads, empty for words."""
    at = 0
    for found in _ADDRESS.finditer(words):
        yield words[at : found.start()], ""
        yield named(found[0]), allowed(found[0]) or ""
        at = found.end()
    yield words[at:], ""


def linked(words: str) -> Markup:
    """Return words as HTML, each address in them a link that has a name; all of it escaped."""
    made = (
        Markup('<a href="{}" rel="noreferrer">{}</a>').format(way, shown) if way else escape(shown)
        for shown, way in parts(words)
    )
    return Markup("").join(made)
