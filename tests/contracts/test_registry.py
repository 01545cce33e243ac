import json

from toolkit.ground import discover

KINDS = {
    "commands": "toolkit.cli",
    "components": "toolkit.pipeline.components",
    "edition_pages": "toolkit.editions.html.pages",
    "formats": "toolkit.reports.formats",
    "measurements": "toolkit.measurements",
    "sections": "toolkit.reports.sections",
}


def test_what_is_found_by_name_is_what_the_golden_list_holds(repository):
    golden = json.loads((repository / "tests/golden/registry.json").read_text(encoding="utf-8"))
    found = {kind: list(discover.names(package)) for kind, package in KINDS.items()}
    found["editions"] = list(discover.packages("toolkit.editions"))
    found["conventions"] = sorted(
        p.stem for p in (repository / "toolkit/vocabulary/conventions").glob("*.toml")
    )
    assert found == golden, (
        "a member came or went: if that is meant, write it into tests/golden/registry.json"
    )
