"""The search in a browser: any spelling, any script, with its reason, and the way to the words."""

from __future__ import annotations

import re

import pytest

from toolkit.workflows import edition

TEXT = """<text><body><div>
<p><seg type="sentence" xml:id="s1">The well is deep.</seg> <seg type="sentence" xml:id="s2">Nobody fills the
<choice><sic>bukcet</sic><corr>bucket</corr></choice><note place="foot" n="1">Thus in the print, p. 220.</note>.</seg></p>
<p><seg type="sentence" xml:id="s3">Of the well a word says more: <foreign xml:lang="he">בָּאָרֶץ</foreign>, <foreign xml:lang="he">הָאָרֶץ</foreign>.</seg></p>
<p><seg type="sentence" xml:id="s4">A half-empty bucket is a half.</seg></p>
</div></body></text>"""


@pytest.fixture(scope="module")
def small(repository, tmp_path_factory):
    """The edition of a text that was made up for the search."""
    folder = tmp_path_factory.mktemp("small")
    said = (repository / "tei/chabad/intimacy.xml").read_text(encoding="utf-8")
    for old, new in {
        "<text>.*</text>": TEXT,
        "<standOff>.*</standOff>": "",
        "<langUsage>": '<langUsage><language ident="he">Hebrew</language>',
    }.items():
        said = re.sub(old, new, said, flags=re.DOTALL)
    (folder / "small.xml").write_text(said, encoding="utf-8")
    edition.make_edition([folder / "small.xml"], folder / "site", annotations=repository / "annotations")
    return folder / "site"


def found(page, typed):
    """Type something, and return the label, the marked words and the reason of every place."""
    page.fill("#query", typed)
    return [
        (
            hit.locator("a").inner_text(),
            hit.locator("mark").all_inner_texts(),
            hit.locator(".why").inner_text(),
        )
        for hit in page.locator("#results p").all()
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("deep well", [("1.1", ["well", "deep"], "the very words")]),
        (
            "deep nobody",
            [
                ("1.1", ["deep"], "the very words; all in one paragraph"),
                ("1.2", ["Nobody"], "the very words; all in one paragraph"),
            ],
        ),
        ('"well is"', [("1.1", ["well", "is"], "the very words")]),
        ('"is well"', []),
        ("“the well” deep", [("1.1", ["The", "well", "deep"], "the very words")]),
        ("p. 220", [("n. 1", ["p", "220"], "the very words")]),
        ("bukcet", [("1.2", ["bukcet"], "the very words")]),
        ("bucket nobody", [("1.2", ["Nobody"], "as an editor reads it; the very words")]),
        ("empty", [("3.1", ["half-empty"], "the very words")]),
        ("halfempty", [("3.1", ["half-empty"], "the very words")]),
        ("nobod", [("1.2", ["Nobody"], "within a word")]),
        ("ארץ", [("2.1", ["בָּאָרֶץ", "הָאָרֶץ"], "with a prefix")]),
        ("וארץ", [("2.1", ["בָּאָרֶץ", "הָאָרֶץ"], "without its prefix")]),
        ("restatement", [("title", ["restatement"], "the very words")]),
        ("deep halfempty", []),
    ],
)
def test_words_are_found_together_phrases_as_they_stand(opened, small, typed, expected):
    assert found(opened().go(small / "search.html"), typed) == expected


@pytest.mark.parametrize(
    ("typed", "label", "why"),
    [
        ("Tanya", "n. 1", "the very words"),
        ("Holding to the Goal", "heading", "the very words"),
        ("inclusion", "2.4", "English for Hitkalelut"),
        ("mating", "2.1", "English for Zivug"),
        ("souls angels", "1.4", "the very words"),
        ("zivug yesod", "2.2", "a form of Zivug"),
        ("kabbala", "9.2", "within a word"),
    ],
)
def test_what_an_editor_looked_for_in_vain_is_found(opened, site, typed, label, why):
    hits = found(opened().go(site / "search.html"), typed)
    assert [w for at, _, w in hits if at == label and why in w], hits
    assert not [w for _, _, w in hits if "consonants" in w]


def test_consonants_are_compared_where_nothing_else_is_found(opened, site):
    hits = found(opened().go(site / "search.html"), "mazach")
    assert hits
    assert {why for _, _, why in hits} == {"the same consonants as Masach"}


def test_the_examples_of_the_page_are_true(opened, site):
    page = opened().go(site / "search.html")
    name, other, hebrew, english = page.locator(".lead [data-q]").evaluate_all(
        "all => all.map((e) => e.dataset.q)"
    )
    meant = page.locator(".lead i").last.inner_text()
    one = {label for label, _, why in found(page, name) if f"a form of {name}" in why}
    assert one
    for typed in (other, hebrew):
        assert one == {label for label, _, why in found(page, typed) if f"a form of {name}" in why}
    assert any(meant in marked and f"English for {meant}" in why for _, marked, why in found(page, english))


@pytest.mark.parametrize(
    "typed", ["Sefiros", "sefirot", "SEFIROT", "sephiroth", "ספירות", "סְפִירוֹת", "sĕfīrōṯ"]
)
def test_every_spelling_finds_the_same_places(opened, site, typed):
    page = opened().go(site / "search.html")
    term = "a form of Sefirot"
    places = [label for label, _, why in found(page, "Sefirot") if term in why]
    assert places
    assert [label for label, _, why in found(page, typed) if term in why] == places


@pytest.mark.parametrize("at", ["1.1", "heading", "n. 1"])
def test_a_hit_leads_to_its_words(opened, expect, site, at):
    page = opened().go(site / "search.html", "?q=" + ("tanya" if at == "n. 1" else "intimacy"))
    hit = page.locator("#results p").filter(has=page.get_by_role("link", name=at, exact=True)).first
    words = hit.locator("span").first.inner_text().split()
    hit.locator("a").click()
    expect(page.locator(":target")).to_contain_text(" ".join(words[:4]))


def test_the_query_stands_in_the_address_and_nothing_found_is_said(opened, expect, site):
    page = opened().go(site / "search.html")
    page.fill("#query", "qqqqq")
    expect(page.locator(".status")).to_have_text("Nothing found.")
    expect(page).to_have_url(re.compile("q=qqqqq"))


def test_the_page_folds_as_the_recogniser_does(opened, site, repository):
    from toolkit.editions.html.pages.search import _plain
    from toolkit.tei.vocabulary import read_vocabulary
    from toolkit.vocabulary.folding import key
    from toolkit.vocabulary.names import names_of
    from toolkit.vocabulary.spelling import conventions

    names = names_of(read_vocabulary(repository / "annotations"))
    hebrew = {n.form for n in names if n.form and not n.form.isascii() and " " not in n.form}
    forms = sorted({f for h in hebrew for c in conventions().values() for f in c.forms(h, limit=12)} | hebrew)
    forms += [f.title() for f in forms[:500]] + [
        "Ba'al  HaSulam",
        "or-ḥozer",
        "ʿEṣ ḥayyim",
        "ﬁ",
        "İ",
        "ß",
        "",
    ]
    assert len(forms) > 3_000
    page = opened().go(site / "search.html")
    plain = page.evaluate("all => all.map(window.yichud.folded.plain)", forms)
    assert [(f, p) for f, p in zip(forms, plain, strict=True) if p != _plain(f)] == []
    latin = [p for p in plain if p.isascii()]
    assert page.evaluate("all => all.map(window.yichud.folded.key)", latin) == [key(p) for p in latin]
