"""JSON values in, `Annotations` out: the object of `yichud mark --json`, JSON lines, or what a pipeline returned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from toolkit.model.annotation import Recognition
from toolkit.model.span import Span
from toolkit.pipeline.scoring.items import LAYERS, Annotations, Item

_PLACED = frozenset({"layer", "start", "end", "text", "optional"})


def from_json(values: Iterable[Mapping[str, Any]], name: str) -> Annotations:
    """Read objects: records with a `layer`, objects that hold layers as lists, and one that says what the text is.

    `ValueError` says which record is not one, in words for a person.
    """
    layers: dict[str, list[Item]] = {}
    about: dict[str, Any] = {}
    for number, value in enumerate(values, 1):
        _require(isinstance(value, Mapping), f"record {number} is not an object")
        if "layer" in value:
            layers.setdefault(str(value["layer"]), []).append(_item(str(value["layer"]), value, number))
            continue
        if isinstance(value.get("layers"), list):
            layers = {**{str(layer): [] for layer in value["layers"]}, **layers}
        for layer in (k for k in LAYERS if isinstance(value.get(k), list)):
            layers.setdefault(layer, []).extend(_item(layer, record, number) for record in value[layer])
        about.update({k: v for k, v in value.items() if k not in LAYERS})
    return Annotations(
        str(about.get("text") or name),
        {layer: tuple(items) for layer, items in layers.items()},
        tradition=str(about.get("tradition") or ""),
        words=int(about.get("words") or 0),
        sha256=str(about.get("sha256") or ""),
    )


def from_recognition(found: Recognition, name: str, characters: str | None = None) -> Annotations:
    """Return what a pipeline found as items."""
    layers: dict[str, tuple[Item, ...]] = {}
    for layer in LAYERS:
        items = []
        for value in getattr(found, layer):
            record = {k: [*v.values()] if _is_span(v) else v for k, v in asdict(value).items()}
            if layer == "citations":
                record["place"] = value.place
            first = record.pop("span", None) or [
                min(record["term"][0], record["gloss"][0]),
                max(record["term"][1], record["gloss"][1]),
            ]
            items.append(_item(layer, {**record, "start": first[0], "end": first[1]}, 0))
        layers[layer] = tuple(items)
    return Annotations(name, layers, characters=characters)


def _require(holds: bool, otherwise: str) -> None:  # noqa: FBT001
    if not holds:
        raise ValueError(otherwise)


def _is_span(value: object) -> bool:
    return isinstance(value, dict) and set(value) == {"start", "end"}


def _item(layer: str, record: Any, number: int) -> Item:
    _require(isinstance(record, Mapping), f"record {number}: a member of {layer} is not an object")
    start, end = record.get("start"), record.get("end")
    _require(
        isinstance(start, int) and isinstance(end, int) and 0 <= start <= end,
        f"record {number}: start and end are not code points: {start!r}, {end!r}",
    )
    values = {k: v for k, v in record.items() if k not in _PLACED}
    for name in ("extent", "term", "gloss"):
        values[name] = _span(values.get(name))
    return Item(
        layer, Span(start, end), str(record.get("text") or ""), values, bool(record.get("optional", False))
    )


def _span(value: Any) -> Span | None:
    if (
        isinstance(value, (list, tuple))
        and len(value) == 2
        and all(isinstance(v, int) for v in value)
        and 0 <= value[0] <= value[1]
    ):
        return Span(*value)
    return None
