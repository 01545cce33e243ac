"""What concepts are called in Latin letters, made from the scheme as it is."""

import pytest

from toolkit.model.concept import Concept, Hebrew, Latin, Rendering, Scheme
from toolkit.vocabulary.called import called, plainly

CONCEPTS = (
    Concept("zeir-anpin", "", "", (Hebrew("זְעֵיר אַנְפִּין", "arc"),), "ז״א", latin=(Latin("ZA"),)),
    Concept("av-vi", "", "", (Hebrew("אַבָּא וְאִמָּא", "arc"),), "או״א", latin=(Latin("Ava"),)),
    Concept("sag", "", "", (Hebrew("סַ״ג", "he"),), "ס״ג", latin=(Latin("SAG"),)),
    Concept("nekudot-de-sag", "", "", (Hebrew("נְקֻדּוֹת דְּסַ״ג", "he"),)),
    Concept("masach-de-guf", "", "", (Hebrew("מָסָךְ דְּגוּף", "he"),)),
    Concept("kabbalah-reception", "", "", (Hebrew("קַבָּלָה", "he"),), english=(Rendering("reception"),)),
    Concept("or", "", "", (Hebrew("אוֹר", "he"),), english=(Rendering("Light"),)),
    Concept("g-d", "", "", (Hebrew("אֱלֹהִים", "he"),), english=(Rendering("G-d"),)),
    Concept("our-world", "", "", english=(Rendering("this world"), Rendering("our world"))),
)


@pytest.mark.parametrize(
    ("concept", "name"),
    [
        ("zeir-anpin", "Zeir Anpin"),
        ("av-vi", "Ava"),
        ("sag", "SAG"),
        ("nekudot-de-sag", "Nekudot de SAG"),
        ("masach-de-guf", "Masach de Guf"),
        ("kabbalah-reception", "Reception"),
        ("or", "Or"),
        ("g-d", "G-d"),
        ("our-world", "Our world"),
        ("not-in-the-scheme", "Not In the Scheme"),
    ],
)
def test_a_concept_is_called_by_words_not_by_its_id(concept, name):
    assert called(Scheme({c.id: c for c in CONCEPTS}), concept) == name


@pytest.mark.parametrize(
    ("name", "identifier", "plain"),
    [("Our world", "our-world", True), ("G-d", "g-d", True), ("Zun", "zon", False), ("", "a", False)],
)
def test_an_id_is_plainly_a_name(name, identifier, plain):
    assert plainly(name, identifier) is plain
