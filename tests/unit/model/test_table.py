import pytest

from toolkit.model.table import Column, Table


def test_rows_are_as_wide_as_the_columns():
    columns = (Column("concept", "id", "What."), Column("count", "occurrences", "How often."))
    table = Table("t", "T", columns, (("zivug", 3), ("guf", 1)))
    assert table.records() == [{"concept": "zivug", "count": 3}, {"concept": "guf", "count": 1}]
    assert table.column("count") == [3, 1]
    with pytest.raises(ValueError, match="2 cells"):
        Table("t", "T", columns, (("zivug",),))
