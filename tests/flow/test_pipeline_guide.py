"""The programmer's guide and the README: what their examples say is what happens."""

import contextlib
import doctest
import io
import re


def test_every_example_of_the_guide_runs(repository, monkeypatch):
    monkeypatch.chdir(repository)
    guide = repository / "docs" / "guide" / "pipeline.md"
    done = doctest.testfile(str(guide), module_relative=False, optionflags=doctest.ELLIPSIS, encoding="utf-8")
    assert done.attempted > 25
    assert done.failed == 0


def test_the_example_of_the_readme_prints_what_it_says(repository):
    readme = (repository / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "README.md", "exec"), {})
    assert printed.getvalue().split("\n")[:-1] == re.findall(r"# (\[.*)", code)
