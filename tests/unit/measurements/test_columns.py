"""Every measurement is documented: its columns in `docs/tables`, in the order and the words of the code."""

import re

import pytest

from toolkit.ground.discover import discover
from toolkit.model.table import Table

MEASUREMENTS = discover("toolkit.measurements", "COLUMNS")
_ROW = re.compile(r"^\| `([a-z_0-9]+)` \| ([^|]*) \| (.+) \|$", re.MULTILINE)


@pytest.mark.parametrize("key", sorted(MEASUREMENTS))
def test_the_page_of_a_table_documents_its_columns(repository, key):
    page = (repository / "docs/tables" / f"{key}.md").read_text(encoding="utf-8")
    assert [(name, unit.strip(), meaning) for name, unit, meaning in _ROW.findall(page)] == [
        (c.name, c.unit, c.meaning) for c in MEASUREMENTS[key]
    ]


def test_no_page_documents_a_table_that_is_gone(repository):
    assert sorted(p.stem for p in (repository / "docs/tables").glob("*.md")) == sorted(
        [*MEASUREMENTS, "README"]
    )


@pytest.mark.parametrize("key", sorted(MEASUREMENTS))
def test_a_measurement_of_nothing_is_an_empty_table(engine_of, key):
    table = discover("toolkit.measurements", "measure")[key](engine_of())
    assert isinstance(table, Table)
    assert (table.key, table.rows, table.columns) == (key, (), MEASUREMENTS[key])
