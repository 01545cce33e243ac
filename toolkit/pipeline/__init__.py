"""Texts in, annotations out, through spaCy: the only package that imports it, and only when a pipeline is asked for.

from toolkit.pipeline import build, recognise
nlp = build()                       # the bundled vocabulary
recognise("In Atzilus the Sefiros are one.", nlp).transliterations
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

import spacy
from spacy.language import Language

from toolkit.ground.discover import discover
from toolkit.model.authority import Vocabulary
from toolkit.pipeline import tokens
from toolkit.pipeline.recognise import recognise
from toolkit.pipeline.store import BUNDLED, give

ORDER = ("transliterations", "hebrew", "terms", "citations", "voices", "glosses")


def build(vocabulary: Vocabulary | None = None) -> Language:
    """Return a pipeline with every component, for a vocabulary or, without one, for that which comes with the program."""
    with _uncollected():
        known = discover("toolkit.pipeline.components", "make")  # reading a module makes its factory known
        nlp = spacy.blank("en")
        tokens.adjust(nlp)
        key = give(vocabulary) if vocabulary is not None else BUNDLED
        for component in (c for c in ORDER if c in known):
            nlp.add_pipe(f"yichud_{component}", config={"vocabulary": key})
    return nlp


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Hold Python's collector off while tables are built that stay: it would look through them again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


__all__ = ["build", "recognise"]
