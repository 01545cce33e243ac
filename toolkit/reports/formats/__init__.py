"""Formats of a report, one a file; the file's name is what `--format` takes.

To add one, add a file that holds

    SUFFIXES   the endings of file names that mean it (`.html`, `.htm`)
    draw       `draw(report: Report) -> bytes`, the same bytes for the same report
"""
