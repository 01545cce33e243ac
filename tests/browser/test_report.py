"""The report under the hands of a reader: found, sorted, jumped to; and read without script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from toolkit.workflows import compare

WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="session")
def report(repository, tmp_path_factory):
    """The page of a comparison of the restatements."""
    folder = tmp_path_factory.mktemp("report")
    made = compare.compare(
        [repository / "tei"],
        compare.Question(restatements=True),
        command="yichud compare tei",
        cache=folder / "cache",
    )
    compare.write(made, "html", folder / "report.html")
    return folder / "report.html"


@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_every_window_and_axe_finds_nothing(opened, report, width, scheme):
    import axe_playwright_python

    window = opened(width=width, color_scheme=scheme)
    page = window.go(report)
    assert page.evaluate(WIDER) <= 0
    page.evaluate(
        next(Path(axe_playwright_python.__file__).parent.rglob("axe*.js")).read_text(encoding="utf-8")
    )
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == []
    assert window.complaints == []
    assert window.requests == []


def test_rows_and_passages_are_found_in_any_accent_and_the_address_keeps_the_question(opened, expect, report):
    page = opened().go(report)
    passages = page.locator(".passage:visible")
    page.fill("#find", "Másach")
    expect(passages.filter(has_not_text=re.compile("masach", re.IGNORECASE))).to_have_count(0)
    found = passages.count()
    assert found
    page.reload()
    expect(page.locator("#find")).to_have_value("Másach")
    expect(passages).to_have_count(found)
    page.fill("#find", "qqqqq")
    expect(page.locator("table.listing:visible")).to_have_count(0)


def test_a_link_to_what_is_hidden_shows_it(opened, expect, report):
    page = opened().go(report, "?find=qqqqq")
    anchor = page.evaluate("document.querySelector('.passage').id")
    page.evaluate(f"location.hash = '{anchor}'")
    expect(page.locator("#find")).to_have_value("")
    expect(page.locator(f"[id='{anchor}']")).to_be_visible()


def test_a_table_is_sorted_by_any_column_from_the_keyboard(opened, expect, report):
    page = opened().go(report)
    table = page.locator("#corpus table.listing").first
    head = table.locator("thead th").filter(has_text="Words")
    column = [h.inner_text() for h in table.locator("thead th").all()].index(head.inner_text())
    before = [r.locator("th, td").nth(column).inner_text() for r in table.locator("tbody tr").all()]
    head.locator("button").focus()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    after = [r.locator("th, td").nth(column).inner_text() for r in table.locator("tbody tr").all()]
    assert [int(x) for x in after] == sorted(map(int, before), reverse=True)
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert [r.locator("th, td").nth(column).inner_text() for r in table.locator("tbody tr").all()] == after[
        ::-1
    ]


def test_one_jumps_to_a_heading(opened, expect, report):
    page = opened().go(report)
    page.select_option("#jump", "keyness-heading")
    expect(page.locator("#keyness-heading")).to_be_focused()


def test_without_script_everything_is_there(opened, report):
    window = opened(java_script_enabled=False)
    page = window.go(report)
    assert page.locator(".finder, .sort").count() == 0
    assert page.locator("table.listing:visible").count() > 5
    assert window.complaints == []
