"""Names of things in, an id for an HTML element out: different for different names, the same every time."""

from __future__ import annotations

import re
from functools import lru_cache

_OTHER = re.compile(r"[^A-Za-z0-9-]")


@lru_cache(maxsize=100_000)
def anchor(kind: str, *names: str) -> str:
    """Return an id made of ASCII letters, digits, `-`, `.` and `_`, so that `#id` needs no escaping.

    Other characters become `_` and their code point in hexadecimal and `_`; the parts are joined by `.`.
    """
    return ".".join((kind, *(_OTHER.sub(lambda c: f"_{ord(c[0]):x}_", name) for name in names)))
