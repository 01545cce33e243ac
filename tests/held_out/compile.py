"""Marked texts in, plain texts and gold out: `python tests/held_out/compile.py` remakes `texts/` and `gold/` of both sets.

A mark is `{words|what they are}`, and marks nest. What the words after the bar mean stands in README.md.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolkit.model.annotation import Citation, Place
from toolkit.model.span import Span

#: The set that nobody tunes on, and the one that may be read.
HELD_OUT = Path(__file__).resolve().parent
READ = HELD_OUT.parent / "read"
SETS = (HELD_OUT, READ)
KINDS = {"name", "work", "acronym", "phrase"}
SPELLINGS = {"ash": "ashkenazi", "isr": "israeli", "acad": "academic"}
UNJUDGED = {
    "~kind": "kind",
    "~lang": "lang",
    "~conv": "convention",
    "~concept": "concept",
    "~loan": "loanword",
}


@dataclass
class Mark:
    """One mark: the code points it covers and the words after its bar."""

    start: int
    end: int
    words: list[str] = field(default_factory=list)


class MarkError(Exception):
    """A marked text that cannot be read, with the place."""


def strip(marked: str) -> tuple[str, list[Mark]]:
    """Return the text without its marks, and the marks in the order of their beginnings."""
    text: list[str] = []
    marks: list[Mark] = []
    open_marks: list[Mark] = []
    at = length = 0
    while at < len(marked):
        sign = marked[at]
        if sign == "{":
            open_marks.append(Mark(length, -1))
            marks.append(open_marks[-1])
        elif sign == "|":
            end = marked.find("}", at)
            if end < 0 or not open_marks:
                raise MarkError(marked[max(0, at - 40) : at + 40])
            mark = open_marks.pop()
            mark.end, mark.words = length, marked[at + 1 : end].split()
            at = end
        elif sign == "}":
            raise MarkError(marked[max(0, at - 40) : at + 40])
        else:
            text.append(sign)
            length += 1
        at += 1
    if open_marks:
        raise MarkError(f"{len(open_marks)} marks are not closed")
    return "".join(text), marks


def transliteration(mark: Mark, text: str) -> dict[str, Any]:
    """Read `zivug`, `arc ash`, `work`, `loan torah`, `~concept` …; what is not said is a Hebrew term that decides no spelling."""
    found: dict[str, Any] = {"layer": "transliterations", "start": mark.start, "end": mark.end}
    found |= {"text": text[mark.start : mark.end], "kind": "term", "lang": "he", "convention": "other"}
    found |= {"concept": "", "loanword": False}
    for word in mark.words:
        if word in KINDS:
            found["kind"] = word
        elif word in {"arc", "mixed"}:
            found["lang"] = word
        elif word in SPELLINGS:
            found["convention"] = SPELLINGS[word]
        elif word == "loan":
            found["loanword"] = True
        elif word in UNJUDGED:
            found[UNJUDGED[word]] = None
        elif word not in {"-", "maybe"}:
            found["concept"] = word
    return found


def alternatives(word: str) -> str | list[str]:
    """Return an id, or the list of ids that are all right."""
    return word.split("/") if "/" in word else word


def citation(mark: Mark, text: str) -> dict[str, Any]:
    """Read `cite w.zohar volume=3 folio=225a signal=see ibid`; `or=225a`, `or=w.zohar-3@225a`: it may be read so."""
    work, signal, places, others = "", "", [], list[tuple[str, str]]()
    for word in mark.words:
        name, equals, value = word.partition("=")
        value = value.replace("_", " ")
        if not equals:
            work = word if word.startswith("w.") else work
        elif name == "signal":
            signal = value
        elif name == "or":
            own, at, other = value.rpartition("@")
            others.append((own if at else work, other))
        else:
            start, _, end = (value, "", "") if name in {"date", "section"} else value.partition("-")
            places.append(Place(name, start, end))
    span = Span(mark.start, mark.end)
    place = Citation(span, "", "", tuple(places)).place
    readings = [[one, where] for ids, where in [(work, place), *others] for one in ids.split("/")]
    return {
        "layer": "citations",
        "start": mark.start,
        "end": mark.end,
        "text": span.of(text),
        "work": alternatives("/".join(dict.fromkeys(one for one, _ in readings))),
        "place": [*dict.fromkeys(where for _, where in readings)] if others else place,
        "places": [{"unit": p.unit, "start": p.start, "end": p.end} for p in places],
        "signal": signal,
        "anaphoric": "ibid" in mark.words,
        **({"readings": readings} if len(readings) > 1 else {}),
    }


def voice(mark: Mark, text: str, extents: dict[str, Mark]) -> dict[str, Any]:
    """Read `voice p.our-sages 3`; number 3 joins it to the mark `says 3`, which may say `direct`."""
    who = next(w for w in mark.words if w.startswith("p."))
    number = next((w for w in mark.words if w.isdigit()), "")
    extent = extents.pop(number) if number else None
    turn = mark.start == 0 or text[mark.start - 1] == "\n"  # a label (V6): neither direct nor reported
    return {
        "layer": "voices",
        "start": mark.start,
        "end": mark.end,
        "text": text[mark.start : mark.end],
        "who": alternatives(who),
        "extent": [extent.start, extent.end] if extent else None,
        "direct": "direct" in extent.words if extent and not turn else None,
    }


def gloss(mark: Mark, text: str, terms: list[dict[str, Any]]) -> dict[str, Any]:
    """Read `gloss <`: of the transliteration before; `gloss >`: of the one after."""
    if "<" in mark.words:
        term = max((t for t in terms if t["end"] <= mark.start), key=lambda t: t["end"])
    else:
        term = min((t for t in terms if t["start"] >= mark.end), key=lambda t: t["start"])
    return {
        "layer": "glosses",
        "start": min(mark.start, term["start"]),
        "end": max(mark.end, term["end"]),
        "term": [term["start"], term["end"]],
        "term_text": term["text"],
        "gloss": [mark.start, mark.end],
        "gloss_text": text[mark.start : mark.end],
        "first": "term" if "<" in mark.words else "gloss",
    }


def named_works(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return an optional citation for every work that is named outside a citation (N2)."""
    cited = [Span(r["start"], r["end"]) for r in found if r["layer"] == "citations"]
    named = [r for r in found if r.get("kind") == "work"]
    return [
        {
            "layer": "citations",
            "start": r["start"],
            "end": r["end"],
            "text": r["text"],
            "work": None,
            "place": "",
            "optional": True,
        }
        for r in named
        if not any(c.overlaps(Span(r["start"], r["end"])) for c in cited)
    ]


def gold(text: str, marks: list[Mark]) -> list[dict[str, Any]]:
    """Return the records of a text in the order of their places."""
    layers = {"cite", "voice", "says", "gloss"}
    kind = {id(m): next((w for w in m.words if w in layers), "") for m in marks}
    terms = [(m, transliteration(m, text)) for m in marks if not kind[id(m)]]
    extents = {next(w for w in m.words if w.isdigit()): m for m in marks if kind[id(m)] == "says"}
    found = []
    for mark in marks:
        match kind[id(mark)]:
            case "cite":
                record = citation(mark, text)
            case "voice":
                record = voice(mark, text, extents)
            case "gloss":
                record = gloss(mark, text, [t for _, t in terms])
            case "says":
                continue
            case _:
                record = next(t for m, t in terms if m is mark)
        found.append(record | ({"optional": True} if "maybe" in mark.words else {}))
    found += named_works(found)
    if extents:
        raise MarkError(f"nobody says {', '.join(extents)}")
    return sorted(found, key=lambda r: (r["start"], -r["end"], r["layer"]))


def compiled(path: Path) -> tuple[str, str]:
    """Return a marked file's plain text and its gold, one JSON object a line, the first about the text."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    facts = dict(line.lstrip("# ").split(": ", 1) for line in head.splitlines())
    text, marks = strip(body)
    about = {
        "text": path.stem,
        "tradition": facts["tradition"],
        "convention": "" if facts["convention"] == "none" else facts["convention"],
        "layers": facts["layers"].split(),
        "about": facts["about"],
        "words": len(text.split()),
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }
    lines = [about, *gold(text, marks)]
    return text, "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


if __name__ == "__main__":
    for folder in SETS:
        for name in ("texts", "gold"):
            (folder / name).mkdir(exist_ok=True)
        for source in sorted((folder / "marked").glob("*.txt")):
            plain, records = compiled(source)
            (folder / "texts" / source.name).write_text(plain, encoding="utf-8", newline="")
            (folder / "gold" / f"{source.stem}.jsonl").write_text(records, encoding="utf-8", newline="")
