"""A real browser for the pages of an edition, opened from the file system; what is missing for it is said, nothing is installed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from toolkit.workflows import edition

WAYS = "locks/browser.lock lists the Python packages (pip install --require-hashes -r locks/browser.lock)"
_ATTEMPTS = 5
NAMES = ("chromium", "chromium-browser", "google-chrome")


def pytest_collection_modifyitems(items):
    """Everything in this folder is a browser test, which `make test` leaves out."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium():
    """A headless Chromium for the whole run."""
    missing = []
    try:
        import axe_playwright_python  # noqa: F401
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        missing.append(f"the Python package {error.name}: {WAYS}")
    program = os.environ.get("YICHUD_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        missing.append("Chromium (on Debian: apt install chromium), or YICHUD_CHROMIUM with its path")
    if missing:
        pytest.exit("browser tests need " + "; and ".join(missing), returncode=2)
    with sync_playwright() as playwright:
        # No name leads anywhere, and none is waited for.
        arguments = ["--host-resolver-rules=MAP * ~NOTFOUND"]
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def expect(chromium):
    """What a page comes to show after a click or a key is waited for, never read at once: Playwright's assertions."""
    from playwright.sync_api import expect

    expect.set_options(timeout=10_000)
    return expect


class Opened:
    """A page with what it complained of, what it asked for beside itself, and whether a script of the text ran."""

    def __init__(self, page):
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda m: self.complaints.append(m.text))
        page.on("pageerror", lambda e: self.complaints.append(str(e)))
        page.on("request", self._requested)

    def _requested(self, request):
        if not request.is_navigation_request() or not request.url.startswith("file:"):
            self.requests.append(request.url)

    def go(self, file, query="", fragment=""):
        """Open a file; what was told of the page before is forgotten.

        What was clicked on that page may still be on its way and interrupt: then the file is opened anew.
        """
        from playwright.sync_api import Error

        for attempt in range(_ATTEMPTS):
            self.complaints.clear()
            self.requests.clear()
            try:
                self.page.goto(file.as_uri() + query + fragment)
                break
            except Error as error:
                if "interrupted by another navigation" not in str(error) or attempt == _ATTEMPTS - 1:
                    raise
        return self.page


@pytest.fixture
def opened(chromium):
    """Return a function that opens a page with the settings of a context (width, height, colour scheme, script)."""
    contexts = []

    def make(width=1280, height=900, **settings):
        context = chromium.new_context(viewport={"width": width, "height": height}, **settings)
        context.set_default_timeout(20_000)
        # A page of a thousand refused frames takes seconds, on a busy machine many.
        context.set_default_navigation_timeout(60_000)
        contexts.append(context)
        return Opened(context.new_page())

    yield make
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def site(repository, tmp_path_factory):
    """The edition of the restatements."""
    folder = tmp_path_factory.mktemp("edition") / "site"
    edition.make_edition([repository / "tei"], folder, command="yichud edition tei")
    return folder


@pytest.fixture(scope="session")
def others(tmp_path_factory):
    """The edition of texts as other projects write TEI."""
    folder = tmp_path_factory.mktemp("others") / "site"
    edition.make_edition([Path(__file__).parent.parent / "others"], folder)
    return folder


@pytest.fixture(scope="session")
def pages(site, others):
    """Every page of the restatements, and every text of the others."""
    return [*sorted(site.glob("*.html")), *sorted(others.glob("text.*.html"))]


@pytest.fixture(scope="session")
def chabad(site):
    """The reading page of the Chabad text."""
    return site / "text.chabad-intimacy-restated.html"
