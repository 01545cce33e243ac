"""Measurements: an engine over the observation tables in, one documented table out.

To add one, add a file here; its name is its key. It holds

    TITLE      what the table is called
    COLUMNS    the columns, each with its unit and what it means
    SQL        one query, in what DuckDB and Spark both speak, with its order
    measure    `measure(engine: Engine) -> Table`

and `docs/tables/KEY.md` documents the columns (a test compares the two); `tests/golden/registry.json` names it. What was asked for, the topics and the inputs, lies in
the tables `chosen` and `inputs`, so that a query needs no parameters. Measurements do not import each other.

A column `passages` (`toolkit.index.columns.LEADING`; `PASSAGES` beside it is ready to use) leads to sentences: the report quotes them, and links the numbers of
the row to them. A table appears in a report when a section asks for it: `study.table("KEY")`.
"""

#: Measurements of the evidence itself, which are made last: they hold what the columns `passages` of the other tables lead to (table `shown`).
AFTER_SHOWN = frozenset({"evidence", "contexts"})
#: Measurements that take as long as all others together, in their order: another process makes them, where there is one, while this one makes the others.
LONG = ("keyness", "recall")
