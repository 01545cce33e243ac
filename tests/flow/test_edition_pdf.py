"""The PDF as a librarian checks it: standards, structure, fonts, page sizes, and that nothing of the texts is lost."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys

import pytest
from pypdf import PdfReader

from toolkit.ground.errors import InputError, UsageError
from toolkit.tei.reader import read_file
from toolkit.workflows import edition


def made(paths, target, **more):
    edition.make_edition(paths, target, format="pdf", command="yichud edition tei --format pdf", **more)
    return target.read_bytes()


@pytest.fixture(scope="module")
def data(repository, tmp_path_factory):
    return made([repository / "tei"], tmp_path_factory.mktemp("pdf") / "book.pdf")


@pytest.fixture(scope="module")
def book(data):
    return PdfReader(io.BytesIO(data))


def test_it_says_that_it_is_accessible_and_archivable(data, book):
    metadata = (
        book.xmp_metadata.stream.get_data().decode()
        if hasattr(book.xmp_metadata, "stream")
        else data.decode("latin-1")
    )
    assert "pdfuaid" in metadata
    assert re.search(r"pdfaid:part[^0-9]*2", metadata)
    assert book.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert book.trailer["/Root"]["/Lang"] == "en"
    assert "/StructTreeRoot" in book.trailer["/Root"]


def test_title_outline_and_labels(book, repository):
    assert book.metadata.title == "Texts of Ashlag, Chabad and Laitman"
    assert book.metadata["/Keywords"] == "Ashlag, Chabad, Laitman, Unification, Inclusion, TEI"
    titles = [o.title for o in book.outline if not isinstance(o, list)]
    texts = [read_file(p).header.title for p in sorted((repository / "tei").glob("*/*.xml"))]
    assert titles == ["How to read this edition", *texts, "Synopsis of claims", "Glossary", "Indexes"]
    begins = book.page_labels.index("1")
    assert book.page_labels[:begins] == ["i", "ii", "iii", "iv", "v", "vi"][:begins]
    assert begins % 2 == 0  # a right-hand page


def test_every_font_is_embedded(book):
    for page in book.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            descendant = font.get_object().get("/DescendantFonts", [font])[0].get_object()
            descriptor = descendant["/FontDescriptor"].get_object()
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & descriptor.keys()


def test_nothing_of_the_texts_is_lost(book, repository):
    printed = re.sub(r"[\s\u00ad-]+", "", "".join(p.extract_text() for p in book.pages))
    for path in sorted((repository / "tei").glob("*/*.xml")):
        text = read_file(path)
        for word in {
            w for p in text.passages for w in re.findall(r"[A-Za-z]{4,}", p.span.of(text.characters))
        }:
            assert word in printed, (text.id, word)
        for claim in text.claims:
            assert claim.aspect in printed


def squeezed(words):
    return re.sub(r"[\s\u00ad\u2010-]+", "", words).replace("ﬁ", "fi").replace("ﬀ", "ff").replace("ﬂ", "fl")


def test_the_synopsis_holds_every_statement_with_its_page(book, repository):
    printed = [squeezed(p.extract_text()) for p in book.pages]
    said = re.sub(r"\d+(SynopsisofclaimsA?|TextsofAshlag,ChabadandLaitman)", "", "".join(printed))
    for path in sorted((repository / "tei").glob("*/*.xml")):
        for claim in read_file(path).claims:
            assert not claim.counts or squeezed(claim.statement) in said
    stated = [words for words in printed if "ThesidesofHitkalelutandZivugarethesparks" in words]
    assert len(stated) == 2  # under unification and under inclusion
    assert all("2.3,p.1;2.4,p.1" in words for words in stated)


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_two_texts_stand_on_facing_pages(paper, repository, tmp_path):
    paths = [repository / "tei/laitman/daily-page.xml", repository / "tei/chabad/intimacy.xml"]
    options = {"paper": paper, "parallel": "yes"}
    book = PdfReader(io.BytesIO(made(paths, tmp_path / "p.pdf", options=options)))
    titles = [squeezed(read_file(p).header.title).lower() for p in paths]
    printed = [squeezed(p.extract_text()).lower() for p in book.pages]
    begin = next(n for n, words in enumerate(printed) if words.startswith("onfacingpageswhatthetwo"))
    end = next(n for n, words in enumerate(printed) if n > begin and words.startswith("glossary"))
    sides = {
        parity: {t for n in range(begin + 1, end) if n % 2 == parity for t in titles if t in printed[n]}
        for parity in (0, 1)
    }
    assert sides == {1: {titles[0]}, 0: {titles[1]}}
    assert begin % 2 == 0
    assert 4 < end - begin < 20  # as many aspects to an opening as it holds
    for path in paths:
        assert all(
            squeezed(c.statement).lower() in "".join(printed[begin:end])
            for c in read_file(path).claims
            if c.counts
        )


def test_three_texts_cannot_face_each_other(repository, tmp_path):
    with pytest.raises(UsageError, match="there are 5"):
        made([repository / "tei"], tmp_path / "p.pdf", options={"parallel": "yes"})


def test_the_same_texts_give_the_same_bytes(data, repository, tmp_path):
    assert made([repository / "tei"], tmp_path / "again.pdf") == data


def test_and_so_they_do_in_another_run(repository, tmp_path):
    """A set has another order in every run of Python: *Mutual engagement* and *Mutual Engagement* are one entry of the index."""
    text, found = str(repository / "tei/laitman/mutual-engagement.xml"), set()
    for seed in ("1", "2"):
        book = tmp_path / f"{seed}.pdf"
        command = [
            sys.executable,
            "-c",
            "from toolkit.cli import main; main()",
            "edition",
            text,
            "-o",
            str(book),
        ]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed}, cwd=repository)
        found.add(book.read_bytes())
    assert len(found) == 1


def test_no_text_ends_on_a_page_of_two_lines_and_claims_stay_with_their_paragraph(repository, tmp_path):
    """On A5 the last paragraph of four of the texts would be divided, and claims would stand at the head of a page."""
    book = PdfReader(
        io.BytesIO(made([repository / "tei"], tmp_path / "p.pdf", options={"paper": "a5", "only": "decided"}))
    )
    printed = [squeezed(p.extract_text()) for p in book.pages]
    for path in sorted((repository / "tei").glob("*/*.xml")):
        text = read_file(path)
        last = [p for p in text.passages if p.kind == "p" and not p.furniture][-1].span.of(text.characters)
        ends = squeezed(" ".join(last.split()[:3])), squeezed(" ".join(last.split()[-3:]))
        letters = [re.sub(r"\W", "", words) for words in ends]
        assert any(all(e in re.sub(r"\W", "", page) for e in letters) for page in printed), text.id
    assert not [page for page in printed if re.match(r"\d+\w+?\d+\.\d[UI]\d", page)]


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("a5", (420, 595)), ("letter", (612, 792))])
def test_papers(paper, size, repository, tmp_path):
    pages = PdfReader(
        io.BytesIO(made([repository / "tei/ashlag"], tmp_path / "p.pdf", options={"paper": paper}))
    ).pages
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == size


def test_a_paper_that_there_is_not_is_told(repository, tmp_path):
    with pytest.raises(UsageError, match="no paper"):
        made([repository / "tei/ashlag"], tmp_path / "p.pdf", options={"paper": "a3"})


@pytest.mark.parametrize(
    "payload",
    [
        '#eval("1+1")',
        '#read("/etc/passwd")',
        "$x^2$",
        "`raw` *bold* _em_",
        "= Heading",
        "\\u{41} #let x = 1",
        "@label <label>",
        "// comment /* c */",
    ],
)
def test_what_a_text_says_is_never_code(payload, repository, tmp_path, monkeypatch):
    from xml.sax.saxutils import escape

    source = (repository / "tei/chabad/intimacy.xml").read_text(encoding="utf-8")
    source = source.replace("Human <term", f"{escape(payload)} Human <term", 1).replace(
        "<title>Intimacy", f"<title>{escape(payload)} Intimacy", 1
    )
    (tmp_path / "hostile.xml").write_text(source, encoding="utf-8")
    monkeypatch.setattr(edition, "check", lambda *_: ())
    data = made([tmp_path / "hostile.xml"], tmp_path / "h.pdf", annotations=repository / "annotations")
    printed = re.sub(r"\s+", "", "".join(p.extract_text() for p in PdfReader(io.BytesIO(data)).pages))
    assert re.sub(r"\s+", "", payload.replace("fi", "ﬁ")) in printed or re.sub(r"\s+", "", payload) in printed


def test_a_character_that_no_font_has_is_named(repository, tmp_path, monkeypatch):
    source = (repository / "tei/chabad/intimacy.xml").read_text(encoding="utf-8")
    (tmp_path / "sung.xml").write_text(
        source.replace("Human <term", "בְּרֵאשִׁ֖ית Human <term", 1), encoding="utf-8"
    )
    monkeypatch.setattr(edition, "check", lambda *_: ())
    with pytest.raises(InputError) as caught:
        made([tmp_path / "sung.xml"], tmp_path / "s.pdf", annotations=repository / "annotations")
    (finding,) = caught.value.findings
    assert (finding.path.endswith("sung.xml"), finding.line, finding.code) == (True, 50, "D04")
    assert "בְּרֵאשִׁ֖ית" in finding.message
    assert "U+0596 HEBREW ACCENT TIPEHA" in finding.message
    assert not (tmp_path / "s.pdf").exists()


def test_scholarly_letters_and_pointed_hebrew_are_drawn(repository, tmp_path, monkeypatch):
    source = (repository / "tei/chabad/intimacy.xml").read_text(encoding="utf-8")
    (tmp_path / "letters.xml").write_text(
        source.replace("Human <term", "ḥ ṭ ẓ ṣ ʿ ʾ ə ḇ ḡ ḏ ḵ p̄ ṯ ā ē ī ō ū סְפִירוֹת קָדְשֵׁי Human <term", 1),
        encoding="utf-8",
    )
    monkeypatch.setattr(edition, "check", lambda *_: ())
    assert made([tmp_path / "letters.xml"], tmp_path / "l.pdf", annotations=repository / "annotations")
