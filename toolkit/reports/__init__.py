"""Measured tables in, a report out: sections say what it holds, formats draw it.

    study.py      what a section may ask: the measurements, the names of things, how the report was made
    sections/     one section a file: `arrange(study) -> Section`; they hold no HTML
    blocks.py     what a section is made of: sentences, lists, the treatment matrix, profiles, quoted passages
    formats/      one format a file: `draw(report) -> bytes`
    templates/    what the HTML format fills in

A section decides, a format draws. To add a section or a format, add a file; the program keeps no list of them. The tests do, to
guard discovery: `tests/golden/registry.json`, and `tests/golden/report.md` shows a whole report.
"""
