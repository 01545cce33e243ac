"""What a program found and what there is to find in, how far they agree out; knows nothing of files, XML or spaCy.

A layer's measures are one row each in `measures.py`, what two items have to agree in is one function in `agreement.py`:
to measure something new, add a row or a function.
"""

from toolkit.pipeline.scoring.items import LAYERS, Annotations, Item
from toolkit.pipeline.scoring.records import from_json, from_recognition
from toolkit.pipeline.scoring.scores import Scores, score

__all__ = ["LAYERS", "Annotations", "Item", "Scores", "from_json", "from_recognition", "score"]
