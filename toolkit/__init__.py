"""Yichud: compare how traditions treat an idea, over texts encoded in TEI."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("yichud")
except PackageNotFoundError:  # a checkout that was never installed
    __version__ = "0+unknown"
