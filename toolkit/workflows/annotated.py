"""A file that says what is in a text (JSON, JSON lines, a layer, TEI) in, its `Annotations` out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from toolkit.ground.errors import Finding, InputError
from toolkit.model.annotation import Citation, Place
from toolkit.model.span import Span
from toolkit.model.text import Mark, Text
from toolkit.pipeline.scoring import Annotations, Item, from_json
from toolkit.standoff.format import read_layer
from toolkit.standoff.layer import Layer
from toolkit.tei.accepted import with_accepted
from toolkit.tei.header import read_header
from toolkit.tei.reader import load, read_layout
from toolkit.tei.scan import scan
from toolkit.vocabulary.spelling import OTHER, spelling_of

SUFFIXES = (".json", ".jsonl", ".xml")
_SUGGESTED = {
    "translit": ("transliterations", "term"),
    "acronym": ("transliterations", "acronym"),
    "english": ("terms", ""),
}


def read_annotations(path: Path, *, proposed: bool = False) -> Annotations:
    """Read one file by its suffix; `InputError` says what is wrong with it.

    Suggestions of a TEI text that nobody has decided are among its annotations only where `proposed` says so (H3).
    """
    data = load(path)
    if path.suffix == ".xml":
        return _xml(data, path, proposed=proposed)
    values = _json(data, path)
    try:
        return from_json(values, path.stem)
    except ValueError as error:
        raise _error(path, 0, "E01", str(error)) from None


def _error(path: Path, line: int, code: str, message: str, hint: str = "") -> InputError:
    return InputError(Finding(str(path), line, 0, code, message, hint))


def _json(data: bytes, path: Path) -> list[Any]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _error(path, 0, "E01", "not UTF-8", "give JSON or JSON lines") from None
    if path.suffix == ".json":
        try:
            value = json.loads(text)
        except json.JSONDecodeError as error:
            raise _error(path, error.lineno, "E01", f"not JSON: {error.msg}") from None
        return value if isinstance(value, list) else [value]
    values = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                values.append(json.loads(line))
            except json.JSONDecodeError as error:
                raise _error(path, number, "E01", f"not a line of JSON: {error.msg}") from None
    return values


def _xml(data: bytes, path: Path, *, proposed: bool) -> Annotations:
    root = scan(data, str(path)).root
    if root.find("text") is None and root.find("standOff") is not None:
        header = read_header(scan(data, str(path)))
        return of_layer(read_layer(data, str(path)), tradition=header.tradition)
    return of_text(with_accepted(read_layout(data, str(path))).text, proposed=proposed)


def of_layer(layer: Layer, *, tradition: str = "") -> Annotations:
    """Return the gold that a layer holds: its list of transliterations, citations, voices, glosses and English terms."""
    transliterations = tuple(
        Item(
            "transliterations",
            t.span,
            t.text,
            {
                "kind": t.kind,
                "lang": t.lang,
                "convention": t.convention,
                "concept": t.concept,
                "loanword": t.loanword,
            },
        )
        for t in layer.transliterations
    )
    entries = [
        _Element(e.kind, e.variety, e.span, {**e.attributes, "ana": e.attributes.get("ana", "")}, e.quote)
        for e in layer.entries
    ]
    return Annotations(
        layer.id,
        {"transliterations": transliterations, **_layers(entries)},
        tradition=tradition,
        sha256=layer.sha256,
    )


def of_text(text: Text, *, proposed: bool = False) -> Annotations:
    """Return what a TEI text marks inline and, if `proposed`, its open suggestions; terms in Hebrew script are of no layer.

    Outermost `term`s of transliteration and acronyms stand for transliterations: S-rules, not K-rules, so that names,
    works and phrases of no concept are not among them.
    """
    elements = [
        _Element(m.name, m.get("type") or m.get("unit"), m.span, _as_span(m), m.span.of(text.characters))
        for m in text.marks
    ]
    words: list[Item] = []
    for e in elements:
        inside = words and words[-1].span.contains(e.span)
        if e.kind == "term" and e.variety in {"translit", "acronym"} and not inside:
            kind = "acronym" if e.variety == "acronym" else "term"
            values = {**_language(e.attributes.get("xml:lang", "")), "kind": kind, "concept": e.concept}
            words.append(Item("transliterations", e.span, e.words, values))
    open_ = _open(text, words)
    words += open_ if proposed else []
    layers = _layers(elements)
    layers["terms"] += tuple(w for w in words if w.layer == "terms")
    return Annotations(
        text.id,
        {"transliterations": tuple(w for w in words if w.layer == "transliterations"), **layers},
        tradition=text.header.tradition,
        characters=text.characters,
        words=len(text.characters.split()),
        sha256=text.digest,
        undecided=0 if proposed else len(open_),
    )


def _open(text: Text, tagged: Sequence[Item]) -> list[Item]:
    """Return the suggestions that nobody has decided: transliterations outermost alone, and none that is tagged already."""
    spans = {m.get("xml:id"): m.span for m in text.marks}
    found: list[Item] = []
    outer = [w.span for w in tagged]
    for s in text.suggestions:
        span = s.place(spans.get(s.element), text.characters)
        if span is None or s.status != "proposed" or s.kind not in _SUGGESTED:
            continue
        layer, kind = _SUGGESTED[s.kind]
        if layer == "transliterations":
            if any(o.contains(span) for o in outer):
                continue
            outer.append(span)
        values = {"kind": kind, **_language(s.lang)} if kind else {}
        found.append(Item(layer, span, span.of(text.characters), {"concept": s.concept, **values}))
    return found


class _Element:
    """An element of an edition or the entry of a layer that stands for one."""

    def __init__(
        self, kind: str, variety: str, span: Span, attributes: Mapping[str, str], words: str
    ) -> None:
        self.kind, self.variety, self.span, self.attributes, self.words = (
            kind,
            variety,
            span,
            attributes,
            words,
        )

    @property
    def concept(self) -> str:
        return self.attributes.get("ana", "").removeprefix("c:")


def _as_span(mark: Mark) -> dict[str, str]:
    """Return a TEI element's attributes under the names that a layer gives them."""
    found = dict(mark.attributes)
    found["ana"] = next((found[k] for k in ("ref", "who", "ana") if found.get(k)), "")
    if mark.name == "citedRange":
        found["n"] = " ".join(v for v in (mark.get("from"), mark.get("to")) if v)
    if mark.name == "gloss":
        found["corresp"] = found.get("target", "")
    return found


def _language(tag: str) -> dict[str, Any]:
    lang = {"he": "he", "arc": "arc", "mul": "mixed"}.get(tag.partition("-")[0])
    spelling = spelling_of(tag)
    return {"lang": lang, "convention": None if spelling == OTHER else spelling}


def _layers(elements: Sequence[_Element]) -> dict[str, tuple[Item, ...]]:
    return {
        "terms": tuple(_terms(elements)),
        "citations": tuple(_citations(elements)),
        "voices": tuple(_voices(elements)),
        "glosses": tuple(_glosses(elements)),
    }


def _terms(elements: Iterable[_Element]) -> Iterable[Item]:
    """Return every English `term`; a divine name (`rs`, N3) is optional."""
    for e in elements:
        if e.kind == "rs":
            yield Item("terms", e.span, e.words, {"concept": e.concept}, optional=True)
        if e.kind == "term" and e.variety == "english":
            yield Item("terms", e.span, e.words, {"concept": e.concept})


def _citations(elements: Sequence[_Element]) -> Iterable[Item]:
    """Return every `bibl`; one without a place is optional (a work that is named, N2)."""
    ranges = [e for e in elements if e.kind == "citedRange"]
    dates = [e for e in elements if e.kind == "date"]
    for e in elements:
        if e.kind != "bibl":
            continue
        places = [r for r in ranges if e.span.contains(r.span)]
        numbers = [r.attributes.get("n", "") for r in places]  # a part that has a name has no number
        named = [
            Place(r.variety, *(n.split(" ", 1) if n else (r.words,)))
            for r, n in zip(places, numbers, strict=True)
        ]
        dated = any(e.span.contains(d.span) for d in dates)
        values = {"work": e.attributes.get("corresp", "").removeprefix("c:"), "place": _place(named)}
        yield Item("citations", e.span, e.words, values, optional=not named and not dated)


def _place(places: Sequence[Place]) -> str:
    return Citation(Span(0, 0), "", "", tuple(places)).place


def _voices(elements: Sequence[_Element]) -> Iterable[Item]:
    """Return every `said` with the name before it in its sentence, or the clause that leads to it; turns; formulas.

    A turn is its label and its speech. Formulas of hearing and quoting, and bylines, are optional.
    """
    sentences = [
        e.span for e in elements if e.kind == "sentence" or (e.kind, e.variety) == ("seg", "sentence")
    ]
    names = [e for e in elements if e.kind in {"persName", "orgName"}]
    labels = [e for e in elements if e.kind == "speaker"]
    for e in elements:
        if e.kind == "said":
            sentence = next((s for s in sentences if s.contains(e.span)), e.span)
            near = [n for n in names if sentence.start <= n.span.start and n.span.end <= e.span.start]
            own = [n for n in near if n.concept == e.concept]
            span = own[-1].span if own else Span(min(sentence.start, e.span.start), e.span.start)
            direct = e.variety == "direct" or e.attributes.get("direct") == "true"
            yield Item("voices", span, "", {"who": e.concept, "extent": e.span, "direct": direct})
        elif e.kind == "sp":
            label = next((s for s in labels if e.span.contains(s.span)), None)
            if label is not None:
                extent = Span(label.span.end, e.span.end)
                yield Item("voices", label.span, label.words, {"who": e.concept, "extent": extent})
        elif e.kind in {"byline", "transmission", "citation-formula"} or (
            e.kind == "seg" and e.variety in {"transmission", "citation-formula"}
        ):
            yield Item("voices", e.span, e.words, {}, optional=True)


def _glosses(elements: Sequence[_Element]) -> Iterable[Item]:
    terms = {e.attributes["xml:id"]: e for e in elements if e.kind == "term" and e.attributes.get("xml:id")}
    for e in elements:
        term = terms.get(e.attributes.get("corresp", "").lstrip("#")) if e.kind == "gloss" else None
        if term is not None:
            span = Span(min(term.span.start, e.span.start), max(term.span.end, e.span.end))
            yield Item("glosses", span, "", {"term": term.span, "gloss": e.span})
