"""What the texts name in, the glossary and the indexes out, as edition.json has them: each line with the key of the places it leads to."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from toolkit.editions.edition import Edition
from toolkit.editions.mentions import UNKNOWN
from toolkit.editions.pdf.tree import Reference
from toolkit.rendering.hebrew import headword_lang

Entry = dict[str, Any]


def glossary(edition: Edition, named: Iterable[Reference]) -> list[Entry]:
    """Return an entry for every concept that the texts name: name, headword, meaning, and how else it is written."""
    concepts = edition.vocabulary.scheme.concepts
    forms = _forms(named)
    entries = [
        {
            **_headword(edition, concept),
            "gloss": concepts[concept].gloss,
            "forms": sorted(f for f in written if _key(f) != _key(edition.called(concept))),
        }
        for concept, written in forms.items()
    ]
    return sorted(entries, key=lambda e: _key(e["name"]))


def indexes(edition: Edition, named: Iterable[Reference]) -> list[Entry]:
    """Return the indexes in their order; one without an entry is not drawn."""
    found = tuple(dict.fromkeys(named))
    return [
        {"title": "Concepts", "entries": _concepts(edition, found)},
        {"title": "People and voices", "entries": _people(edition, found)},
        {"title": "Works cited", "entries": _works(edition, found)},
        {"title": "Claims", "entries": _claims(edition, found)},
    ]


def _concepts(edition: Edition, named: Iterable[Reference]) -> list[Entry]:
    """Return the concepts, and from every other spelling and rendering in the texts a way to them."""
    forms = _forms(named)
    entries = [
        _entry(_headword(edition, concept), [_line("", Reference("concept", concept, ""))])
        for concept in forms
    ]
    headwords = {_key(e["name"]) for e in entries}
    elsewhere: dict[str, dict[str, str]] = defaultdict(dict)
    for concept, written in forms.items():
        for form in written:
            if (key := _key(form)) and key not in headwords:
                name, to = form[:1].upper() + form[1:], edition.called(concept)
                elsewhere[key].setdefault(to, name)
    entries += [
        _see(next(iter(targets.values())), "; ".join(sorted(targets, key=_key)))
        for targets in elsewhere.values()
    ]
    return _together(sorted(entries, key=lambda e: (_key(e["name"]), e["see"])))


def _people(edition: Edition, named: Iterable[Reference]) -> list[Entry]:
    """Return who is named and who speaks."""
    lines: dict[str, list[Entry]] = defaultdict(list)
    for reference in sorted(
        {r.key: r for r in named if r.kind in {"person", "voice"}}.values(), key=lambda r: r.kind
    ):
        lines[reference.target].append(_line("speaks" if reference.kind == "voice" else "", reference))
    people = edition.vocabulary.people
    entries = []
    for person, of in lines.items():
        name = edition.person(person)
        hebrew = people[person].hebrew if person in people else ""
        entries.append(_entry({"name": name, "head": hebrew, "lang": "he", "italic": False}, of))
        if person in people and (full := people[person].name) != name:
            entries.append(_see(full, name))
    return sorted(entries, key=lambda e: _key(e["name"]))


def _works(edition: Edition, named: Iterable[Reference]) -> list[Entry]:
    """Return the works with the places cited of each; one that is not known stands under the words that name it."""
    cited: dict[tuple[str, str], dict[str, Reference]] = defaultdict(dict)
    for reference in named:
        if reference.kind == "work":
            cited[reference.target, reference.name].setdefault(reference.place, reference)
    known = edition.vocabulary.works
    entries = []
    for (work, name), places in cited.items():
        title = name if work == UNKNOWN else edition.work(work)
        hebrew = known[work].hebrew if work in known else ""
        lines = [_line(p, places[p]) for p in sorted(places, key=_natural)]
        entries.append(
            _entry({"name": title or "Unknown work", "head": hebrew, "lang": "he", "italic": True}, lines)
        )
    return sorted(entries, key=lambda e: _key(e["name"]))


def _claims(edition: Edition, named: Iterable[Reference]) -> list[Entry]:
    """Return the topics, and of each the aspects of which something is claimed, in the order of the scheme."""
    scheme = edition.vocabulary.scheme
    claimed = {r.target: r for r in named if r.kind == "claim"}
    entries = []
    for topic in scheme.members("topics"):
        name = topic.id.removeprefix("topic.")
        lines = [
            _line(aspect.name, claimed[key])
            for aspect in scheme.members("aspects")
            if (key := f"{name}.{aspect.id.removeprefix('asp.')}") in claimed
        ]
        if lines:
            entries.append(_entry({"name": topic.name, "head": "", "lang": "", "italic": False}, lines))
    return entries


def _headword(edition: Edition, concept: str) -> Entry:
    known = edition.vocabulary.scheme.concepts[concept]
    name = edition.called(concept)
    return {
        "name": name,
        "head": known.acronym or (known.hebrew[0].form if known.hebrew else ""),
        "lang": headword_lang(known.lang),
        "italic": _key(name) not in {_key(e.form) for e in known.english},
    }


def _entry(head: Mapping[str, Any], lines: list[Entry]) -> Entry:
    return {**head, "lines": lines, "see": "", "also": []}


def _see(name: str, to: str) -> Entry:
    return {"name": name, "see": to, "lines": []}


def _line(label: str, reference: Reference) -> Entry:
    return {"label": label, "key": reference.key}


def _together(entries: list[Entry]) -> list[Entry]:
    """Return the entries; a *see* that would stand beside the entry that it leads to stands in it, as what it is also called."""
    kept = list(entries)
    for entry in (e for e in entries if not e["see"]):
        for step in (1, -1):
            at = kept.index(entry) + step
            while 0 <= at < len(kept) and kept[at]["see"] == entry["name"]:
                entry["also"].append(kept.pop(at)["name"])
                at -= step < 0
    return kept


def _forms(named: Iterable[Reference]) -> dict[str, dict[str, None]]:
    """Return the forms of each concept in the order in which they come first: a set would have another in every run."""
    forms: dict[str, dict[str, None]] = defaultdict(dict)
    for reference in named:
        if reference.kind == "concept":
            forms[reference.target][reference.form] = None
    return forms


def _key(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in apart if c.isalnum() or c == " ")


def _natural(place: str) -> list[tuple[int, str]]:
    """Return what places are sorted by: *folio 4a* before *folio 12b*."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", place)]
