"""Yichud: compare how traditions treat an idea, over texts encoded in TEI."""

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

try:
    __version__ = version("yichud")
except PackageNotFoundError:  # a checkout that was never installed
    __version__ = "0+unknown"


def __getattr__(name: str) -> Any:
    """Give `toolkit.compare` when it is asked for: importing the package costs nothing."""
    if name == "compare":
        return import_module("toolkit.workflows.notebook").compare
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
