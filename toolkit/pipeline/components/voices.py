"""Component `yichud_voices`: who speaks, from where to where (guidelines, V-rules).

Sets `doc.spans["voices"]`, values in `doc._.voices`. Only words that can announce a voice are looked at; the rules stand in
`toolkit.pipeline.voicing`.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from toolkit.model.annotation import Voice
from toolkit.model.span import Span
from toolkit.pipeline import table
from toolkit.pipeline.component import Component
from toolkit.pipeline.store import BUNDLED, take
from toolkit.pipeline.view import View, view_of
from toolkit.pipeline.voicing.cast import Cast
from toolkit.pipeline.voicing.drafts import Draft
from toolkit.pipeline.voicing.reading import read, sign_of
from toolkit.pipeline.voicing.script import ANNOUNCES, OPENS, Script
from toolkit.vocabulary.remembered import REMEMBERED


@Language.factory("yichud_voices", default_config={"vocabulary": BUNDLED}, assigns=["doc.spans"])
def make(nlp: Language, name: str, vocabulary: str) -> Voices:
    """Make the component; `vocabulary` is `bundled` or the digest of one given to `toolkit.pipeline.build`."""
    table.install()
    return Voices(take(vocabulary))


class Voices(Component):
    """Looks for words that announce a voice, then asks the rules."""

    def prepare(self) -> None:
        """Index the by-names; forget what was looked up."""
        self.cast = Cast(self.entries)
        self._known_signs: dict[int, int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a Doc."""
        view = view_of(doc)
        signs = [(i, sign) for i, sign in enumerate(self._signs(view)) if sign]
        rows = []
        if any(sign & (ANNOUNCES | OPENS) for _, sign in signs):
            script = Script(view, signs)
            rows = list(_rows(script, read(script, self.cast, _terms(doc))))
        table.write(doc, "voices", rows)
        return doc

    def _signs(self, view: View) -> list[int]:
        """Return for each token what it may be to a voice; 0 for most."""
        known = self._known_signs
        if len(known) > REMEMBERED:
            known.clear()
        orths = view.orths
        try:
            return [known[orth] for orth in orths]
        except KeyError:
            known.update(
                (orth, sign_of(view.spelling(orth), self.cast)) for orth in set(orths).difference(known)
            )
            return [known[orth] for orth in orths]


def _terms(doc: Doc) -> dict[int, bool]:
    """Return the tokens that name a concept or are a Hebrew word that is listed, and so nobody; each with whether it is a concept."""
    return {
        i: bool(value.concept)
        for start, end, kind, value in table.rows_of(doc, "transliterations")
        if (value.concept or value.hebrew) and kind not in {"name", "work"}
        for i in range(start, end)
    }


def _rows(script: Script, drafts: list[Draft]) -> Iterator[tuple[int, int, str, Voice]]:
    for d in drafts:
        value = Voice(
            Span(d.start, d.end),
            script.text[d.start : d.end],
            d.who,
            Span(d.report.start, d.report.end),
            d.report.direct,
            d.kind,
            d.confidence,
            d.why,
        )
        yield script.token_at(d.start), script.token_at(d.end - 1) + 1, d.kind, value
