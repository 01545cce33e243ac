"""Component `yichud_transliterations`: names of the vocabulary in Latin letters, in any spelling.

Sets `doc.spans["transliterations"]` (K-rules: flat) and `doc.spans["names"]` (S-rules: nested), with their values in
`doc._.transliterations` and `doc._.names`. A word is folded and looked up once for each distinct spelling.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from toolkit.pipeline import table
from toolkit.pipeline.component import Component
from toolkit.pipeline.evidence import Scene, Verdict, ask_neighbours, judge
from toolkit.pipeline.matching import Found, Matcher, joint
from toolkit.pipeline.rows import run_of, value
from toolkit.pipeline.store import BUNDLED, lexicon_of, take
from toolkit.pipeline.view import View
from toolkit.vocabulary.lexicon import Lexicon

_PARTS = 32  # names that can stand inside one name


@Language.factory(
    "yichud_transliterations",
    default_config={"vocabulary": BUNDLED},
    assigns=["doc.spans"],
)
def make(nlp: Language, name: str, vocabulary: str) -> Transliterations:
    """Make the component; `vocabulary` is `bundled` or the digest of one given to `toolkit.pipeline.build`."""
    table.install()
    return Transliterations(take(vocabulary))


class Transliterations(Component):
    """Finds names by their spelling, then decides by their place whether they are meant."""

    def prepare(self) -> None:
        """Compile the lexicon."""
        self.matcher = Matcher(lexicon_of(self.entries.names))

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a Doc."""
        view = View(doc)
        starts = self.starts(view)
        if not starts:
            table.write(doc, "transliterations", [])
            table.write(doc, "names", [])
            return doc
        words = view.words
        accepted, otherwise = _decide(self._found(words, starts), view.scene, self.matcher.lexicon)
        names = [(f, v) for f, v in accepted if f.name.target or f.name.kind == "word"]
        table.write(doc, "names", [(f.start, f.end, f.name.kind, value(view, f, v)) for f, v in names])
        flat = _flat(words, accepted) + [[(f, v)] for f, v in otherwise]
        flat.sort(key=lambda run: run[0][0].start)
        table.write(doc, "transliterations", [run_of(view, run) for run in flat])
        return doc

    def begins(self, word: str) -> bool:
        """Say whether a name can begin with a word."""
        return self.matcher.names_begin(word)

    def _found(self, words: Sequence[str], starts: Sequence[int]) -> list[Found]:
        found: list[Found] = []
        for i in starts:
            found += self.matcher.names_at(words, i)
        return found


def _decide(
    found: Sequence[Found], scene: Scene, lexicon: Lexicon
) -> tuple[list[tuple[Found, Verdict]], list[tuple[Found, Verdict]]]:
    """Return the names that are meant, outer before inner, and the forms that are another kind of name."""
    verdicts = {f: judge(f, scene) for f in found}
    outer = _longest([f for f in found if verdicts[f] is None or _yes(verdicts[f])])
    sure = [f for f in outer if (v := verdicts[f]) is not None and v.sure]
    forms = {"".join(scene.words[f.start : f.end]) for f in sure}
    others = {w for f in outer for w in scene.words[f.start : f.end] if f.name.acronym and w.isupper()}
    by_start: dict[int, list[Found]] = {}
    for f in found:
        by_start.setdefault(f.start, []).append(f)
    accepted: list[tuple[Found, Verdict]] = []
    otherwise: list[tuple[Found, Verdict]] = [(f, v) for f, v in verdicts.items() if v and v.otherwise]
    for f in outer:
        written = lexicon.writes(scene.words[f.start])
        verdict = verdicts[f] or ask_neighbours(f, scene, sure, forms, others, written=written)
        if verdict.accepted:
            accepted += [(f, verdict), *((g, verdict) for g in _inside(f, by_start))]
        elif verdict.otherwise:
            otherwise.append((f, verdict))
    return accepted, otherwise


def _within(inner: Found, outer: Found) -> bool:
    """Say whether a name is a part of a longer one; the words of a title or a by-name are no terms (N2)."""
    concepts = outer.name.kind == "concept" or bool(outer.links)
    return (
        concepts and outer.start <= inner.start and inner.end <= outer.end and len(inner.at) < len(outer.at)
    )


def _yes(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.accepted


def _longest(found: Iterable[Found]) -> list[Found]:
    """Return the longest names, in the order of the text, without overlaps."""
    chosen: list[Found] = []
    taken: set[int] = set()
    for f in sorted(found, key=lambda f: (f.start - f.end, f.start, f.cost)):
        tokens = range(f.start, f.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            chosen.append(f)
    return sorted(chosen, key=lambda f: f.start)


def _inside(outer: Found, by_start: dict[int, list[Found]]) -> list[Found]:
    """Return the names that are parts of a longer one, outer before inner, none crossing another."""
    chosen: list[Found] = []
    parts = (g for i in range(outer.start, outer.end) for g in by_start.get(i, ()) if _within(g, outer))
    for f in sorted(parts, key=lambda f: (f.start - f.end, f.start, f.cost)):
        if all(
            f.end <= c.start or c.end <= f.start or (c.start <= f.start and f.end <= c.end and f[:2] != c[:2])
            for c in chosen
        ):
            chosen.append(f)
    return sorted(chosen, key=lambda f: (f.start, -f.end))


def _flat(
    words: Sequence[str], accepted: Sequence[tuple[Found, Verdict]]
) -> list[list[tuple[Found, Verdict]]]:
    """Return the outermost names as runs: split at English words (K1), joined over particles and hyphens."""
    runs: list[list[tuple[Found, Verdict]]] = []
    end = 0
    for at, (found, verdict) in enumerate(accepted):
        if found.start < end:
            continue
        for part in _split(found, accepted[at + 1 : at + 1 + _PARTS]):
            if runs and _joined(words, runs[-1][-1][0].end, part):
                runs[-1].append((part, verdict))
            else:
                runs.append([(part, verdict)])
        end = found.end
    return runs


def _joined(words: Sequence[str], before: int, part: Found) -> bool:
    """Say whether a particle or a hyphen stands between two names, or is written on to the second (d'Atzilus)."""
    if before == part.start:
        return bool(part.readings[0].particle)
    return joint(words, before, part.start)


def _split(found: Found, following: Sequence[tuple[Found, Verdict]]) -> Iterable[Found]:
    """Return a name itself or, where English words stand inside, the names between them."""
    if not found.links:
        return (found,)
    return _longest(g for g, _ in following if g.end <= found.end and not g.links)
