"""Texts side by side: two to five of them, by topic and aspect, by concept, by place cited."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("file", ["claims.html", "parallels.html"])
def test_two_to_five_texts_stand_side_by_side_and_the_address_says_which(opened, expect, site, file):
    page = opened().go(site / file)
    boxes = page.locator(".chooser input")
    shown = page.locator(".synopsis").first.locator("thead th:visible")
    assert shown.count() == boxes.count() == 5
    for box in boxes.all()[2:]:
        box.uncheck()
    expect(shown).to_have_count(2)
    boxes.first.click()
    expect(boxes.first).to_be_checked()
    expect(page.locator(".status")).to_contain_text("Two to five")
    expect(page.locator(".synopsis tbody tr").first.locator("td:visible")).to_have_count(2)
    page.reload()
    expect(shown).to_have_count(2)


@pytest.mark.parametrize("file", ["claims.html", "parallels.html"])
def test_where_columns_do_not_fit_each_text_is_named_and_nothing_scrolls(opened, site, file):
    for width, columns in ((360, 1), (800, 2), (1024, 3), (1440, 5)):
        page = opened(width=width).go(site / file)
        row = page.locator(".synopsis tbody tr").first
        left = {cell.bounding_box()["x"] for cell in row.locator("td:visible").all()}
        assert len(left) >= columns
        assert row.locator(".label").first.is_visible() is (width < 1184)
        wider = "[...document.querySelectorAll('.scroll')].some((e) => e.scrollWidth > e.clientWidth + 1)"
        assert not page.evaluate(wider), width


def test_a_row_holds_the_sentences_that_name_the_concept(opened, expect, site):
    page = opened().go(site / "parallels.html", "", "#concept-zivug")
    row = page.locator("#concept-zivug")
    assert "Zivug" in row.locator("th").inner_text()
    link = row.locator(".ways a").first
    words = row.locator("li").first.inner_text()
    link.click()
    expect(page.locator(":target")).to_have_count(1)
    assert page.locator(":target").inner_text() in words
