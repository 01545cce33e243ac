"""An edition is cited by what its title page says, and by nothing that it does not."""

import pytest

from toolkit.editions.citing import address, cited, published, whole
from toolkit.editions.edition import Edition, Record, TitlePage
from toolkit.ground.shelf import Shelf
from toolkit.model.header import Header
from toolkit.rendering.links import linked
from toolkit.tei.vocabulary import read_vocabulary

FULL = TitlePage(
    title="On Joining",
    subtitle="Two texts",
    editors=("A. Editor", "B. Reader"),
    publisher="A Press",
    place="Safed",
    date="2026",
    edition="2nd ed.",
    series="Texts 1",
    url="https://example.org/joining",
)


@pytest.fixture(scope="module")
def edited(repository):
    vocabulary = read_vocabulary(repository / "annotations")
    header = Header(title="A talk", author="p.ashlag")
    record = Record("talk", "talk.xml", "0" * 64, header, {}, 0, 0)
    return lambda page: Edition(page, (record,), Shelf(), vocabulary, "0123456789ab", "1", "")


def test_a_bibliography_has_editors_title_edition_series_imprint_and_address(edited):
    assert str(whole(edited(FULL))) == (
        "A. Editor and B. Reader, eds. On Joining: Two texts. 2nd ed. Texts 1. Safed: A Press, 2026. "
        "Edition 0123456789ab. https://example.org/joining/."
    )


def test_a_note_has_the_text_before_its_place_and_the_edition_after_it(edited):
    edition = edited(FULL)
    note = cited(edition, edition.texts[0]) + "1.2" + str(published(edition))
    assert note.endswith(
        ", “A talk,” 1.2, in On Joining, ed. A. Editor and B. Reader, 2nd ed., Texts 1 (Safed: A Press, 2026)"
    )


def test_what_is_not_said_is_left_out(edited):
    edition = edited(TitlePage(title="On Joining"))
    assert str(published(edition)) == ", in On Joining"
    assert str(whole(edition)) == "On Joining. Edition 0123456789ab."


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://example.org/a", "https://example.org/a/"),
        ("https://example.org/a/", "https://example.org/a/"),
        ("https://example.org/a/index.html", "https://example.org/a/"),
        ("javascript:alert(1)", ""),
        ("https://example.org/a b", ""),
        ("", ""),
    ],
)
def test_an_address_is_that_of_the_folder(edited, url, place):
    assert address(edited(TitlePage(url=url))) == place


def test_a_licence_is_a_link_by_its_name():
    said = linked(
        "All under https://creativecommons.org/licenses/by-sa/4.0/, <b>or</b> https://www.example.org/terms."
    )
    assert (
        'href="https://creativecommons.org/licenses/by-sa/4.0/" rel="noreferrer">CC BY-SA 4.0</a>, &lt;b&gt;'
        in said
    )
    assert ">example.org/terms</a>." in said
    assert ">CC0 1.0</a>" in linked("https://creativecommons.org/publicdomain/zero/1.0/")
