"""The page of a marked text: sound, closed to the outside, safe whatever the text holds, and every word explained."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from toolkit.model.annotation import Citation, EnglishTerm, Gloss, HebrewTerm, Place, Transliteration, Voice
from toolkit.model.authority import Person, Vocabulary, Work
from toolkit.model.concept import Concept, Hebrew, Scheme
from toolkit.model.span import Span
from toolkit.rendering.marking.layers import LAYERS
from toolkit.rendering.marking.notes import notes_of
from toolkit.rendering.marking.page import draw
from toolkit.rendering.marking.stretches import lines

VOID = {"input", "meta"}
VOCABULARY = Vocabulary(
    Scheme({"sefirot": Concept("sefirot", "x", "Ten <attributes>", hebrew=(Hebrew("סְפִירוֹת", "he"),))}),
    {"p.ari": Person("p.ari", "Isaac Luria", hebrew="אֲרִיזַ״ל")},
    {"w.ec": Work("w.ec", "Etz Chaim", hebrew="עֵץ חַיִּים")},
)
TEXT = "As the Ari says in Etz Chaim 3:4, the Sefiros (emanations) of ספירות <b>&amp; are Light."


def at(words, start=0):
    place = TEXT.index(words, start)
    return Span(place, place + len(words))


def finds(link="https://example.org/a?b=1&c"):
    yield (
        "transliterations",
        Transliteration(
            at("Sefiros"),
            "Sefiros",
            "term",
            "he",
            "ashkenazi",
            "סְפִירוֹת",
            "sefirot",
            False,
            0.97,
            "סְפִירוֹת: sav s",
        ),
    )
    yield (
        "transliterations",
        Transliteration(at("Etz Chaim"), "Etz Chaim", "work", "he", "other", confidence=0.5),
    )
    yield (
        "citations",
        Citation(at("Etz Chaim 3:4"), "Etz Chaim 3:4", "w.ec", (Place("section", "3"),), "see", link),
    )
    yield "voices", Voice(at("Ari"), "Ari", "p.ari", Span(at("the Sefiros").start, len(TEXT)))
    yield "glosses", Gloss(at("Sefiros"), at("emanations"), "Sefiros", "emanations", "term", "sefirot")
    yield "terms", EnglishTerm(at("Light"), "Light", "sefirot")
    yield "hebrew", HebrewTerm(at("ספירות"), "ספירות", "sefirot", "he")


class Page(HTMLParser):
    def __init__(self, data):
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(data.decode("utf-8"))
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs)
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data

    def all(self, name):
        return [a[name] for _, a in self.elements if name in a]


def page(characters=TEXT, found=None, title="A <title>"):
    places = notes_of(finds() if found is None else found, VOCABULARY)
    return draw(title, "a.txt", characters, [("p", Span(0, len(characters)))], places, "Ashkenazi", 12)


def test_elements_close_in_order_and_the_text_is_all_there():
    data = page()
    assert "<b>" not in TEXT.replace("<b>", "")
    shown = Page(data).text
    assert TEXT in shown
    assert b"<title>A &lt;title&gt;, marked</title>" in data


def test_ids_are_unique_and_links_lead_somewhere():
    held = Page(page())
    assert len(set(held.all("id"))) == len(held.all("id"))
    inner = {link.removeprefix("#") for link in held.all("href") if link.startswith("#")} - {"none"}
    assert inner <= set(held.all("id"))
    assert {f"n{i}" for i in range(1, 8)} <= set(held.all("id"))


def test_the_policy_admits_the_one_style_and_nothing_else():
    data = page().decode()
    (style,) = re.findall(r"<style>(.*?)</style>", data, re.DOTALL)
    policy = Page(data.encode()).elements[3][1]["content"]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert "</" not in style
    tags = {tag for tag, _ in Page(data.encode()).elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "form"}
    assert not any(
        name.startswith("on") or name == "style" for _, a in Page(data.encode()).elements for name in a
    )
    assert not re.search(r"url\(|@import|src=", style)


def test_every_hebrew_word_has_its_language_and_direction():
    data = page().decode()
    body = re.sub(r"title=\"[^\"]*\"", "", data[data.index("<body>") + 6 : data.index("</body>")])
    opened: list[dict[str, str]] = []

    class Walk(HTMLParser):
        def handle_starttag(self, tag, attrs):
            opened.append(dict(attrs))

        def handle_endtag(self, tag):
            opened.pop()

        def handle_data(self, data):
            if re.search("[\u05d0-\u05ea]", data):
                turned = [a for a in opened if a.get("dir") == "rtl"]
                assert turned
                assert turned[-1]["lang"] in {"he", "arc"}

    Walk().feed(body)


def test_a_note_says_kind_language_spelling_hebrew_concept_confidence_and_reason():
    text = Page(page()).text
    for part in (
        "term",
        "Hebrew",
        "Ashkenazi",
        "סְפִירוֹת",
        "Sefirot",
        "Ten <attributes>",
        "0.97",
        "sav s",
        "Isaac Luria",
    ):
        assert part in text


@pytest.mark.parametrize(
    "nasty",
    [
        "<script>alert(1)</script>",
        "</style><script>alert(2)</script>",
        '"><img src=x onerror=alert(3)>',
        "{{ 7 * 7 }}",
        "\x00\x1b[2J\u202e\ud800",
    ],
)
def test_a_hostile_text_stays_text(nasty):
    span = Span(0, len(nasty))
    found = [("transliterations", Transliteration(span, nasty, "term", "he", "other", reason=nasty))]
    data = page(nasty, found, title=nasty)
    held = Page(data)
    assert not {"script", "img"} & {tag for tag, _ in held.elements}
    assert "49" not in held.text


def test_a_note_leads_to_the_others_on_the_same_words():
    data = page().decode()
    notes = dict(
        re.findall(
            r'<article class="note of-\w+" id="(n\d+)".*?<span class="n">\d+</span> <span class="(\w+)"',
            data,
            re.DOTALL,
        )
    )
    for note, layer in notes.items():
        told = data[data.index(f'id="{note}"') :].partition("</article>")[0]
        assert ("also here" in told) is (layer not in {"voices", "terms", "hebrew"})


def test_only_a_safe_link_is_a_link():
    for link, kept in (("https://example.org/", True), ("javascript:alert(1)", False)):
        assert (link in Page(page(found=finds(link))).all("href")) is kept


def test_a_citation_keeps_a_way_of_its_own_beside_a_word_within_it():
    link = "https://example.org/"
    assert (
        len([e for e in Page(page(found=finds(link))).elements if e[1].get("class", "").startswith("read")])
        == 1
    )
    assert 'class="sign' not in page().decode()  # its number opens it
    whole = [f for f in finds() if f[0] != "citations"]
    whole.append(("citations", Citation(at("Etz Chaim"), "Etz Chaim", "w.ec")))
    assert page(found=whole).decode().count('<a class="sign of-citations"') == 1


def test_one_note_says_all_of_a_form_with_the_reasons_of_its_places():
    def found(word, reason):
        span = at(word)
        return "transliterations", Transliteration(span, "Ari", "name", "he", "other", reason=reason)

    page_ = page(found=[found("Ari", "a capital"), found("Light", "an echo"), found("Sefiros", "an echo")])
    assert page_.count(b'<article class="note of-transliterations"') == 1
    (why,) = re.findall(r"<dt>why</dt><dd>(.*?)</dd>", page_.decode(), re.DOTALL)
    why = re.sub(r"<[^>]*>", "", why)
    assert why == "a capital (1); an echo (2, 3)"


def test_every_layer_that_is_there_has_a_box_that_shows_or_hides_it():
    data = page().decode()
    boxes = re.findall(r'<input type="checkbox" id="show-(\w+)" checked>', data)
    assert boxes == [layer for layer in LAYERS if f'<span class="{layer}"' in data]
    assert all(f":root:has(#show-{box}:not(:checked))" in data for box in boxes)


def test_an_empty_text_has_a_page():
    assert "Nothing was found" in Page(page("", [])).text


def test_stretches_cover_the_block_and_the_shortest_place_comes_last():
    places = notes_of(finds(), VOCABULARY)
    block = Span(0, len(TEXT))
    drawn = [s for line in lines(TEXT, block, list(enumerate(places))) for s in line.stretches]
    assert "".join(s.text for s in drawn) == TEXT
    cited = next(s for s in drawn if s.text == "Etz Chaim")
    assert [places[i].note.layer for i in cited.covers] == ["citations", "transliterations"]
    assert sum(s.says for s in drawn) == sum(s.said for s in drawn) == 1
    begun = [i for s in drawn for i in s.begins]
    assert sorted(begun) == list(range(len(places)))


def test_each_layer_has_its_own_sign_and_its_own_line():
    assert len({layer.sign for layer in LAYERS.values()}) == len(LAYERS)
    style = page().decode()
    assert all(f".{layer} {{ text-decoration: underline" in style for layer in LAYERS)
