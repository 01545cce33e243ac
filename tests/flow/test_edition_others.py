"""TEI as other projects write it (verse, drama, a letter in manuscript, an apparatus, a treatise): accepted, read once, shown whole."""

from __future__ import annotations

import io
import re
import tomllib
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader

from toolkit.editions.edition import EditedText, Edition, TitlePage
from toolkit.editions.html.transform import drawn
from toolkit.ground.shelf import Shelf
from toolkit.tei.check import check, examine
from toolkit.tei.checking import _others
from toolkit.tei.checking._schema import Grammar
from toolkit.tei.checking.grammar import SCHEMA
from toolkit.tei.reader import read, read_file
from toolkit.tei.vocabulary import read_vocabulary
from toolkit.workflows import edition

OTHERS = Path(__file__).parent.parent / "others"
FILES = sorted(OTHERS.glob("*.xml"))
HEADER = """<teiHeader><fileDesc><titleStmt><title>Made up</title></titleStmt><publicationStmt><p>Made up.</p></publicationStmt>
<sourceDesc><p>Made up.</p></sourceDesc></fileDesc></teiHeader>"""
TEI = "{http://www.tei-c.org/ns/1.0}"
LINES = {"p", "h1", "h2", "h3", "h4", "span", "em", "a", "cite", "ins", "del", "i", "time"}
BLOCKS = {
    "p",
    "div",
    "ul",
    "ol",
    "dl",
    "table",
    "aside",
    "blockquote",
    "section",
    "details",
    "h2",
    "h3",
    "h4",
}


class Page(HTMLParser):
    """The words of an article, its elements, and the blocks that stand within a line."""

    def __init__(self, data: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.misplaced: list[tuple[str, ...]] = []
        self.open: list[str] = []
        self.feed(data)

    def handle_starttag(self, tag, attrs):
        if tag in BLOCKS and LINES & set(self.open):
            self.misplaced.append((tag, *self.open))
        self.elements.append((tag, dict(attrs)))
        if tag not in {"br", "wbr"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += f"\n{data}"


def text_of(file):
    return etree.parse(str(file)).getroot().find(f"{TEI}text")


def words_of(file):
    """Return every word of a text, read or not, each as often as it stands there."""
    return re.findall(r"[^\W\d_]{2,}", "\n".join(text_of(file).itertext()))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("others") / "site"
    edition.make_edition([OTHERS], folder)
    return folder


def words_of_notes(told):
    return {n.message.partition(" (")[0] for n in told.notes}


def page_of(site, file):
    data = (site / f"text.{read_file(file).id}.html").read_text(encoding="utf-8")
    heading = data[data.index("<h1") : data.index("</h1>") + len("</h1>")]  # maybe that of the text itself
    return Page(heading + data[data.index("<article") : data.index("</article>")])


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_check_has_nothing_to_say(file):
    assert check(file.read_bytes(), str(file)) == ()


@pytest.mark.tei_all
def test_they_are_tei(tei_all):
    grammar = etree.RelaxNG(etree.parse(tei_all))
    for file in FILES:
        assert grammar.validate(etree.parse(str(file))), (file.name, grammar.error_log)


def test_what_is_written_is_read_and_nothing_twice():
    letter = read_file(OTHERS / "letter.xml").characters
    assert "received the boook in the mth of rain" in " ".join(letter.split())
    assert "haue read it twice" in letter
    assert not re.search(r"\b(book|month|thrice|Gaza)\b", letter.partition("The figs")[0])
    parable = " ".join(read_file(OTHERS / "apparatus.xml").characters.split())
    assert "A potter made a vessel for the Ohr, and it shattered at once; he made another." in parable
    assert not re.search("kettle|basin|cracked|one learns", parable)


def test_lines_cells_items_and_speeches_are_passages():
    kinds = {p.kind for f in FILES for p in read_file(f).passages}
    assert {
        "l",
        "cell",
        "item",
        "label",
        "stage",
        "speaker",
        "salute",
        "figDesc",
        "note",
        "castItem",
    } <= kinds
    verse = read_file(OTHERS / "verse.xml")
    treatise = read_file(OTHERS / "treatise.xml")
    assert "The shelves are these: and no others." in [
        " ".join(p.span.of(treatise.characters).split()) for p in treatise.passages
    ]
    assert [p.span.of(verse.characters) for p in verse.passages if p.kind == "l"][2:4] == [
        "the rope remembers every mark",
        "of hands that let it go.",
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_nothing_is_lost_on_the_page(site, file):
    page, text = page_of(site, file), text_of(file)
    shown = re.findall(r"[^\W\d_]{2,}", page.words)
    for word in set(words := words_of(file)):
        assert shown.count(word) >= words.count(word), word
    classes = [c for _, a in page.elements for c in (a.get("class") or "").split()]
    tags = [t for t, _ in page.elements]
    for name, kind in {
        "l": "l",
        "note": "note",
        "rdg": "rdg",
        "graphic": "graphic",
        "stage": "stage",
    }.items():
        found = len(text.findall(f".//{TEI}{name}"))
        assert classes.count(kind) + (classes.count("lem") if name == "rdg" else 0) >= found, name
    for name, tagged in {"cell": ("td", "th"), "item": ("li", "dd"), "row": ("tr",), "del": ("del",)}.items():
        found = len(text.findall(f".//{TEI}{name}"))
        assert sum(map(tags.count, tagged)) >= found, name
    ids = [a["id"] for _, a in page.elements if "id" in a]
    assert len(ids) == len(set(ids))
    assert page.misplaced == []


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_a_note_is_shown_once_wherever_it_may_stand(file):
    data = file.read_text(encoding="utf-8")
    began = data.index("<text", data.index("</teiHeader>"))
    vocabulary = read_vocabulary(OTHERS.parent.parent / "annotations")
    bare = Edition(TitlePage(), (), Shelf(), vocabulary, "0", "0", "")
    before = words_of_notes(examine(data.encode(), str(file)))
    shown = 0
    for end in re.finditer("</", data[began:]):
        at = began + end.start()
        noted = (data[:at] + '<note place="margin">Zqx</note>' + data[at:]).encode()
        told = examine(noted, str(file))
        if told.findings or {m for m in words_of_notes(told) if m.startswith("note in ")} - before:
            continue
        text = EditedText(read(noted, str(file)), noted, file.name)
        page = Page("".join(drawn(text, bare)))
        place = data[at - 60 : at + 20]
        assert page.words.count("Zqx") == 1, place
        assert page.misplaced == [], place
        shown += 1
    assert shown > 10


def test_a_picture_is_named_and_never_loaded(site):
    page = page_of(site, OTHERS / "treatise.xml")
    assert "[picture: img/shelf.png]" in page.words
    assert {t for t, _ in page.elements} & {"img", "svg", "object", "iframe"} == set()


def test_witnesses_and_manuscript_are_told(site):
    assert "B: A copy made by day" in page_of(site, OTHERS / "apparatus.xml").words
    assert "Manuscript: Safed, Library of the tests, MS 18" in page_of(site, OTHERS / "letter.xml").words


def test_links_lead_where_they_may(site):
    hrefs = [a["href"] for t, a in page_of(site, OTHERS / "letter.xml").elements if t == "a" and "href" in a]
    assert "https://example.org/?a=1&b=2" in hrefs
    ids = {a.get("id") for _, a in page_of(site, OTHERS / "letter.xml").elements}
    assert all(h[1:] in ids for h in hrefs if h.startswith("#"))


def test_nothing_is_lost_in_the_epub(tmp_path):
    edition.make_edition([OTHERS], tmp_path / "book.epub", format="epub")
    with zipfile.ZipFile(tmp_path / "book.epub") as book:
        for file in FILES:
            chapter = etree.fromstring(book.read(f"book/text.{read_file(file).id}.xhtml"))
            shown = re.findall(r"[^\W\d_]{2,}", "\n".join(map(str, chapter.itertext())))
            for word in set(words := words_of(file)):
                assert shown.count(word) >= words.count(word), word


def test_nothing_is_lost_in_the_book(tmp_path):
    edition.make_edition([OTHERS], tmp_path / "book.pdf", format="pdf")
    pages = PdfReader(io.BytesIO((tmp_path / "book.pdf").read_bytes())).pages
    printed = re.sub(r"[\s\u00ad\u2010-]+", "", "".join(p.extract_text() for p in pages)).casefold()
    for file in FILES:
        for word in words_of(file):
            if word.isascii():
                assert word.casefold() in printed, (file.stem, word)


def drawn_of(body, header="<teiHeader/>"):
    tei = "http://www.tei-c.org/ns/1.0"
    data = f'<TEI xmlns="{tei}" xml:lang="en">{header}<text><body>{body}</body></text></TEI>'.encode()
    bare = Edition(
        TitlePage(), (), Shelf(), read_vocabulary(OTHERS.parent.parent / "annotations"), "0", "0", ""
    )
    return drawn(EditedText(read(data), data, "t.xml"), bare).body


def test_every_fifth_verse_has_its_number_and_a_shared_one_begins_where_the_other_ends():
    verses = "".join(f'<l n="{n}">Verse</l>' for n in (4, 5, 6, 10))
    shared = '<sp><l part="I">What<note>A note.</note> says</l></sp><sp><l part="M">my</l></sp><sp><l part="F">son?</l></sp>'
    page = Page(drawn_of(f"<div><lg>{verses}</lg>{shared}<l part='F'>Alone.</l></div>"))
    assert re.findall(r"^\d+$", page.words, re.MULTILINE)[1:3] == ["5", "10"]
    assert [a["data-before"] for _, a in page.elements if "data-before" in a] == ["What says", "What says my"]


def test_where_a_text_comes_from_is_said_in_parts_and_of_each_hand_once():
    header = """<teiHeader><fileDesc><sourceDesc><msDesc><msIdentifier><settlement>Acre</settlement></msIdentifier><physDesc>
<objectDesc><supportDesc><support><material>paper</material></support><extent>two leaves</extent></supportDesc></objectDesc><handDesc>
<handNote xml:id="h1">A clerk</handNote><handNote>A child</handNote></handDesc></physDesc></msDesc></sourceDesc></fileDesc></teiHeader>"""
    words = Page(drawn_of("<p>Words.</p>", header)).words
    assert "paper; two leaves" in words
    assert words.count("A clerk") == words.count("A child") == 1
    assert "Hand h1: A clerk" in words


def test_languages_have_the_tags_of_bcp_47_and_what_stands_in_hebrew_its_direction():
    body = '<div><p>נר <foreign xml:lang="heb">אחד</foreign></p><p xml:lang="eng">One <foreign xml:lang="heb">אחד</foreign></p></div>'
    data = f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="heb"><teiHeader/><text><body>{body}</body></text></TEI>'.encode()
    vocabulary = read_vocabulary(OTHERS.parent.parent / "annotations")
    bare = Edition(TitlePage(), (), Shelf(), vocabulary, "0", "0", "")
    page = Page(drawn(EditedText(read(data), data, "t.xml"), bare).body)
    said = [(a["lang"], a.get("dir")) for _, a in page.elements if "lang" in a]
    assert said == [("he", "rtl"), ("he", "rtl"), ("en", "ltr"), ("he", "rtl")]


@pytest.mark.parametrize(
    "shape", ["<p>before {} after</p>", "{}<p>after</p>", "<list><item>one</item>{}</list>"]
)
def test_no_element_of_tei_loses_the_words_in_it(shape):
    lists = tomllib.loads((Path(_others.__file__).parent / "others.toml").read_text(encoding="utf-8"))
    names = {*lists["elements"].split(), *Grammar(SCHEMA).elements} - {"TEI", "teiHeader", "text", "standOff"}
    vocabulary = read_vocabulary(OTHERS.parent.parent / "annotations")
    bare = Edition(TitlePage(), (), Shelf(), vocabulary, "0", "0", "")
    began = f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="t" xml:lang="en">{HEADER}<text><body><div>'
    shown = 0
    for name in sorted(names):
        data = f"{began}{shape.format(f'<{name}>Zqx</{name}>')}</div></body></text></TEI>".encode()
        if examine(data, "t.xml").findings:
            continue
        page = Page(drawn(EditedText(read(data, "t.xml"), data, "t.xml"), bare).body)
        assert page.words.count("Zqx") == 1, name
        shown += 1
    assert shown > 400
