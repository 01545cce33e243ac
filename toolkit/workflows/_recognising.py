"""A vocabulary in, what suggestions are made with out: a function that reads a text, and the names of persons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from toolkit.model.authority import Vocabulary
from toolkit.model.span import Span

if TYPE_CHECKING:
    from toolkit.intake.suggestions import Recogniser
    from toolkit.model.annotation import Recognition


def recogniser_of(vocabulary: Vocabulary) -> Recogniser:
    """Build the pipeline, and return what reads with it."""
    from toolkit.pipeline import build, recognise

    nlp = build(vocabulary)

    def read(characters: str, blocks: Sequence[Span]) -> Recognition:
        return recognise(characters, nlp, blocks=blocks, wrapped=True)

    return read


def bynames(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return the names of persons that are more than one word, each with the person's id: by them a label of a turn is known."""
    return {
        n: p.id
        for p in vocabulary.people.values()
        if p.kind == "person"
        for n in (p.name, *p.names)
        if " " in n
    }
