"""CTranslate2: quantized models on CPUs and GPUs. The default engine."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from pipeline.engines.memory import give_back
from pipeline.engines.model import Decoding, Hypothesis, Instruction, TextModel
from pipeline.engines.tokens import Search, Tokens
from pipeline.errors import ModelError

_CHAT_LENGTH_STEPS = (32, 128)  # tokens, of prompts up to _SHORT_CHAT and of longer; see `Decoder`
_SHORT_CHAT = 256


def compute_type(asked: str, device: str) -> str:
    """The compute type for a device: int8 on a CPU, float16 on a GPU, unless one is asked for."""
    return asked if asked != "auto" else "float16" if device == "cuda" else "int8"


def device(asked: str) -> str:
    """Settle the device: "cuda" or "cpu"; "auto" takes a GPU where there is one."""
    if asked != "auto":
        return asked
    import ctranslate2

    return "cuda" if ctranslate2.get_cuda_device_count() else "cpu"


class _Model(TextModel):
    """What both families share: counting, loading, and the arrangement of workers."""

    kind: ClassVar[str]  # the class of CTranslate2 that runs it

    def __init__(
        self, folder: Path, tokens: Tokens, device: str, compute: str, threads: int, budget: int
    ) -> None:
        self._folder, self._tokens, self._budget = folder, tokens, budget
        self._device, self._compute, self._cores = device, compute, threads or _cores()
        self._workers = 0
        self._model: Any = None
        self.input_limit = int(tokens.generation.get("max_position_embeddings") or 512)

    def count(self, texts: Sequence[str]) -> list[int]:
        return self._tokens.count(texts)

    def knows(self, text: str) -> bool:
        return self._tokens.knows(text)

    def close(self) -> None:
        self._model, self._workers = None, 0
        give_back()

    def _arrange(self, search: Search, parallel: bool) -> Any:
        """The model, loaded with as many workers as the work wants.

        Batches that are computed side by side, on one core each, take less time than one after
        the other on all cores; a single batch gets them all. A worker draws its samples from a
        stream that is seeded when it starts: for seeded sampling one is started anew, and one
        alone, lest two race for batches.
        """
        sampling = search.temperature > 0
        workers = self._cores if parallel and not sampling and self._device == "cpu" else 1
        if workers != self._workers or sampling:
            self._model = None  # not two in memory at once
            self._model = self._load(workers, search.seed if sampling else None)
            give_back()
            self._workers = workers
        return self._model

    def _load(self, workers: int, seed: int | None) -> Any:
        import ctranslate2

        if seed is not None:
            ctranslate2.set_random_seed(seed)
        try:
            return getattr(ctranslate2, self.kind)(
                str(self._folder),
                device=self._device,
                compute_type=self._compute,
                inter_threads=workers,
                intra_threads=self._cores // workers if self._device == "cpu" else 0,
                max_queued_batches=-1,
            )
        except (RuntimeError, ValueError) as error:
            raise ModelError(f"{self._folder}: CTranslate2 cannot load it: {error}") from error


class EncoderDecoder(_Model):
    """A translation or sequence-to-sequence summarization model."""

    instructed, kind = False, "Translator"

    def generate(
        self,
        texts: Sequence[str],
        decoding: Decoding,
        output_limits: Sequence[int],
        instruction: Instruction,
    ) -> list[list[Hypothesis]]:
        tokens, search = self._tokens, self._tokens.search(decoding)
        sources = [tokens.pieces(tokens.encode(instruction.about(text))) for text in texts]
        prefix = _prefix(tokens)
        pending: list[tuple[int, Any]] = []
        model = self._arrange(search, parallel=True)
        # One call a limit: a looping short text stops at a short text's limit.
        for limit, members in _by_limit(output_limits).items():
            futures = model.translate_batch(
                [sources[i] for i in members],
                target_prefix=[prefix] * len(members) if prefix else None,
                asynchronous=True,
                max_batch_size=self._budget,
                batch_type="tokens",
                max_input_length=0,
                max_decoding_length=limit + len(prefix),
                min_decoding_length=min(search.min_new_tokens, limit),
                **_options(search),
            )
            pending += zip(members, futures, strict=True)
        results = {i: future.result() for i, future in pending}
        return [_hypotheses(results[i], tokens, len(prefix)) for i in range(len(texts))]


class Decoder(_Model):
    """An instruction-tuned decoder-only model.

    What all prompts of an instruction begin with is computed once. CTranslate2 reads the rest of
    the prompts of a batch at once only up to the shortest of them; what is left of the longer ones
    is fed token by token. The rest therefore has line ends put before it, up to one of a few
    lengths, and only prompts of one length share a batch. Its own length decides, not the batch.
    """

    instructed, kind = True, "Generator"

    def generate(
        self,
        texts: Sequence[str],
        decoding: Decoding,
        output_limits: Sequence[int],
        instruction: Instruction,
    ) -> list[list[Hypothesis]]:
        tokens, search = self._tokens, self._tokens.search(decoding)
        start = tokens.chat_start(instruction)
        prompts = [_split(tokens.encode_chat(instruction, text), start) for text in texts]
        groups: dict[_Group, list[int]] = defaultdict(list)
        for i, (head, rest) in enumerate(prompts):
            padding = -len(rest) % _CHAT_LENGTH_STEPS[len(rest) > _SHORT_CHAT]
            prompts[i] = head, (tokens.line_end,) * padding + rest
            groups[len(rest) + padding, output_limits[i], head].append(i)
        rows = max(search.beam_size, search.candidates)
        batches = list(_batches(groups, self._budget // self._cores // rows))
        model = self._arrange(search, parallel=len(batches) > 1)
        pending: list[tuple[int, Any]] = []
        for members, (_, limit, head) in batches:
            futures = model.generate_batch(
                [tokens.pieces(prompts[i][1]) for i in members],
                asynchronous=True,
                static_prompt=tokens.pieces(head) or None,
                cache_static_prompt=True,
                max_length=limit,
                include_prompt_in_result=False,
                end_token=sorted(tokens.end_ids),
                **_options(search),
            )
            pending += zip(members, futures, strict=True)
        results = {i: future.result() for i, future in pending}
        give_back()
        return [_generated(results[i], tokens) for i in range(len(texts))]


def _cores() -> int:
    return len(os.sched_getaffinity(0))


_Group = tuple[int, int, tuple[int, ...]]
"""Prompts of one batch: their length, their output limit, and what they begin with besides."""


def _split(
    prompt: tuple[int, ...], start: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """A prompt in what it shares with others and the rest; a text may change how it begins."""
    shares = prompt[: len(start)] == start
    return (start, prompt[len(start) :]) if shares else ((), prompt)


def _batches(
    groups: Mapping[_Group, Sequence[int]], budget: int
) -> Iterator[tuple[Sequence[int], _Group]]:
    """Indexes in batches of at most `budget` tokens, each with its group, longest first; a text
    beyond the budget is a batch of its own."""
    for (length, limit, start), members in sorted(groups.items(), reverse=True):
        size = max(1, budget // (length + limit))
        for first in range(0, len(members), size):
            yield members[first : first + size], (length, limit, start)


def _prefix(tokens: Tokens) -> list[str]:
    start = tokens.forced_start
    return [] if start is None else [tokens.tokenizer.convert_ids_to_tokens(start)]


def _options(search: Search) -> dict[str, Any]:
    sampling = search.temperature > 0
    return {
        "beam_size": search.beam_size,
        "num_hypotheses": search.candidates,
        "length_penalty": search.length_penalty,
        "repetition_penalty": search.repetition_penalty,
        "no_repeat_ngram_size": search.no_repeat_ngram_size,
        "return_scores": True,
        "return_end_token": True,
        "disable_unk": True,
        "sampling_topk": 0 if sampling else 1,
        "sampling_topp": search.top_p if sampling else 1.0,
        "sampling_temperature": search.temperature if sampling else 1.0,
    }


def _by_limit(output_limits: Sequence[int]) -> dict[int, list[int]]:
    """Indexes by output limit, longest first."""
    classes: dict[int, list[int]] = defaultdict(list)
    for i, limit in enumerate(output_limits):
        classes[limit].append(i)
    return dict(sorted(classes.items(), reverse=True))


def _hypotheses(result: Any, tokens: Tokens, skip: int) -> list[Hypothesis]:
    ids = [tokens.tokenizer.convert_tokens_to_ids(words) for words in result.hypotheses]
    return _ranked([i[skip:] for i in ids], result.scores, tokens)


def _generated(result: Any, tokens: Tokens) -> list[Hypothesis]:
    return _ranked(result.sequences_ids, result.scores, tokens)


def _ranked(
    sequences: Sequence[Sequence[int]], scores: Sequence[float], tokens: Tokens
) -> list[Hypothesis]:
    return [
        Hypothesis(tokens.decode(ids), float(score), not ids or ids[-1] not in tokens.end_ids)
        for ids, score in zip(sequences, scores, strict=True)
    ]
