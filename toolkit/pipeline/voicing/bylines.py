"""Rule: bylines (*By Rabbi …*, a name on a line of its own at the head of a text, or stuck to its first word), and signatures.

A byline is the voice of all that follows, to the next byline; a signature that of what stands before it.
"""

from __future__ import annotations

import re

from toolkit.pipeline.voicing.drafts import Draft, Stage
from toolkit.pipeline.voicing.named import Named
from toolkit.pipeline.voicing.reports import Report
from toolkit.pipeline.voicing.script import Line
from toolkit.pipeline.voicing.speech import alternatives, speech
from toolkit.pipeline.voicing.strangers import strangers

HEAD = 4  # lines from the first, among which a name alone is a byline
_TITLES = rf"(?:(?:{alternatives(speech().lists['titles'])})\s+)*"
_BY = re.compile(
    rf"[*_\[(\s]*(?P<by>{alternatives(speech().lists['by'])})?(?!\t)\s*[:]?[*_\s]*(?P<dash>[-–—]\s*)?{_TITLES}",
    re.IGNORECASE,
)
_REST = re.compile(
    r"[*_\])\s]*(?:,?\s*\([^()\n]{1,60}\)|,\s(?!who\b)(?:[^\s.!?]+\s?){1,4}|\s+[|/–—-]\s[^.!?\n]{1,60}|,?\s(?:in|on)?\s?[\d./-]+)?[*_\s:]*"
)
_PROVENANCE = re.compile(rf"[*_\s(]*(?:{alternatives(speech().lists['provenance'])})\b", re.IGNORECASE)


def bylines(stage: Stage) -> list[Draft]:
    """Return the bylines and signatures of a text, and what each is the voice of."""
    found = []
    lines = stage.script.lines
    if len(lines) < 2:
        return []
    for index, line in enumerate(lines):
        if line.end - line.start > 400 and index >= HEAD:
            continue
        if made := _byline(stage, index, line):
            found.append((index, *made))
    drafts = []
    for k, (index, named, after, how) in enumerate(found):
        stop = lines[found[k + 1][0] - 1].end if k + 1 < len(found) else lines[-1].end
        report = _says(stage, index, after, stop, how)
        if report is not None:
            drafts.append(stage.draft(named, report, how, kind="byline"))
    return drafts


def _byline(stage: Stage, index: int, line: Line) -> tuple[Named, int, str] | None:
    script, text = stage.script, stage.script.text
    lead = _BY.match(text, line.start, line.end)
    start = lead.end() if lead else line.start
    by = bool(lead and lead["by"])
    tokens = script.tokens(line.start, line.end)
    head, last = index < HEAD, index == len(script.lines) - 1
    if not (by or head or last or (lead and lead["dash"])):
        return None
    if tokens.stop - tokens.start > 25 and not head:
        return None
    named = _name(stage, line, start)
    if named is None:
        return None
    if stage.script.end(named.end - 1) > named.stretch[1]:
        return (named, named.stretch[1], "a byline stuck to the text") if head else None
    if not _REST.fullmatch(text, named.stretch[1], line.end):
        return None
    titles = set(lead[0].lower().split()) if lead else set()
    if named.kind == "unknown" and not (speech().lists["shown"] & titles or (by and "the" not in titles)):
        return None
    if by:
        return named, line.end, "after by"
    if head and _is_addressed(stage, index):
        return None
    if head and not (lead and lead["dash"]):
        return named, line.end, "a name on its own line at the head"
    return named, line.end, "a signature"


def _is_addressed(stage: Stage, index: int) -> bool:
    """Say whether a greeting in one of the next three lines shows that a name at the head is that of whom a letter is written to."""
    lines = stage.script.lines[index + 1 : index + 4]
    words = {
        w.strip(",:!.*").lower()
        for line in lines
        for w in stage.script.text[line.start : line.end].split()[:4]
    }
    return not speech().lists["greetings"].isdisjoint(words)


def _name(stage: Stage, line: Line, start: int) -> Named | None:
    """Return the name that stands at `start`, or with its titles before it."""
    script = stage.script
    tokens = script.tokens(line.start, min(line.end, line.start + 160))
    named = next(
        (
            n
            for n in stage.named(tokens.start, tokens.stop, glued=True, works=False)
            if n.stretch[0] <= start < n.stretch[1]
        ),
        None,
    )
    if named is not None:
        return named if named.kind in {"person", "organisation"} else None
    return next(
        (
            n
            for n in strangers(script, script.token_at(start), tokens.stop, (), ())
            if n.stretch[0] == start and n.end - n.start <= 6
        ),
        None,
    )


def speaker(stage: Stage) -> str:
    """Return who speaks by a line of provenance (*From a lesson of X*): no voice (B8), but whose teacher *my teacher* is."""
    script = stage.script
    for line in script.lines:
        if not is_provenance(stage, line):
            continue
        tokens = script.tokens(line.start, line.end)
        for named in stage.named(tokens.start, tokens.stop, works=False):
            lead = re.sub(rf"{_TITLES}$", "", script.text[line.start : named.stretch[0]], flags=re.IGNORECASE)
            if (
                named.kind == "person"
                and lead.split()[-1:]
                and lead.split()[-1].lower() in speech().lists["given"]
            ):
                return named.who
    return ""


def is_provenance(stage: Stage, line: Line) -> bool:
    """Say whether a line tells from which lesson or talk a text is."""
    text = stage.script.text
    if line.end - line.start > 200 or not _PROVENANCE.match(text, line.start, line.end):
        return False
    words = {w.strip(",.:").lower() for w in text[line.start : line.end].split()}
    return not speech().lists["occasions"].isdisjoint(words)


def _says(stage: Stage, index: int, after: int, stop: int, how: str) -> Report | None:
    """Return what a byline is the voice of: what follows it, or, of a signature, what stands before it."""
    text, lines = stage.script.text, stage.script.lines
    while after < stop and text[after] in " \t\n*_:|":
        after += 1
    if how != "a signature" and after < stop:
        return Report(after, stop, direct=False, how="to the end of the text or the next byline")
    if index == 0:
        return Report(after, after, direct=False, how="nothing follows") if how != "a signature" else None
    first = index - 1
    if how == "a signature" and index < len(lines) - 1:
        return Report(
            lines[first].start, lines[first].end, direct=False, how="the paragraph before the signature"
        )
    return Report(lines[0].start, lines[first].end, direct=False, how="all before it")
