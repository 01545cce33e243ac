"""An edition of the restatements as a reader, an editor and an attacker meet it, without a browser."""

from __future__ import annotations

import base64
import gc
import hashlib
import json
import re
import tracemalloc
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from toolkit.editions.mentions import mentions
from toolkit.ground.errors import ConflictError, InputError, UsageError
from toolkit.tei.reader import read_file
from toolkit.workflows import edition
from toolkit.workflows.decide import Wish, decide_files

HOSTILE = [
    '"><script>alert(1)</script>',
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "java\tscript:alert(1)",
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "<svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "data:text/html,<script>alert(1)</script>",
    "\u2028</script><script>alert(1)//",
]
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    """What a page holds: elements with their attributes, ids, text, and what stands in style and script elements."""

    def __init__(self, data: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.inline: list[tuple[str, str]] = []
        self._open = ""
        self.feed(data)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, {k: v or "" for k, v in attrs}))
        self._open = tag if tag in {"style", "script"} else self._open
        if self._open == tag:
            self.inline.append((tag, ""))

    def handle_endtag(self, tag):
        self._open = "" if tag == self._open else self._open

    def handle_data(self, data):
        if self._open:
            tag, held = self.inline[-1]
            self.inline[-1] = (tag, held + data)
        else:
            self.words.append(data)

    def all(self, attribute, tag=""):
        return [a[attribute] for t, a in self.elements if attribute in a and (not tag or t == tag)]


def pages(folder):
    return {p.name: Page(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.html"))}


@pytest.fixture(scope="module")
def made(repository, tmp_path_factory):
    folder = tmp_path_factory.mktemp("edition") / "site"
    edition.make_edition([repository / "tei"], folder, command="yichud edition tei")
    return folder


@pytest.fixture(scope="module")
def site(made):
    return pages(made)


@pytest.fixture(scope="module")
def texts(repository):
    return [read_file(p) for p in sorted((repository / "tei").glob("*/*.xml"))]


def reading(site, text):
    return site[f"text.{text.id}.html"]


def squeezed(words):
    return re.sub(r"\s+", "", "".join(words))


def test_nothing_of_a_text_is_lost(site, texts):
    for text in texts:
        page = reading(site, text)
        shown = squeezed(page.words)
        for passage in text.passages:
            for sentence in passage.span.of(text.characters).split("\n"):
                for word in sentence.split():
                    assert squeezed(word) in shown, (text.id, word)
        ids = set(page.all("id"))
        assert {f"mark-{m.mark}" for m in mentions(text)} | {
            s.get("xml:id") for s in text.sentences
        } <= ids | {f"mark-{m.mark}" for m in mentions(text) if m.kind == "work"}
        terms = [a for t, a in page.elements if "term" in a.get("class", "").split()]
        assert len(terms) == sum(m.name in {"term", "rs"} for m in text.marks)
        assert sum(a.get("class") == "note" for t, a in page.elements if t == "aside") == len(
            text.named("note")
        )
        claims = [a for t, a in page.elements if "claim" in a.get("class", "").split()]
        assert len(claims) == sum(c.counts for c in text.claims)
        assert sum(a.get("class") == "bibl" for _, a in page.elements) == len(text.named("bibl"))


def test_every_link_leads_somewhere_and_no_id_is_there_twice(made, site):
    for name, page in site.items():
        ids = Counter(page.all("id"))
        assert [i for i, n in ids.items() if n > 1] == [], name
        for href in page.all("href", "a"):
            file, _, fragment = href.partition("#")
            if href.startswith("https://"):
                continue
            target = site.get(file or name)
            assert target is not None or (made / file).is_file(), (name, href)
            if fragment and target is not None:
                assert fragment in target.all("id"), (name, href)


def test_a_page_admits_its_own_style_and_scripts_by_hash_and_asks_for_nothing(site):
    for name, page in site.items():
        [policy] = [
            a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy"
        ]
        for tag, content in page.inline:
            digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy, (name, tag)
        assert "default-src 'none'" in policy
        assert "base-uri 'none'" in policy
        assert page.all("style") == page.all("src") == []
        assert {t for t, _ in page.elements} & {"link", "img", "iframe", "object", "embed", "base"} == set()


def test_headings_are_in_order_and_there_is_one_title(site):
    for name, page in site.items():
        levels = [int(t[1]) for t, _ in page.elements if re.fullmatch("h[1-6]", t)]
        assert levels.count(1) == 1, name
        assert all(b - a <= 1 for a, b in pairwise(levels)), name


def test_every_hebrew_word_has_its_language_and_direction(site):
    for page in site.values():
        for _, a in page.elements:
            if a.get("lang") in {"he", "arc"}:
                assert a.get("dir") == "rtl"


def test_every_spelling_leads_to_its_headword(site):
    words = " ".join(" ".join(site["glossary.html"].words).split())
    assert "Sefiros see Sefirot" in words
    assert "Atzilus see Atzilut" in words
    assert "סְפִירוֹת" in words


def test_a_page_knows_the_other_spellings_of_its_terms_and_keeps_their_number(made):
    pages = [p.read_text(encoding="utf-8") for p in made.glob("text.*.html")]
    cards = [json.loads(c) for p in pages for c in re.findall(r"yichudTerms=(.*?);</script>", p, re.DOTALL)]
    spelt = {form: s for page in cards for c in page.values() for form, s in c["spellings"].items()}
    assert spelt["Atzilus"] == {"israeli": "Atzilut", "ashkenazi": "Atzilus", "hebrew": "אֲצִילוּת"}
    assert spelt["Partzufim"]["hebrew"] == "פַּרְצוּפִים"


def test_the_same_texts_give_the_same_bytes_and_nothing_is_made_again(repository, made, tmp_path):
    again = tmp_path / "again"
    edition.make_edition([repository / "tei"], again, command="yichud edition tei")
    files = sorted(p.relative_to(made) for p in made.rglob("*") if p.is_file())
    assert files == sorted(p.relative_to(again) for p in again.rglob("*") if p.is_file())
    assert all((made / f).read_bytes() == (again / f).read_bytes() for f in files)
    assert edition.make_edition([repository / "tei"], again, command="yichud edition tei").unchanged


def test_only_changed_texts_are_made_again(repository, tmp_path):
    import shutil

    source, target, fresh = tmp_path / "tei", tmp_path / "site", tmp_path / "fresh"
    shutil.copytree(repository / "tei", source)
    given = {"annotations": repository / "annotations", "command": "yichud edition"}

    def make(where):
        return edition.make_edition([source], where, **given)

    assert make(target).taken == 0
    file = source / "laitman/two-worlds.xml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("Our world consists", "This world consists"),
        encoding="utf-8",
    )
    again = make(target)
    assert (again.taken, again.unchanged) == (4, False)
    make(fresh)
    differing = [
        p.name for p in fresh.iterdir() if p.is_file() and p.read_bytes() != (target / p.name).read_bytes()
    ]
    assert differing == []
    page = target / "text.laitman-daily-page-restated.html"
    page.write_text("spoilt")
    file.write_text(file.read_text(encoding="utf-8").replace("This world", "The world"), encoding="utf-8")
    assert make(target).taken == 3
    assert "spoilt" not in page.read_text(encoding="utf-8")


def test_many_texts_stand_below_each_other_and_none_is_lost(repository, tmp_path):
    said = (repository / "tei/laitman/two-worlds.xml").read_text(encoding="utf-8")
    (tmp_path / "tei").mkdir()
    for n in range(20):
        file = tmp_path / f"tei/t{n}.xml"
        file.write_text(said.replace('"laitman-two-worlds-restated"', f'"t{n}"', 1), encoding="utf-8")
    edition.make_edition([tmp_path / "tei"], tmp_path / "site", annotations=repository / "annotations")
    claims, side = (pages(tmp_path / "site")[f"{name}.html"] for name in ("claims", "parallels"))
    assert claims.all("data-text", "th") == side.all("data-text", "th") == []
    assert (
        set(claims.all("data-text", "td")) == set(side.all("data-text", "td")) == {f"t{n}" for n in range(20)}
    )
    assert '"more":11' in (tmp_path / "site/text.t19.html").read_text(encoding="utf-8")


def test_what_is_held_of_a_text_is_small(repository, tmp_path):
    said = (repository / "tei/laitman/two-worlds.xml").read_text(encoding="utf-8")
    held = []

    def watched(things, what):
        yield from things
        if what == "making":
            gc.collect()
            ours = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, "*/toolkit/*")])
            held.append(sum(trace.size for trace in ours.traces))

    tracemalloc.start()
    try:
        for texts in (1, 3, 9):  # the first for what one run keeps for the next
            (source := tmp_path / f"tei{texts}").mkdir()
            for n in range(texts):
                file = source / f"t{n}.xml"
                file.write_text(said.replace('"laitman-two-worlds-restated"', f'"t{n}"', 1), encoding="utf-8")
            given = {"annotations": repository / "annotations", "progress": watched}
            edition.make_edition([source], tmp_path / f"site{texts}", **given)
    finally:
        tracemalloc.stop()
    growth = (held[2] - held[1]) / 6
    assert growth < 2 * len(said)  # the whole text and what it names take twelve times its file


def test_a_folder_that_is_no_edition_is_left_alone_unless_one_insists(repository, tmp_path):
    target = tmp_path / "mine"
    target.mkdir()
    (target / "letter.txt").write_text("mine")
    with pytest.raises(ConflictError, match="is no edition"):
        edition.make_edition([repository / "tei"], target)
    assert [p.name for p in target.iterdir()] == ["letter.txt"]
    edition.make_edition([repository / "tei"], target, force=True)
    assert (target / "index.html").is_file()


def test_an_interrupted_run_leaves_the_former_edition_whole(repository, tmp_path, monkeypatch):
    from toolkit.editions import html

    target = tmp_path / "site"
    edition.make_edition([repository / "tei/ashlag"], target)
    before = {p: p.read_bytes() for p in target.rglob("*") if p.is_file()}

    def broken(made_edition, folder, *_):
        (folder / "index.html").write_text("half")
        raise KeyboardInterrupt

    monkeypatch.setattr(html, "make", broken)
    with pytest.raises(KeyboardInterrupt):
        edition.make_edition([repository / "tei"], target)
    assert {p: p.read_bytes() for p in target.rglob("*") if p.is_file()} == before
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_text_that_is_not_valid_stops_everything_before_anything_is_written(repository, tmp_path, make_tei):
    (tmp_path / "good.xml").write_bytes((repository / "tei/ashlag/raising-man.xml").read_bytes())
    (tmp_path / "bad.xml").write_bytes(
        make_tei("bad", ["One."]).replace(b"<p>", b"<paragraph>").replace(b"</p>", b"</paragraph>")
    )
    with pytest.raises(InputError) as caught:
        edition.make_edition([tmp_path], tmp_path / "site", annotations=repository / "annotations")
    assert {f.path.rpartition("/")[2] for f in caught.value.findings} == {"bad.xml", "good.xml"} - {
        "good.xml"
    } or caught.value.findings
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("settings", ["title = 1", "colour = 'red'", "texts = 'one'", "title ="])
def test_an_edition_file_that_is_wrong_says_what_is_wrong(settings, repository, tmp_path):
    file = tmp_path / "edition.toml"
    file.write_text(settings)
    with pytest.raises(InputError, match=r"D0[123]"):
        edition.make_edition([repository / "tei"], tmp_path / "site", settings=file)


def test_an_edition_file_sets_the_title_page_and_the_order(repository, tmp_path):
    file = tmp_path / "edition.toml"
    file.write_text(
        'title = "On Joining"\nsubtitle = "Two texts"\neditors = ["A. Editor"]\npreface = ["First.", "Second."]\n'
        'texts = ["laitman-two-worlds-restated", "chabad-intimacy-restated"]\n'
    )
    edition.make_edition([repository / "tei"], tmp_path / "site", settings=file)
    page = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert "<h1>On Joining</h1>" in page
    assert page.index("Two opposite worlds") < page.index("Intimacy among")
    assert "raising-man" not in page
    file.write_text('texts = ["nobody"]')
    with pytest.raises(UsageError, match="names texts that are not there"):
        edition.make_edition([repository / "tei"], tmp_path / "site", settings=file)


@pytest.fixture
def suggesting(repository, tmp_path):
    from toolkit.workflows import encode

    source = tmp_path / "new.txt"
    source.write_text("On joining\n\nThe Sefiros of Atzilus know a Zivug, and a Yichud.\n", encoding="utf-8")
    encode.encode(
        [source],
        tmp_path / "tei",
        annotations=repository / "annotations",
        particulars=encode.Particulars(tradition="chabad"),
    )
    return tmp_path / "tei"


def test_a_suggestion_is_shown_as_one_or_left_out(suggesting, repository, tmp_path):
    shown, decided = tmp_path / "shown", tmp_path / "decided"
    edition.make_edition([suggesting], shown, annotations=repository / "annotations")
    edition.make_edition(
        [suggesting], decided, annotations=repository / "annotations", options={"only": "decided"}
    )
    [page] = [p for n, p in pages(shown).items() if n.startswith("text.")]
    marked = [a for _, a in page.elements if a.get("class") == "suggested concept"]
    assert len(marked) == 4
    assert all("not decided" in a["title"] for a in marked)
    assert {"glossary.html#sefirot", "glossary.html#zivug"} <= set(page.all("href", "a"))
    assert "1.1 ?" in " ".join(pages(shown)["glossary.html"].words)
    [page] = [p for n, p in pages(decided).items() if n.startswith("text.")]
    assert [a for _, a in page.elements if a.get("class") == "suggested concept"] == []
    assert "Sefiros" in " ".join(page.words)
    assert "glossary.html" not in pages(decided)


def test_an_accepted_suggestion_is_a_term_and_a_rejected_one_is_plain_text(suggesting, repository, tmp_path):
    wish = Wish(accept=("sefirot,atzilut",), reject=("zivug,yichud",), by="R. Reader", when="2026-01-15")
    decide_files([suggesting], wish, annotations=repository / "annotations")
    for name, options in (("all", {}), ("decided", {"only": "decided"})):
        edition.make_edition(
            [suggesting], tmp_path / name, annotations=repository / "annotations", options=options
        )
        [page] = [p for n, p in pages(tmp_path / name).items() if n.startswith("text.")]
        assert [a for _, a in page.elements if a.get("class") == "suggested concept"] == []
        assert {"glossary.html#sefirot", "glossary.html#atzilut"} <= set(page.all("href", "a"))
        assert "glossary.html#zivug" not in set(page.all("href", "a"))


def test_a_suggestion_that_crosses_an_element_harms_nothing(suggesting, repository, tmp_path):
    [file] = suggesting.glob("*.xml")
    said = file.read_text(encoding="utf-8")
    file.write_text(said.replace("Zivug, and", 'Zi<hi rend="italic">vug, and</hi>'), encoding="utf-8")
    edition.make_edition([suggesting], tmp_path / "site", annotations=repository / "annotations")
    [page] = [p for n, p in pages(tmp_path / "site").items() if n.startswith("text.")]
    assert len([a for _, a in page.elements if a.get("class") == "suggested concept"]) == 3
    assert "Zivug, and a Yichud" in " ".join(" ".join(page.words).split()).replace("Zi vug", "Zivug")


@pytest.mark.parametrize("payload", HOSTILE)
def test_what_a_text_says_is_never_mark_up_of_the_page(payload, repository, tmp_path, monkeypatch):
    from xml.sax.saxutils import escape, quoteattr

    source = (repository / "tei/chabad/intimacy.xml").read_text(encoding="utf-8")
    hostile = (
        source.replace("<title>Intimacy among", f"<title>{escape(payload)} Intimacy among", 1)
        .replace("Human <term", f"{escape(payload)} <term", 1)
        .replace('rend="', f'rend={quoteattr(payload)} n="', 1)
        .replace('<div type="article"', f'<div type="article" n={quoteattr(payload)}', 1)
        .replace('<note type="statement">', f'<note type="statement">{escape(payload)} ', 1)
        .replace('ref="c:zivug"', f"ref={quoteattr('c:' + payload)}", 1)
    )
    (tmp_path / "hostile.xml").write_text(hostile, encoding="utf-8")
    monkeypatch.setattr(edition, "check", lambda *_: ())  # even if it passed the check
    edition.make_edition(
        [tmp_path / "hostile.xml"],
        tmp_path / "site",
        annotations=repository / "annotations",
        command=f"yichud edition {payload}",
    )
    for page in pages(tmp_path / "site").values():
        assert all(not k.startswith("on") for _, a in page.elements for k in a)
        assert all(
            not re.sub(r"\s", "", h).lower().startswith(("javascript:", "data:")) for h in page.all("href")
        )
        assert [t for t, _ in page.elements].count("script") <= 2
        assert {"svg", "img"} & {t for t, _ in page.elements} == set()
        [policy] = [
            a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy"
        ]
        for _, content in page.inline:
            assert base64.b64encode(hashlib.sha256(content.encode()).digest()).decode() in policy


def test_the_originals_make_an_edition_too(originals, repository, tmp_path):
    from toolkit.workflows import encode

    encode.encode(sorted(originals.glob("*.txt")), tmp_path / "tei", annotations=repository / "annotations")
    edition.make_edition([tmp_path / "tei"], tmp_path / "site", annotations=repository / "annotations")
    assert len(list((tmp_path / "site").glob("text.*.html"))) == 5


BARE = (
    """<text><body><div><p><seg type="sentence" xml:id="s1">A plain sentence.</seg></p></div></body></text>"""
)


@pytest.fixture
def bare(repository, tmp_path):
    """A text of which nothing but its sentences is encoded."""
    said = (repository / "tei/laitman/two-worlds.xml").read_text(encoding="utf-8")
    said = re.sub(
        "<text>.*</text>", BARE, re.sub("<standOff>.*</standOff>", "", said, flags=re.DOTALL), flags=re.DOTALL
    )
    (tmp_path / "bare.xml").write_text(said, encoding="utf-8")
    return tmp_path / "bare.xml"


def test_there_is_no_page_without_content_and_no_way_to_one(bare, repository, tmp_path):
    edition.make_edition([bare], tmp_path / "site", annotations=repository / "annotations")
    site = pages(tmp_path / "site")
    assert set(site) == {"index.html", "about.html", "search.html", "text.laitman-two-worlds-restated.html"}
    for name, page in site.items():
        ways = {a["href"].partition("#")[0] for tag, a in page.elements if tag == "a"} - {""}
        assert {w for w in ways if w.endswith(".html")} <= set(site), name
    said = " ".join("".join(site["about.html"].words).split())
    assert "No citations are encoded in these texts." in said
    assert "No claims are annotated in these texts." in said


def test_a_text_by_itself_is_not_set_beside_others(repository, tmp_path):
    edition.make_edition(
        [repository / "tei/chabad/intimacy.xml"], tmp_path / "site", annotations=repository / "annotations"
    )
    site = pages(tmp_path / "site")
    assert "claims.html" in site
    assert "parallels.html" not in site
    assert not [a for _, a in site["claims.html"].elements if a.get("class") == "chooser"]


def test_a_page_is_made_again_where_a_way_in_its_head_is_new(bare, repository, tmp_path):
    given = {"annotations": repository / "annotations"}
    edition.make_edition([bare], tmp_path / "site", **given)
    both = [bare, repository / "tei/chabad/intimacy.xml"]
    assert edition.make_edition(both, tmp_path / "site", **given).taken == 0
    page = (tmp_path / "site/text.laitman-two-worlds-restated.html").read_text(encoding="utf-8")
    assert 'href="works.html"' in page


CITING = """<text><body><div><p><seg type="sentence" xml:id="s1">The <term type="english" ref="c:or">light</term> is one
light (<bibl corresp="c:w.unknown"><title>Zechariah</title> <citedRange unit="verse" from="14:9">14:9</citedRange></bibl>), the
<term type="english" ref="c:or">light</term> of <bibl corresp="c:w.unknown">an old book</bibl>.</seg></p>
<p><seg type="sentence" xml:id="s2">A <term type="english" ref="c:or">light</term>.</seg></p></div></body></text>"""


@pytest.fixture
def citing(bare, repository, tmp_path):
    """The pages of a text that cites works which are not known and names one thing in English again and again."""
    bare.write_text(bare.read_text(encoding="utf-8").replace(BARE, CITING), encoding="utf-8")
    edition.make_edition([bare], tmp_path / "site", annotations=repository / "annotations")
    return pages(tmp_path / "site")


def test_a_work_that_is_not_known_goes_by_the_words_of_the_text(citing):
    works, reading_page = citing["works.html"], citing["text.laitman-two-worlds-restated.html"]
    said = " ".join("".join(works.words).split())
    assert "Zechariah" in said
    assert "verse 14:9:" in said
    assert "an old book" in said
    assert "Unknown work" not in said
    ways = {w.partition("#")[2] for w in reading_page.all("href") if w.startswith("works.html#")}
    assert len(ways) == 2
    assert ways <= set(works.all("id"))


def test_an_english_term_is_marked_once_a_paragraph(citing):
    page = citing["text.laitman-two-worlds-restated.html"]
    assert [a["class"] for _, a in page.elements if a.get("class", "").startswith("term english")] == [
        "term english",
        "term english again",
        "term english",
    ]


def test_other_titles_lead_to_a_work_and_places_stand_in_the_order_of_their_numbers(site):
    said = " ".join("".join(site["works.html"].words).split())
    assert "Or Hatorah Bereishissee Or Hatorah, Bereishis" in said
    assert said.index("page 220:") < said.index("page 1576:")
