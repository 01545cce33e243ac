"""What several commands share: options that mean the same everywhere, and how a finding is printed."""

from __future__ import annotations

import json
import re
import shlex
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from toolkit.ground.errors import Finding

_SURROGATE = re.compile("[\ud800-\udfff]")
PATH = click.Path(path_type=Path)

annotations_option = click.option(
    "--annotations",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="The folder with concepts.xml, people.xml and works.xml, before what the files themselves point at.",
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print findings and data only, no summary.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON to standard output.")


def date_option(what: str) -> Callable[[Any], Any]:
    """Return the option `--date`, which `day` reads."""
    return click.option("--date", metavar="DATE", help=f"{what}; without it SOURCE_DATE_EPOCH, else today.")


def day(given: str | None) -> str:
    """Return the ISO date that was given, else that of SOURCE_DATE_EPOCH, else today."""
    import os
    from datetime import UTC, date, datetime

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given is None and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    try:
        day = date.fromisoformat(given) if given is not None else date.today()  # noqa: DTZ011 - the day where the person sits
    except ValueError:
        raise click.UsageError(f"{given!r} is no day: write it as 2026-01-15") from None
    return day.isoformat()


def say(message: str, *, quiet: bool = False) -> None:
    """Print a line for a person: to standard error, so that a pipe gets data alone."""
    if not quiet:
        click.echo(message, err=True)


def print_json(value: Any) -> None:
    """Print a value as JSON (`as_json`)."""
    click.echo(as_json(value), nl=False)


def as_json(value: Any) -> str:
    """Return a value as JSON, two spaces deep, Hebrew as Hebrew; a lone surrogate, which UTF-8 cannot hold, as its number."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return _SURROGATE.sub(lambda lone: f"\\u{ord(lone[0]):04x}", text)


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """Return a finding as a dictionary of its fields."""
    return asdict(finding)


def print_findings(findings: Iterable[Finding], *, err: bool = False, alike: int | None = None) -> None:
    """Print findings one a line, each hint once, under the first finding that has it.

    Of the findings that one file has with one code, `alike` are printed and the rest is counted.
    """
    told: set[str] = set()
    counts: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        kind = (finding.path, finding.code)
        counts[kind] += 1
        if alike is not None and counts[kind] > alike:
            continue
        click.echo(str(finding), err=err)
        if finding.hint and finding.hint not in told:
            told.add(finding.hint)
            click.echo(click.style(f"    {finding.hint}", dim=True), err=err)
    for (path, code), count in counts.items():
        if alike is not None and count > alike:
            click.echo(f"{path}: {code} and {count - alike} more; --all prints them", err=err)


def command_line(name: str, *parts: str | Path | Iterable[str | Path]) -> str:
    """Return the command as a person would type it again, quoted for a shell."""
    words: list[str] = ["yichud", name]
    for part in parts:
        words.extend([str(part)] if isinstance(part, (str, Path)) else [str(p) for p in part])
    return shlex.join(words)


def plural(n: int, noun: str) -> str:
    """Return `1 file`, `2 files`."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
