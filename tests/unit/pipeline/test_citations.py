"""Citations against `citations.tsv`: exact words, work, places, signal, and whether the work was named earlier."""

from pathlib import Path

import pytest

from toolkit.pipeline import build, recognise

TABLE = Path(__file__).with_name("citations.tsv")


def cases():
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, cited = line.partition("\t")
            yield pytest.param(
                text.replace("⏎", "\n"), [c.strip() for c in cited.split("|") if c.strip()], id=text
            )


def shown(citation):
    """Write a citation as the table does."""
    places = (
        f"{p.unit}={p.start}-{p.end}" if p.end else f"{p.unit}={p.start.replace(' ', '_')}"
        for p in citation.places
    )
    said = [citation.signal, "again" if citation.anaphoric else ""]
    return " ".join([citation.text.replace("\n", "⏎"), "→", citation.work, *places, *(s for s in said if s)])


@pytest.fixture(scope="module")
def nlp():
    return build()


@pytest.mark.parametrize(("text", "cited"), list(cases()))
def test_what_a_sentence_cites(nlp, text, cited):
    found = recognise(text, nlp).citations
    assert [shown(c) for c in found] == cited
    assert all(c.span.of(text) == c.text for c in found)


def test_the_table_is_large_and_holds_negative_cases():
    rows = list(cases())
    assert len(rows) >= 140
    assert sum(not row.values[1] for row in rows) >= 20


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("On Friends\nMorning Lesson, March 3, 2014\n\nThe Masach is one.", False),
        ("From the Daily Kabbalah Lesson, March 3, 2014\n\nThe Masach is one.", False),
        ("As he said in the Daily Kabbalah Lesson, March 3, 2014, the Masach is one.", True),
    ],
)
def test_a_line_that_says_what_lesson_the_text_is_of_is_no_sure_citation(nlp, text, sure):
    (lesson,) = recognise(text, nlp).citations
    assert (lesson.confidence > 0.9) is sure
