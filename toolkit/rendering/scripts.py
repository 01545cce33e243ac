"""A value in, a script out that sets it as a property of the window: nothing in it can end the script element or its line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

_SIGNS = ("<", ">", "&", "\u2028", "\u2029")


def script_of(name: str, value: Mapping[str, object]) -> Iterator[str]:
    """Yield the parts of `window.NAME={…};` with the value as JSON, keys in order, the same for the same value.

    An iterator among the values is a list, written item by item.
    """
    yield f"window.{name}={{"
    for n, key in enumerate(sorted(value)):
        yield f"{',' if n else ''}{_json(key)}:"
        said = value[key]
        if isinstance(said, Iterator):
            yield "["
            yield from (f"{',' if i else ''}{_json(item)}" for i, item in enumerate(said))
            yield "]"
        else:
            yield _json(said)
    yield "};"


def _json(value: object) -> str:
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for sign in _SIGNS:
        data = data.replace(sign, f"\\u{ord(sign):04x}")
    return data
