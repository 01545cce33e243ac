"""Component `yichud_transliterations`: Hebrew and Aramaic in Latin letters, in any spelling, listed or not.

Sets `doc.spans["transliterations"]` (K-rules: flat) and `doc.spans["names"]` (S-rules: nested, names of the vocabulary
alone), with their values in `doc._.transliterations` and `doc._.names`. A spelling is folded, looked up and scored once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from toolkit.model.annotation import Transliteration
from toolkit.pipeline import table
from toolkit.pipeline.component import Component
from toolkit.pipeline.deciding import Decided, decide, longest, weigh
from toolkit.pipeline.divine import divided_names
from toolkit.pipeline.joining import Unit, join, outermost
from toolkit.pipeline.matching import Found, Matcher
from toolkit.pipeline.numbering import letters
from toolkit.pipeline.persons import EnglishNames, fathers, of_english, speakers, surnamed, titled
from toolkit.pipeline.rows import listed_value, run_of, value, word_value
from toolkit.pipeline.store import BUNDLED, lexicon_of, take
from toolkit.pipeline.unlisted.dictionaries import dictionaries
from toolkit.pipeline.unlisted.finder import Hearing, Judged
from toolkit.pipeline.unlisted.glimpse import word_lexicon
from toolkit.pipeline.unlisted.survey import Survey, Surveyed
from toolkit.pipeline.view import View, view_of

TELLING = 5  # letters of a word that is neither English nor a name from which a listed phrase that holds it is meant


def _likely(phrase: Found, hearing: Hearing, likely: Collection[int]) -> bool:
    """Say whether a listed phrase is meant: a word is likely or can be nothing else, and none is common English without a capital."""
    words = [hearing.scene.words[k] for k in phrase.at]
    if any(w.islower() and len(w) > 3 and w in dictionaries().common for w in words):
        return False
    return any(k in likely for k in phrase.at) or any(_tells(hearing, k) for k in phrase.at)


def _tells(hearing: Hearing, k: int) -> bool:
    """Say whether the word at a token is neither English nor a name, and long enough for no accident."""
    seen = hearing.glimpses.get(k)
    return seen is not None and len(seen.letters) >= TELLING and not (seen.english or seen.features["name"])


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
    """Finds names and words by their spelling, then decides by their place whether they are meant."""

    def prepare(self) -> None:
        """Compile the lexicon."""
        self.matcher = Matcher(lexicon_of(self.entries.names))
        self.listed = Matcher(word_lexicon())
        self.survey = Survey()
        self.english = EnglishNames(self.entries.people)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a Doc."""
        view = view_of(doc)
        starts, surveyed = self._possible(view)
        divided = list(divided_names(view))
        if not starts and not surveyed.glimpses and not divided:
            table.write(doc, "transliterations", [])
            table.write(doc, "names", [])
            return doc
        scene = view.scene
        hearing = Hearing(scene, surveyed)
        accepted, otherwise, judged = self._decide(hearing, starts)
        values = {f[:2]: value(view, f, v) for f, v in accepted}
        names = [f for f, _ in accepted if f.name.target or f.name.kind == "word"]
        table.write(doc, "names", [(f.start, f.end, f.name.kind, values[f[:2]]) for f in names])
        known = [
            *((f, values[f[:2]]) for f in outermost(accepted)),
            *((f, value(view, f, v)) for f, v in otherwise),
        ]
        inside = {i for start, end, _ in divided for i in range(start, end)}
        units = [
            u for u in self._units(view, hearing, known, judged) if inside.isdisjoint(range(u.start, u.end))
        ]
        units += [Unit(start, end, said, False, 1) for start, end, said in divided]
        table.write(doc, "transliterations", [run_of(view, run) for run in join(units, scene)])
        return doc

    def begins(self, word: str) -> bool:
        """Say whether a name can begin with a word."""
        return self.matcher.names_begin(word)

    def known(self, view: View) -> set[int]:
        """Return the tokens of the names of the vocabulary that are meant."""
        starts, surveyed = self._possible(view)
        accepted, otherwise, _ = self._decide(Hearing(view.scene, surveyed), starts)
        return {i for f, _ in (*accepted, *otherwise) for i in range(f.start, f.end)}

    def _possible(self, view: View) -> tuple[list[int], Surveyed]:
        """Return the tokens at which a name can begin, and what spellings may be Hebrew, none of them inside an English name."""
        words, holds = view.words, self.english.holds
        surveyed = self.survey.of(view.orths, view.spelling)
        starts = self.starts(view)
        possible = {*surveyed.glimpses, *starts}
        english = {i for i in possible if holds(words, i)}
        if fathers(view.distinct):
            english |= {i for i in possible if of_english(words, i)}
        if "Ben" in view.distinct:
            english |= surnamed(words, possible)
        told = speakers(words) if ":" in view.distinct else set()
        glimpses = {
            i: g
            for i, g in surveyed.glimpses.items()
            if i not in english and (g.certain or not told or view.scene.small[i] not in told)
        }
        return [i for i in starts if i not in english], surveyed._replace(glimpses=glimpses)

    def _decide(self, hearing: Hearing, starts: Sequence[int]) -> tuple[Decided, Decided, dict[int, Judged]]:
        """Return the names that are meant, those of another kind, and the other words judged."""
        scene = hearing.scene
        weighed = weigh(
            [f for i in starts for f in self.matcher.names_at(scene.words, i)], scene, small=hearing.small
        )
        for i in weighed.names:
            hearing.glimpses.pop(i, None)
        sure = {i for f in weighed.sure for i in range(f.start, f.end)}
        words = hearing.judge(sure)
        likely = {i: j.probability for i, j in words.items() if j.likely}
        accepted, otherwise = decide(weighed, scene, self.matcher.lexicon, likely)
        taken = {i for f, _ in (*accepted, *otherwise) for i in range(f.start, f.end)}
        quiet = {f.start for f, v in accepted if f.name.loanword and not v.sure}
        if taken != sure:
            words = hearing.judge(taken, quiet=quiet)
        return accepted, otherwise, words

    def _units(
        self,
        view: View,
        hearing: Hearing,
        names: Iterable[tuple[Found, Transliteration]],
        judged: Mapping[int, Judged],
    ) -> Iterator[Unit]:
        """Yield names with what is said of them, listed phrases and single words: no two of them overlap."""
        known = [
            Unit(f.start, f.end, said, True, len(f.at), bool(f.readings[0].particle)) for f, said in names
        ]
        taken = {i for unit in known for i in range(unit.start, unit.end)}
        replaced: set[int] = set()
        for f in self._phrases(hearing, taken, judged):
            inside = [u for u in known if u.start < f.end and f.start < u.end]
            if all(f.start <= u.start and u.end <= f.end for u in inside):
                replaced |= set(range(f.start, f.end))
                unsure = (i for i in range(f.start, f.end) if i in hearing.glimpses and i not in taken)
                chance = min((judged[i].probability if i in judged else 0.0 for i in unsure), default=0.9)
                yield Unit(
                    f.start, f.end, listed_value(view, f, round(max(chance, 0.6), 2)), False, len(f.at)
                )
        yield from (u for u in known if u.start not in replaced)
        likely = {i for i, j in judged.items() if j.likely}
        found = taken | replaced | likely
        for start, end, said in (*titled(view, found), *letters(view, found)):
            yield Unit(start, end, said, False, end - start)
        for i, word in judged.items():
            if word.likely and i not in taken and i not in replaced:
                yield Unit(i, i + 1, word_value(view, i, word), False, 1)

    def _phrases(self, hearing: Hearing, taken: Collection[int], judged: Mapping[int, Judged]) -> list[Found]:
        """Return the listed phrases of several words of which one is likely, or which stand in capitals near sure words."""
        likely = {*taken, *(i for i, j in judged.items() if j.likely)}
        scene = hearing.scene
        told = (i for i in hearing.glimpses if _tells(hearing, i))
        starts = {k for i in (*taken, *judged, *told) for k in (i, i - 1, i - 2) if k >= 0}
        found = [
            f
            for i in sorted(starts)
            for f in self.listed.names_at(scene.words, i)
            if len(f.at) > 1 and not f.links and any(k not in taken for k in f.at)
        ]
        return longest(f for f in found if _likely(f, hearing, likely))
