"""Stage 3b: segments that a check doubts, translated once more by another model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.config import SecondOpinionConfig
from pipeline.document import SECOND_OPINION
from pipeline.engines.memory import Memory
from pipeline.stages.resource import Notify
from pipeline.stages.stage import ModelLabel, Stage
from pipeline.stages.translate import Rendering, Request, Translate


@dataclass(frozen=True)
class Doubt:
    """A segment, and its first translation with flags."""

    text: str
    first: Rendering


class SecondOpinion(Stage[Doubt, Rendering]):
    """The other model's translation where no check has anything against it, else the first."""

    name, version, output = "second-opinion", 2, Rendering

    def __init__(self, config: SecondOpinionConfig, notify: Notify, memory: Memory) -> None:
        self._other = Translate(config, notify, memory)

    def identity(self) -> Any:
        return self._other.identity()

    def label(self) -> ModelLabel:
        return self._other.label()

    def keeps(self, output: Rendering) -> bool:
        return self._other.keeps(output)

    def close(self) -> None:
        self._other.close()

    def run(self, items: Sequence[Doubt]) -> list[Rendering]:
        others = self._other.run([Request(item.text) for item in items])
        return [
            item.first if other.flags else Rendering(other.text, (SECOND_OPINION,), other.score)
            for item, other in zip(items, others, strict=True)
        ]
