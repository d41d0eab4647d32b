"""What a stage is: a pure function of its input, its configuration and its model.

A stage gets a list and returns a list of the same length and order. It knows nothing of the
cache, which wraps it from outside by what it declares here.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

Input = TypeVar("Input")
Output = TypeVar("Output")


@dataclass(frozen=True)
class ModelLabel:
    """Which model a stage runs, for the brief's provenance; empty where it runs none."""

    name: str = ""
    digest: str = ""
    engine: str = ""


class Stage(ABC, Generic[Input, Output]):
    """One step of the chain.

    `version` is raised by hand when the meaning of the code changes; `output` is the type of
    its results, a dataclass that JSON can carry.
    """

    name: ClassVar[str]
    version: ClassVar[int]
    output: ClassVar[Any]

    @abstractmethod
    def identity(self) -> Any:
        """Canonical JSON of everything besides the code that can change the output."""

    @abstractmethod
    def run(self, items: Sequence[Input]) -> list[Output]:
        """Compute one output for each input, in order."""

    def label(self) -> ModelLabel:
        """The model this stage runs."""
        return ModelLabel()

    def keeps(self, output: Output) -> bool:
        """Whether an output may be cached: never one that is empty, cut or degenerate."""
        return True

    def close(self) -> None:
        """Release what the stage holds in memory; it may be run again afterwards."""
        return
