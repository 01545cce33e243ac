"""The reading page under the hands of a reader: terms, spellings, citations, notes, the keyboard, paper."""

from __future__ import annotations

import re

import pytest


def test_a_term_opens_where_it_stands_and_escape_gives_the_focus_back(opened, expect, chabad):
    page = opened().go(chabad)
    term = page.locator("article a.term", has_text="Zivug").first
    term.click()
    card = page.locator(".card")
    expect(card).to_have_count(1)
    assert card.locator("[lang=he][dir=rtl]").inner_text()
    assert "Hebrew in Ashkenazi spelling; written in this edition" in card.inner_text()
    assert "also in" in card.inner_text()
    assert card.locator("a[href^='text.']").count()
    assert term.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(term).to_be_focused()
    assert page.url == chabad.as_uri()


@pytest.mark.parametrize(("width", "height"), [(360, 700), (1280, 900)])
def test_a_card_stays_in_the_window(opened, chabad, width, height):
    page = opened(width=width, height=height).go(chabad)
    for term in page.locator("article a.term").all()[:25]:
        term.click()
        box = page.locator(".card").bounding_box()
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= height
        assert box["width"] >= 320
        page.keyboard.press("Escape")


def test_a_text_leads_to_its_sections_and_to_the_texts_beside_it(opened, expect, chabad):
    page = opened().go(chabad)
    page.click(".sections a:last-child >> nth=-1")
    expect(page.locator(":target")).to_have_text("Angels")
    page.click("a[rel=next]")
    expect(page.locator("a[rel=prev]")).to_have_attribute("href", chabad.name)


def test_the_choice_of_spelling_is_shown_kept_and_undone(opened, expect, chabad, site):
    page = opened().go(chabad)
    term = page.locator("article a.term", has_text="Sefiros").first
    place = f"#{term.get_attribute('id')}"
    expected = {"israeli": "Sefirot", "ashkenazi": "Sefiros", "hebrew": "סְפִירוֹת"}
    for value, form in expected.items():
        page.check(f"input[value={value}]")
        shown = page.locator(place)
        expect(shown).to_have_text(form)
        expect(page).to_have_url(re.compile(f"spelling={value}"))
        if form != "Sefiros":
            expect(shown).to_have_attribute("title", "written: Sefiros")
    assert (page.locator(place).get_attribute("lang"), page.locator(place).get_attribute("dir")) == (
        "he",
        "rtl",
    )
    page.reload()
    expect(page.locator(place)).to_have_text("סְפִירוֹת")
    page.goto((site / "text.ashlag-raising-man-restated.html").as_uri())
    expect(page.locator("input[value=hebrew]")).to_be_checked()
    page.goto(chabad.as_uri() + "?spelling=")
    expect(page.locator(place)).to_have_text("Sefiros")
    assert page.locator(place).get_attribute("lang").startswith("he-Latn")


def test_what_the_text_writes_is_printed_whatever_was_chosen(opened, chabad):
    page = opened().go(chabad, "?spelling=hebrew")
    term = page.locator("article a.term.translit").first
    written = term.get_attribute("title").removeprefix("written: ")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert term.inner_text() == written
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert term.inner_text() != written


def test_on_paper_one_reads_which_witnesses_there_are_and_no_furniture(opened, expect, others):
    page = opened(java_script_enabled=False).go(others / "text.others-apparatus.html")
    sources = page.locator(".provenance .block")
    expect(sources.first).to_be_hidden()
    page.emulate_media(media="print")
    expect(sources.first).to_be_visible()
    expect(page.locator(".furniture:not(.provenance):visible")).to_have_count(0)


def test_a_number_copies_a_citation_and_leads_to_its_place(opened, expect, chabad):
    window = opened(permissions=["clipboard-read", "clipboard-write"])
    page = window.go(chabad)
    page.locator("a.sn", has_text="1.2").first.click()
    said = page.locator(".status")
    expect(said).to_contain_text("Intimacy")
    expect(said).to_contain_text(",” 1.2, in Texts of")
    expect(said).not_to_contain_text("file:")
    expect(page.locator(":target")).to_have_count(1)
    page.locator("a.number").first.click()
    expect(said).to_contain_text("¶ 1")
    copied = page.evaluate("navigator.clipboard.readText()")
    expect(said).to_have_text(f"Copied: {copied}")


def test_a_claim_opens_what_it_says_and_is_its_number_alone_in_a_narrow_window(opened, expect, chabad):
    for width, whole in ((1280, True), (800, False), (360, False)):
        page = opened(width=width).go(chabad)
        claim = page.locator("article a.claim").first
        assert claim.locator("b").inner_text() == "U10"
        assert (claim.locator(".aspect").bounding_box()["width"] > 2) is whole
        claim.click()
        expect(page.locator(".card")).to_contain_text("Unification, Participants")
        page.locator(".card button").click()
        expect(page.locator(".status")).to_contain_text(",” claim U10, in ")
        page.locator(".card a").click()
        expect(page).to_have_url(re.compile("claims.html#U10$"))
        expect(page.locator("li:target a.sign")).to_have_text("U10")


def test_a_note_stands_beside_the_text_and_below_it_in_a_narrow_window(opened, chabad):
    for width, beside in ((1280, True), (1920, True), (768, False), (360, False)):
        page = opened(width=width).go(chabad)
        note = page.locator("aside.note").first.bounding_box()
        block = page.locator("article .block > p").first.bounding_box()
        assert (note["x"] >= block["x"] + block["width"]) is beside, width


def test_a_note_rises_to_the_line_that_calls_it_and_covers_no_other(opened, site, others):
    for file in (site / "text.chabad-intimacy-restated.html", *sorted(others.glob("text.*.html"))):
        page = opened(width=1500).go(file)
        page.wait_for_timeout(100)
        below = page.locator("article").bounding_box()["y"] - 1
        for note in page.locator("article .note").all():
            call = page.locator(f"#call-{note.get_attribute('id')}").bounding_box()
            box = note.bounding_box()
            assert box["y"] >= below
            assert box["y"] <= max(call["y"] + 40, below + 40)
            below = box["y"] + box["height"]


def test_a_note_and_its_call_lead_to_each_other(opened, expect, chabad):
    page = opened().go(chabad)
    page.locator("a.call").first.click()
    expect(page.locator("aside.note:target")).to_have_count(1)
    page.locator("aside.note a.back").first.click()
    expect(page.locator("a.call:target")).to_have_count(1)


@pytest.mark.parametrize("script", [True, False])
def test_in_a_narrow_window_a_note_opens_where_one_reads(opened, expect, chabad, script):
    page = opened(width=360, height=740, java_script_enabled=script).go(chabad)
    call = page.locator("a.call").nth(1)
    note = page.locator(call.get_attribute("href"))
    call.scroll_into_view_if_needed()
    read = call.bounding_box()["y"]
    call.click()
    expect(note).to_have_css("position", "fixed")
    expect(note).to_be_in_viewport()
    assert call.bounding_box()["y"] == pytest.approx(read, abs=2)
    note.locator(".back").click()
    expect(note).to_have_css("position", "static")
    expect(call).to_be_in_viewport()
    if script:
        for closing in (lambda: page.keyboard.press("Escape"), lambda: page.mouse.click(5, 300)):
            call.click()
            expect(note).to_have_css("position", "fixed")
            closing()
            expect(note).to_have_css("position", "static")
            expect(call).to_be_focused()


def test_everything_can_be_done_from_the_keyboard(opened, expect, chabad):
    page = opened().go(chabad)
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))
    seen = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.className || document.activeElement.name"))
        if page.evaluate("document.activeElement.name") == "spelling" and "israeli" not in seen:
            page.keyboard.press("ArrowRight")
            seen.add("israeli")
        if page.evaluate("document.activeElement.matches('article a.term')"):
            break
    assert {"israeli", "spelling"} <= seen
    expect(page.locator("input[value=israeli]")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.locator(".card")).to_have_count(1)
    page.keyboard.press("Tab")
    expect(page.locator(".card :focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".card")).to_have_count(0)


def test_a_line_holds_sixty_to_seventy_five_characters(opened, chabad):
    """Whatever letters the machine has: the measure is in widths of a digit. Marks in the margin and the last line are not counted."""
    page = opened().go(chabad)
    lines = page.evaluate(
        """() => [...document.querySelectorAll('article .block > p')].flatMap((p) => {
        const words = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), place = document.createRange(), lines = new Map();
        for (let node; (node = words.nextNode()); ) {
          if (node.parentElement.closest('.claims')) continue;
          for (let i = 0; i < node.data.length; i++) {
            place.setStart(node, i); place.setEnd(node, i + 1);
            const box = place.getClientRects()[0];
            if (box && box.width) { const line = Math.round(box.bottom / 15); lines.set(line, (lines.get(line) || 0) + 1); }
          }
        }
        return [...lines.values()].slice(0, -1); })"""
    )
    full = [n for n in lines if n > 20]  # a raised number may count as a line of its own
    assert len(full) > 20
    assert 60 <= sum(full) / len(full) <= 75
