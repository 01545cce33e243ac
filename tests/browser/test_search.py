"""The search in a browser: any spelling, any script, with its reason, and the way to the words."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "typed", ["Sefiros", "sefirot", "SEFIROT", "sephiroth", "ספירות", "סְפִירוֹת", "sĕfīrōṯ"]
)
def test_every_spelling_finds_the_same_places(opened, site, typed):
    page = opened().go(site / "search.html")
    page.fill("#query", typed)
    found = page.locator("#results p a").evaluate_all("all => all.map((a) => a.getAttribute('href'))")
    page.fill("#query", "Sefirot")
    assert found == page.locator("#results p a").evaluate_all("all => all.map((a) => a.getAttribute('href'))")
    assert found


def test_a_hit_says_why_and_leads_to_its_sentence(opened, site):
    page = opened().go(site / "search.html", "?q=ספירות")
    hit = page.locator("#results p").first
    assert "Sefirot" in hit.locator(".why").inner_text()
    words = hit.locator("span").first.inner_text().split()
    hit.locator("a").click()
    assert " ".join(words[:4]) in " ".join(page.locator(".sentence:target").inner_text().split())


def test_the_query_stands_in_the_address_and_nothing_found_is_said(opened, site):
    page = opened().go(site / "search.html")
    page.fill("#query", "qqqqq")
    assert page.locator(".status").inner_text() == "Nothing found."
    assert "q=qqqqq" in page.url


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
