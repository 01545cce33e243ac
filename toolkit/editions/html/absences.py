"""What an edition gathered in, which pages it does not have out, each with the sentence that says why."""

from __future__ import annotations

from toolkit.editions.html.gathered import Gathered
from toolkit.ground.discover import discover

PAGES = "toolkit.editions.html.pages"


def absences(gathered: Gathered) -> dict[str, str]:
    """Return the files of the pages that would be empty, with what is said of the texts instead."""
    files = discover(PAGES, "FILE")
    said = {files[key]: absent(gathered) for key, absent in discover(PAGES, "absent").items()}
    return {file: sentence for file, sentence in said.items() if sentence}
