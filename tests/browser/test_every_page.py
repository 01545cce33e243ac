"""Every page of an edition: nothing wrong, nothing asked from outside, accessible, and no wider than the window."""

from __future__ import annotations

from pathlib import Path

import pytest

WIDTHS = (360, 768, 1280, 1920)
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def query(file):
    return "?q=sefirot" if file.name == "search.html" else ""


def test_no_page_complains_or_asks_for_anything(opened, pages):
    window = opened()
    for file in pages:
        window.go(file, query(file))
        assert window.complaints == [], file.name
        assert window.requests == [], file.name


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_window(opened, pages, width):
    window = opened(width=width)
    for file in pages:
        assert window.go(file, query(file)).evaluate(WIDER) <= 0, file.name


@pytest.mark.parametrize("width", [1000, 1120, 1180])
def test_no_note_stands_beyond_the_window(opened, pages, width):
    window = opened(width=width)
    for file in pages:
        if file.name.startswith("text."):
            assert window.go(file).evaluate(WIDER) <= 0, file.name


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened, pages, scheme, width):
    import axe_playwright_python

    axe = next(Path(axe_playwright_python.__file__).parent.rglob("axe*.js")).read_text(encoding="utf-8")
    window = opened(width=width, color_scheme=scheme)
    for file in pages:
        page = window.go(file, query(file))
        page.evaluate(axe)
        found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
        assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == [], file.name


def test_without_script_every_word_is_there_and_what_needs_it_says_so(opened, pages):
    window = opened(java_script_enabled=False)
    for file in pages:
        page = window.go(file)
        assert page.locator("main").inner_text().strip(), file.name
        assert window.complaints == [], file.name
        terms = (file.parent / "glossary.html").exists()  # without any there is nothing to spell or to open
        if file.name == "search.html" or (file.name.startswith("text.") and terms):
            assert "script" in page.locator("noscript").inner_text()
        assert page.locator(".tools:visible, form:visible, .chooser:visible").count() == 0, file.name


def test_a_link_leads_to_the_very_words(opened, expect, site):
    page = opened().go(site / "glossary.html")
    entry = page.locator("dt#zivug + dd ~ dd.places a").first
    words = entry.get_attribute("title")
    entry.click()
    expect(page.locator(":target")).to_contain_text(words)
