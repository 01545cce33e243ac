"""Component `yichud_glosses`: terms with their glosses (guidelines, S8).

Sets `doc.spans["glosses"]` (the terms), values in `doc._.glosses`. It reads the spans of `yichud_transliterations`, and those of
`yichud_terms` and `yichud_citations` where they are in the pipeline before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from toolkit.model.annotation import Gloss
from toolkit.pipeline import table
from toolkit.pipeline.component import Component
from toolkit.pipeline.glossing.pairs import pairs
from toolkit.pipeline.glossing.scene import Pair, Surroundings, Term
from toolkit.pipeline.glossing.sides import Renderings
from toolkit.pipeline.store import BUNDLED, take
from toolkit.pipeline.view import View, view_of


@Language.factory("yichud_glosses", default_config={"vocabulary": BUNDLED}, assigns=["doc.spans"])
def make(nlp: Language, name: str, vocabulary: str) -> Glosses:
    """Make the component; `vocabulary` is `bundled` or the digest of one given to `toolkit.pipeline.build`."""
    table.install()
    return Glosses(take(vocabulary))


class Glosses(Component):
    """Looks at what stands beside each transliteration."""

    def prepare(self) -> None:
        """Index the renderings by concept."""
        forms: dict[str, list[str]] = {}
        for rendered in self.entries.renderings:
            forms.setdefault(rendered.concept, []).append(rendered.form)
        self.renderings = Renderings(forms)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a Doc."""
        rows: list[tuple[int, int, str, Gloss]] = []
        terms = list(_terms(doc))
        if terms:
            view = view_of(doc)
            english = {end: start for start, end, *_ in table.rows_of(doc, "terms")}
            names = (row for row in table.rows_of(doc, "transliterations") if row[2] in {"name", "work"})
            barred = table.tokens_of(doc, "citations").union(i for s, e, *_ in names for i in range(s, e))
            scene = Surroundings(_dashed(view), self.renderings, terms, english, barred)
            rows = list(_rows(view, pairs(scene)))
        table.write(doc, "glosses", rows)
        return doc


LONG = 2  # words over which a term may be explained by a clause
_FACES = frozenset({"):", ");", "):)"})  # what a tokeniser takes for a face


def _terms(doc: Doc) -> Iterator[Term]:
    for start, end, kind, value in table.rows_of(doc, "transliterations"):
        if kind in {"term", "acronym", "phrase"}:
            words = len(value.text.replace("-", " ").split())
            phrase = kind == "phrase" or words > LONG
            yield Term(start, end, value.concept, kind == "acronym", words, value.loanword, phrase)


def _dashed(view: View) -> Sequence[str]:
    """Return the words with the hyphens that stand between blanks as dashes, and brackets without the sign that they hold fast."""
    words, starts = view.words, view.starts
    return [
        word[0]
        if word in _FACES
        else "–"
        if word == "-" and i and starts[i] > starts[i - 1] + len(words[i - 1])
        else word
        for i, word in enumerate(words)
    ]


def _rows(view: View, found: Iterable[Pair]) -> Iterator[tuple[int, int, str, Gloss]]:
    for pair in found:
        term = view.span(pair.term.start, pair.term.end)
        gloss = view.span(pair.start, pair.end)
        value = Gloss(
            term,
            gloss,
            view.between(pair.term.start, pair.term.end),
            view.between(pair.start, pair.end),
            "term" if term.start < gloss.start else "gloss",
            pair.term.concept,
            round(pair.confidence, 2),
            pair.why,
        )
        yield pair.term.start, pair.term.end, "gloss", value
