"""The guidelines are true: their samples are valid, their pointers lead somewhere, the closed list is the scheme's."""

from __future__ import annotations

import re

from lxml import etree

from tests.conftest import REPOSITORY
from toolkit.tei.reader import read
from toolkit.tei.vocabulary import read_vocabulary

FOLDER = REPOSITORY / "annotations"
GUIDELINES = (FOLDER / "guidelines.md").read_text(encoding="utf-8")
SAMPLES = [s for s in re.findall(r"```xml\n(.*?)```", GUIDELINES, re.DOTALL) if s.startswith("<?xml")]
VOCABULARY = read_vocabulary(FOLDER)


def known() -> set[str]:
    scheme = VOCABULARY.scheme
    ids = {m.id for members in scheme.lists.values() for m in members}
    return ids | set(scheme.concepts) | set(scheme.lists) | set(VOCABULARY.people) | set(VOCABULARY.works)


def test_samples_are_valid() -> None:
    grammar = etree.RelaxNG(etree.parse(REPOSITORY / "toolkit" / "tei" / "schema" / "yichud.rng"))
    assert len(SAMPLES) == 2
    for sample in SAMPLES:
        grammar.assertValid(etree.fromstring(sample.encode()))


def test_pointers_lead_somewhere() -> None:
    written = set(re.findall(r"\bc:([A-Za-z][A-Za-z0-9.-]*[A-Za-z0-9])", GUIDELINES)) - {"p.x"}
    assert len(written) > 40
    assert written - known() - {"sw"} == set()


def test_suggestion_points_at_its_quote() -> None:
    text = read(SAMPLES[1].encode())
    suggestion = text.suggestions[0]
    element = next(m for m in text.marks if m.get("xml:id") == suggestion.element)
    start = element.span.start + suggestion.offset
    assert text.characters[start : start + suggestion.length] == suggestion.quote == "Zivug"


def test_samples_say_what_the_program_reads() -> None:
    article, heard = (read(s.encode()) for s in SAMPLES)
    assert (article.header.tradition, heard.header.tradition) == ("chabad", "ashlag")
    assert article.header.complete == ("unification",)
    assert [(c.aspect, c.polarity, c.standing, c.counts) for c in article.claims] == [
        ("limit", "negated", "reported", True)
    ]


def test_closed_list_in_short_is_the_scheme() -> None:
    section = GUIDELINES.partition("### 3.5")[2].partition("\n## ")[0]
    words = " ".join(section.split()).casefold()
    optional = {
        "vessel of reception", "unions", "created beings", "creatures", "upper worlds", "spiritual worlds", "spiritual vessels", "degrees",
        "4 stages", "4 phases", "4 stages of expansion of the Direct Light".casefold(), "annul himself",
    }  # fmt: skip
    words = words.replace(
        "desire to receive (pleasure)",
        "desire to receive, desire to receive pleasure, will to receive pleasure",
    )
    words = words.replace("correction(s)", "correction, corrections").replace(
        "unification(s)", "unification, unifications"
    )
    words = (
        words.replace("unite(s)", "unite, unites")
        .replace("vessel(s)", "vessels")
        .replace("workshop(s)", "workshop, workshops")
    )
    words = words.replace("annul (oneself)", "annul, annul oneself")
    forms = {r.form.casefold() for c in VOCABULARY.scheme.concepts.values() for r in c.english}
    assert {f for f in forms if f not in words} <= optional
