"""Component `yichud_hebrew`: names of the scheme in Hebrew script, pointed or not, full or defective (E3).

Sets `doc.spans["hebrew"]`, values in `doc._.hebrew`. One-letter particles before a word are left in its span.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from toolkit.model.annotation import HebrewTerm
from toolkit.pipeline import table
from toolkit.pipeline.component import Component
from toolkit.pipeline.store import BUNDLED, take
from toolkit.pipeline.view import view_of
from toolkit.vocabulary.hebrew import is_hebrew, shared_letters, strip_points
from toolkit.vocabulary.names import Name

_PARTICLES = frozenset("והבכלמשד")
_LONGEST = 5


@Language.factory("yichud_hebrew", default_config={"vocabulary": BUNDLED}, assigns=["doc.spans"])
def make(nlp: Language, name: str, vocabulary: str) -> HebrewNames:
    """Make the component; `vocabulary` is `bundled` or the digest of one given to `toolkit.pipeline.build`."""
    table.install()
    return HebrewNames(take(vocabulary))


class HebrewNames(Component):
    """Finds names by their letters, without vowel letters and points."""

    def prepare(self) -> None:
        """Index the names of concepts by the letters of their words."""
        self.names: dict[tuple[str, ...], Name] = {}
        for name in self.entries.names:
            if name.kind == "concept" and not name.latin:
                words = tuple(shared_letters(w) for w in name.form.split())
                held = self.names.get(words)
                if held is None or name.rank < held.rank:
                    self.names[words] = name

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a Doc."""
        rows = []
        view = view_of(doc)
        if self.starts(view):
            words = [w if is_hebrew(w) else "" for w in view.words]
            for start, end, name in self._find(words):
                text, sure = view.between(start, end), 0.9 if name.rank < 5 else 0.6
                value = HebrewTerm(view.span(start, end), text, name.target, name.lang, sure)
                rows.append((start, end, "hebrew", value))
        table.write(doc, "hebrew", rows)
        return doc

    def begins(self, word: str) -> bool:
        """Say whether a word holds Hebrew letters."""
        return is_hebrew(word)

    def _find(self, words: Sequence[str]) -> Iterator[tuple[int, int, Name]]:
        i = 0
        while i < len(words):
            match = self._match(words, i) if words[i] else None
            if match:
                yield match
                i = match[1]
            else:
                i += 1

    def _match(self, words: Sequence[str], start: int) -> tuple[int, int, Name] | None:
        for end in range(min(len(words), start + _LONGEST), start, -1):
            run = words[start:end]
            if not all(run):
                continue
            for first in _without_particles(run[0]):
                name = self.names.get((shared_letters(first), *map(shared_letters, run[1:])))
                if name:
                    return start, end, name
        return None


def _without_particles(word: str) -> Iterator[str]:
    plain = strip_points(word)
    yield plain
    while len(plain) > 3 and plain[0] in _PARTICLES:
        plain = plain[1:]
        yield plain
