import pytest

from toolkit.pipeline import build, recognise


@pytest.fixture(scope="module")
def nlp():
    return build()


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("And then the Upper Light came down.", [("Upper Light", "or-elyon"), ("Light", "or")]),
        ("A light rain fell upon our world of roads.", []),
        ("The Zivug (spiritual coupling) takes place.", [("spiritual coupling", "zivug")]),
        ("Its coarseness was shown; the purification of water.", []),
        ("Hizdakchut (purification) follows.", [("purification", "hizdakchut")]),
        ("By mutual engagement (Hitkalelut) we rise.", [("mutual engagement", "hitkalelut")]),
        ("The workshop sold sparks plugs and bestowal of gifts.", []),
    ],
)
def test_renderings_count_by_their_place(nlp, text, terms):
    found = recognise(text, nlp).terms
    assert [(t.text, t.concept) for t in found] == terms
    assert all(0 < t.confidence <= 1 and t.reason for t in found)
