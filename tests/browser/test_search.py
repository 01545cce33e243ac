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
