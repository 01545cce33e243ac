import pytest

from toolkit.pipeline import build, recognise


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the ספירות and the סְפִירוֹת", [("ספירות", "sefirot"), ("סְפִירוֹת", "sefirot")]),
        ("זווג או זיווג", [("זווג", "zivug"), ("זיווג", "zivug")]),
        ("שבירת הכלים", [("שבירת הכלים", "shevirat-hakelim")]),
        ("והספירות", [("והספירות", "sefirot")]),
        ('העולמות בי"ע, ובהם ס״ג', [('בי"ע', "bya"), ("ס״ג", "sag")]),
        ("שלום עליכם", []),
        ("כל כלי, בכלים", [("כלי", "kli"), ("בכלים", "kelim")]),
    ],
)
def test_names_in_hebrew_script(text, found):
    assert [(t.text, t.concept) for t in recognise(text, build()).hebrew] == found
