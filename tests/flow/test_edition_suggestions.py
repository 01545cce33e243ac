"""What a program suggests and nobody has decided is shown as such, of every kind; accepted it is part of the text; `--only decided` leaves it out."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from toolkit.editions.edition import Edition, TitlePage
from toolkit.editions.locators import Locators
from toolkit.ground.shelf import Shelf
from toolkit.model.header import Header
from toolkit.tei.accepted import with_accepted
from toolkit.tei.reader import read, read_layout
from toolkit.tei.vocabulary import read_vocabulary

TALK = """A Talk on Vessels

Question: How does a Kli become whole?

Answer: A Kli becomes whole by its lack. Baal HaSulam writes in Talmud Eser Sefirot, part 3, chapter 4, that the light makes the vessel. Rabash said: "Nobody eats alone. The table is one." So a Partzuf is built.
"""
SHOWN = {"concept": "Kli", "person": "Rabash", "work": "Talmud Eser Sefirot, part 3, chapter 4"}


@pytest.fixture
def talk(yichud):
    """A talk, encoded by rule: terms, names, a citation and two voices are suggested, one of them over two sentences."""
    Path("talk.txt").write_text(TALK, encoding="utf-8")
    yichud("encode", "talk.txt", "-o", "texts", "--tradition", "laitman")
    return Path("texts/talk.xml")


def page(folder, name):
    return Path(f"{folder}/{name}.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("talk")
def test_every_kind_is_shown_with_a_question_mark_and_leads_to_its_entry(yichud):
    assert yichud("edition", "texts", "-o", "site").exit_code == 0
    text = page("site", "text.talk")
    for kind, words in SHOWN.items():
        found = re.search(
            rf'<span class="suggested {kind}"[^>]*>{re.escape(words)}<a class="doubt" href="([^"#]+)#([^"]+)"',
            text,
        )
        assert found, kind
        assert f'id="{found[2]}"' in page("site", found[1].removesuffix(".html"))
    voices = re.findall(r'<span class="suggested voice"[^>]*>(?:<span class="who">([^<]+)<)?', text)
    assert voices.count("Rabash") == 1
    assert voices.count("") == 1  # the second sentence of what he says
    assert "2.3 ?" in page("site", "people")
    assert "speaks ?: “Nobody eats alone." in page("site", "people")
    assert "part 3, chapter 4: <cite>A Talk on Vessels</cite>" in page("site", "works")
    assert "2.2 ?" in page("site", "works")


@pytest.mark.usefixtures("talk")
def test_what_nobody_decided_is_left_out_if_one_wants(yichud):
    assert yichud("edition", "texts", "-o", "site", "--only", "decided").exit_code == 0
    assert 'class="suggested' not in page("site", "text.talk")
    assert not Path("site/works.html").exists()


@pytest.mark.usefixtures("talk")
def test_a_book_shows_them_too_and_its_indexes_doubt_them(yichud):
    assert yichud("edition", "texts", "-o", "book.pdf").exit_code == 0
    printed = " ".join(p.extract_text() for p in PdfReader(io.BytesIO(Path("book.pdf").read_bytes())).pages)
    words = " ".join(printed.split())
    assert "⟨Rabash?:" in words
    assert re.search(r"Rabash [^A-Z]*1\?\s*speaks 1\?", words)
    assert re.search(r"part 3, chapter 4 1\?", words)


def test_an_accepted_voice_over_two_sentences_is_tagged_in_both(yichud, talk):
    yichud("decide", "texts", "--accept", "direct", "--by", "R. Reader")
    layout = with_accepted(read_layout(talk.read_bytes(), str(talk)))
    spoken = [m.span.of(layout.text.characters) for m in layout.text.named("said")]
    assert spoken == ["Nobody eats alone.", "The table is one."]


def test_turns_of_an_only_author_are_his_own():
    vocabulary = read_vocabulary(Path(__file__).parents[2] / "annotations")
    edition = Edition(TitlePage(), (), Shelf(), vocabulary, "0", "0", "")
    own = Header(author="p.laitman", authors=1)
    assert edition.voice("p.answerer", own) == edition.person("p.laitman")
    assert edition.voice("p.asker", own) == edition.person("p.asker")
    assert edition.voice("p.answerer", Header(author="p.laitman", authors=2)) == edition.person("p.answerer")


def test_a_locator_says_what_a_reader_can_find():
    text = read(
        b"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><div><head>On <term>one</term></head>
<p><seg type="sentence" xml:id="s1"><term>Two</term><note n="3"><term>three</term></note></seg></p><p><term>four</term></p></div>
<div type="provenance"><p><term>five</term></p></div></body></text></TEI>"""
    )
    found = Locators(text)
    said = [found.of(n) for n, m in enumerate(text.marks) if m.name == "term"]
    assert said == ["heading before ¶ 1", "1.1", "n. 3", "¶ 2", "source note"]
