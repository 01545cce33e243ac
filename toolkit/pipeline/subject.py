"""The names found in a text in; out, those of them that are somebody's or something's, because the text is of another subject.

*Rosh*, *Binah* and *Zohar* are surnames, first names and brands where nothing shows that a text is of the subject.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from toolkit.pipeline.evidence import Scene, Verdict
from toolkit.pipeline.matching import Found
from toolkit.pipeline.unlisted.dictionaries import dictionaries
from toolkit.pipeline.unlisted.places import beside
from toolkit.vocabulary.folding import fold

LONG = 120  # tokens from which a text without a sign of the subject is of another
SPARSE = 60  # tokens for each different term below which a text is full of terms
NAMELIKE = 6  # letters up to which a term could be a name
DENSE = (
    15  # tokens for each term above which a text is of the subject, unless most of its terms stand in names
)
STRANGERS = 2  # terms in names that show that a text is of other things; in a text full of terms, one more
MOST, NEARLY = 1 / 3, 2 / 3  # of the terms that could be names, how many are; in a text full of them
OUTVOTED = 3  # different terms in names that outvote one word that stands in none
NAMED = 2  # times that a text of the subject names it
_SUBJECT = frozenset({"kabbalah"})

(_FAMILY,) = beside("families")

Said = Sequence[tuple[Found, Verdict | None]]


def names_in(said: Said, scene: Scene, small: Collection[str] = ()) -> set[Found]:
    """Return the finds that are names of other things; `small` are the listed words that stand in the text in small letters."""
    possible = [(f, v) for f, v in said if v is None or v.accepted]
    named = _named(possible, scene)
    if _are_names(possible, scene, named, small):
        return {f for f, _ in possible if not f.name.loanword}
    if not _is_of_another(possible, scene):
        return set()
    return {f for f, v in possible if (v is None or v.sure) and _like_a_name(f, scene, named)}


def _is_of_another(possible: Said, scene: Scene) -> bool:
    """Say whether a text of some length shows no sign of the subject: hardly a term, none that cannot be somebody's name.

    Signs are persons and works of the vocabulary, Kabbalah by name, and terms that are long, of several words, or written small.
    """
    sure = [f for f, v in possible if v is not None and v.sure]
    if len(scene.words) < LONG or len({_form(f, scene) for f in sure}) * SPARSE > len(scene.words):
        return False
    kabbalah = sum(f.name.target in _SUBJECT for f in sure)
    return all(f.name.loanword or _like_a_name(f, scene) for f in sure) and kabbalah < NAMED


def _are_names(possible: Said, scene: Scene, named: Counter[str], small: Collection[str]) -> bool:
    """Say whether finds that could be names mostly are some (Keter Lindqvist, Bina Kaur, Rosh Valley), and few signs speak against it."""
    if any(len(f.at) > 1 or f.name.target in _SUBJECT for f, _ in possible):
        return False
    signs = {_form(f, scene) for f, v in possible if _is_sign(f, v) and not _like_a_name(f, scene, named)}
    alike = [f for f, _ in possible if _is_single(f, scene) and not f.name.acronym]  # a code says nothing
    dense = len(alike) * DENSE > len(scene.words)
    same = sum(_form(f, scene) in named for f in alike)
    return (
        len(signs.union(small).difference(named)) * OUTVOTED <= len(named)
        and same >= (NEARLY if dense else MOST) * len(alike)
        and sum(named.values()) >= STRANGERS + dense
    )


def _is_sign(found: Found, verdict: Verdict | None) -> bool:
    """Say whether a single word that could be nobody's name shows that a text is of the subject."""
    return verdict is not None and verdict.sure and not found.name.loanword


def _named(possible: Said, scene: Scene) -> Counter[str]:
    """Return the forms that stand in a name, and how often they do; what can be nothing else counts twice."""
    taken = {i for f, _ in possible for i in range(f.start, f.end)}
    single = {f.start: f for f, _ in possible if _is_single(f, scene)}
    named: Counter[str] = Counter()
    for i, f in single.items():
        if times := 2 * _is_somebody(i, scene) or _in_name(i, scene, taken):
            named[_form(f, scene)] += times
    return named


def _is_somebody(i: int, scene: Scene) -> bool:
    """Say whether an age follows a word, or what families and firms are called: *Masach, 34,*; *the Zohar brothers*."""
    return scene.aged(i + 1) or (i + 1 < len(scene.words) and scene.words[i + 1] in _FAMILY)


def _in_name(i: int, scene: Scene, taken: set[int]) -> bool:
    """Say whether a capital that is no find stands beside a word, or a first name before it."""
    if not taken.isdisjoint({i - 1, i + 1}):
        return False
    before, held = scene.words[i - 1] if i else "", dictionaries()
    given = before.lower() in held.names and (
        before.lower() in held.bible or before.lower() not in held.common
    )
    return scene.in_proper_name(i, i + 1) or (given and before.istitle() and bool(scene.spaced[i - 1]))


def _form(found: Found, scene: Scene) -> str:
    return fold(scene.words[found.start])


def _is_single(found: Found, scene: Scene) -> bool:
    """Say whether a find is one word with a capital and no mark around it, and no loan word."""
    single = not found.name.loanword and len(found.at) == 1 and scene.words[found.start][:1].isupper()
    return single and not scene.marked(found.start, found.end)


def _like_a_name(found: Found, scene: Scene, named: Collection[str] = ()) -> bool:
    """Say whether a find could be somebody's name: a single word, short or a name elsewhere."""
    letters = _form(found, scene)
    short = found.name.kind in {"concept", "person"} and len(letters) <= NAMELIKE
    return (short or letters in named) and _is_single(found, scene)
