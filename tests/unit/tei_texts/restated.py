"""The restatements, each with the layer of the original that it restates."""

from __future__ import annotations

import pytest

from tests.conftest import REPOSITORY
from toolkit.model.text import Text
from toolkit.standoff.format import read_layer
from toolkit.standoff.layer import Layer
from toolkit.tei.reader import load, read_file

FILES = {
    "ashlag-raising-man": "ashlag/raising-man.xml",
    "chabad-intimacy": "chabad/intimacy.xml",
    "laitman-daily-page": "laitman/daily-page.xml",
    "laitman-mutual-engagement": "laitman/mutual-engagement.xml",
    "laitman-two-worlds": "laitman/two-worlds.xml",
}

#: Runs a test once for every original, given by its id.
each = pytest.mark.parametrize("original", FILES)


def restatement(original: str) -> Text:
    """Return the restatement of an original."""
    return read_file(REPOSITORY / "tei" / FILES[original])


def layer_text(original: str) -> Text:
    """Return the layer of an original as the reader sees it: no characters, but claims."""
    return read_file(REPOSITORY / "annotations/layers" / f"{original}.xml")


def layer(original: str) -> Layer:
    """Return the layer of an original."""
    path = REPOSITORY / "annotations/layers" / f"{original}.xml"
    return read_layer(load(path), str(path))
