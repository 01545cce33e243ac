from contextlib import ExitStack

import pytest

from toolkit.index.engine import opened
from toolkit.index.observe import observe
from toolkit.index.references import references
from toolkit.tei.reader import read
from toolkit.tei.vocabulary import read_vocabulary


@pytest.fixture(scope="session")
def vocabulary(repository):
    return read_vocabulary(repository / "annotations")


@pytest.fixture
def engine_of(vocabulary):
    """Makes an engine over TEI texts given as bytes, for some topics."""
    with ExitStack() as stack:

        def make(*texts, topics=("unification", "inclusion"), finds=()):
            engine = stack.enter_context(opened())
            read_texts = [read(data, f"{i}.xml") for i, data in enumerate(texts)]
            for text in read_texts:
                engine.add(observe(text, finds))
            inputs = [(t.sha256, t.path) for t in read_texts]
            engine.add(references(vocabulary, inputs=inputs, topics=topics))
            engine.seal()
            return engine

        yield make
