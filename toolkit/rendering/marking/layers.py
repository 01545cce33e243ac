"""The layers of finds that a reader is shown: what each holds, and the sign that underlines it on a terminal."""

from __future__ import annotations

from typing import NamedTuple


class Layer(NamedTuple):
    """A layer of finds: what one is called, what the layer holds, and the sign that underlines it on a terminal."""

    noun: str
    holds: str
    sign: str


LAYERS = {
    "transliterations": Layer("transliteration", "Hebrew or Aramaic in Latin letters", "‾"),
    "hebrew": Layer("Hebrew word", "a name of the vocabulary in Hebrew script", "˭"),
    "terms": Layer("English term", "an English word that renders a concept", "·"),
    "citations": Layer("citation", "a work, and a place in it", "="),
    "voices": Layer("voice", "who speaks, and from where to where", "~"),
    "glosses": Layer("gloss pair", "a term and the words that explain it", "-"),
}
