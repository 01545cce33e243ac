"""The style sheet: readable for everybody, on every screen and on paper, and nothing from outside."""

import re

import pytest

from toolkit.rendering.page import base_style
from toolkit.reports.formats import html


@pytest.fixture(scope="module")
def css():
    return base_style() + (html._TEMPLATES / "report.css").read_text(encoding="utf-8")


def palettes(css):
    light, dark = (
        dict(re.findall(r"--([a-z]+): (#[0-9a-f]{3,6});", b))
        for b in re.findall(r":root \{([^}]*)\}", css)[:2]
    )
    return {"light": light, "dark": dark}


def luminance(colour):
    digits = colour.removeprefix("#")
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """WCAG 2.2, contrast ratio."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "soft", "link"])
@pytest.mark.parametrize("paper", ["paper", "tint"])
def test_text_stands_out_from_its_ground(css, mode, ink, paper):
    palette = palettes(css)[mode]
    assert contrast(palette[ink], palette[paper]) >= 4.5


def test_it_asks_for_nothing_and_ends_no_element(css):
    assert not re.search(r"url\(|@import|@font-face|</|expression\(", css)


@pytest.mark.parametrize(
    "rule", ["@media print", "prefers-color-scheme: dark", "@page { size: A4", "break-inside: avoid"]
)
def test_it_knows_paper_and_the_dark(css, rule):
    assert rule in css
