"""A vocabulary in, what suggestions are made of out: a function that reads a text and returns all that the pipeline finds in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from toolkit.model.authority import Vocabulary
from toolkit.model.span import Span

if TYPE_CHECKING:
    from toolkit.intake.suggestions import Found, Recogniser


def recogniser_of(vocabulary: Vocabulary) -> Recogniser:
    """Build the pipeline, and return what reads with it."""
    from toolkit.pipeline import build, recognise

    nlp = build(vocabulary)

    def found(characters: str, blocks: Sequence[Span]) -> tuple[Found, ...]:
        read = recognise(characters, nlp, blocks=blocks, wrapped=True)
        return (*read.names, *read.hebrew, *read.terms, *read.citations, *read.voices)

    return found


def bynames(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return the names of persons that are more than one word, each with the person's id: by them a label of a turn is known."""
    return {
        n: p.id
        for p in vocabulary.people.values()
        if p.kind == "person"
        for n in (p.name, *p.names)
        if " " in n
    }
