"""What many tests share: the folders that only some machines have, and the repository's own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


def _from_environment(variable: str, what: str) -> Path:
    value = os.environ.get(variable)
    if not value:
        pytest.skip(f"{variable} does not name {what}")
    path = Path(value).resolve()
    if not path.exists():
        pytest.fail(f"{variable} names {path}, which does not exist")
    return path


@pytest.fixture(scope="session")
def originals() -> Path:
    """The folder of the five originals, which the repository does not hold."""
    return _from_environment("YICHUD_SOURCES", "the folder of the five originals")


@pytest.fixture(scope="session")
def tei_all() -> Path:
    """The grammar of all of TEI P5, which belongs to the TEI Consortium."""
    return _from_environment("YICHUD_TEI_ALL", "the file tei_all.rng")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The top folder of the checkout."""
    return REPOSITORY
