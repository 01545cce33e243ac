import subprocess
import sys

import pytest

from toolkit import cli
from toolkit.ground.errors import ConflictError, Finding, InputError, UsageError


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (UsageError("no topic 'x'", hint="there are: y"), 2, "yichud: no topic 'x'\n  there are: y\n"),
        (
            InputError(Finding("a.xml", 2, 3, "X01", "broken", "mend it")),
            2,
            "a.xml:2:3: X01 broken\n  mend it\n",
        ),
        (ConflictError("a.xml changed"), 3, "yichud: a.xml changed\n"),
        (FileNotFoundError(2, "No such file or directory", "b.xml"), 2, "b.xml: No such file or directory\n"),
    ],
)
def test_an_error_is_told_in_its_own_words_and_sets_the_exit_code(monkeypatch, capsys, error, code, told):
    def fail(*_args, **_kwargs):
        raise error

    monkeypatch.setattr(cli.yichud, "main", fail)
    assert cli.run(["compare"]) == code
    assert capsys.readouterr().err == told


def test_debug_shows_the_traceback(monkeypatch):
    def fail(*_args, **_kwargs):
        raise UsageError("no topic")

    monkeypatch.setattr(cli.yichud, "main", fail)
    with pytest.raises(UsageError):
        cli.run(["--debug", "compare"])


def test_help_costs_no_library_of_the_pipeline():
    code = "import sys; from toolkit import cli; cli.run(['--help']); print(sorted({'spacy','lxml','duckdb','numpy','jinja2'} & set(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.splitlines()[-1] == "[]"


def test_an_unknown_command_and_an_unknown_option_are_wrong_usage(capsys):
    assert cli.run(["nonesuch"]) == 2
    assert cli.run(["check"]) == 2
    assert "nonesuch" in capsys.readouterr().err
