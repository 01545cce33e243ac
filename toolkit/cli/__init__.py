"""The command `yichud`. One command a file: it parses, calls a workflow, prints; nothing else happens here.

To add a command, add `toolkit/cli/NAME.py` that defines `command`, a click command; it is found by its name. What a
command needs beyond click it imports inside its function, so that `yichud --help` stays quick.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import Any

import click

from toolkit import __version__
from toolkit.ground import discover
from toolkit.ground.errors import InputError, YichudError

_PACKAGE = __name__
_INTERRUPTED = 130
_GARBAGE = 100_000  # objects between two looks for garbage: the 700 of Python cost a fifth of the time until a pipeline stands
_BROKEN_PIPE = 141
_ONE_THREAD = (
    "OPENBLAS_NUM_THREADS"  # products of small matrices wait for each other's threads longer than they take
)


class _Commands(click.Group):
    """Finds the commands in this folder when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return [name.replace("_", "-") for name in discover.names(_PACKAGE)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command; None where there is none of that name."""
        module = cmd_name.replace("-", "_")
        if module not in discover.names(_PACKAGE):
            return None
        command: click.Command = discover.load(_PACKAGE, module, "command")
        return command


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="yichud")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def yichud(debug: bool) -> None:  # noqa: FBT001 - read by `main` before click runs
    """Compare how traditions treat an idea, over texts encoded in TEI.

    \b
    A first look:     yichud compare tei --topic unification -o report.html
    Your own source:  yichud encode my-source.txt -o texts, then yichud check texts
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 clean, 1 findings, 2 wrong usage or input, 3 conflict, 4 some inputs failed."""
    given = sys.argv[1:] if arguments is None else arguments
    gc.set_threshold(_GARBAGE, 20, 20)
    os.environ.setdefault(_ONE_THREAD, "1")
    sys.exit(run(given))


def run(arguments: list[str]) -> int:
    """Run the command line and return its exit code; an error is told in its own words, without a traceback."""
    try:
        result: Any = yichud.main(args=arguments, prog_name="yichud", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        click.echo("interrupted", err=True)
        return _INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    except (YichudError, OSError) as error:
        if "--debug" in arguments:
            raise
        return _tell(error)
    return result if isinstance(result, int) else 0


def _tell(error: YichudError | OSError) -> int:
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"{where}{error.strerror or error}", err=True)
        return 2
    if isinstance(error, InputError):
        for finding in error.findings:
            click.echo(str(finding), err=True)
            if finding.hint:
                click.echo(f"  {finding.hint}", err=True)
    else:
        click.echo(f"yichud: {error.message}", err=True)
        if error.hint:
            click.echo(f"  {error.hint}", err=True)
    return error.exit_code
