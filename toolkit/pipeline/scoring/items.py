"""One thing found or to be found in a text, and all of them that one source gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from toolkit.model.span import Span

LAYERS = ("transliterations", "terms", "citations", "voices", "glosses")


@dataclass(frozen=True, slots=True)
class Item:
    """A span of one layer and what is said of it.

    `values` holds, by layer, kind, lang, convention, concept and loanword; concept; work and place; who, extent and
    direct; term and gloss. A value of None is not judged; a list of ids (work, who) holds all that are right. An
    `optional` item is neither missed nor a false alarm.
    """

    layer: str
    span: Span
    text: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    optional: bool = False

    def get(self, name: str) -> Any:
        """Return a value, None where nothing is said."""
        return self.values.get(name)


@dataclass(frozen=True, slots=True)
class Annotations:
    """All items of one text by layer; a layer that is a key was looked for, also where it is empty.

    `name` pairs the text with its gold; `characters` is the text where it is at hand, `words` its length, 0 where it is
    not known; `sha256` that of the characters in UTF-8, empty where it is not known; `undecided` counts what is proposed in
    the text and left out here.
    """

    name: str
    layers: Mapping[str, tuple[Item, ...]]
    tradition: str = ""
    characters: str | None = None
    words: int = 0
    sha256: str = ""
    undecided: int = 0
