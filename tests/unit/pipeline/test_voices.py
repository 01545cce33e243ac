"""Who speaks: the invented sentences of voices.txt, and what their mark-up means."""

import re
from pathlib import Path

import pytest
import spacy

from toolkit.model.span import Span
from toolkit.pipeline import build, recognise

CASES = Path(__file__).with_name("voices.txt")
MARK = re.compile(r"⟦(?P<who>p\.[\w-]+)(?:#(?P<n>\d+))? (?=\S)|(?P<close>⟧)|(?P<open>[⟨«])|(?P<shut>[⟩»])")


def read(marked):
    """Return the plain text of a case and its voices: (start, end, who, extent start, extent end, direct)."""
    marked = marked.replace("¶", "\n")
    text, opened = "", []
    names: list[tuple[int, str, str | None]] = []
    ends: list[int] = []
    extents: list[list[int]] = []
    at = 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark["who"]:
            names.append((len(text), mark["who"], mark["n"]))
        elif mark["close"]:
            ends.append(len(text))
        elif mark["open"]:
            opened.append(len(extents))
            extents.append([len(text), 0, mark["open"] == "«"])
        else:
            extents[opened.pop()][1] = len(text)
    text += marked[at:]
    voices, used = [], 0
    for (start, who, given), end in zip(names, ends, strict=True):
        used = used + 1 if given is None else used
        n = used if given is None else int(given)
        extent = extents[n - 1] if n else [end, end, False]
        voices.append((start, end, who, *extent))
    return text, voices


def cases():
    section = ""
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            section = line[3:]
        elif line.strip() and not line.startswith("# "):
            yield pytest.param(line, id=f"{section}: {line[:50]}")


@pytest.fixture(scope="module")
def nlp():
    return build()


def show(text, voices):
    return [(w, text[s:e], text[a:b], d) for s, e, w, a, b, d in voices]


@pytest.mark.parametrize("marked", list(cases()))
def test_who_speaks_from_where_to_where(nlp, marked):
    text, expected = read(marked)
    found = [
        (v.span.start, v.span.end, v.who, v.extent.start, v.extent.end, v.direct)
        for v in recognise(text, nlp).voices
    ]
    assert show(text, found) == show(text, expected)
    assert found == expected


def test_a_turn_reaches_over_blocks_and_their_gaps(nlp):
    text = "Question: Why?--Answer: Because it is late.--Very late.--Question: And then?"
    blocks = [Span(m.start(), m.end()) for m in re.finditer(r"[^-]+", text)]
    voices = recognise(text, nlp, blocks=blocks).voices
    assert [(v.text, v.extent.of(text)) for v in voices] == [
        ("Question", "Why?"),
        ("Answer", "Because it is late.--Very late."),
        ("Question", "And then?"),
    ]


def test_every_voice_gives_its_reason(nlp):
    found = recognise("Rashi explains that wells are deep. According to Rashi, wells are deep.", nlp).voices
    assert len(found) == 2
    assert all(v.reason and 0 < v.confidence <= 1 for v in found)


def test_a_saved_component_finds_the_same(nlp, tmp_path):
    text = "As Baal HaSulam writes, the cup is clay. Question: Why?"
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert recognise(text, again).voices == recognise(text, nlp).voices != ()
