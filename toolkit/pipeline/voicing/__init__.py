"""Who speaks in a text: a script (text and tokens) and a cast (persons, collective voices, works) in, voices out.

`speech.toml` holds the words (verbs, formulas, labels), `speech.py` reads it; `script.py` knows sentences and quotation marks, `register.py` the
by-names, `cast.py` who is named, `reports.py` where what is said begins and ends; one rule a module: `attribution`, `inversion`, `pronouns`, `asides`, `nouns`,
`formulas`, `turns`, `bylines`. To add a rule, write a module, call it in `reading`, put its cases into
`tests/unit/pipeline/voices.txt` and its row into `docs/guide/voices.md`.
"""
