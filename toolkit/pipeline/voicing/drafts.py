"""What the rules share: who is named in the sentence at hand, who spoke last, and a voice before it is final."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from toolkit.pipeline.unlisted.dictionaries import dictionaries
from toolkit.pipeline.voicing.cast import Cast
from toolkit.pipeline.voicing.named import DOUBTFUL, Named
from toolkit.pipeline.voicing.reports import Report
from toolkit.pipeline.voicing.script import Script
from toolkit.pipeline.voicing.speech import CAPITAL, alternatives, speech
from toolkit.pipeline.voicing.strangers import may_be, met, somebodys, strangers

_KIN = re.compile(
    rf"\bmy\s+(?:(?:late|holy|revered|saintly|own|dear)\s+)*({alternatives(speech().lists['relatives'])})(?:\s+and\s+(?:{alternatives(speech().lists['relatives'])}))?\b(?!\s+(?-i:[A-Z]))",
    re.IGNORECASE,
)
_REBBE = re.compile(r"\bRebbe (?P<name>[A-Z][\w’']+)")
_APPOSED = re.compile(r",\s+(?:the\s+)?")
_OPENS = re.compile(r"\s*[\[(](?:the\s+)?(?:i\.e\.,?\s+)?", re.IGNORECASE)
_WHEN = re.compile(r"\W*(?:When|Once|After|As|Because|Since)\s+(?:the\s+|old\s+|holy\s+)*")
_INTRODUCES = re.compile(
    r"(?:[“\"‘*_]|\b(?:work|book|article|essay|treatise|discourse|tractate|letter|the)\s+(?:called\s+|titled\s+|entitled\s+)?)$"
)
_SON = re.compile(rf"{CAPITAL}[\w’'ʿʾ]+\s+(?i:son of|daughter of|ben|bar|b\.)\s+(?:Rabbi\s+|R\.\s+|Rav\s+)?$")
_RABBI = re.compile(r"\b(?:Rabbi|R\.|Rav|Reb)\s$")
_NOBODY = ("p.unknown", frozenset[str]())
NAMES = 12  # names before a verb among which its subject is looked for
RECENT = 30  # voices among which the last one is looked for
REACH = 900  # code points after which a pronoun no longer means the last voice
DOUBT = 0.5  # the confidence of a name that may be another's
_CONFIDENCE = {"person": 0.95, "unknown": 0.75, "work": 0.85}
GROUPS = frozenset({"collective", "text", "organisation"})


class Draft(NamedTuple):
    """A voice: the name's code points, who, what is said, kind, confidence, why."""

    start: int
    end: int
    who: str
    report: Report
    kind: str
    confidence: float
    why: str


class Antecedent(NamedTuple):
    """Whom a pronoun means, under what name; where he is named, if he has not spoken yet."""

    who: str
    name: str
    named: Named | None = None


class Stage:
    """One text being read: its script, the cast, the tokens that are terms (with whether they name a concept), and the voices found so far."""

    def __init__(self, script: Script, cast: Cast, terms: Mapping[int, bool]) -> None:
        self.script = script
        self.cast = cast
        self.terms = frozenset(terms)
        self.concepts = frozenset(i for i, concept in terms.items() if concept)
        self.author = ""  # who the byline names
        self.between = speech().between
        self.drafts: list[Draft] = []
        self._people: dict[int, list[Named]] = {}

    @cached_property
    def _beginnings(self) -> list[int]:
        return self.cast.beginnings(self.script)

    @cached_property
    def _strange(self) -> list[int]:
        return may_be(self.script, self._nobody, self._met)

    @cached_property
    def _met(self) -> frozenset[str]:
        return met(self.script, self.concepts)

    @cached_property
    def _nobody(self) -> frozenset[int]:
        """The tokens that are a term, and no part of a stranger's name."""
        return self.terms - somebodys(self.script, self.terms, self.concepts, self._met)

    @cached_property
    def peopled(self) -> bool:
        """Whether anybody may be named in the text."""
        return bool(self._beginnings or self._strange or self.script.speaks_of_kin)

    def named(self, start: int, end: int, *, glued: bool = False, works: bool = True) -> list[Named]:
        """Return whom the vocabulary knows in the tokens `start` to `end`, as `Cast.named` does."""
        within = _between(self._beginnings, start, end)
        return self.cast.named(self.script, within, end, glued=glued, works=works)

    @cached_property
    def small(self) -> frozenset[str]:
        """The words of the text that stand in small letters somewhere."""
        return frozenset(w for w in self.script.words if w.islower())

    @cached_property
    def manner(self) -> str:
        """The tradition of which the text has most different words, empty where it has none."""
        told = speech().manners
        counts = Counter(told[w] for w in {word.lower() for word in self.script.words} & told.keys())
        return max(dict.fromkeys(told.values()), key=lambda m: counts[m]) if counts else ""

    def before(self, token: int) -> list[Named]:
        """Return who is named in the sentence of a token before it, the nearest first (at most 12)."""
        names = self.people(self.script.starts[token])
        at = bisect_left(names, token, key=lambda n: n.start)
        return names[max(0, at - NAMES) : at][::-1]

    def after(self, token: int) -> Named | None:
        """Return who is named first after a token in its sentence."""
        names = self.people(self.script.starts[token])
        at = bisect_right(names, token, key=lambda n: n.start)
        return names[at] if at < len(names) else None

    def people(self, position: int) -> list[Named]:
        """Return who is named in the sentence at a position, in order."""
        if not self.peopled:
            return []
        start, end = self.script.sentence(position)
        found = self._people.get(start)
        if found is None:
            tokens = self.script.tokens(start, end)
            known = [
                n
                for n in self.named(tokens.start, tokens.stop)
                if n.kind != "dialogue"
                and (n.kind != "person" or self.concepts.isdisjoint(range(n.start, n.end)))
                and not self._is_ordinary(n)
            ]
            names = {i for n in known for i in range(n.start, n.end)}
            known = [self._certain(n) for n in self._told(known)]
            known = self._kin(start, end, known)
            if _between(self._strange, tokens.start, tokens.stop):
                known += strangers(self.script, tokens.start, tokens.stop, names, self._nobody, self._met)
            found = self._people[start] = sorted(known, key=lambda n: n.start)
        return found

    def _is_ordinary(self, named: Named) -> bool:
        """Say whether a name is a word of ordinary English: a title that nothing introduces as a work (*Bond*), a group of
        today (*scientists*) in a text without a term of the subject."""
        kind = self.cast.kind(named.who)
        word = self._name(*named.stretch)
        if named.kind == "collective":
            the = self.script.text[max(0, named.stretch[0] - 4) : named.stretch[0]].lower() == "the "
            return named.context and not (the or self.concepts)
        word = word.lower()
        return (
            named.kind == "work"
            and kind in {"person", ""}
            and word in dictionaries().common
            and not _INTRODUCES.search(self.script.text, max(0, named.stretch[0] - 24), named.stretch[0])
        )

    def _told(self, names: list[Named]) -> list[Named]:
        """Return the names with those that a bracket explains as whom it names (*the Rebbe [Rayatz]*), and without
        those that are a part of a longer one (*Nachman son of Isaac*)."""
        text, found = self.script.text, list[Named]()
        for named in names:
            start, end = named.stretch
            inside = (
                found
                and _OPENS.fullmatch(text[found[-1].stretch[1] : start])
                and text[end : end + 1] in {"]", ")"}
            )
            if inside and {named.kind, found[-1].kind} == {"person"}:
                found[-1] = found[-1]._replace(who=named.who, how=f"{found[-1].how}, in brackets {named.how}")
            elif named.kind != "person" or not _SON.search(text, max(0, start - 40), start):
                found.append(named)
        return found

    def _certain(self, named: Named) -> Named:
        """Return a given name that anybody may have as nobody's, where the text has no term of the subject; and that of
        a rabbi, where the authorities know only somebody of that name who was none."""
        title = _RABBI.search(self.script.text, max(0, named.stretch[0] - 12), named.stretch[0])
        if title and self.cast.is_no_rabbi(named.who) and " " not in self._name(*named.stretch):
            start = self.script.token_at(title.start())
            return named._replace(
                start=start,
                who="p.unknown",
                kind="unknown",
                stretch=(title.start(), named.stretch[1]),
                how="a rabbi whom the authorities do not have",
            )
        form = self._name(*named.stretch).lower()
        if form == "rebbe" and (same := self._same_rebbe(named.stretch[0])):
            return named._replace(who=same, how="the Rebbe whom the paragraph names")
        if form in speech().shared and (who := speech().shared[form].get(self.manner)):
            return named._replace(who=who, how=f"{named.how}, in a text of {self.manner}")
        article = self.script.text[max(0, named.stretch[0] - 4) : named.stretch[0]].lower() == "the "
        if named.context and not (self.concepts or article):
            return named._replace(who="p.unknown", how="a given name, in a text without terms")
        return named

    def _same_rebbe(self, place: int) -> str:
        """Return who was called *Rebbe* with a name after it in the paragraph before a place (*the Rebbe Rashab*)."""
        text = self.script.text
        start = text.rfind("\n", 0, place) + 1
        for match in reversed([*_REBBE.finditer(text, start, place)]):
            tokens = self.script.tokens(match.start("name"), match.end())
            called = self.named(tokens.start, tokens.stop, works=False)
            if called and called[0].kind == "person":
                return called[0].who
        return ""

    def _kin(self, start: int, end: int, known: Sequence[Named]) -> list[Named]:
        """Return the names of a sentence with the narrator's father, teacher … in it; who that is, where the author is
        known, or the manner of the text tells. A name that follows (*my father-in-law, the Rebbe*) counts instead."""
        if not self.script.speaks_of_kin:
            return list(known)
        who, words = speech().kin.get(self.author) or speech().kin.get(self.manner, _NOBODY)
        found = list(known)
        for match in _KIN.finditer(self.script.text, start, end):
            tokens = self.script.tokens(match.start(), match.end())
            person = who if match[1].lower() in words else "p.unknown"
            how = "the author's own" if person != "p.unknown" else "somebody's own"
            apposed = [
                i
                for i, n in enumerate(found)
                if _APPOSED.fullmatch(self.script.text[match.end() : n.stretch[0]])
            ]
            for i in apposed:
                if self._name(*found[i].stretch).lower() in speech().shared and person != "p.unknown":
                    found[i] = found[i]._replace(who=person, kind="person", how=f"{found[i].how}, {how}")
            if not apposed:
                found.append(Named(tokens.start, tokens.stop, person, "person", match.span(), how))
        return found

    def draft(
        self, named: Named, report: Report, how: str, *, kind: str = "attribution", confidence: float = 0.0
    ) -> Draft:
        """Return the voice of a name, with the reason."""
        certainty = DOUBT if named.how == DOUBTFUL else confidence or _CONFIDENCE.get(named.kind, 0.9)
        why = "; ".join(part for part in (named.how, how, report.how) if part)
        if report.empty:
            report = report._replace(start=named.stretch[1], end=named.stretch[1])
            certainty -= 0.15
        return Draft(*named.stretch, named.who, report, kind, round(certainty, 2), why)

    def add(self, drafts: Collection[Draft]) -> None:
        """Keep voices."""
        self.drafts.extend(drafts)

    def antecedent(self, token: int, *, plural: bool) -> Antecedent | None:
        """Return whom a pronoun at a token means: the last voice, or the only one named before it in this sentence or the
        last; None if it can mean others."""
        place = self.script.starts[token]
        last = next((d for d in reversed(self.drafts[-RECENT:]) if self._fits(d, place, plural=plural)), None)
        here = self._named_before(place, plural=plural)
        if here and (last is None or here.stretch[0] > last.start):
            found, start = Antecedent(here.who, self._name(*here.stretch), here), here.stretch[1]
        elif last is not None and place - max(last.end, last.report.end) <= REACH:
            name = last.why.partition("means ")[2].partition(";")[0] or self._name(last.start, last.end)
            found, start = Antecedent(last.who, name), max(last.end, last.report.end)
        else:
            return None
        return None if not plural and self._anybody(start, place) else found

    def _fits(self, draft: Draft, place: int, *, plural: bool) -> bool:
        group = self.cast.kind(draft.who) in GROUPS
        return draft.end <= place and draft.kind == "attribution" and group == plural

    def _name(self, start: int, end: int) -> str:
        return self.script.text[start:end]

    def _named_before(self, place: int, *, plural: bool) -> Named | None:
        """Return the only person (or group) who is named in the sentence of a place and the one before it, before the place."""
        start = self.script.sentence(place)[0]
        names = [n for n in self.people(place) if n.stretch[1] <= place]
        if start > 1 and self.script.text[start - 1] != "\n":
            names = [*self.people(start - 2), *names]
        names = [n for n in names if n.kind != "unknown" or " " in self._name(*n.stretch)]
        fitting = [n for n in names if n.kind != "work" and (n.kind in GROUPS) == plural]
        if fitting and (told := [n for n in fitting if self._is_told(n, place)]):
            fitting = told[-1:]
        one = len({n.who for n in fitting}) == 1 and fitting[-1].kind != "unknown"
        return fitting[-1] if one else None

    def _is_told(self, named: Named, place: int) -> bool:
        """Say whether the sentence of a place begins with what somebody did (*When X heard that …, he said*)."""
        start = self.script.sentence(place)[0]
        return (
            start < named.stretch[0]
            and _WHEN.fullmatch(self.script.text[start : named.stretch[0]]) is not None
        )

    def _anybody(self, start: int, place: int) -> bool:
        """Say whether a man without a name is spoken of between two places."""
        between = re.findall(r"[\w’'-]+", self.script.text[start:place].lower())
        return bool(speech().lists["anybody"].intersection(between))


def _between(tokens: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Return the tokens, which are in order, from `start` to `end`."""
    return tokens[bisect_left(tokens, start) : bisect_left(tokens, end)]
