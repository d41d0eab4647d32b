"""The seam between the chain and what runs a model: texts in, ranked hypotheses out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

ENCODER_DECODERS = frozenset({"marian", "m2m_100", "bart", "pegasus", "t5", "mbart"})
DECODERS = frozenset({"qwen2", "llama"})


@dataclass(frozen=True)
class Hypothesis:
    """One text a model wrote. `score` is the model's mean log-probability a token, `truncated`
    says that it was cut at the output limit."""

    text: str
    score: float
    truncated: bool


@dataclass(frozen=True)
class Instruction:
    """What an instruction-tuned model is told of every text: the system message, and the request
    in which `{text}` stands for the text."""

    system: str = ""
    request: str = "{text}"

    def about(self, text: str) -> str:
        """The user's message about one text, which may hold braces itself."""
        return self.request.replace("{text}", text)


@dataclass(frozen=True)
class Decoding:
    """How to write; `None` means what the model's generation_config.json says.

    `temperature` 0 searches with `beam_size` beams; above 0 it samples `candidates` texts.
    """

    beam_size: int | None = None
    candidates: int = 1
    length_penalty: float | None = None
    repetition_penalty: float | None = None
    no_repeat_ngram_size: int | None = None
    temperature: float = 0.0
    top_p: float = 1.0
    seed: int | None = None


class TextModel(ABC):
    """A loaded model: an encoder-decoder or an instruction-tuned decoder.

    `instructed` says that it takes a chat prompt (with a system message) and not a bare text;
    `input_limit` is the most tokens it reads at once.
    """

    instructed: bool
    input_limit: int

    @abstractmethod
    def count(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, the model's own special tokens included."""

    @abstractmethod
    def knows(self, text: str) -> bool:
        """Whether every character of `text` is in the model's vocabulary."""

    @abstractmethod
    def generate(
        self,
        texts: Sequence[str],
        decoding: Decoding,
        output_limits: Sequence[int],
        instruction: Instruction,
    ) -> list[list[Hypothesis]]:
        """Write for every text, in its order, `decoding.candidates` hypotheses, best first.

        Args:
            texts: source texts.
            decoding: how to search.
            output_limits: for each text the most tokens to write; few different values make
                large batches.
            instruction: what the model is told of each; an encoder-decoder has no system message.
        """

    @abstractmethod
    def close(self) -> None:
        """Release the memory."""
