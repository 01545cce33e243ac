"""A value in, a script out that sets it as a property of the window: nothing in it can end the script element or its line."""

from __future__ import annotations

import json

_SIGNS = ("<", ">", "&", "\u2028", "\u2029")


def script_of(name: str, value: object) -> str:
    """Return `window.NAME=…;` with the value as JSON, keys in order, the same for the same value."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for sign in _SIGNS:
        data = data.replace(sign, f"\\u{ord(sign):04x}")
    return f"window.{name}={data};"
