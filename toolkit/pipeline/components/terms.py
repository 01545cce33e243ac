"""Component `yichud_terms`: English technical terms of the scheme (guidelines, E4 and 3.5).

Sets `doc.spans["terms"]`, values in `doc._.terms`. A rendering counts if it is capitalised against normal use, stands
beside a transliteration as its gloss, or (with less confidence) is a rendering of the scheme near such terms.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from toolkit.model.annotation import EnglishTerm
from toolkit.pipeline import table
from toolkit.pipeline.component import Component
from toolkit.pipeline.evidence import Scene
from toolkit.pipeline.store import BUNDLED, Rendered, take
from toolkit.pipeline.view import View, view_of

_PLAIN = frozenset({"of", "the", "to", "and", "a", "in", "each", "other", "into", "for"})
_GLOSSING = frozenset(
    {
        "(",
        "[",
        "—",
        "–",
        "-",
        ",",
        ")",
        "]",
        "/",
        '"',
        "“",
        "”",
        "*",
        "called",
        "or",
        "i.e.",
        "is",
        "the",
        "e.g.",
    }
)
BESIDE = 8  # tokens within which two phrases of one build support each other (quality of …, quality of …)
NEAR = 60  # tokens to either side within which a sure term makes a rendering technical


class _Seen(NamedTuple):
    start: int
    end: int
    rendered: Rendered
    inner: bool  # inside a longer rendering (Light in Upper Light)


@Language.factory("yichud_terms", default_config={"vocabulary": BUNDLED}, assigns=["doc.spans"])
def make(nlp: Language, name: str, vocabulary: str) -> Terms:
    """Make the component; `vocabulary` is `bundled` or the digest of one given to `toolkit.pipeline.build`."""
    table.install()
    return Terms(take(vocabulary))


class Terms(Component):
    """Finds renderings by their words in lower case, then decides by capitals, neighbours and density."""

    def prepare(self) -> None:
        """Index the renderings by their first word."""
        self.by_first: dict[str, list[tuple[tuple[str, ...], Rendered]]] = {}
        for rendered in self.entries.renderings:
            words = tuple(_singular(w) for w in rendered.form.lower().replace("-", " ").split())
            if words:
                self.by_first.setdefault(words[0], []).append((words, rendered))
        for entries in self.by_first.values():
            entries.sort(key=lambda e: (-len(e[0]), e[1].use == "translation"))

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a Doc."""
        view = view_of(doc)
        starts = self.starts(view)
        rows = []
        if starts:
            words = view.words
            taken = table.tokens_of(doc, "transliterations")
            seen = list(self._seen(words, starts, taken))
            rows = [
                (s.start, s.end, "english", _value(view, s, confidence, why))
                for s, confidence, why in _decide(seen, view.scene, taken)
            ]
        table.write(doc, "terms", rows)
        return doc

    def begins(self, word: str) -> bool:
        """Say whether a rendering can begin with a word."""
        return _singular(word.lower()) in self.by_first

    def _seen(self, words: Sequence[str], starts: Sequence[int], taken: set[int]) -> Iterator[_Seen]:
        end = 0
        for i in starts:
            if i in taken:
                continue
            for wanted, rendered in self.by_first[_singular(words[i].lower())]:
                stop = _end(words, i, wanted)
                if stop:
                    yield _Seen(i, stop, rendered, inner=i < end)
                    end = max(end, stop)
                    break


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _end(words: Sequence[str], start: int, wanted: Sequence[str]) -> int:
    i = start
    for k, word in enumerate(wanted):
        if k and i < len(words) and words[i] == "-":
            i += 1
        if i >= len(words) or _singular(words[i].lower()) != word:
            return 0
        i += 1
    return i


def _decide(seen: Sequence[_Seen], scene: Scene, taken: set[int]) -> Iterator[tuple[_Seen, float, str]]:
    first = [_by_itself(s, scene, taken) for s in seen]
    shown = {s.rendered for s, verdict in zip(seen, first, strict=True) if verdict}
    sure = sorted({s.start for s, verdict in zip(seen, first, strict=True) if verdict} | taken)
    for s, verdict in zip(seen, first, strict=True):
        if s.inner and s.rendered.use not in {"", "capital"}:
            continue
        if verdict:
            yield s, *verdict
        elif s.inner:
            continue
        elif s.rendered.use == "capital" and s.rendered in shown and scene.words[s.start][:1].isupper():
            yield s, 0.8, "capitalised as elsewhere in the text"
        elif s.rendered.use == "" and _accompanied(s, seen):
            yield s, 0.6, "a phrase of the scheme beside another"
        elif s.rendered.use in {"", "verb"} and _near(sure, s):
            confidence = 0.7 if s.rendered.use == "" else 0.5
            yield s, confidence, "a rendering of the scheme near sure terms"


def _accompanied(s: _Seen, seen: Sequence[_Seen]) -> bool:
    """Say whether a phrase stands in a sentence with a phrase of the same build for another concept."""
    if s.end - s.start < 3:
        return False
    pattern = s.rendered.form.split()
    return any(
        o.rendered.concept != s.rendered.concept
        and abs(o.start - s.start) <= BESIDE
        and o.rendered.form.split()[:-1] == pattern[:-1]
        for o in seen
    )


def _near(sure: Sequence[int], seen: _Seen) -> bool:
    at = bisect_left(sure, seen.start - NEAR)
    return at < len(sure) and sure[at] <= seen.end + NEAR


def _by_itself(seen: _Seen, scene: Scene, taken: set[int]) -> tuple[float, str] | None:
    """Return confidence and reason of a rendering that capitals or a transliteration beside it show to be meant."""
    use = seen.rendered.use
    content = [
        i
        for i in range(seen.start, seen.end)
        if scene.words[i].lower() not in _PLAIN and scene.words[i].isalpha()
    ]
    capital = bool(content) and all(scene.words[i][:1].isupper() for i in content)
    unexplained = capital and (len(content) > 1 or scene.capital(content[0]))
    several = len(content) > 1
    if use in {"", "capital", "rs"} and unexplained:
        return 0.95, "capitalised against normal use"
    if use == "translation" and several and any(scene.capital(i) for i in content) and capital:
        return 0.8, "capitalised against normal use"
    if use not in {"capital", "rs"} and _glosses(seen, scene, taken):
        return 0.9, "beside a transliteration"
    return None


def _glosses(seen: _Seen, scene: Scene, taken: set[int]) -> bool:
    """Say whether only signs and words of glossing stand between the rendering and a transliteration."""
    for step, edge in ((-1, seen.start - 1), (1, seen.end)):
        i, signs = edge, 0
        while 0 <= i < len(scene.words) and abs(i - edge) <= 3 and scene.words[i].lower() in _GLOSSING:
            signs += scene.words[i] in "([—–)]/" or scene.words[i].lower() in {"called", "i.e."}
            i += step
        if signs and i in taken:
            return True
    return False


def _value(view: View, seen: _Seen, confidence: float, why: str) -> EnglishTerm:
    span, text = view.span(seen.start, seen.end), view.between(seen.start, seen.end)
    return EnglishTerm(span, text, seen.rendered.concept, confidence, why)
