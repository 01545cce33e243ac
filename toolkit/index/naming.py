"""Header fields of texts in; what each text is called where space is short, and what each group of texts is called, out.

A text is called by the short title of its header (`title type="short"`), else by its title, a restatement by the work that it
restates, without a closing remark in brackets; a long one is cut where it pauses. No two texts are called the same. A group
of one text is called by that text: one article is no tradition.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.model.authority import Vocabulary
from toolkit.vocabulary.spelling import conventions

LONGEST = 48  # characters of a title that the head of a column can hold

_REMARK = re.compile(r"(?<=\S) \([^()]*\)$")
_PAUSE = re.compile(r"(?<=[\w)\]”’])(?:: | [–—] |; |\. )")

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Named:
    """A group: its key, what it is called, and the value that its texts share, in words, empty where the header gives none."""

    key: str
    name: str
    value: str


def short_titles(texts: Mapping[str, Fields]) -> Mapping[str, str]:
    """Return what each text is called, by its id; where two would be called the same, by their titles, then with their ids."""
    called = {text: _short(text, fields) for text, fields in texts.items()}
    called |= {text: texts[text].get("title") or text for text in _twice(called)}
    return called | {text: f"{called[text]} ({text})" for text in _twice(called)}


def _twice(called: Mapping[str, str]) -> list[str]:
    often = Counter(called.values())
    return [text for text, name in called.items() if often[name] > 1]


def _short(text: str, fields: Fields) -> str:
    if fields.get("short"):
        return fields["short"]
    restated = fields.get("source", "") if fields.get("form") == "restatement" else ""
    return cut(_REMARK.sub("", restated or fields.get("title", "") or text))


def cut(title: str, longest: int = LONGEST) -> str:
    """Return a title of at most `longest` characters: to its last pause before that, else to its last word with an ellipsis."""
    if len(title) <= longest:
        return title
    pauses = [m.start() for m in _PAUSE.finditer(title) if m.start() <= longest]
    if pauses:
        return title[: pauses[-1]]
    whole, space, _ = title[: longest + 1].rpartition(" ")
    return (whole if space else title[: longest - 1]) + "…"


def named(
    key: str, texts: Iterable[str], by: str, noun: str, titles: Mapping[str, str], vocabulary: Vocabulary
) -> Named:
    """Return a group of `texts` by its key, the field that makes it, and what one value of that field is called."""
    own = list(texts)
    value = _value(key, by, titles, vocabulary) if key else ""
    return Named(key, titles[own[0]] if len(own) == 1 else value or f"no {noun} given", value)


def _value(key: str, by: str, titles: Mapping[str, str], vocabulary: Vocabulary) -> str:
    if by == "tradition":
        members = vocabulary.scheme.members("traditions")
        return next((m.name for m in members if m.id == f"tr.{key}"), key)
    if by == "author" and key in vocabulary.people:
        return vocabulary.people[key].known_as
    if by == "convention":
        return next((c.label for c in conventions().values() if c.tag == key), key)
    return titles[key] if by == "text" else key
