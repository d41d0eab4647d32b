"""Stage 3: Indonesian segments to English, each the best hypothesis that passes the guards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.checks.finding import Flag
from pipeline.config import TranslatorConfig
from pipeline.engines import Decoding, Hypothesis, Instruction
from pipeline.engines.memory import Memory
from pipeline.stages.form import answer
from pipeline.stages.mend import mend
from pipeline.stages.resource import Notify, Resource, decoding, reproducible
from pipeline.stages.stage import ModelLabel, Stage
from pipeline.stages.verdict import Verdict, judge
from pipeline.text.clauses import split_long
from pipeline.text.quotes import restore, to_plain
from pipeline.text.words import is_address

_SPARE_TOKENS = 8  # of an input: special tokens and the target language's


@dataclass(frozen=True)
class Request:
    """A segment to translate; equal texts are one request."""

    text: str


@dataclass(frozen=True)
class Rendering:
    """A translation, what is doubtful about it, and the model's mean log-probability a token."""

    text: str
    flags: tuple[str, ...] = ()
    score: float = 0.0


class Translate(Stage[Request, Rendering]):
    """Segments to their translations.

    A segment that the model cannot read at once is split at clauses. Of the n-best hypotheses the
    first with the fewest doubts is taken; where all of them loop or were cut, the segment is
    translated once more with a penalty on repetition. What stays doubtful is flagged.
    """

    name, version, output = "translate", 4, Rendering

    def __init__(
        self, config: TranslatorConfig, notify: Notify, memory: Memory | None = None
    ) -> None:
        self._config = config
        self._resource = Resource(config, config.engine, ("id", "en"), notify, memory)

    def identity(self) -> Any:
        config = self._config
        asked = {
            "decoding": decoding(config).__dict__,
            "retry": config.retry,
            "least_score": config.least_score,
        }
        prompts = {"system": config.system, "prompt": config.prompt}
        return self._resource.identity() | asked | prompts

    def label(self) -> ModelLabel:
        return self._resource.label

    def keeps(self, output: Rendering) -> bool:
        unusable = not output.text or {Flag.TRUNCATED, Flag.REPETITION} & set(output.flags)
        return reproducible(self._config) and not unusable

    def close(self) -> None:
        self._resource.close()

    def run(self, items: Sequence[Request]) -> list[Rendering]:
        parts = [[] if _wordless(item.text) else self._readable(item.text) for item in items]
        flat = [part for group in parts for part in group]
        done = iter(self._translate(flat) if flat else [])
        return [
            _joined([next(done) for _ in group]) if group else Rendering(item.text)
            for item, group in zip(items, parts, strict=True)
        ]

    def _translate(self, texts: Sequence[str]) -> list[Rendering]:
        how = decoding(self._config)
        verdicts = [
            judge(text, hypotheses)
            for text, hypotheses in zip(texts, self._hypotheses(texts, how), strict=True)
        ]
        loops = [i for i, verdict in enumerate(verdicts) if verdict.degenerate]
        if loops and self._config.retry:
            again = [texts[i] for i in loops]
            harder = replace(how, repetition_penalty=1.3, no_repeat_ngram_size=4)
            for i, hypotheses in zip(loops, self._hypotheses(again, harder), strict=True):
                verdicts[i] = min(verdicts[i], judge(texts[i], hypotheses), key=Verdict.order)
        return [
            Rendering(restore(text, verdict.text), self._flags(verdict), round(verdict.score, 4))
            for text, verdict in zip(texts, verdicts, strict=True)
        ]

    def _flags(self, verdict: Verdict) -> tuple[str, ...]:
        least = self._config.least_score
        unsure = least is not None and verdict.score < least
        return (*verdict.flags, "low-score") if unsure else verdict.flags

    def _hypotheses(self, texts: Sequence[str], how: Decoding) -> list[list[Hypothesis]]:
        """The n-best translations of each text, mended."""
        model = self._resource.get()
        known = [text if model.knows(text) else to_plain(text) for text in texts]
        asked = Instruction(self._config.system, self._config.prompt)
        limits = [_output_limit(count) for count in model.count(texts)]
        written = model.generate(known, how, limits, asked if model.instructed else Instruction())
        bare = _answer if model.instructed else _as_it_is
        return [
            [replace(h, text=mend(text, bare(text, h.text))) for h in hypotheses]
            for text, hypotheses in zip(texts, written, strict=True)
        ]

    def _readable(self, text: str) -> list[str]:
        model = self._resource.get()
        limit = model.input_limit - _SPARE_TOKENS
        return split_long(text, lambda part: model.count([part])[0] <= limit)


def _wordless(text: str) -> bool:
    """Whether there is nothing to translate: an address, or no letter at all."""
    return is_address(text) or not any(map(str.isalpha, text))


def _as_it_is(_: str, target: str) -> str:
    return target


def _answer(source: str, target: str) -> str:
    """What an instruction-tuned model says, less its own framing; quotations stay quotations."""
    return target if source[:1] in "\"“'‘" else answer(target)


def _output_limit(count: int) -> int:
    """The most tokens a translation may have: a power of two, at least twice its source's."""
    return 1 << max(5, (2 * count).bit_length())


def _joined(parts: list[Rendering]) -> Rendering:
    if len(parts) == 1:
        return parts[0]
    text = " ".join(part.text for part in parts if part.text)
    flags = tuple(dict.fromkeys(flag for part in parts for flag in part.flags))
    return Rendering(text, flags, min((part.score for part in parts), default=0.0))
