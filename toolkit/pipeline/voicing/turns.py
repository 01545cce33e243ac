"""Rule: labels of turns at the start of a line (*Question:*, *S.*, *M. Laitman:*); a turn lasts to the next label."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from toolkit.pipeline.unlisted.dictionaries import dictionaries
from toolkit.pipeline.voicing.bylines import is_provenance
from toolkit.pipeline.voicing.drafts import Draft, Stage
from toolkit.pipeline.voicing.reports import Report
from toolkit.pipeline.voicing.speech import Label, alternatives, speech

_LABEL = re.compile(
    r"(?P<lead>[*_\-–—•\s]*)(?:[(\[]?\d{1,2}:\d{2}(?::\d{2})?[)\]]?\s+|\d{1,3}\.?\s+)?(?P<label>[A-Z][\w’'.]*(?:\s[\w’'.]+){0,5}?)(?P<number>\s#?\d{1,2})?(?P<note>\s?\([^()\n]{1,40}\))?[*_]*\s?(?P<sign>:)(?!\d)[*_]*"
)
_LETTER = re.compile(r"(?P<lead>[*_\s]*)(?P<label>[A-Z]\.)(?P<sign>)\s+(?![A-Z]\.)(?=\S)")
_FOOT = re.compile(
    r"[*_\s]*(?:\[\d{3,}\]|Related (?:Material|Posts?|Articles?)\s*:?|Share\s*:?|\d{1,3} [Cc]omments?)[*_\s]*"
)
_TITLED = re.compile(rf"(?:[A-Z]\.|(?i:{alternatives(speech().lists['shown'])}))\s")

_STAMP = re.compile(r"\n[ \t]*[(\[]?\d{1,2}:\d{2}(?::\d{2})?[)\]]?\s*\Z")  # the time before the next label
_OCCASION = re.compile(r"(?<=[a-z])\s(?:from|by|on|in)\s.*$")  # Question from Facebook
LETTERS = 4  # letters with a full stop that can open the turns of one dialogue
_SPEAKERS = 8  # unknown names that can speak in one text
_INSIDE = re.compile(r"(?<=[.?!…”\"])\s+[*_]*(?P<label>[A-Z][\w’']*(?:\s[\w’']+){0,2}):[*_]*(?=\s)")


class _Seen(NamedTuple):
    line: int
    start: int
    end: int
    after: int
    who: str
    alone: bool
    partner: str
    how: str
    titled: bool = (
        False  # an initial, a title or a note in brackets (age, town) shows that an unknown label is a name
    )


def turns(stage: Stage) -> list[Draft]:
    """Return the turns of a text; none where the labels do not make a dialogue."""
    seen = [s for i in range(len(stage.script.lines)) if (s := _label(stage, i))]
    if any(_is_letter(stage, s) for s in seen) and _is_index(stage):
        seen = [s for s in seen if not _is_letter(stage, s)]
    seen = [s for s in seen if s.who != "p.unknown" or _is_name(stage, s)]
    if not seen:
        return []
    seen = [s for label in _believed(seen) for s in (label, *_inside(stage, label))]
    drafts = []
    lines = stage.script.lines
    for k, label in enumerate(seen):
        if not label.who:
            continue
        start = label.after
        text = stage.script.text
        end = seen[k + 1].start if k + 1 < len(seen) else lines[-1].end
        if stamp := _STAMP.search(text[start:end]):
            end = start + stamp.start()
        end = _before_foot(stage, label.line + 1, end)
        end = start + len(text[start:end].rstrip(" \t\n*_-–—•0123456789" if k + 1 < len(seen) else " \t\n"))
        while start < end and text[start] in " \t\n*_":
            start += 1
        report = Report(min(start, end), end, direct=True, how="to the next label")
        drafts.append(Draft(label.start, label.end, label.who, report, "turn", 0.9, label.how))
    return drafts


def _label(stage: Stage, index: int) -> _Seen | None:
    script = stage.script
    line = script.lines[index]
    text = script.text
    matched = _LABEL.match(text, line.start, line.end) or _LETTER.match(text, line.start, line.end)
    if matched is None:
        return None
    words = matched["label"]
    listed = speech().labels.get(_OCCASION.sub("", words.lower()).rstrip("."))
    where = (index, matched.start("label"), matched.end("label"), matched.end())
    letter = not matched["sign"]
    if listed is not None and (not letter or len(words) == 2):
        return _Seen(
            *where, _who(stage, listed), listed.alone, listed.partner, f"the label {words} of a turn"
        )
    if letter:
        return None
    tokens = script.tokens(matched.start("label"), matched.end("label"))
    if not stage.concepts.isdisjoint(tokens):
        return None  # an entry of a glossary (Masach: screen)
    for named in stage.named(tokens.start, tokens.stop):
        before = text[matched.start("label") : named.stretch[0]].lower().split()
        alone = all(w in speech().lists["titles"] for w in before)
        if named.stretch[1] == matched.end("label") and named.kind == "person" and alone:
            return _Seen(*where, named.who, True, "", f"the label {words} of a turn")
    if matched.end() < line.end and all(w[:1].isupper() for w in words.split()) and len(words.split()) <= 4:
        titled = bool(matched["note"]) or (len(words.split()) > 1 and _TITLED.match(words) is not None)
        return _Seen(*where, "p.unknown", False, "", f"the label {words} of a turn", titled)
    return None


def _before_foot(stage: Stage, first: int, end: int) -> int:
    """Return where a turn ends that a line of provenance or the foot of a page follows before `end`."""
    lines = stage.script.lines
    for line in lines[first:]:
        if line.start >= end:
            break
        if _FOOT.fullmatch(stage.script.text, line.start, line.end) or is_provenance(stage, line):
            return line.start
    return end


def _is_letter(stage: Stage, label: _Seen) -> bool:
    return stage.script.text[label.start + 1 : label.end] == "."


def _is_index(stage: Stage) -> bool:
    """Say whether lines begin with more letters than people who speak: an index or a list, no dialogue."""
    text = stage.script.text
    found = (_LETTER.match(text, line.start, line.end) for line in stage.script.lines)
    return len({match["label"] for match in found if match}) > LETTERS


def _is_name(stage: Stage, label: _Seen) -> bool:
    """Say whether an unknown label can be a name: no word of it is an ordinary one, in this text or in English (*Files:*, *Price:*)."""
    words = stage.script.text[label.start : label.end].lower().split()
    plain = [w for w in words if w.isalpha() and w not in speech().lists["titles"]]
    known = dictionaries()
    return not any(w in stage.small or (w in known.common and w not in known.names) for w in plain)


def _inside(stage: Stage, label: _Seen) -> list[_Seen]:
    """Return the labels that stand after a sentence in the line of a turn (*Question: … Answer: …*)."""
    found = []
    for match in _INSIDE.finditer(stage.script.text, label.after, stage.script.lines[label.line].end):
        listed = speech().labels.get(match["label"].lower())
        if listed is not None and listed.alone:
            where = (label.line, match.start("label"), match.end("label"), match.end())
            found.append(
                _Seen(*where, _who(stage, listed), True, "", f"the label {match['label']} of a turn")
            )
    return found


def _who(stage: Stage, label: Label) -> str:
    return label.who if stage.cast.has(label.who) else "p.unknown"


def _believed(seen: list[_Seen]) -> list[_Seen]:
    """Return the labels that make a dialogue: known ones that stand alone, others that recur beside another label."""
    counts = Counter(s.how for s in seen)
    sure = any(s.alone for s in seen)
    whos, partners = {s.who for s in seen}, {s.partner for s in seen}
    known = {s.how for s in seen if s.who != "p.unknown" and not s.alone}
    several = len(counts) > 1
    recurring = 1 < sum(n > 1 for n in counts.values()) <= _SPEAKERS

    def is_believed(label: _Seen) -> bool:
        if label.alone or label.partner:
            return label.alone or label.partner in whos
        recurs = counts[label.how] > 1
        if label.who == "p.unknown":
            return (recurs or (sure and label.titled)) and (sure or recurring)
        return sure or label.who in partners or len(known) > 1 or (recurs and several)

    return [s for s in seen if is_believed(s)]
