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
from toolkit.pipeline.view import View
from toolkit.pipeline.voicing.cast import Cast
from toolkit.pipeline.voicing.drafts import Draft
from toolkit.pipeline.voicing.reading import TRIGGERS, read
from toolkit.pipeline.voicing.script import Script

_REMEMBERED = 500_000  # distinct spellings whose answer is kept


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
        self._known: dict[int, bool] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a Doc."""
        view = View(doc)
        triggers = self._triggers(view)
        rows = []
        if view.orths:
            script = Script(view)
            rows = list(_rows(script, read(script, self.cast, triggers, _terms(doc))))
        table.write(doc, "voices", rows)
        return doc

    def _triggers(self, view: View) -> list[int]:
        known = self._known
        if len(known) > _REMEMBERED:
            known.clear()
        found = []
        for i, orth in enumerate(view.orths):
            announces = known.get(orth)
            if announces is None:
                announces = known[orth] = view.word(i).lower() in TRIGGERS
            if announces:
                found.append(i)
        return found


def _terms(doc: Doc) -> set[int]:
    """Return the tokens that name a concept, and so nobody."""
    return {
        i
        for s in doc.spans.get("transliterations", ())
        if s.id_ and s.label_ not in {"name", "work"}
        for i in range(s.start, s.end)
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
