"""The PDF as a typesetter reads it: which way the words run, folios and heads, suggestions, voices, indexes, what the title page says."""

from __future__ import annotations

import re
import zipfile
from itertools import pairwise

import pytest
from pypdf import PdfReader

from toolkit.tei.vocabulary import read_vocabulary
from toolkit.workflows import edition

HEBREW = (
    '<p xml:lang="he"><seg xml:id="h1" type="sentence">סְפִירוֹת מַלְכוּת.</seg> <seg xml:id="h2" type="sentence">כֶּתֶר חָכְמָה בִּינָה'
    '<note place="foot" n="9">הֶעָרָה אַחַת</note>, יְסוֹד.</seg></p>'
)


def made(paths, target, **more):
    edition.make_edition(paths, target, format="pdf", **more)
    return PdfReader(target)


def placed(page):
    """Return the pieces of a page: x and y in points from the lower left, and the words."""
    pieces = []

    def visit(words, cm, tm, font, size):
        if words.strip():
            pieces.append((cm[4] + tm[4] * cm[0], cm[5] + tm[5] * cm[3], words.strip()))

    page.extract_text(visitor_text=visit)
    return pieces


def words_of(book):
    return [re.sub(r"[\s\u00ad]+", " ", p.extract_text()) for p in book.pages]


@pytest.fixture
def changed(repository, tmp_path, monkeypatch):
    """Return a book of one text in which words of the file were replaced."""
    monkeypatch.setattr(edition, "check", lambda *_: ())

    def book(path, *replaced, **more):
        source = (repository / path).read_text(encoding="utf-8")
        for old, new in replaced:
            assert old in source
            source = source.replace(old, new, 1)
        (tmp_path / "text.xml").write_text(source, encoding="utf-8")
        return made(
            [tmp_path / "text.xml"], tmp_path / "t.pdf", annotations=repository / "annotations", **more
        )

    return book


@pytest.fixture(scope="module")
def whole(repository, tmp_path_factory):
    return made([repository / "tei"], tmp_path_factory.mktemp("book") / "book.pdf")


def test_a_hebrew_paragraph_and_its_note_run_from_right_to_left(changed):
    book = changed("tei/chabad/intimacy.xml", ("<p><seg", HEBREW + "<p><seg"))
    page = placed(next(p for p in book.pages if "1.1" in p.extract_text() and "1.2" in p.extract_text()))
    first, second = (next(p for p in page if p[2] == n) for n in ("1.1", "1.2"))
    assert first[0] > second[0]
    hebrew = [p for p in page if re.search("[\u05d0-\u05ea]", p[2])]
    line = [p[0] for p in hebrew if abs(p[1] - first[1]) < 6]
    assert line
    assert max(line) < first[0]  # the number stands before the words, at the right
    assert min(line) < second[0]
    note = [p[0] for p in hebrew if p[1] < 120]
    assert note
    assert min(note) > page[0][0] + 200  # the note is flush right


def test_a_text_in_hebrew_has_its_headings_at_the_right(changed):
    book = changed(
        "tei/chabad/intimacy.xml",
        ("<text>", '<text xml:lang="he">'),
        ("<head>Higher than", "<head>לְמַעְלָה"),
    )
    page = next(p for p in book.pages if "1.1" in p.extract_text())
    pieces = placed(page)
    heading = [x for x, _, words in pieces if "לְ" in words or "מַ" in words]
    assert heading
    assert max(heading) > 300


def test_hebrew_is_never_slanted(whole):
    found = set()

    def visit(words, cm, tm, font, size):
        if re.search("[\u05d0-\u05ea]", words) and font:
            found.add(str(font["/BaseFont"]))

    for page in whole.pages:
        page.extract_text(visitor_text=visit)
    assert found
    assert not [name for name in found if "Italic" in name]


def test_in_an_index_the_pages_follow_the_hebrew(whole):
    index = next(p for p in whole.pages if p.extract_text().startswith("Indexes"))
    pieces = placed(index)
    latin, row = next((x, y) for x, y, words in pieces if words == "Malchut")
    line = [(x, words) for x, y, words in pieces if abs(y - row) < 3 and latin < x < latin + 150]
    hebrew = [x for x, words in line if re.search("[\u05d0-\u05ea]", words)]
    pages = [x for x, words in line if words[0].isdigit()]
    assert hebrew
    assert pages
    assert latin < min(hebrew) <= max(hebrew) < min(pages)


def test_no_heading_is_skipped_where_an_article_has_none(changed):
    book = changed("tei/chabad/intimacy.xml", ("<head><term", "<p><term"), ("</head>", "</p>"))
    assert "Higher than Atzilus" in [o.title for o in _flat(book.outline)]


def _flat(outline):
    for one in outline:
        if isinstance(one, list):
            yield from _flat(one)
        else:
            yield one


@pytest.mark.parametrize("format_", ["html", "epub"])
def test_no_heading_of_a_page_is_skipped_where_an_article_has_none(
    format_, repository, tmp_path, monkeypatch
):
    monkeypatch.setattr(edition, "check", lambda *_: ())
    source = (repository / "tei/chabad/intimacy.xml").read_text(encoding="utf-8")
    source = source.replace("<head><term", "<p><term", 1).replace("</head>", "</p>", 1)
    (tmp_path / "text.xml").write_text(source, encoding="utf-8")
    edition.make_edition(
        [tmp_path / "text.xml"], tmp_path / "made", format=format_, annotations=repository / "annotations"
    )
    if format_ == "html":
        page = (tmp_path / "made/text.chabad-intimacy-restated.html").read_text(encoding="utf-8")
    else:
        with zipfile.ZipFile(tmp_path / "made") as archive:
            page = archive.read("book/text.chabad-intimacy-restated.xhtml").decode()
    found = [int(level) for level in re.findall(r"<h(\d)", page)]
    assert found[:3] == [1, 2, 2]
    assert all(after <= before + 1 for before, after in pairwise(found))


def test_the_title_is_not_printed_twice(changed):
    book = changed(
        "tei/laitman/two-worlds.xml",
        ("<title>Two opposite worlds: a restatement", "<title>Two opposite worlds"),
    )
    opening = next(p for p in words_of(book) if p.count("Michael Laitman") and "1.1" in p)
    assert opening.count("Two opposite worlds") == 1
    assert [o.title for o in _flat(book.outline)].count("Two opposite worlds") == 1


SUGGESTED = """<listAnnotation type="suggestions">
<annotation xml:id="g1" n="translit" motivation="identifying" target="#string-range(s9,26,6)" ana="c:kelim" cert="high">
<respStmt><resp>suggested by</resp><name type="software">Yichud</name></respStmt><revisionDesc status="proposed"><change when="2026-11-30" status="proposed">not yet seen by a person</change></revisionDesc><note type="quote">Keilim</note></annotation>
</listAnnotation>
"""


def test_a_suggestion_is_told_from_a_decision(changed):
    old = '<term type="translit" ref="c:kelim" xml:lang="he-Latn-x-ashk">Keilim</term>'
    replaced = [(old, "Keilim"), ("<standOff>", f"<standOff>{SUGGESTED}")]
    with_it = " ".join(words_of(changed("tei/chabad/intimacy.xml", *replaced)))
    assert "Keilim ?" in with_it or "Keilim?" in with_it
    assert "underlined with dashes" in with_it
    assert re.search(r"Kelim .{0,30} 1\?", with_it)
    without = " ".join(words_of(changed("tei/chabad/intimacy.xml", *replaced, options={"only": "decided"})))
    assert "Keilim hold" in without
    assert "underlined with dashes" not in without
    assert not re.search(r"Kelim .{0,30} 1", without)


def test_a_text_that_names_nothing_has_no_empty_parts(changed, repository, tmp_path):
    bare = tmp_path / "bare.xml"
    bare.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="bare"><teiHeader><fileDesc><titleStmt><title>Bare</title></titleStmt>'
        "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body><p>Some words.</p></body></text></TEI>",
        encoding="utf-8",
    )
    book = made([bare], tmp_path / "b.pdf", annotations=repository / "annotations")
    assert [o.title for o in _flat(book.outline)] == ["How to read this edition", "Bare"]


def test_voices_are_closed_and_told_apart_by_depth(whole, changed):
    assert re.search(r"⟨\s*Tzemach Tzedek:\s*procreation.*?⟩", " ".join(words_of(whole)))
    source = (
        'direct="false">procreation',
        'direct="false"><said who="c:p.laitman" direct="true">our</said> procreation',
    )
    assert re.search(
        r"‹\s*Michael Laitman:\s*our\s*›", " ".join(words_of(changed("tei/chabad/intimacy.xml", source)))
    )


def test_indexes_have_ways_from_other_words_people_places_and_claims(whole):
    said = " ".join(words_of(whole))
    assert re.search(r"Sefirot \(Sefiros\)", said)
    assert re.search(r"Neshikin, see Kissing mouth to mouth", said)
    assert re.search(r"Menachem Mendel Schneersohn, see Tzemach Tzedek", said)
    assert re.search(r"Tzemach Tzedek \S.* speaks 2", said)
    assert re.search(r"Derech Mitzvosecha .*folio 4a 2", said)
    assert "Shamati" not in said[said.rindex("Works cited") :]  # a header cites it, and no text
    assert re.search(r"Unification Participants 1[–,]", said)
    assert re.search(r"\d+–\d+", said[said.rindex("Indexes") :])


def test_an_index_of_more_than_a_page_begins_one_and_goes_on(changed, repository):
    works = list(read_vocabulary(repository / "annotations").works.values())[:200]
    cited = "".join(
        f'<p><seg type="sentence" xml:id="w{n}"><bibl corresp="c:{work.id}">Q</bibl>.</seg></p>'
        for n, work in enumerate(works)
    )
    pages = words_of(changed("tei/chabad/intimacy.xml", ("<p><seg", f"{cited}<p><seg")))
    begins = [n for n, words in enumerate(pages) if re.match(r"(\d+ )?[^.]{0,40}Works cited", words)]
    assert len(begins) == 1
    assert "People and voices" not in pages[begins[0]]
    listed = " ".join(pages[begins[0] :])
    assert [work.title for work in works if work.title not in listed] == []


def test_a_number_stands_with_the_first_word_of_its_sentence(whole):
    for page in whole.pages:
        pieces = placed(page)
        for x, y, words in pieces:
            if re.fullmatch(r"\d+\.\d+", words):
                assert any(0 < other - x < 40 and abs(height - y) < 7 for other, height, _ in pieces), words


def test_what_stood_around_a_text_stands_at_the_end_and_turns_have_their_numbers(changed):
    furniture = '<fw type="header" place="top">Leaf of the Copy</fw>'
    turns = '<sp who="c:p.student"><speaker>Question:</speaker><p>What is it?</p></sp>'
    book = changed(
        "tei/chabad/intimacy.xml", ('<div type="section">', f'{furniture}{turns}<div type="section">')
    )
    pages = words_of(book)
    assert [n for n, p in enumerate(pages) if "Leaf of the Copy" in p] == [
        n for n, p in enumerate(pages) if p.startswith("What stood around the texts")
    ]
    assert any(re.search(r"\b3 Question:", p) for p in pages)


def test_a_claim_beside_the_text_has_the_number_of_the_synopsis(whole):
    pages = words_of(whole)
    assert any("U10 participants" in p for p in pages)
    assert any(re.search(r"U10 Zivug is not a matter of human souls alone", p) for p in pages)


def test_blank_pages_are_blank_and_texts_have_their_folios(repository, tmp_path):
    settings = tmp_path / "edition.toml"
    settings.write_text(
        'title = "On Joining"\neditors = ["A. Editor"]\npublisher = "A Press"\nplace = "Safed"\ndate = "2026-05"\n'
        'edition = "Second edition"\nseries = "Texts, 1"\nisbn = "978-0-00-000000-2"\ncopyright = "© 2026 A. Editor"\npreface = ["A word before the texts."]\n',
        encoding="utf-8",
    )
    book = made([repository / "tei"], tmp_path / "b.pdf", settings=settings, options={"paper": "a5"})
    pages = words_of(book)
    assert book.metadata.creation_date_raw.startswith("D:20260501")
    assert book.metadata.author == "A. Editor"
    assert all(said in pages[0] for said in ("On Joining", "A. Editor", "Second edition", "A Press"))
    assert all(said in pages[1] for said in ("Texts, 1", "978-0-00-000000-2", "© 2026 A. Editor", "Safed"))
    assert pages[2].startswith("Contents")
    begins = book.page_labels.index("1")
    assert begins % 2 == 0
    assert all(p.strip() == "" or len(p) > 20 for p in pages)  # a blank page has neither head nor folio
    assert any(re.match(r"2 Baal HaSulam ", p) for p in pages)  # author on the left
