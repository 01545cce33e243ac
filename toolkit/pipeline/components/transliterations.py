"""Component `yichud_transliterations`: names of the vocabulary in Latin letters, in any spelling.

Sets `doc.spans["transliterations"]` (K-rules: flat) and `doc.spans["names"]` (S-rules: nested), with their values in
`doc._.transliterations` and `doc._.names`. A word is folded and looked up once for each distinct spelling.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc

from toolkit.model.annotation import Kind, Spelling, Transliteration
from toolkit.model.span import Span
from toolkit.pipeline import table
from toolkit.pipeline.component import Component
from toolkit.pipeline.evidence import NO, Scene, Verdict, ask_neighbours, judge
from toolkit.pipeline.matching import Found, Matcher, joint
from toolkit.pipeline.store import BUNDLED, lexicon_of, take
from toolkit.pipeline.tokens import scene_of
from toolkit.vocabulary.lexicon import Lexicon

_PARTS = 32  # names that can stand inside one name
_REMEMBERED = 500_000  # distinct spellings whose answer is kept
_SPELLINGS: tuple[Spelling, ...] = ("academic", "ashkenazi", "israeli")


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
        """Compile the lexicon; forget what was looked up."""
        self.matcher = Matcher(lexicon_of(self.entries.names))
        self._known: dict[int, bool] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a Doc."""
        starts = self._starts(doc)
        if not starts:
            table.write(doc, "transliterations", [])
            table.write(doc, "names", [])
            return doc
        words = [t.text for t in doc]
        accepted, otherwise = _decide(self._found(words, starts), scene_of(doc, words), self.matcher.lexicon)
        offsets = _Offsets(doc)
        names = [(f, v) for f, v in accepted if f.name.target or f.name.kind == "word"]
        table.write(doc, "names", [(f.start, f.end, f.name.kind, _value(offsets, f, v)) for f, v in names])
        flat = _flat(words, accepted) + [[(f, v)] for f, v in otherwise]
        flat.sort(key=lambda run: run[0][0].start)
        table.write(doc, "transliterations", [_row(offsets, run) for run in flat])
        return doc

    def _starts(self, doc: Doc) -> list[int]:
        """Return the tokens at which some name could begin."""
        known = self._known
        if len(known) > _REMEMBERED:
            known.clear()
        orths: list[int] = doc.to_array(ORTH).tolist() if len(doc) else []
        found = []
        for i, orth in enumerate(orths):
            begins = known.get(orth)
            if begins is None:
                begins = known[orth] = bool(self.matcher.names_begin(doc[i].text))
            if begins:
                found.append(i)
        return found

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


class _Offsets:
    """Code points of tokens."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc

    def span(self, start: int, end: int) -> Span:
        last = self.doc[end - 1]
        return Span(self.doc[start].idx, last.idx + len(last))

    def text(self, start: int, end: int) -> str:
        return self.doc[start:end].text


def _row(offsets: _Offsets, run: list[tuple[Found, Verdict]]) -> tuple[int, int, str, Transliteration]:
    start, end = run[0][0].start, run[-1][0].end
    values = [_value(offsets, f, v) for f, v in run]
    head = values[0]
    if len(values) > 1:
        hebrew = " ".join(v.hebrew for v in values)
        langs = {v.lang for v in values}
        head = Transliteration(
            offsets.span(start, end),
            offsets.text(start, end),
            "acronym" if all(v.kind == "acronym" for v in values) else "term",
            head.lang if len(langs) == 1 or not _equals(offsets, run) else "mixed",
            _spelling([f for f, _ in run]),
            hebrew,
            head.concept,
            head.loanword,
            min(v.confidence for v in values),
            " + ".join(v.reason for v in values if v.reason),
        )
    return start, end, head.kind, head


def _equals(offsets: _Offsets, run: list[tuple[Found, Verdict]]) -> bool:
    """Say whether the parts are joined as equals: by a hyphen, or by ve-."""
    return all(
        offsets.text(a.end, b.start).strip().lower() in {"-", "ve", "v'", "v’", "u", "u-"}
        for (a, _), (b, _) in pairwise(run)
        if a.end < b.start
    )


def _value(offsets: _Offsets, found: Found, verdict: Verdict) -> Transliteration:
    name = found.name
    rows = found.rows + ((name.note,) if name.note else ())
    meant = verdict is not NO and verdict.accepted
    return Transliteration(
        offsets.span(found.start, found.end),
        offsets.text(found.start, found.end),
        _kind(found) if meant else "name",
        name.lang or "he",
        _spelling([found]),
        name.hebrew,
        name.target if name.kind == "concept" and meant else "",
        name.loanword,
        verdict.confidence if meant else 0.7,
        _reason(name.hebrew or name.form, rows, verdict.why),
    )


def _reason(hebrew: str, rows: Sequence[str], why: Sequence[str]) -> str:
    return "; ".join(part for part in (f"{hebrew}: {', '.join(rows) or 'as usual'}", ", ".join(why)) if part)


def _kind(found: Found) -> Kind:
    kinds: dict[str, Kind] = {"person": "name", "work": "work"}
    if found.name.kind in kinds:
        return kinds[found.name.kind]
    return "acronym" if found.name.acronym and len(found.at) == 1 else "term"


def _spelling(found: Sequence[Found]) -> Spelling:
    """Return the spelling that most deciding letters show (K7)."""
    shown = [s for f in found for r in f.readings for s in r.shows]
    counts = {s: shown.count(s) for s in _SPELLINGS}
    if counts["academic"]:
        return "academic"
    best = max(_SPELLINGS, key=lambda s: counts[s])
    return best if counts[best] else "other"
