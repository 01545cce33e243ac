import re

import pytest
from click import Context

from toolkit.cli import _reference, yichud


def test_the_command_reference_is_that_of_the_commands(repository):
    assert (repository / "docs/commands.md").read_text(encoding="utf-8") == _reference.reference(), (
        "run: make docs"
    )


def _pages(repository):
    return [
        repository / "README.md",
        repository / "CHANGELOG.md",
        *sorted((repository / "docs").rglob("*.md")),
        repository / "annotations/guidelines.md",
    ]


def test_every_link_of_the_documentation_leads_somewhere(repository):
    broken = [
        f"{page.relative_to(repository)}: {link}"
        for page in _pages(repository)
        for link in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
        if not re.match(r"https?://", link) and not (page.parent / link).exists()
    ]
    assert broken == []


def test_every_command_that_the_documentation_types_exists_with_its_options(repository):
    wrong = []
    for page in _pages(repository):
        for line in re.findall(
            r"^(?:\.venv/bin/)?yichud ([^#\n]+)", page.read_text(encoding="utf-8"), re.MULTILINE
        ):
            name, *rest = line.split()
            if name.startswith("-"):
                continue
            command = yichud.get_command(Context(yichud), name)
            known = {o for p in command.params for o in p.opts} | {"--help"} if command else set()
            wrong += (
                [f"{page.name}: yichud {line}"]
                if command is None or any(o.startswith("-") and o not in known for o in rest)
                else []
            )
    assert wrong == []


@pytest.mark.parametrize("word", ["report", "test"])
def test_the_readme_s_two_commands_are_targets_of_the_makefile(repository, word):
    assert f"make {word}" in (repository / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"^{word}:", (repository / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
