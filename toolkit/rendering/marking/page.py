"""A marked text in, one self-contained HTML page out: no script, no request; every underlined word leads to its note.

A note opens beside the text because it is the target of the address; one generated rule marks every place of the note
that is open. The legend hides a layer by its box. All work without a script, and on paper the notes stand at the end, by number.
A citation that shares all its characters with shorter finds has a sign of its own behind it, and every place that can be read its link.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from toolkit import __version__
from toolkit.model.span import Span
from toolkit.rendering.hebrew import runs
from toolkit.rendering.marking.layers import LAYERS
from toolkit.rendering.marking.notes import (
    LANGUAGES,
    UNSURE,
    Note,
    Place,
    ends,
    numbered,
    reasons,
    summary,
    tally,
)
from toolkit.rendering.marking.stretches import Line, leans_right, lines
from toolkit.rendering.page import base_style, environment
from toolkit.rendering.policy import content_security_policy
from toolkit.vocabulary.spelling import OTHER

_FOLDER = Path(__file__).resolve().parent
_INDEXED = frozenset({"transliterations", "hebrew", "terms"})


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or note: `kind` its TEI name (`p` in a plain text), its runs, and whether it is Hebrew throughout."""

    kind: str
    right: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the index: what is named, its Hebrew, and each form with its note's number and how often it stands."""

    title: str
    note: Note
    forms: tuple[tuple[str, str, int, int], ...]


def draw(
    title: str,
    source: str,
    characters: str,
    blocks: Sequence[tuple[str, Span]],
    places: Sequence[Place],
    spelling: str,
    words: int,
    *,
    plain: bool = True,
) -> bytes:
    """Return the page as UTF-8.

    `source` names the file; `blocks` are what is shown, each with its TEI name; `places` what is marked, in the order of the
    text (`notes_of`); `spelling` says which convention the text keeps to, empty where no word decides; `words` is their number; of a `plain` text every line is kept.
    """
    notes = numbered(places)
    numbers = {note: i for i, note in enumerate(notes, 1)}
    drawn = list(_blocks(characters, blocks, places))
    style = (
        base_style()
        + (_FOLDER / "marking.css").read_text(encoding="utf-8")
        + _switches()
        + _open_places(len(notes))
    )
    made = environment(_FOLDER)
    made.filters["runs"] = runs
    page = made.get_template("marking.html.j2").render(
        title=title,
        source=source,
        version=__version__,
        words=words,
        spelling=spelling,
        blocks=drawn,
        also=_also(drawn, places),
        places=places,
        bare=_bare(drawn, places),
        reasons=reasons,
        numbers=[numbers[p.note] for p in places],
        plain=plain,
        notes=notes,
        again=_again(notes),
        where=_where(places),
        number=numbers,
        layers=LAYERS,
        unsure=UNSURE,
        summary=summary,
        quote=lambda span: ends(span.of(characters)),
        tally=list(tally(places)),
        counts=_counts(places),
        index=_index(notes, numbers),
        style=Markup(style),  # noqa: S704 - our own files and numbers, without an end tag (a test looks)
        policy=content_security_policy(styles=[style]),
    )
    return page.encode("utf-8", "backslashreplace")


def _bare(blocks: Iterable[Block], places: Sequence[Place]) -> set[int]:
    """Return the citations, by number, that no character of their own opens."""
    opened = {s.covers[-1] for b in blocks for line in b.lines for s in line.stretches if s.covers}
    return {i for i, p in enumerate(places) if p.note.layer == "citations" and i not in opened}


def _where(places: Sequence[Place]) -> dict[Note, list[int]]:
    """Return the numbers of the places of each note."""
    where: dict[Note, list[int]] = {}
    for i, place in enumerate(places, 1):
        where.setdefault(place.note, []).append(i)
    return where


def _also(blocks: Iterable[Block], places: Sequence[Place]) -> dict[Note, list[Note]]:
    """Return for each note the others that share characters with it, in the order of the text."""
    also: dict[Note, dict[Note, None]] = {}
    for block in blocks:
        for stretch in (s for line in block.lines for s in line.stretches if len(s.covers) > 1):
            here = [places[i].note for i in stretch.covers]
            for note in here:
                also.setdefault(note, {}).update(dict.fromkeys(n for n in here if n != note))
    return {note: list(others) for note, others in also.items()}


def _switches() -> str:
    """Return the rules for a layer whose box in the legend is empty: neither its lines nor its links, signs and notes are shown."""
    return "".join(
        f":root:has(#show-{layer}:not(:checked)) {{ .text .{layer} {{ text-decoration: none; }} .text a.{layer} {{ pointer-events: none; }}"
        f" .of-{layer}, .text .{layer}.unsure::after {{ display: none; }} }}\n"
        for layer in LAYERS
    )


def _open_places(count: int) -> str:
    """Return the rule that marks the places of the note that is open."""
    if not count:
        return ""
    selectors = ",\n".join(f':root:has(#n{i}:target) .text [href="#n{i}"]' for i in range(1, count + 1))
    return f"{selectors} {{ background: var(--tint); outline: 1px solid var(--rule); outline-offset: 0.12em; }}\n"


def _blocks(characters: str, blocks: Sequence[tuple[str, Span]], places: Sequence[Place]) -> Sequence[Block]:
    drawn, first = [], 0
    reach = [p.extent.end if p.extent is not None else p.span.end for p in places]
    for kind, block in blocks:
        while first < len(places) and reach[first] <= block.start:
            first += 1
        near = []
        for i in range(first, len(places)):
            if places[i].span.start >= block.end and (
                (extent := places[i].extent) is None or extent.start >= block.end
            ):
                break
            near.append((i, places[i]))
        drawn.append(Block(kind, leans_right(block.of(characters)), tuple(lines(characters, block, near))))
    return drawn


def _again(notes: Iterable[Note]) -> set[Note]:
    """Return the notes on what an earlier note has explained already: paper has it once."""
    seen: set[str] = set()
    again = set()
    for note in notes:
        if note.gloss in seen:
            again.add(note)
        seen.add(note.gloss)
    return again


def _counts(places: Sequence[Place]) -> list[tuple[str, list[tuple[str, int]]]]:
    """Return how many transliterations there are by kind, language and spelling."""
    notes = [p.note for p in places if p.note.layer == "transliterations"]
    facts = [dict(n.facts) for n in notes]
    groups = (
        ("Kind", Counter(n.kind for n in notes)),
        ("Language", Counter(f.get("language", LANGUAGES["he"]) for f in facts)),
        ("Spelling", Counter(f.get("spelling", OTHER) for f in facts)),
        ("In the vocabulary", Counter("yes" if n.title else "no" for n in notes)),
    )
    return [(name, counter.most_common()) for name, counter in groups if counter]


def _index(notes: dict[Note, list[Place]], numbers: dict[Note, int]) -> list[Entry]:
    """Return what is named with all its forms, by name; words without an entry by their Hebrew, or by themselves."""
    rows: dict[str, list[Note]] = {}
    for note in notes:
        if note.layer in _INDEXED:
            rows.setdefault(note.title or note.hebrew or note.text.lower(), []).append(note)
    entries = []
    for held in rows.values():
        forms: dict[tuple[str, str], list[Note]] = {}
        for note in held:
            forms.setdefault((note.text, note.lang), []).append(note)
        told = tuple(
            (text, lang, numbers[of[0]], sum(len(notes[n]) for n in of)) for (text, lang), of in forms.items()
        )
        entries.append(Entry(held[0].title or held[0].text, held[0], told))
    return sorted(entries, key=lambda e: (e.title.casefold(), e.title))
