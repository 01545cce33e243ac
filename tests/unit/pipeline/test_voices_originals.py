"""The voices and glosses of the five originals, by position: those of the curated layers, and what else speaks."""

from xml.etree import ElementTree as ET

import pytest

from toolkit.pipeline import build, recognise

pytestmark = pytest.mark.originals
TEI = "{http://www.tei-c.org/ns/1.0}"

# name, who, extent, direct; an extent of nothing stands at the end of the name
VOICES = {
    "ashlag-raising-man": [
        (0, 25, "p.ashlag", 42, 2175, False),
        (70, 77, "p.rabash", 77, 77, False),
        (79, 90, "p.unknown", 90, 90, False),
        (814, 824, "p.unknown", 824, 824, False),
    ],
    "chabad-intimacy": [
        (1667, 1681, "p.tzemach-tzedek", 1697, 1750, False),
        (1871, 1873, "p.tzemach-tzedek", 1886, 2050, False),
    ],
    "laitman-daily-page": [],
    "laitman-mutual-engagement": [
        (28, 47, "p.laitman", 47, 2133, False),
        (1876, 1894, "p.unknown", 1896, 1931, True),
    ],
    "laitman-two-worlds": [(2583, 2602, "p.kabbalists", 2613, 2681, False)],
}


@pytest.fixture(scope="module")
def nlp():
    return build()


def read(originals, stem):
    return (originals / f"{stem}.txt").read_bytes().decode()


def curated(repository, stem):
    for span in ET.parse(repository / "annotations" / "layers" / f"{stem}.xml").iter(f"{TEI}span"):
        kind = span.get("type", "")
        if kind.startswith("said") or kind == "gloss":
            start, end = span.get("target", "").rpartition(":")[2].split(",")
            yield kind, span.get("ana", "").removeprefix("c:"), int(start), int(end)


@pytest.mark.parametrize("stem", VOICES)
def test_who_speaks_in_an_original(nlp, originals, stem):
    found = recognise(read(originals, stem), nlp).voices
    assert [
        (v.span.start, v.span.end, v.who, v.extent.start, v.extent.end, v.direct) for v in found
    ] == VOICES[stem]


@pytest.mark.parametrize("stem", VOICES)
def test_voices_and_glosses_of_the_curated_layer_are_found(nlp, originals, repository, stem):
    found = recognise(read(originals, stem), nlp)
    said = {(v.who, v.extent.start, v.extent.end) for v in found.voices}
    glosses = {(g.gloss.start, g.gloss.end) for g in found.glosses}
    for kind, who, start, end in curated(repository, stem):
        assert (start, end) in glosses if kind == "gloss" else (who, start, end) in said
