"""The convention of a text is that of most of its deciding words."""

import pytest

from toolkit.model.annotation import Transliteration
from toolkit.model.span import Span
from toolkit.vocabulary.document import document_convention, document_habit, document_tag
from toolkit.vocabulary.spelling import conventions


def words(**spelled):
    return [
        Transliteration(Span(0, len(form)), form, "term", "he", spelling)
        for spelling, forms in spelled.items()
        for form in forms.split()
    ]


@pytest.mark.parametrize(
    ("found", "tag"),
    [
        (words(ashkenazi="Atzilus Malchus", other="Zivug Binah"), "x-ashk"),
        (words(israeli="Atzilut Aviut", other="Bina Kavana"), "x-isr"),
        (words(israeli="mitzvot", other="Shekhinah kavanah tzedakah"), "x-pop"),
        (words(academic="ṣimṣum ḥokhmah", israeli="sefirot"), "x-acad"),
        (words(other="Sephiroth Aziluth Zelem Binah"), "x-old"),
        (words(other="Zivug"), "x-isr"),
        ([], "x-isr"),
    ],
)
def test_most_deciding_words_decide(found, tag):
    assert document_tag(found) == tag


def test_a_word_that_decides_nothing_has_no_vote():
    assert document_convention(words(other="Zivug Guf Masach")) == ""


def test_every_convention_can_be_known_by_a_mark():
    assert all(c.marks for c in conventions().values())


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            words(ashkenazi="Atzilus Malchus", israeli="Atzilut Malchut"),
            "mixed: Ashkenazi 50%, Israeli 50%; taken for Ashkenazi",
        ),
        (
            words(israeli="Atzilut Malchut", ashkenazi="Atzilus Malchus"),
            "mixed: Ashkenazi 50%, Israeli 50%; taken for Ashkenazi",
        ),
        (
            words(ashkenazi="Atzilus Malchus Sefiros", israeli="Atzilut"),
            "Ashkenazi, as Chabad English writes it",
        ),
        (words(israeli="mitzvot sefirot", other="Shekhinah kavanah tzedakah"), "Popular American"),
        ([], ""),
    ],
)
def test_a_text_that_mixes_says_so_whatever_the_order_of_its_words(found, said):
    assert str(document_habit(found)) == said
