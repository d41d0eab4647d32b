"""Which model is loaded: one at a time, however many stages there are."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Hashable

from pipeline.engines.model import TextModel


class Memory:
    """Holds one loaded model; whoever asks for another has the first released.

    Stages that run the same model in the same way share it.
    """

    def __init__(self) -> None:
        self._key: Hashable = None
        self._model: TextModel | None = None

    def get(self, key: Hashable, load: Callable[[], TextModel]) -> TextModel:
        """The model that `key` stands for, loaded unless it is there."""
        if self._model is None or key != self._key:
            self.close()
            self._model, self._key = load(), key
        return self._model

    def close(self) -> None:
        """Release the model; `get` loads it again."""
        if self._model is not None:
            self._model.close()
            self._model = None


def give_back() -> None:
    """Return freed memory to the system, where the C library can (glibc).

    Loading a model and long prompts leave gigabytes of freed blocks that glibc keeps.
    """
    if sys.platform == "linux" and hasattr(ctypes.CDLL(None), "malloc_trim"):
        ctypes.CDLL(None).malloc_trim(0)
