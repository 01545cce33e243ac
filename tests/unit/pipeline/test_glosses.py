"""Terms and their glosses: the invented sentences of glosses.txt; the table of renderings that follows."""

import re
from pathlib import Path

import pytest
import spacy

from toolkit.model.annotation import Gloss
from toolkit.model.span import Span
from toolkit.pipeline import build, recognise
from toolkit.pipeline.glossing.renderings import Rendering, renderings

CASES = Path(__file__).with_name("glosses.txt")
MARK = re.compile(r"⟦(?P<concept>[\w-]+) |(?P<term>⟧)|(?P<open>⟨)|(?P<shut>⟩)")


def read(marked):
    """Return the plain text of a case and its pairs: (term, gloss, which is first, concept)."""
    text, at, terms, glosses = "", 0, [], []
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark["concept"]:
            concept, start = mark["concept"].strip("-"), len(text)
        elif mark["term"]:
            terms.append((Span(start, len(text)), concept))
        elif mark["open"]:
            begin = len(text)
        else:
            glosses.append(Span(begin, len(text)))
    text += marked[at:]
    return text, [
        (t.of(text), g.of(text), t, g, "term" if t < g else "gloss", c)
        for (t, c), g in zip(terms, glosses, strict=True)
    ]


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


@pytest.mark.parametrize("marked", list(cases()))
def test_which_words_explain_which(nlp, marked):
    text, expected = read(marked)
    found = recognise(text, nlp).glosses
    assert [(g.term_text, g.gloss_text, g.term, g.gloss, g.first, g.concept) for g in found] == expected
    assert all(g.reason and 0 < g.confidence <= 1 for g in found)


def test_a_rendering_before_a_bracket_with_both_is_a_gloss_too(nlp):
    found = recognise("It is mutual engagement (mutual permeation – Hitkalelut).", nlp).glosses
    assert {g.gloss_text for g in found} == {"mutual engagement", "mutual permeation"}
    assert {g.concept for g in found} == {"hitkalelut"}


def test_a_saved_component_finds_the_same(nlp, tmp_path):
    text = "A Zivug (coupling) takes place."
    nlp.to_disk(tmp_path)
    assert recognise(text, spacy.load(tmp_path)).glosses == recognise(text, nlp).glosses != ()


def gloss(concept, words):
    return Gloss(Span(0, 1), Span(1, 2), "x", words, "term", concept)


def test_the_table_of_renderings_counts_by_tradition():
    rows = renderings(
        [
            ("a", "ashlag", gloss("zivug", "Coupling")),
            ("a", "ashlag", gloss("zivug", "coupling")),
            ("b", "ashlag", gloss("zivug", "coupling")),
            ("b", "ashlag", gloss("hitkalelut", "mixture/integration")),
            ("c", "chabad", gloss("zivug", "intimacy")),
            ("c", "chabad", gloss("", "nothing")),
        ]
    )
    assert rows == (
        Rendering("hitkalelut", "integration", "ashlag", 1, 1),
        Rendering("hitkalelut", "mixture", "ashlag", 1, 1),
        Rendering("zivug", "coupling", "ashlag", 3, 2),
        Rendering("zivug", "intimacy", "chabad", 1, 1),
    )
