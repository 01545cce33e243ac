"""Works in, the forms of their titles out: for each a sequence of slots, and what is known of the title.

A slot is the letters of a word as they stand or, with `=` before it, a pointed Hebrew stem without its particle. Of a part
of a larger work (Hilchot Teshuvah in Mishneh Torah) the two titles together are a form too; a part that is but a numbered
volume has no forms: it is cited as a place of the whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from toolkit.model.authority import Work
from toolkit.pipeline.citing.grammar import grammar
from toolkit.pipeline.citing.numerals import roman
from toolkit.vocabulary.folding import fold
from toolkit.vocabulary.hebrew import is_acronym
from toolkit.vocabulary.names import clean, is_pointed
from toolkit.vocabulary.particles import plain_start, split_hebrew

_NUMBERED = re.compile(r"(?P<n>II?|[12]) (?P<name>\w+)|(?P<name2>\w+) (?P<n2>II?|[12])")
_ORDINALS = {1: ("1", "i", "first", "1st"), 2: ("2", "ii", "second", "2nd")}
_VOLUME = re.compile(r"(?:volume|vol|part|book|\d+|[ivx]+)", re.IGNORECASE)
_LAWS = frozenset({"hilchot", "hilchos", "hilkhot", "=הִלְכוֹת"})
_YEAR = re.compile(r"\b5[3-9]\d\d\b")


class Title(NamedTuple):
    """A title of a work: its id; whether it is short for another (RH), and needs its full stop then (Gen.), is an ordinary
    word too (Job), known by its Hebrew; for each word, whether it has a capital and is long enough to need one; which words
    stand in capitals throughout (BK, but not Bk.)."""

    work: str
    short: bool = False
    stopped: bool = False
    doubtful: bool = False
    hebrew: bool = False
    capitals: tuple[bool, ...] = ()
    upper: tuple[int, ...] = ()


Form = tuple[tuple[str, ...], Title]


def forms_of(work: Work, works: Mapping[str, Work], known: Collection[str]) -> Iterator[Form]:
    """Yield the forms of a work; `known` are Hebrew words before which any particle is believed."""
    whole = works.get(work.within)
    if whole is not None and _is_volume(work, whole):
        return
    own = list(dict.fromkeys(_with_short_laws(_own(work, known))))
    yield from own
    if whole is None:
        return
    around = {slots for slots, _ in _own(whole, known)}
    last = {slots[-1] for slots in around}
    for outer in around:
        for slots, title in own:
            upper = tuple(len(outer) + i for i in title.upper)
            joined = title._replace(short=False, doubtful=False, capitals=(), upper=upper)
            yield (*outer, *slots), joined
            if len(slots) > 1 and slots[-1] in last:
                yield (*outer, *slots[:-1]), joined


def _with_short_laws(forms: Iterator[Form]) -> Iterator[Form]:
    """Yield forms and, of the laws of something, those that begin with the short *Hil.*"""
    for slots, title in forms:
        yield slots, title
        if len(slots) > 1 and slots[0] in _LAWS:
            yield ("hil", *slots[1:]), title._replace(capitals=())
            yield ("h", *slots[1:]), title._replace(capitals=(), short=True)


def hebrew_forms(work: Work) -> Iterator[tuple[str, str]]:
    """Yield the pointed titles of a work as written and word by word: a Hebrew year is left out (English has digits)."""
    for written in work.hebrew_titles:
        words = " ".join(w for w in clean(written).split() if not is_acronym(w))
        if words and is_pointed(words):
            yield written, words


def hebrew_slots(words: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the slots of pointed words."""
    return tuple(
        "=" + plain_start(split_hebrew(word, known)[1] if i else word) for i, word in enumerate(words.split())
    )


def inner(word: str, known: Collection[str]) -> str:
    """Return a pointed word without its second particle too (VeHaEmunah: אמונה); empty where it has none."""
    once = split_hebrew(word, known)[1]
    if once == word:
        return ""
    twice = split_hebrew(once, known)[1]
    return plain_start(twice) if twice != once else ""


def letters(word: str) -> str:
    """Return the letters of a word as a slot holds them, without diacritics (Ḥag., Šabb.)."""
    folded = fold(word).replace(".", "")
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))


def _own(work: Work, known: Collection[str]) -> Iterator[Form]:
    for latin in dict.fromkeys((work.title, *work.titles, *_dotted(work), *_in_sefaria(work))):
        words = _spread(latin).split()
        short = latin in work.abbreviations or (latin not in (work.title, *work.titles) and latin[-1:] == ".")
        doubtful = latin in work.in_context
        for variant, capitals in _variants(words):
            slots = tuple(letters(w) for w in variant)
            if slots and all(slots):
                upper = tuple(i for i, w in enumerate(variant) if short and _is_upper(w))
                stopped = short and latin[-1] == "."
                yield slots, Title(work.id, short, stopped, doubtful, capitals=capitals, upper=upper)
    for latin in (work.title, *work.titles) if "date" in work.units else ():
        words = [letters(w) for w in _spread(latin).split()]
        if all(words):  # the virtual lesson of …
            yield tuple(words), Title(work.id, doubtful=True, capitals=(False,) * len(words))
    years = [y for t in (work.title, *work.titles) for y in _YEAR.findall(t)][:1]
    for written, words_ in hebrew_forms(work):
        if any(is_acronym(w) for w in clean(written).split()) and not years:
            continue
        year = years if any(is_acronym(w) for w in clean(written).split()) else []
        doubtful = written in work.in_context or _lacks_number(work, words_)
        if not doubtful or written in work.in_context:
            yield (*hebrew_slots(words_, known), *year), Title(work.id, doubtful=doubtful, hebrew=True)


def _in_sefaria(work: Work) -> Iterator[str]:
    """Yield the titles of several words by which Sefaria's references name a work (Mishneh Torah, Repentance)."""
    for pattern in work.patterns:
        words = pattern.partition("{")[0].split()
        if words and words[-1] == "Part":
            words = words[:-1]
        if len(words) > 1 and (work.within or not any("," in w for w in words)):
            yield " ".join(words)


def _is_upper(word: str) -> bool:
    """Say whether a word of a title is written in capitals, and is no numeral."""
    return len(word.replace(".", "")) > 1 and word.isupper() and not roman(word)


def _spread(latin: str) -> str:
    """Return a title without signs, its possessive endings apart, as a tokeniser cuts them."""
    return re.sub(r"[:;()\[\]–—]|,(?!\d)|['’](?=s\b)", " ", latin.removeprefix("the "))


def _dotted(work: Work) -> Iterator[str]:
    """Yield titles as a tokeniser cuts them: at hyphens, at full stops inside (B.B.: B. B.), where English contracts."""
    yield from (t.replace("-", " ") for t in (work.title, *work.titles) if "-" in t)
    for short in work.abbreviations:
        cut = grammar().cut.get(short.strip(".").lower())
        if cut:
            yield cut.capitalize() + "."
        if "." in short[:-1]:
            yield " ".join(re.sub(r"\.(?=\S)", ". ", short).split())


def _lacks_number(work: Work, words: str) -> bool:
    """Say whether a Hebrew title leaves out the number that tells two books apart (I Samuel: שמואל)."""
    return bool(_NUMBERED.match(work.title)) and not words[-1].isdigit()


def _variants(words: list[str]) -> Iterator[tuple[list[str], tuple[bool, ...]]]:
    """Yield a title and, of one with a number (I Samuel), the other ways to write and to place the number."""
    yield words, tuple(w[:1].isupper() and (len(w) > 2 or not i) for i, w in enumerate(words))
    match = _NUMBERED.fullmatch(" ".join(words))
    if match is None:
        return
    written, name = match["n"] or match["n2"], match["name"] or match["name2"]
    for number in _ORDINALS[roman(written) or int(written)]:
        yield [number, name], (False, True)
        yield [name, number], (True, False)


def _is_volume(work: Work, whole: Work) -> bool:
    """Say whether every title of a part is that of the whole with the number of a volume."""
    rest = (t.removeprefix(whole.title) for t in (work.title, *work.titles))
    return not work.hebrew_titles and all(
        _VOLUME.fullmatch(w.strip(".,")) for r in rest for w in r.replace(",", " ").split()
    )
