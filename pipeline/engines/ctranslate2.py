"""CTranslate2: quantized models on CPUs and GPUs. The default engine."""

from __future__ import annotations

import math
import os
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.engines.model import Decoding, Hypothesis, TextModel
from pipeline.engines.tokens import Search, Tokens
from pipeline.errors import ModelError

_CHAT_LENGTH_STEP = 64  # tokens; see `Decoder`


def compute_type(asked: str, device: str) -> str:
    """The compute type for a device: int8 on a CPU, float16 on a GPU, unless one is asked for."""
    return asked if asked != "auto" else "float16" if device == "cuda" else "int8"


def device(asked: str) -> str:
    """Settle the device: "cuda" or "cpu"; "auto" takes a GPU where there is one."""
    if asked != "auto":
        return asked
    import ctranslate2

    return "cuda" if ctranslate2.get_cuda_device_count() else "cpu"


class EncoderDecoder(TextModel):
    """A translation or sequence-to-sequence summarization model."""

    instructed = False

    def __init__(
        self, folder: Path, tokens: Tokens, device: str, compute: str, threads: int, budget: int
    ) -> None:
        import ctranslate2

        # Small models gain more from several batches at once than from several cores a batch.
        self._model = _load(
            ctranslate2.Translator,
            folder,
            device=device,
            compute_type=compute,
            inter_threads=_cores(threads) if device == "cpu" else 1,
            intra_threads=1 if device == "cpu" else 0,
            max_queued_batches=-1,
        )
        self._tokens, self._budget = tokens, budget
        self.input_limit = int(tokens.generation.get("max_position_embeddings") or 512)

    def count(self, texts: Sequence[str]) -> list[int]:
        return self._tokens.count(texts)

    def knows(self, text: str) -> bool:
        return self._tokens.knows(text)

    def generate(
        self, texts: Sequence[str], decoding: Decoding, output_limits: Sequence[int], system: str
    ) -> list[list[Hypothesis]]:
        tokens, search = self._tokens, self._tokens.search(decoding)
        sources = [
            tokens.tokenizer.convert_ids_to_tokens(list(tokens.encode(text))) for text in texts
        ]
        prefix = _prefix(tokens)
        pending: list[tuple[int, Any]] = []
        _seed(search)
        # One call a length class: a looping short text stops at a short text's limit.
        for limit, members in _by_limit(output_limits).items():
            futures = self._model.translate_batch(
                [sources[i] for i in members],
                target_prefix=[prefix] * len(members) if prefix else None,
                asynchronous=True,
                max_batch_size=self._budget,
                batch_type="tokens",
                max_input_length=0,
                max_decoding_length=limit,
                min_decoding_length=min(search.min_length, limit),
                **_options(search),
            )
            pending += zip(members, futures, strict=True)
        results = {i: future.result() for i, future in pending}
        return [_hypotheses(results[i], tokens, len(prefix)) for i in range(len(texts))]

    def close(self) -> None:
        self._model.unload_model()


class Decoder(TextModel):
    """An instruction-tuned decoder-only model.

    CTranslate2 reads the prompts of a batch at once only up to the shortest of them; what is left
    of the longer ones is fed token by token. Prompts are therefore lengthened to a multiple of
    64 tokens with the model's document separator, which stands before any text in its training,
    and only prompts of one length share a batch. A prompt's own length decides, not the batch.
    """

    instructed = True

    def __init__(
        self, folder: Path, tokens: Tokens, device: str, compute: str, threads: int, budget: int
    ) -> None:
        import ctranslate2

        self._model = _load(
            ctranslate2.Generator,
            folder,
            device=device,
            compute_type=compute,
            inter_threads=1,
            intra_threads=_cores(threads) if device == "cpu" else 0,
        )
        self._tokens, self._budget = tokens, budget
        self.input_limit = int(tokens.generation.get("max_position_embeddings") or 2048)

    def count(self, texts: Sequence[str]) -> list[int]:
        return self._tokens.count(texts)

    def knows(self, text: str) -> bool:
        return self._tokens.knows(text)

    def generate(
        self, texts: Sequence[str], decoding: Decoding, output_limits: Sequence[int], system: str
    ) -> list[list[Hypothesis]]:
        tokens, search = self._tokens, self._tokens.search(decoding)
        filler = tokens.tokenizer.pad_token_id
        prompts = [_lengthen(tokens.encode_chat(system, text), filler) for text in texts]
        groups: dict[tuple[int, int], list[int]] = defaultdict(list)
        for i, prompt in enumerate(prompts):
            groups[len(prompt), output_limits[i]].append(i)
        results: dict[int, Any] = {}
        _seed(search)
        for (length, limit), members in sorted(groups.items()):
            step = max(1, self._budget // (length + limit))
            for start in range(0, len(members), step):
                part = members[start : start + step]
                batch = self._model.generate_batch(
                    [tokens.tokenizer.convert_ids_to_tokens(prompts[i]) for i in part],
                    max_length=limit,
                    min_length=min(search.min_length, limit),
                    include_prompt_in_result=False,
                    end_token=sorted(tokens.end_ids),
                    **_options(search),
                )
                results.update(zip(part, batch, strict=True))
        return [_generated(results[i], tokens) for i in range(len(texts))]

    def close(self) -> None:
        self._model.unload_model()


def _load(kind: Any, folder: Path, **options: Any) -> Any:
    try:
        return kind(str(folder), **options)
    except (RuntimeError, ValueError) as error:
        raise ModelError(f"{folder}: CTranslate2 cannot load the model: {error}") from error


def _cores(threads: int) -> int:
    return threads or len(os.sched_getaffinity(0))


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


def _seed(search: Search) -> None:
    """Seed the sampling; greedy and beam search draw nothing."""
    if search.temperature > 0 and search.seed is not None:
        import ctranslate2

        ctranslate2.set_random_seed(search.seed)


def _by_limit(output_limits: Sequence[int]) -> dict[int, list[int]]:
    """Indexes by the output limit rounded up to a power of two, longest first."""
    classes: dict[int, list[int]] = defaultdict(list)
    for i, limit in enumerate(output_limits):
        classes[1 << math.ceil(math.log2(max(16, limit)))].append(i)
    return dict(sorted(classes.items(), reverse=True))


def _lengthen(prompt: Sequence[int], filler: int | None) -> list[int]:
    missing = -len(prompt) % _CHAT_LENGTH_STEP
    return list(prompt) if filler is None else [filler] * missing + list(prompt)


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
