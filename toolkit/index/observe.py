"""One text and what a recogniser found in it in, the rows of its observation tables out.

What is counted. Running text is every passage that is neither furniture nor a note, a byline, a date line or the label of a speaker; these are kept
apart by their kind, furniture is kept and counts nowhere. A `term` counts for its own concept, and a term inside it for its own as well
(*Masach de Guf* is three occurrences of three concepts). `rs type="divine"` counts as the concept that it points at.
A suggestion that nobody has decided is an observation of status `proposed`, unless its words no longer stand where it says (`adrift`); a refused one
is none. The finds of the
recogniser are given only for texts whose terms nobody has annotated, and are proposed too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from toolkit.ground.errors import Finding, InputError
from toolkit.index._places import SUGGESTED, Places
from toolkit.index.tables import OBSERVED, Row, Rows
from toolkit.index.wording import Found, running
from toolkit.index.words import count
from toolkit.model.annotation import EnglishTerm, HebrewTerm, Transliteration
from toolkit.model.certainty import certainty
from toolkit.model.claim import Claim, Suggestion
from toolkit.model.span import Span
from toolkit.model.text import Mark, Text
from toolkit.tei.pointers import fragment, vocabulary_id

CHANNELS = {"translit": "transliteration", "acronym": "acronym", "hebrew": "hebrew", "english": "english"}
_WORDS = OBSERVED["passages"].names.index("words")
_DECIDED = {"proposed": "proposed", "accepted": "decided", "edited": "decided"}

Find = Transliteration | EnglishTerm | HebrewTerm


def needs_recognition(text: Text) -> bool:
    """Say whether nobody, person or program, has yet looked for the terms of `text`."""
    tagged = any(vocabulary_id(m.get("ref")) for m in text.named("term"))
    return not (text.header.terms_complete or text.suggestions or tagged)


def observe(text: Text, finds: Iterable[Find] = ()) -> Rows:
    """Return the rows of every observation table for `text`; `finds` are what the recogniser found, if it was asked."""
    places = Places(text)
    open_ = any(s.kind in SUGGESTED and s.status == "proposed" for s in text.proposals)
    wider = Places(text, proposed=True) if open_ else places
    for suggestion in text.proposals:
        if suggestion.kind != "name":  # a name counts nowhere
            _span(places, suggestion)
    found = Found.of(places)
    observations, passages, sentences = (
        _observations(places, wider, finds),
        _passages(places, found),
        _sentences(places, found),
    )
    of_running = sum(
        int(row[_WORDS] or 0) for p, row in zip(places.passages, passages, strict=True) if p.running
    )
    words, kinds, *own = running(places, wider, observations, found)
    return {
        "texts": [_text_row(text, of_running, *own, len(words))],
        "passages": passages,
        "sentences": sentences,
        "observations": observations,
        "words": words,
        "kinds": [(text.id, kinds)],
        "citations": _citations(places),
        "voices": [
            *_voices(places, places.voices, "decided"),
            *_voices(places, _open(places, wider), "proposed"),
        ],
        "glosses": _glosses(places),
        "claims": list(_claims(text)),
        "roles": [(text.id, c.id, r.type, fragment(r.target)) for c in _sound(text) for r in c.roles],
        "evidence": [(text.id, c.id, target) for c in _sound(text) for target in c.targets],
    }


def unsound(text: Text) -> str:
    """Return which claims no report can print, each with the reasons; empty where there is none.

    They are left out, and a text that has one is not taken at its word that its claims are complete.
    """
    return "; ".join(
        f"{c.id or 'one without an id'} ({', '.join(c.faults)})" for c in text.claims if c.faults
    )


def adrift(text: Text) -> str:
    """Return the ids of undecided suggestions whose words are not where they say; empty where there is none. They are left out."""
    open_ = [s for s in text.suggestions if s.status == "proposed"]
    elements = {m.get("xml:id"): m.span for m in text.marks} if open_ else {}
    return ", ".join(s.id for s in open_ if s.place(elements.get(s.element), text.characters) is None)


def _sound(text: Text) -> list[Claim]:
    return [c for c in text.claims if not c.faults]


def _text_row(text: Text, *counts: int) -> Row:
    h = text.header
    return (
        text.id,
        h.title or text.id,
        h.tradition,
        h.form,
        h.author,
        h.author_name,
        h.convention,
        h.date,
        h.date_kind,
        *counts,
        text.sha256,
        text.digest,
        "",  # the path is said by the caller: the same file may lie elsewhere tomorrow
        h.source_title,
        h.source_address,
        h.original,
        " ".join(h.complete) if not unsound(text) else "",
        h.terms_complete,
        _responsible(text),
        "; ".join(dict.fromkeys(h.editors)),
        h.changed,
        h.caveat,
        *(
            sum(s.kind in kinds and s.status == "proposed" for s in text.proposals)
            for kinds in ({"citation"}, SUGGESTED)
        ),
        "",  # the group, its place, and whether the wording counts depend on what is asked
        0,
        False,
    )


def _responsible(text: Text) -> str:
    """Return the names of the parties whose decisions the text holds; where no decision names one, of all that are declared.

    A program is none: it decides nothing.
    """
    deciding = {c.resp for c in text.claims if c.status != "proposed"}
    deciding |= {s.resp for s in text.proposals if s.status != "proposed"}
    declared = [r for r in text.header.responsible if r.name and not r.program]
    named = [r.name for r in declared if r.id in deciding] or [r.name for r in declared]
    return "; ".join(dict.fromkeys(named))


def _passages(places: Places, found: Found) -> list[Row]:
    rows: list[Row] = []
    counts = found.counted(places, [p.span for p in places.passages])
    for n, (p, words) in enumerate(zip(places.passages, counts, strict=True)):
        at = (places.text.id, p.id, n, p.kind, p.n, p.span.start, p.span.end)
        rows.append((*at, words, p.furniture, p.span.of(places.text.characters)))
    return rows


def _sentences(places: Places, found: Found) -> list[Row]:
    rows: list[Row] = []
    counts = found.counted(places, [s.span for s in places.sentences])
    for n, (s, words) in enumerate(zip(places.sentences, counts, strict=True)):
        at = (places.text.id, s.get("xml:id"), n, places.passage(s.span), s.span.start, s.span.end)
        rows.append((*at, words, s.span.of(places.text.characters)))
    return rows


def _observations(places: Places, wider: Places, finds: Iterable[Find]) -> list[Row]:
    found: dict[Any, Row] = {}
    for row in (
        *_marked(places, wider),
        *_suggested(places, wider),
        *_recognised(places, wider, finds),
    ):
        found.setdefault(
            (row[3], row[4], row[6]), row
        )  # a person's tag comes first and outranks the same find
    return [found[key] for key in sorted(found)]


def _marked(places: Places, wider: Places) -> Iterable[Row]:
    for i, mark in enumerate(places.text.marks):
        concept = vocabulary_id(mark.get("ref"))
        if mark.name == "term" and concept:
            channel = CHANNELS.get(mark.get("type"), "transliteration")
        elif mark.name == "rs" and mark.get("type") == "divine" and concept:
            channel = "english"
        else:
            continue
        if mark.span and not places.in_furniture(mark.span):  # none in a reading that is not read
            yield _observation(
                places,
                mark.span,
                concept,
                channel,
                mark.get("xml:lang"),
                "decided",
                mark.get("cert"),
                places.voice(i),
                wider.voice(i),
            )


def _suggested(places: Places, wider: Places) -> Iterable[Row]:
    for suggestion in places.text.suggestions:
        status = _DECIDED.get(suggestion.status)
        if status is None:
            continue
        span = _span(places, suggestion)
        if span is not None and not places.in_furniture(span):
            yield _observation(
                places,
                span,
                suggestion.concept,
                _channel(places, suggestion),
                suggestion.lang,
                status,
                suggestion.cert,
                places.voice_at(span),
                wider.voice_at(span),
            )


def _span(places: Places, suggestion: Suggestion) -> Span | None:
    """Return where a suggestion stands. Where it does not stand where it says: None if nobody has decided it, else `InputError`."""
    element = places.elements.get(suggestion.element)
    span = suggestion.place(element.span if element is not None else None, places.text.characters)
    if span is None and suggestion.counts:
        message = f"the suggestion {suggestion.id}, which counts, does not stand where it says that it stands"
        hint = "the text was changed after it was marked: yichud check --fix finds its words again, or names what has to be corrected"
        raise InputError(Finding(places.text.path, 0, 0, "I001", message, hint))
    return span


def _channel(places: Places, suggestion: Suggestion) -> str:
    """Return the channel of a suggestion; `InputError` where it does not say of what kind it is."""
    channel = CHANNELS.get(suggestion.kind)
    if channel is None:
        said = f'has the kind "{suggestion.kind}"' if suggestion.kind else "does not say of what kind it is"
        message = f"the suggestion {suggestion.id} {said}"
        raise InputError(
            Finding(places.text.path, 0, 0, "I002", message, f"n is one of {', '.join(CHANNELS)}")
        )
    return channel


def _recognised(places: Places, wider: Places, finds: Iterable[Find]) -> Iterable[Row]:
    for find in finds:
        if not find.concept or places.in_furniture(find.span):
            continue
        if isinstance(find, EnglishTerm):
            channel, lang = "english", ""
        elif isinstance(find, HebrewTerm):
            channel, lang = "hebrew", find.lang
        elif find.kind in {"term", "acronym"}:
            channel, lang = ("acronym" if find.kind == "acronym" else "transliteration"), find.lang
        else:
            continue
        yield _observation(
            places,
            find.span,
            find.concept,
            channel,
            lang,
            "proposed",
            certainty(find.confidence),
            places.voice_at(find.span),
            wider.voice_at(find.span),
        )


def _observation(
    places: Places, span: Span, concept: str, channel: str, lang: str, status: str, cert: str, *voices: str
) -> Row:
    form = " ".join(span.of(places.text.characters).split())
    at = (places.text.id, places.passage(span), places.sentence(span), span.start, span.end)
    return (*at, form, concept, channel, lang, status, cert, *voices)


def _citations(places: Places) -> list[Row]:
    text = places.text
    rows: list[Row] = []
    for i, mark in enumerate(text.marks):
        work = vocabulary_id(mark.get("corresp"))
        if mark.name != "bibl" or not mark.span or not work or places.in_furniture(mark.span):
            continue
        ranges = (m for m in places.inside(i) if m.name == "citedRange")
        place = "; ".join(_place(m) for m in ranges)
        signal = " ".join(fragment(a).removeprefix("sig.") for a in mark.get("ana").split())
        form = " ".join(mark.span.of(text.characters).split())
        at = (places.passage(mark.span), places.sentence(mark.span), mark.span.start, mark.span.end)
        rows.append((text.id, *at, form, work, place, signal, "decided"))
    tagged = {m.span for m in text.marks if m.name == "bibl"}
    for s in text.proposals:
        status = _DECIDED.get(s.status) if s.kind == "citation" else None
        span = _span(places, s) if status else None
        if span is not None and span not in tagged and not places.in_furniture(span):
            form = " ".join(span.of(text.characters).split())
            where = (places.passage(span), places.sentence(span), span.start, span.end)
            rows.append((text.id, *where, form, s.concept, s.place_cited, s.signal, status or ""))
    return sorted(rows, key=lambda row: (row[3], row[4]))


def _place(mark: Mark) -> str:
    first, last = mark.get("from"), mark.get("to")
    return (
        f"{mark.get('unit')} {first}-{last}"
        if last and last != first
        else f"{mark.get('unit')} {first}".strip()
    )


def _open(places: Places, wider: Places) -> list[Mark]:
    """Return the voices that nobody has decided."""
    decided = {m.span for m in places.voices}
    return [m for m in wider.voices if m.span not in decided]


def _voices(places: Places, voices: Iterable[Mark], status: str) -> Iterable[Row]:
    for m in voices:
        if who := places.who(m):
            said = places.said(m)
            at = (places.passage(said), places.sentence(said), said.start, said.end)
            yield (
                places.text.id,
                *at,
                _spoken(places, said),
                who,
                m.get("direct") != "false",
                status,
            )


def _spoken(places: Places, said: Span) -> int:
    """Return the words of a stretch without the notes, labels and furniture that stand within it: they are nobody's speech."""
    within = (p.span for p in places.passages if not p.running and said.contains(p.span) and p.span != said)
    characters = places.text.characters
    return count(said.of(characters)) - sum(count(span.of(characters)) for span in within)


def _glosses(places: Places) -> list[Row]:
    rows: list[Row] = []
    for mark in places.text.marks:
        term = places.elements.get(mark.get("target").lstrip("#")) if mark.name == "gloss" else None
        concept = vocabulary_id(term.get("ref")) if term is not None else ""
        if concept:
            words = " ".join(mark.span.of(places.text.characters).split())
            at = (places.passage(mark.span), places.sentence(mark.span), mark.span.start, mark.span.end)
            rows.append((places.text.id, *at, words, concept))
    return rows


def _claims(text: Text) -> Iterable[Row]:
    for c in _sound(text):
        authority = " ".join(fragment(r.target) for r in c.roles if r.type == "authority")
        related = " ".join(c.related)
        for topic in c.topics:
            yield (
                text.id,
                c.id,
                topic,
                c.aspect,
                c.polarity,
                c.standing,
                c.statement,
                c.status,
                authority,
                c.cert,
                related,
            )
