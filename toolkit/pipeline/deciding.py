"""Names found by their spelling in, those that are meant where they stand out, outer before inner."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from toolkit.pipeline.evidence import NO, Scene, Verdict, ask_neighbours, judge
from toolkit.pipeline.matching import Found
from toolkit.pipeline.subject import names_in
from toolkit.pipeline.unlisted.finder import SURE
from toolkit.vocabulary.lexicon import Lexicon

Decided = list[tuple[Found, Verdict]]


class Weighed(NamedTuple):
    """The names with the verdicts that they allow by themselves, and the longest that are meant or in doubt."""

    said: list[tuple[Found, Verdict | None]]
    outer: list[tuple[Found, Verdict | None]]
    names: set[int]  # the tokens of those that are names of other things

    @property
    def sure(self) -> list[Found]:
        """The longest names that speak for themselves."""
        return [f for f, v in self.outer if v is not None and v.sure]


def weigh(found: Sequence[Found], scene: Scene, small: Collection[str] = ()) -> Weighed:
    """Return what can be said of each name without its neighbours; `small` are the listed words in small letters."""
    said = [(f, judge(f, scene)) for f in found]
    names = names_in(said, scene, small)
    said = [(f, NO if f in names else v) for f, v in said] if names else said
    verdicts = {f[:2]: v for f, v in said}  # one name a stretch
    outer = longest(f for f, v in said if v is None or v.accepted)
    return Weighed(said, [(f, verdicts[f[:2]]) for f in outer], {f.start for f in names})


def decide(
    weighed: Weighed, scene: Scene, lexicon: Lexicon, likely: Mapping[int, float]
) -> tuple[Decided, Decided]:
    """Return the names that are meant, outer before inner, and the forms that are another kind of name.

    `likely` gives the tokens that are Hebrew by their letters and their place, with their probability.
    """
    sure = weighed.sure
    near = sorted(
        [(f.start, f.end) for f in sure] + [(i, i + 1) for i, chance in likely.items() if chance >= SURE]
    )
    forms = {"".join(scene.words[f.start : f.end]) for f in sure}
    others = {
        w for f, _ in weighed.outer for w in scene.words[f.start : f.end] if f.name.acronym and w.isupper()
    }
    by_start: dict[int, list[Found]] = {}
    for f, _ in weighed.said:
        by_start.setdefault(f.start, []).append(f)
    accepted: Decided = []
    otherwise: Decided = [(f, v) for f, v in weighed.said if v and v.otherwise]
    for f, said in weighed.outer:
        verdict = said
        if verdict is None:
            written = lexicon.writes(scene.words[f.start])
            verdict = ask_neighbours(f, scene, near, forms, others, written=written)
        if not verdict.accepted and not verdict.otherwise and all(k in likely for k in f.at):
            chance = round(min(likely[k] for k in f.at), 2)
            verdict = Verdict(
                accepted=True, sure=False, confidence=chance, why=("its letters and its place",)
            )
        if verdict.accepted:
            accepted += [(f, verdict), *((g, verdict) for g in _inside(f, by_start))]
        elif verdict.otherwise:
            otherwise.append((f, verdict))
    return accepted, otherwise


def longest(found: Iterable[Found]) -> list[Found]:
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


def _within(inner: Found, outer: Found) -> bool:
    """Say whether a name is a part of a longer one; the words of a title or a by-name are no terms (N2)."""
    concepts = outer.name.kind == "concept" or bool(outer.links)
    return (
        concepts and outer.start <= inner.start and inner.end <= outer.end and len(inner.at) < len(outer.at)
    )
