"""The components of the pipeline, one a file: each is a spaCy factory called `yichud_` and the file's name.

To add one, write a module with a function `make` under `@Language.factory("yichud_<name>")`, publish it as an entry point
of `spacy_factories` in `pyproject.toml`, and put it in its place in `toolkit.pipeline.ORDER`.
"""
