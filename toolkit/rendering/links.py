"""An address in, the same address out if a page may link to it, else nothing."""

from __future__ import annotations

import re

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
