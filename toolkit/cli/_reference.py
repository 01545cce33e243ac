"""The commands in, their reference as Markdown out: `python -m toolkit.cli._reference > docs/commands.md`."""

from __future__ import annotations

import click

from toolkit.cli import yichud


def reference() -> str:
    """Return the help of every command as one Markdown page."""
    names = yichud.context_settings[
        "help_option_names"
    ]  # as `main` gives them: click keeps the first that it sees
    parent = click.Context(
        yichud, info_name="yichud", max_content_width=100, terminal_width=100, help_option_names=names
    )
    parts = ["# Commands\n\nMade by `make docs` from the commands' own help.\n", _section(yichud, parent)]
    for name in yichud.list_commands(parent):
        command = yichud.get_command(parent, name)
        assert command is not None
        parts.append(
            _section(
                command,
                click.Context(
                    command, info_name=name, parent=parent, max_content_width=100, terminal_width=100
                ),
            )
        )
    return "\n".join(parts)


def _section(command: click.Command, context: click.Context) -> str:
    return f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    click.echo(reference(), nl=False)
