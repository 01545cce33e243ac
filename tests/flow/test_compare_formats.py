"""The formats beside pages and Markdown, a former report checked, and the tables in a notebook."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

import toolkit
from toolkit.cli import yichud
from toolkit.ground.errors import InputError
from toolkit.model.table import Column, Table
from toolkit.reports.blocks import Prose
from toolkit.reports.report import Report, Section
from toolkit.workflows import compare
from toolkit.workflows.recheck import Recheck, recheck

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://a")']


@pytest.fixture(scope="module")
def real(repository):
    return compare.compare([repository / "tei"], compare.Question(), command="yichud compare tei")


def hostile():
    table = Table(
        "t",
        "T",
        (Column("name", "text", "a name"), Column("n", "occurrences", "a number")),
        tuple((f, -1) for f in FORMULAS),
    )
    return Report("T", "id", "s", (), ("t",), iter([Section("t", "T", (table,), ())]), "", "0")


def test_the_tables_are_a_folder_with_their_columns_explained(real):
    files = compare.drawn(real, "csv")
    tables = {t.key: t for s in real.sections for t in s.tables}
    assert set(files) == {*(f"{k}.csv" for k in (*tables, "columns", "inputs", "report", "text"))}
    read = list(csv.DictReader(io.StringIO(files["keyness.csv"].decode())))
    assert len(read) == len(tables["keyness"].rows)
    assert {
        r["column"]
        for r in csv.DictReader(io.StringIO(files["columns.csv"].decode()))
        if r["table"] == "keyness"
    } == set(tables["keyness"].names)
    assert {r["holds"] for r in read} == {"false"}


def test_a_spreadsheet_reads_no_formula_unless_one_insists():
    safe = list(csv.reader(io.StringIO(compare.drawn(hostile(), "csv")["t.csv"].decode())))[1:]
    assert [name for name, _ in safe] == [f"'{f}" for f in FORMULAS]
    assert {n for _, n in safe} == {"-1"}
    raw = list(csv.reader(io.StringIO(compare.drawn(hostile(), "csv", raw=True)["t.csv"].decode())))[1:]
    assert [name for name, _ in raw] == FORMULAS
    for raw_too in (False, True):
        with zipfile.ZipFile(io.BytesIO(compare.render(hostile(), "xlsx", raw=raw_too))) as book:
            assert not any(b"<f>" in book.read(n) for n in book.namelist() if "sheet" in n)


def test_the_workbook_is_the_same_every_time(real):
    assert compare.render(real, "xlsx") == compare.render(real, "xlsx")


def test_the_book_is_tagged_and_has_every_section(real):
    reader = PdfReader(io.BytesIO(compare.render(real, "pdf")))
    assert reader.metadata is not None
    assert reader.metadata.title == real.title
    assert reader.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index]
    titles = [o.title for o in reader.outline if not isinstance(o, list)]
    assert [s.title for s in real.sections] == titles


def test_every_picture_has_words_a_table_and_can_be_written_alone(real, tmp_path):
    charts = [b for s in real.sections for b in s.blocks if type(b).__name__ == "Chart"]
    assert len(charts) >= 5
    assert all(c.alternative and c.caption for c in charts)
    page = compare.render(real, "html").decode()
    assert all(f'aria-label="{c.alternative[:20]}' in page for c in charts)
    assert compare.write_figures(real, tmp_path) == len(charts)
    assert len(list(tmp_path.glob("*.svg"))) == len(list(tmp_path.glob("*.png"))) == len(charts)
    assert json.loads((tmp_path / f"{charts[0].key}.vl.json").read_text())["$schema"].startswith(
        "https://vega.github.io/"
    )


def test_a_report_stands_until_an_input_changes_and_then_says_which_numbers_move(
    repository, tmp_path, monkeypatch
):
    text = (repository / "tei/chabad/intimacy.xml").read_text(encoding="utf-8")
    (tmp_path / "a.xml").write_text(text, encoding="utf-8")
    (tmp_path / "b.xml").write_bytes((repository / "tei/ashlag/raising-man.xml").read_bytes())
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke
    assert run(yichud, ["compare", "a.xml", "b.xml", "--topic", "unification", "-o", "r.json"]).exit_code in {
        0,
        None,
    }
    assert recheck(tmp_path / "r.json").stands
    tag = '<term type="english" ref="c:neshamot">souls</term>'
    (tmp_path / "a.xml").write_text(text.replace(tag, "souls", 1), encoding="utf-8")
    found = recheck(tmp_path / "r.json")
    assert found.changed == ("a.xml",)
    assert any(m.startswith("neshamot, chabad: count ") for m in found.moved["concepts"])
    (tmp_path / "b.xml").unlink()
    assert recheck(tmp_path / "r.json") == Recheck(gone=("b.xml",))
    (tmp_path / "other.json").write_text("[]")
    with pytest.raises(InputError, match="R06"):
        recheck(tmp_path / "other.json")


def test_a_report_stands_wherever_its_texts_and_its_folder_lie(repository, tmp_path, monkeypatch):
    for folder in ("texts", "work", "other"):
        (tmp_path / folder).mkdir()
    for number, name in enumerate(("chabad/intimacy", "ashlag/raising-man")):
        (tmp_path / f"texts/{number}.xml").write_bytes((repository / f"tei/{name}.xml").read_bytes())
    run = partial(CliRunner().invoke, yichud, standalone_mode=False)
    check = ["compare", "--check", "r.json"]
    monkeypatch.chdir(tmp_path / "work")
    run(["compare", "../texts", "--topic", "unification", "--section", "treatment", "-o", "r.json"])
    assert run(check).return_value == 0
    assert recheck(Path("r.json")).elsewhere == ()
    (tmp_path / "texts/1.xml").rename(tmp_path / "work/moved.xml")
    assert recheck(Path("r.json")) == Recheck(elsewhere=("../texts/1.xml",))
    (tmp_path / "work/moved.xml").rename(tmp_path / "other/there.xml")
    lost = run(check)
    assert lost.return_value == 1
    assert lost.stdout == "../texts/1.xml: is gone\n"
    assert run([*check, "../other"]).return_value == 0


def test_a_text_that_was_added_to_the_folder_is_named_with_what_it_moves(repository, tmp_path, monkeypatch):
    def put(name, to):
        file = tmp_path / "texts" / to
        file.parent.mkdir(exist_ok=True)
        file.write_bytes((repository / f"tei/{name}.xml").read_bytes())
        return file

    put("chabad/intimacy", "a.xml")
    monkeypatch.chdir(tmp_path)
    run = partial(CliRunner().invoke, yichud, standalone_mode=False)
    where = ["--where", "tradition!=laitman"]
    run(["compare", "texts", "--topic", "unification", "--section", "corpus", *where, "-o", "r.json"])
    put("chabad/intimacy", "copy.xml")  # the same text once more
    put("laitman/two-worlds", "c.xml")  # the filter leaves it out
    (tmp_path / "texts/concepts.xml").write_text("<nothing/>")
    assert recheck(Path("r.json")).stands
    put("ashlag/raising-man", "b.xml")
    found = recheck(Path("r.json"))
    assert (found.added, found.changed, found.stands) == (("texts/b.xml",), (), False)
    assert any("is new" in cell for cell in found.moved["corpus"])
    told = run(["compare", "--check", "r.json"])
    assert told.return_value == 1
    assert told.stdout.startswith("texts/b.xml: was added since\n")


def test_what_moves_is_told_in_twenty_lines_and_in_full_where_one_asks(repository, tmp_path, monkeypatch):
    text = (repository / "tei/chabad/intimacy.xml").read_text(encoding="utf-8")
    (tmp_path / "a.xml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke
    run(yichud, ["compare", "a.xml", "-o", "r.json"])
    (tmp_path / "a.xml").write_text(text.replace(' ref="c:zivug"', ' ref="c:yichud"'), encoding="utf-8")
    short = run(yichud, ["compare", "--check", "r.json"])
    full = run(yichud, ["compare", "--check", "r.json", "--all"])
    lines, every = short.stdout.splitlines(), full.stdout.splitlines()
    assert len(lines) <= 20 < len(every)
    assert lines[0] == every[0] == "a.xml: changed since"
    assert "--all prints every one" in short.stderr
    assert sum(line.startswith("concepts: ") for line in lines) == 1
    first = next(line for line in lines if line.startswith("concepts: "))
    assert first.partition("the first ")[2] in " ".join(every)


def test_a_report_says_how_to_cite_it(real):
    text = compare.render(real, "md").decode().replace("\\", "")
    assert f"Yichud editors (2026). {real.title}. Comparison report {real.id}" in text
    assert "@misc" in text
    assert '"type": "report"' in text
    held = json.loads(compare.render(real, "json"))
    abstract = [b.text for b in real.section("abstract").blocks if isinstance(b, Prose)]
    assert (held["id"], held["title"], held["abstract"]) == (real.id, real.title, abstract)
    assert held["citation"]["bibtex"] in text
    assert held["citation"]["csl"][0]["number"] == real.id
    assert {s["key"]: s["text"] for s in held["sections"]}["abstract"] == abstract
    files = compare.drawn(real, "csv")
    called = dict(csv.reader(io.StringIO(files["report.csv"].decode())))
    assert called["id"] == real.id
    assert called["citation"] == held["citation"]["text"]
    assert called["abstract"] == "\n".join(abstract)
    assert ["abstract", "1", abstract[0]] in list(csv.reader(io.StringIO(files["text.csv"].decode())))


def test_its_date_is_that_of_the_newest_text_or_the_one_that_is_given(repository, monkeypatch):
    paths, question = [repository / "tei" / "ashlag"], compare.Question(sections=("corpus",))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    made = compare.compare(paths, question, command="")
    assert made.cited.date == made.table("corpus").column("changed")[0]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    dated = compare.compare(paths, question, command="")
    assert (dated.cited.date, dated.id) == ("2020-09-13", made.id)
    metadata = PdfReader(io.BytesIO(compare.render(dated, "pdf"))).metadata
    assert metadata is not None
    assert (str(metadata["/CreationDate"])[:10], metadata.author) == ("D:20200913", "Yichud editors")


def test_on_paper_each_sentence_number_leads_to_its_words_and_hashes_are_copied_as_they_are(real):
    reader = PdfReader(io.BytesIO(compare.render(real, "pdf")))
    links = [a.get_object() for p in reader.pages for a in p.get("/Annots", ())]
    led = {str(link["/Dest"]) for link in links if "/Dest" in link}
    stated = {i for cell in real.table("treatment").column("passages") for i in str(cell or "").split()}
    assert len(led) >= len(stated) > 50
    text = "".join(p.extract_text() for p in reader.pages)
    assert not re.search("[\u200b-\u200f\u2060\ufeff]", text)
    assert all(i.sha256 in text for i in real.inputs)


def test_a_notebook_gets_the_same_tables_and_no_mark_up(repository):
    found = toolkit.compare(repository / "tei", topics=["inclusion"], sections=["keyness"])
    assert found.tables["keyness"].names[:3] == ("level", "item", "group")
    assert "<script" not in found.tables["keyness"]._repr_html_()
    evil = Table("t", "<b>", (Column("<i>", "text", "x"),), (("<script>",),))
    assert "<script>" not in evil._repr_html_()
    assert "<i>" not in evil._repr_html_()
    assert found._repr_html_().startswith("<p>")


def test_the_command_says_nothing_that_it_does_not_mean(repository, tmp_path):
    import subprocess
    import sys

    made = subprocess.run(
        [
            sys.executable,
            "-c",
            "from toolkit.cli import main; main(['compare', 'tei', '-o', r'"
            + str(tmp_path / "r.json")
            + "', '-q'])",
        ],
        cwd=repository,
        capture_output=True,
        text=True,
        check=True,
    )
    assert made.stderr == made.stdout == ""


def test_a_report_is_given_back_as_it_was_drawn_without_being_arranged_and_a_change_makes_it_anew(
    repository, tmp_path, monkeypatch
):
    import shutil

    from toolkit.workflows import _assembling

    monkeypatch.setenv("YICHUD_CACHE", str(tmp_path / "cache"))
    source = tmp_path / "tei"
    shutil.copytree(repository / "tei/ashlag", source)
    given = {"command": "yichud compare tei", "annotations": repository / "annotations"}

    def page():
        return compare.render(compare.compare([source], compare.Question(), **given), "html")

    first = page()
    with monkeypatch.context() as patched:
        patched.setattr(_assembling, "_arranged", lambda *_: iter(()))
        assert page() == first
    (kept,) = (tmp_path / "cache/drawn").iterdir()
    kept.write_bytes(kept.read_bytes()[:-9])
    assert page() == first
    file = next(source.glob("*.xml"))
    file.write_text(file.read_text(encoding="utf-8").replace("Masach", "Masakh", 1), encoding="utf-8")
    assert page() != first
    assert len(list((tmp_path / "cache/drawn").iterdir())) == 2
    other = compare.compare([source], compare.Question(), command="another", annotations=given["annotations"])
    assert b"another" in compare.render(other, "html")
