"""Pages of an edition beside the texts, one a file; the template of the same name draws it.

A page holds `FILE` (its name in the edition), `TITLE` (what the navigation calls it), `PLACE` (its place there) and
`content(gathered) -> dict`, what its template is given.
"""
