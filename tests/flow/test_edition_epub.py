"""The EPUB as a reading system meets it: the container, the links, the languages, the notes, and that nothing of the texts is lost."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter

import pytest
from lxml import etree

from toolkit.editions.mentions import mentions
from toolkit.tei.reader import read_file
from toolkit.workflows import edition

XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
OPF = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}


def made(paths, target, **more):
    edition.make_edition(paths, target, format="epub", command="yichud edition tei -o book.epub", **more)
    return target.read_bytes()


@pytest.fixture(scope="module")
def data(repository, tmp_path_factory):
    return made([repository / "tei"], tmp_path_factory.mktemp("epub") / "book.epub")


@pytest.fixture(scope="module")
def book(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {n: archive.read(n) for n in archive.namelist()}


@pytest.fixture(scope="module")
def documents(book):
    return {n.removeprefix("book/"): etree.fromstring(d) for n, d in book.items() if n.endswith(".xhtml")}


@pytest.fixture(scope="module")
def texts(repository):
    return [read_file(p) for p in sorted((repository / "tei").glob("*/*.xml"))]


def test_the_container_begins_as_it_must_and_bears_no_date(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first, *others = archive.infolist()
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    assert {e.date_time for e in (first, *others)} == {(1980, 1, 1, 0, 0, 0)}


def test_who_wrote_the_texts_is_their_creator_and_nobody_who_is_not_named(book, tmp_path, repository):
    def creators(package):
        root = etree.fromstring(package)
        roles = [m.text for m in root.findall(".//o:meta[@scheme='marc:relators']", OPF)]
        return list(zip([c.text for c in root.findall(".//dc:creator", OPF)], roles, strict=True))

    assert creators(book["book/package.opf"]) == []  # restatements without an editor
    file = tmp_path / "edition.toml"
    file.write_text('editors = ["A. Editor"]\n')
    play = made([repository / "tests/others/drama.xml"], tmp_path / "play.epub", settings=file)
    with zipfile.ZipFile(io.BytesIO(play)) as archive:
        said = creators(archive.read("book/package.opf"))
    assert said == [("A made-up playwright", "aut"), ("A. Editor", "edt")]


def test_the_same_texts_give_the_same_bytes(data, repository, tmp_path):
    assert made([repository / "tei"], tmp_path / "again.epub") == data


def test_the_package_lists_every_file_and_reads_them_in_order(book, texts):
    package = etree.fromstring(book["book/package.opf"])
    items = {i.get("id"): i.get("href") for i in package.iterfind("o:manifest/o:item", OPF)}
    assert {f"book/{h}" for h in items.values()} == {n for n in book if n.startswith("book/")} - {
        "book/package.opf"
    }
    read = [items[i.get("idref")] for i in package.iterfind("o:spine/o:itemref", OPF)]
    assert read[:2] == ["index.xhtml", "navigation.xhtml"]
    assert read[2:7] == sorted(f"text.{t.id}.xhtml" for t in texts)
    said = {m.get("property"): m.text for m in package.iterfind("o:metadata/o:meta", OPF)}
    assert said["schema:accessMode"] == "textual"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", said["dcterms:modified"] or "")
    assert package.findtext("o:metadata/dc:date", None, OPF) == (said["dcterms:modified"] or "")[:10]
    assert package.findtext("o:metadata/dc:title", None, OPF) == "Texts of Ashlag, Chabad and Laitman"


def test_nothing_of_a_text_is_lost(documents, texts):
    for text in texts:
        page = documents[f"text.{text.id}.xhtml"]
        shown = re.sub(r"\s+", "", "".join(page.itertext()))
        for passage in text.passages:
            for word in passage.span.of(text.characters).split():
                assert word in shown, (text.id, word)
        classes = Counter(c for e in page.iter() for c in (e.get("class") or "").split())
        assert classes["term"] == sum(m.name in {"term", "rs"} for m in text.marks)
        assert classes["note"] == len(text.named("note"))
        assert classes["claim"] == sum(c.counts for c in text.claims)
        assert classes["bibl"] == len(text.named("bibl"))
        named = {e.get("id") for e in page.iter()}
        assert {f"mark-{m.mark}" for m in mentions(text) if m.kind == "concept"} <= named
        called = [e.get("href") for e in page.iter() if e.get(TYPE) == "noteref"]
        assert {f"#{e.get('id')}" for e in page.iter() if e.get(TYPE) == "footnote"} == set(called)


def test_every_claim_stands_in_the_synopsis_and_every_concept_in_the_glossary(documents, texts):
    said = " ".join("".join(documents["claims.xhtml"].itertext()).split())
    terms = {e.get("id") for e in documents["glossary.xhtml"].iter(f"{XHTML}dt")}
    for text in texts:
        assert all(" ".join(c.statement.split()) in said for c in text.claims if c.counts)
        assert {m.target for m in mentions(text) if m.kind == "concept"} <= terms
    assert "סְפִירוֹת" in "".join(documents["glossary.xhtml"].itertext())


def test_every_link_leads_somewhere_and_no_id_is_there_twice(documents):
    ids = {n: Counter(e.get("id") for e in d.iter() if e.get("id")) for n, d in documents.items()}
    assert [(n, i) for n, found in ids.items() for i, times in found.items() if times > 1] == []
    for name, page in documents.items():
        for a in page.iter(f"{XHTML}a"):
            file, _, fragment = a.get("href").partition("#")
            if not file.startswith("https://"):
                assert (file or name) in documents, (name, a.get("href"))
                assert not fragment or fragment in ids[file or name], (name, a.get("href"))


def test_it_holds_no_script_and_says_every_language_in_both_ways(book, documents):
    assert not any(
        d.find(f".//{XHTML}{tag}") is not None
        for d in documents.values()
        for tag in ("script", "form", "img")
    )
    assert b"url(" not in book["book/style.css"]
    for page in documents.values():
        for e in page.iter(f"{XHTML}*"):
            assert e.get("lang") == e.get(LANG)
            assert e.get("lang") not in {"he", "arc"} or e.get("dir") == "rtl"


def test_what_a_text_or_an_edition_file_says_is_never_mark_up(repository, tmp_path):
    settings = tmp_path / "edition.toml"
    hostile = '"><script>alert(1)</script> & \\u0001 {{ 7 * 7 }}'
    settings.write_text(
        f"title = '{hostile.replace(chr(92) + 'u0001', '')}'\nlicence = \"a \\u0001 b\"\n", encoding="utf-8"
    )
    said = made([repository / "tei/ashlag"], tmp_path / "b.epub", settings=settings)
    with zipfile.ZipFile(io.BytesIO(said)) as archive:
        roots = [
            etree.fromstring(archive.read(n)) for n in archive.namelist() if n.endswith((".xhtml", ".opf"))
        ]
    assert not any(e.tag == f"{XHTML}script" for r in roots for e in r.iter())
    assert any("{{ 7 * 7 }}" in str(etree.tostring(r, method="text", encoding="unicode")) for r in roots)


def test_date_number_and_series_are_those_of_the_edition_file(repository, tmp_path):
    settings = tmp_path / "edition.toml"
    settings.write_text(
        'date = "2026-05"\nisbn = "978-0-00-000000-2"\nseries = "Texts, 1"\n', encoding="utf-8"
    )
    said = made([repository / "tei/ashlag"], tmp_path / "b.epub", settings=settings)
    with zipfile.ZipFile(io.BytesIO(said)) as archive:
        package = etree.fromstring(archive.read("book/package.opf"))
        first = archive.read("book/index.xhtml").decode()
    assert "Texts, 1" in first
    assert "ISBN 978-0-00-000000-2" in first
    assert package.findtext("o:metadata/dc:date", None, OPF) == "2026-05"
    assert "urn:isbn:9780000000002" in [i.text for i in package.iterfind("o:metadata/dc:identifier", OPF)]
    metas = {m.get("property"): m.text for m in package.iterfind("o:metadata/o:meta", OPF)}
    assert metas["dcterms:modified"] == "2026-05-01T00:00:00Z"
    assert metas["belongs-to-collection"] == "Texts, 1"


def test_suggestions_are_left_out_where_only_decided_is_asked_for(repository, tmp_path):
    from toolkit.workflows import encode

    (tmp_path / "new.txt").write_text(
        "On joining\n\nThe Sefiros of Atzilus know a Zivug.\n", encoding="utf-8"
    )
    encode.encode(
        [tmp_path / "new.txt"],
        tmp_path / "tei",
        annotations=repository / "annotations",
        particulars=encode.Particulars(tradition="chabad"),
    )
    given = {"annotations": repository / "annotations"}
    assert b"suggested" in _text_of(made([tmp_path / "tei"], tmp_path / "all.epub", **given))
    assert b"suggested" not in _text_of(
        made([tmp_path / "tei"], tmp_path / "decided.epub", options={"only": "decided"}, **given)
    )


def test_a_text_by_itself_has_no_part_that_sets_texts_side_by_side(repository, tmp_path):
    one = made(
        [repository / "tei/chabad/intimacy.xml"],
        tmp_path / "one.epub",
        annotations=repository / "annotations",
    )
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        names = {n.rpartition("/")[2] for n in archive.namelist()}
        navigation = archive.read(next(n for n in archive.namelist() if n.endswith("navigation.xhtml")))
    assert "claims.xhtml" in names
    assert "parallels.xhtml" not in names
    assert b"parallels.xhtml" not in navigation


def _text_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"".join(archive.read(n) for n in archive.namelist() if "/text." in n)
