"""Formats of a report, one a file; the file's name is what `--format` takes.

To add one, add a file that holds

    SUFFIXES   the endings of file names that mean it (`.html`, `.htm`); none for a folder
    draw       `draw(report: Report, *, raw: bool) -> bytes`, or of a folder a mapping of file names to bytes; the same for the same
               report; `raw` leaves cells of spreadsheets that begin a formula as they are
"""
