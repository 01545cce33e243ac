"""Encoded texts in, a reading edition out. A format is a folder with `make`, found by its name.

    edition.py   what is edited: texts in their order, the vocabulary, the title page (from `edition.toml`)
    mentions.py  who and what the texts name: every occurrence with its place, which indexes and glossaries are made of
    synopsis.py  the claims of the texts by topic and aspect
    prepared.py  the TEI tree of a text with what a format needs to know added
    former.py    pages of the edition that was there before
    respelling.py  a term as other spellings write it
    titles.py    the title of a text in lines, and the heading that says it
    notes.py     what notes are called; voices.py which voices go on; editorial.py which signs must be explained
    html/        a folder of static pages
    pdf/         one file, Typst reading the TEI itself
    epub/        one file, of the parts of html

To add a format, add a folder whose `__init__.py` holds `MANY` (whether the target is a folder) and `make`; `tests/golden/registry.json` names it.
"""
