"""The model store: names in, verified local folders out; fetching and conversion on the way."""

from pipeline.models.convert import supports
from pipeline.models.ct2 import converted, with_weights
from pipeline.models.model import Model
from pipeline.models.overview import check, list_models, pull
from pipeline.models.store import resolve

__all__ = [
    "Model",
    "check",
    "converted",
    "list_models",
    "pull",
    "resolve",
    "supports",
    "with_weights",
]
