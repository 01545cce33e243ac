"""The restatements, each with the layer of the original that it restates."""

from __future__ import annotations

import pytest

from toolkit.standoff.format import read_layer
from toolkit.tei.reader import load, read_file
from toolkit.tei.vocabulary import read_vocabulary

FILES = {
    "ashlag-raising-man": "ashlag/raising-man.xml",
    "chabad-intimacy": "chabad/intimacy.xml",
    "laitman-daily-page": "laitman/daily-page.xml",
    "laitman-mutual-engagement": "laitman/mutual-engagement.xml",
    "laitman-two-worlds": "laitman/two-worlds.xml",
}


@pytest.fixture(scope="session")
def vocabulary(repository):
    """What `annotations/` decides."""
    return read_vocabulary(repository / "annotations")


@pytest.fixture(params=FILES)
def original(request):
    """The id of an original."""
    return request.param


@pytest.fixture
def path(repository, original):
    """Where its restatement lies."""
    return repository / "tei" / FILES[original]


@pytest.fixture
def text(path):
    """Its restatement."""
    return read_file(path)


@pytest.fixture
def layer_path(repository, original):
    """Where its layer lies."""
    return repository / "annotations/layers" / f"{original}.xml"


@pytest.fixture
def layer(layer_path):
    """Its layer."""
    return read_layer(load(layer_path), str(layer_path))
