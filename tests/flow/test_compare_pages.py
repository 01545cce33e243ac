"""The pages that `compare` draws: sound, closed to the outside, and safe whatever the texts hold."""

import base64
import hashlib
import itertools
import json
import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from toolkit.reports.blocks import Prose
from toolkit.workflows import compare

HOSTILE = [
    "<script>alert(1)</script>",
    "</style><script>alert(2)</script>",
    '"><img src=x onerror=alert(3)>',
    "' onmouseover='alert(4)",
    "{{ 7 * 7 }}{% raw %}",
    "a | b `c` [d](javascript:alert(5)) **e** # f",
    "<!-- comment -->",
    "\u202eright\u202c to left",
]
VOID = {"meta", "path", "circle", "rect"}


class Page(HTMLParser):
    """Collects what a page holds, and whether its elements close in the order in which they opened."""

    def __init__(self, data):
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.wrong: list[str] = []
        self.feed(data.decode("utf-8"))
        assert self.open == []
        assert self.wrong == []

    def handle_starttag(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs)
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data):
        self.text.append(data)

    def all(self, attribute):
        return [a[attribute] for _, a in self.elements if attribute in a]


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("YICHUD_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def report(tmp_path, repository, make_tei):
    """Two texts in all of whose fields something hostile stands."""
    from xml.sax.saxutils import escape

    for i, tradition in enumerate(("chabad", "<i>odd</i>")):
        nasty = HOSTILE[i:] + HOSTILE[:i]
        sentences = [
            f'{escape(h)} <term type="{kind}" ref="c:zivug" xml:lang="he">{escape(h)}</term>'
            for h, kind in zip(nasty, ["translit", "english", "hebrew", "acronym"] * 2, strict=True)
        ]
        claims = [
            (
                f"c{j}",
                f"s{j + 1}",
                "topic.unification asp.result pol.negated std.reported"
                if j % 2
                else "topic.unification asp.limit pol.asserted std.own",
                "accepted",
                h,
                f"p.{escape(h, {' ': '_'})}".replace(" ", "_"),
            )
            for j, h in enumerate(nasty)
        ]
        data = make_tei(
            f"t{i}",
            sentences,
            title=nasty[0],
            author=nasty[1],
            tradition="chabad" if i == 0 else escape(tradition),
            address="javascript:alert(6)" if i else "https://example.org/?a=1&b=2",
            claims=claims,
        )
        (tmp_path / f"t{i}.xml").write_bytes(data)
    return compare.compare(
        [tmp_path / "t0.xml", tmp_path / "t1.xml"],
        compare.Question(("unification",)),
        annotations=repository / "annotations",
        command=f"yichud compare {HOSTILE[2]}",
    )


@pytest.fixture
def real(repository):
    return compare.compare([repository / "tei"], compare.Question(), command="yichud compare tei")


@pytest.fixture(params=["report", "real"])
def page(request):
    return Page(compare.render(request.getfixturevalue(request.param), "html"))


def test_nothing_runs_but_the_one_script_and_nothing_is_asked_for(page):
    assert [a for tag, a in page.elements if tag == "script"] == [{}]
    assert {tag for tag, _ in page.elements}.isdisjoint(
        {
            "img",
            "iframe",
            "object",
            "embed",
            "link",
            "base",
            "form",
            "input",
            "video",
            "audio",
            "use",
            "image",
        }
    )
    assert [
        name
        for _, attributes in page.elements
        for name in attributes
        if name.startswith("on") or name in {"style", "src"}
    ] == []
    assert [h for h in page.all("href") if not re.match(r"#[A-Za-z0-9._-]+$|https://example\.org/", h)] == []


def test_the_policy_is_first_and_admits_the_one_style_and_the_one_script(report, repository):
    data = compare.render(report, "html").decode()
    page = Page(data.encode())
    assert [a.get("http-equiv") or a.get("charset") for t, a in page.elements if t == "meta"][:2] == [
        "utf-8",
        "Content-Security-Policy",
    ]
    policy = next(a["content"] for _, a in page.elements if "http-equiv" in a)
    [style] = re.findall(r"<style>(.*?)</style>", data, re.DOTALL)
    [script] = re.findall(r"<script>(.*?)</script>", data, re.DOTALL)
    assert script == (repository / "toolkit/reports/templates/report.js").read_text(encoding="utf-8")
    held = [base64.b64encode(hashlib.sha256(x.encode()).digest()).decode() for x in (style, script)]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{held[0]}'; script-src 'sha256-{held[1]}'; base-uri 'none'; form-action 'none'"
    )


def test_every_id_is_there_once_and_every_link_leads_to_one(page):
    ids = Counter(page.all("id"))
    assert [i for i, n in ids.items() if n > 1] == []
    assert [h for h in page.all("href") if h.startswith("#") and h[1:] not in ids] == []
    assert [r for a in ("aria-labelledby",) for r in page.all(a) if r not in ids] == []


def test_headings_are_in_order_and_the_page_has_its_landmarks(page):
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))
    assert {"header", "nav", "main", "footer"} <= {tag for tag, _ in page.elements}
    skip = next(a for t, a in page.elements if t == "a")
    assert skip["href"] == "#content"


def test_what_is_hostile_is_shown_as_text(report):
    page = Page(compare.render(report, "html"))
    shown = " ".join("".join(page.text).split())
    for words in HOSTILE:
        assert " ".join(words.split()) in shown


def test_every_claim_leads_to_its_sentences_and_back(real):
    page = Page(compare.render(real, "html"))
    links = Counter(h for h in page.all("href") if h.startswith("#claim."))
    claims = {i for i in page.all("id") if i.startswith("claim.")}
    made = [r for r in real.table("treatment").records() if r["claim"]]
    assert len(claims) == len(made)
    first = {(r["text"], r["claim"]) for r in made}
    assert len(set(links)) == len(first)


def test_markdown_holds_no_mark_up_of_the_texts_and_whole_rows(report):
    text = compare.render(report, "md").decode()
    assert "<" not in text
    assert "](javascript:" not in text.replace("\\]", "")
    assert "[javascript" not in text
    for table in re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE):
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(widths) == 1


def test_json_holds_the_words_as_they_are(report):
    value = json.loads(compare.render(report, "json"))
    statements = {
        r["statement"]
        for s in value["sections"]
        for t in s["tables"]
        if t["key"] == "treatment"
        for r in t["rows"]
    }
    assert {" ".join(h.split()) for h in HOSTILE} <= statements


def test_a_restatement_s_quotes_are_said_to_be_ours(real):
    text = compare.render(real, "md").decode()
    assert "The passages quoted from a restatement are therefore ours." in text
    assert text.count("This is a restatement: the words are the editors’.") == 5


def test_every_number_of_the_concepts_opens_the_sentences_that_it_counts(real):
    data = compare.render(real, "html").decode()
    section = re.findall(r'<section id="concepts".*?</section>', data, re.DOTALL)[0]
    linked = set(re.findall(r'href="#at\.([^"]+)"', section))
    quoted = {r["id"] for r in real.table("evidence").records() if r["quote"]}
    rows = [*real.table("concepts").records(), *real.table("synonyms").records()]
    assert rows
    for row in rows:
        ids = row["passages"].split()
        assert set(ids) <= quoted
        assert bool(ids) == bool(row["count"] or row["proposed"] or row.get("in_notes"))
        assert {i.replace("#", ".") for i in ids[:12]} <= linked
    assert re.search(r"<summary[^>]*>\d", section)
    assert not re.search(r'class="count"[^>]*>\s*</', section)


def test_every_number_of_claims_leads_to_its_cell(real):
    page = Page(compare.render(real, "html"))
    cells = Counter(
        (r["topic"], r["aspect"], r["group"]) for r in real.table("treatment").records() if r["claim"]
    )
    assert Counter(h for h in page.all("href") if h.startswith("#cell.")) == Counter(
        f"#cell.{'.'.join(cell)}" for cell in cells
    )
    text = compare.render(real, "md").decode()
    silent = "| Intimacy in the spiritual worlds | *not stated*"
    [line] = [x for x in text.splitlines() if x.startswith(silent) and x.endswith("| – |")]
    assert line.count("*not stated*") == 7


def test_a_negative_claim_is_not_negated_once_more(real):
    for name in ("html", "md"):
        text = compare.render(real, name).decode()
        assert "negative claim" in text
        assert not re.search(r"[Dd]enied\b", text)


def test_silence_about_a_concept_is_said_to_prove_nothing(real):
    page = compare.render(real, "html").decode()
    assert "which is no sign that the idea is absent" in page
    assert '<span class="none">0' not in page
    assert "English words are tagged only where they are technical" in page


def test_generated_sentences_have_typographic_marks(real):
    straight = [
        block.text
        for s in real.sections
        for block in s.blocks
        if isinstance(block, Prose) and "'" in block.text
    ]
    assert straight == []
