"""Pages of an edition beside the texts, one a file; the template of the same name draws it.

A page holds `FILE` (its name in the edition), `TITLE` (what the navigation calls it), `PLACE` (its place there),
`content(gathered) -> dict`, what its template is given, and `absent(gathered) -> str`: what is said of these texts where the page would
be empty, so that there is none, and nothing where there is one.
"""
