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
from toolkit.pipeline.voicing.reading import OPENERS, TRIGGERS, read
from toolkit.pipeline.voicing.script import Script

_REMEMBERED = 500_000  # distinct spellings whose answer is kept
_OPENS, _ANNOUNCES = 1, 2


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
        self._flagged: dict[int, int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a Doc."""
        view = view_of(doc)
        flags = self._flags(view)
        rows = []
        if any(flags):
            script = Script(view)
            triggers = [i for i, flag in enumerate(flags) if flag == _ANNOUNCES]
            rows = list(_rows(script, read(script, self.cast, triggers, _terms(doc))))
        table.write(doc, "voices", rows)
        return doc

    def _flags(self, view: View) -> list[int]:
        """Return for each token whether it can announce a voice, or begin a label or a byline; 0 for most."""
        known = self._flagged
        if len(known) > _REMEMBERED:
            known.clear()
        orths = view.orths
        try:
            return [known[orth] for orth in orths]
        except KeyError:
            known.update({orth: self._flag(view.spelling(orth)) for orth in set(orths) if orth not in known})
            return [known[orth] for orth in orths]

    def _flag(self, word: str) -> int:
        if word.lower() in TRIGGERS:
            return _ANNOUNCES
        opens = word.lower().rstrip(".") in OPENERS or (word[:1].isupper() and self.cast.begins(word))
        return _OPENS if opens else 0


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
