"""The evidence ledger in every format: wherever a report names a sentence or a passage, its words stand there.

Some sections cite sentences, others (reuse, parallels, words near a concept) whole passages that hold the same sentences.
"""

import io
import json
import re
from html.parser import HTMLParser

import pytest
from pypdf import PdfReader

from toolkit.rendering.anchors import anchor
from toolkit.workflows import compare
from toolkit.workflows.encode import encode

VOID = {"meta", "path", "circle", "rect"}
CLAIM = "topic.unification asp.mechanism pol.asserted std.own"


class Elements(HTMLParser):
    """Collects the text of every element that has an id, but for numbers, names and ways back."""

    def __init__(self, page):
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.texts: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            of = dict(attrs)
            self.open.append((of.get("id", ""), of.get("class") in {"number", "back"} or tag == "figcaption"))

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        self.open.pop()

    def handle_data(self, data):
        if any(aside for _, aside in self.open):
            return
        for name, _ in self.open:
            self.texts[name] = self.texts.get(name, "") + data


@pytest.fixture
def planted(tmp_path, repository, make_tei, monkeypatch):
    """Two texts that share a long run of words; one more without sentences, whose passage states a claim."""
    monkeypatch.setenv("YICHUD_CACHE", str(tmp_path / "cache"))
    zivug = '<term type="translit" ref="c:zivug" xml:lang="he-Latn-x-isr">Zivug</term>'
    shared = "and the river that leaves the garden at dawn carries seven boats of cedar to the quiet sea"
    texts = {
        "one": make_tei(
            "one",
            [f"This is {zivug}.", f"They say {shared}.", "It is told so.", f"A {zivug} again."],
            ["Nothing here."],
            claims=[("c1", "s1 s3", CLAIM, "accepted", "So it is.")],
        ),
        "two": make_tei(
            "two",
            [f"Of {zivug} we speak.", f"Once more {shared}.", "The end."],
            tradition="ashlag",
            claims=[("c1", "s3", CLAIM, "accepted", "It ends.")],
        ),
        "bare": make_tei("bare", f"Without a number there is {zivug}, {shared}.", tradition="laitman"),
    }
    for name, data in texts.items():
        (tmp_path / f"{name}.xml").write_bytes(data)
    return compare.compare(
        [tmp_path / f"{name}.xml" for name in texts],
        compare.Question(("unification",)),
        annotations=repository / "annotations",
        command="",
    )


def every_id_has_its_words(report):
    rows = report.table("evidence").records()
    assert rows
    quotes = {r["id"]: r["quote"] for r in rows}
    named = {
        i
        for s in report.sections
        for t in s.tables
        for column in ("passages", "passages_b")
        if column in t.names
        for cell in t.column(column)
        for i in str(cell or "").split()
    }
    assert named == set(quotes)
    assert all(quotes.values())
    in_page(report, rows)
    in_markdown(report, rows)
    in_print(report, rows)
    held = json.loads(compare.render(report, "json"))
    [table] = [t for s in held["sections"] for t in s["tables"] if t["key"] == "evidence"]
    assert {r["id"]: r["quote"] for r in table["rows"]} == quotes


def even(words):
    return " ".join(words.split())


def in_page(report, rows):
    texts = Elements(compare.render(report, "html").decode()).texts
    for r in rows:
        assert even(texts[anchor("at", r["text"], r["sentence"])]) == r["quote"]


def in_markdown(report, rows):
    made = re.sub(r"\\(.)", r"\1", compare.render(report, "md").decode())
    passages = dict(re.findall(r"^\*\*(\S+)\*\* \(.*\n\n> (.*)$", made, re.MULTILINE))
    for r in rows:
        whole = r["sentence"] == r["passage"]
        words = passages[f"{r['text']}#{r['passage']}"]
        words = words.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
        if whole:
            plain = re.sub(r"\*\*\[\S+\]\*\* | \*\([^()]*\)\*", "", words)
            assert even(plain) == r["quote"]
        else:
            assert f"**[{r['sentence']}]** {r['quote']}" in words


def in_print(report, rows):
    pages = PdfReader(io.BytesIO(compare.render(report, "pdf"))).pages
    made = re.sub(r"[\s\xad-]", "", "".join(p.extract_text() for p in pages))
    made = made[made.rindex("Thepassages") :]
    for r in rows:
        if r["sentence"] != r["passage"]:
            begins = re.sub(r"[\s\xad-]", "", r["quote"].partition(" ")[0])
            assert f"{r['sentence'].replace('-', '')}{begins}" in made


def test_sentences_keep_their_words_where_a_whole_passage_is_cited_too(planted):
    passages = {r["id"] for r in planted.table("evidence").records() if r["sentence"] == r["passage"]}
    assert len(passages) >= 3
    every_id_has_its_words(planted)


def test_a_claim_leads_back_from_each_of_its_sentences(planted):
    page = compare.render(planted, "html").decode().replace("\n", "")
    for name in ("one.s1", "one.s3", "two.s3"):
        after = page.partition(f'id="at.{name}"')[2].partition('<span class="back">')[2]
        assert ">c1</a>" in after.partition("</span></span>")[0]


def test_no_evidence_of_the_restatements_is_without_its_words(repository, tmp_path, monkeypatch):
    monkeypatch.setenv("YICHUD_CACHE", str(tmp_path))
    question = compare.Question(restatements=True)
    every_id_has_its_words(compare.compare([repository / "tei"], question, command=""))


@pytest.mark.originals
def test_no_evidence_of_the_originals_is_without_its_words(originals, repository, tmp_path, monkeypatch):
    monkeypatch.setenv("YICHUD_CACHE", str(tmp_path / "cache"))
    encode(sorted(originals.glob("*.txt")), tmp_path / "tei", annotations=repository / "annotations")
    every_id_has_its_words(
        compare.compare(
            [tmp_path / "tei"], compare.Question(), annotations=repository / "annotations", command=""
        )
    )
