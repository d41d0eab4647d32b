"""The metrics as modules of Hugging Face `evaluate`, loaded from this folder without a network.

>>> import evaluate
>>> from pipeline.metrics.modules import folder
>>> evaluate.load(folder("quantity_agreement")).compute(predictions=[…], sources=[…])
"""

from pathlib import Path


def folder(name: str) -> str:
    """The folder of the module of that name, for `evaluate.load`."""
    return str(Path(__file__).with_name(name))
