"""Annotated texts in, observation tables out, and the engine that runs SQL over them.

    Text + Scheme --observe--> rows of the observation tables (`tables.py` names and documents them)
    rows --cache--> one set of Parquet files a text, named by the hashes of what it was made from
    sets + scheme --engine--> tables that a measurement asks with SQL

Everything that later counts starts here, so what is a word, what is counted and what is left out is decided in
this package and nowhere else. To add an observation table: describe it in `tables.py`, fill it in `observe.py`.
SQL over the tables keeps to what DuckDB and Spark both speak; DuckDB is imported in this package alone.
"""
