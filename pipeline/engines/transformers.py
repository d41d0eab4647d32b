"""Hugging Face transformers: the reference implementation of every model, slower on a CPU."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.engines.model import Decoding, Hypothesis, Instruction, TextModel
from pipeline.engines.tokens import Search, Tokens
from pipeline.errors import ModelError


def compute_type(asked: str, device: str) -> str:
    """The compute type for a device: float32 on a CPU, float16 on a GPU, unless one is asked for.

    Raises:
        ModelError: for the int8 types, which this engine does not have.
    """
    if asked.startswith("int8"):
        raise ModelError(
            f"compute_type {asked}: the engine transformers has auto, float32, float16 and "
            "bfloat16; for int8 take the engine ctranslate2"
        )
    return asked if asked != "auto" else "float16" if device == "cuda" else "float32"


def device(asked: str) -> str:
    """Settle the device: "cuda" or "cpu"; "auto" takes a GPU where there is one."""
    if asked != "auto":
        return asked
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"


class TransformersModel(TextModel):
    """Either family of models, run by `generate`."""

    def __init__(
        self, folder: Path, tokens: Tokens, device: str, compute: str, threads: int, budget: int
    ) -> None:
        import torch
        from transformers import AutoModelForCausalLM, AutoModelForSeq2SeqLM, GenerationConfig

        if threads:
            torch.set_num_threads(threads)
        self.instructed = tokens.decoder_only
        kind = AutoModelForCausalLM if self.instructed else AutoModelForSeq2SeqLM
        try:
            self._model: Any = kind.from_pretrained(
                folder, dtype=getattr(torch, compute), local_files_only=True
            )
        except Exception as error:  # OSError, ValueError, RuntimeError, safetensors' own ...
            raise ModelError(f"{folder}: transformers cannot load the model: {error}") from error
        self._model.to(device).eval()
        self._tokens, self._budget, self._device = tokens, budget, device
        own = tokens.generation
        # Of the checkpoint's settings only the special tokens are kept: `Search` has the rest,
        # and a forced end would hide that an output was cut.
        self._special = GenerationConfig(
            pad_token_id=own.get("pad_token_id", tokens.tokenizer.pad_token_id),
            bos_token_id=own.get("bos_token_id"),
            eos_token_id=sorted(tokens.end_ids),
            decoder_start_token_id=own.get("decoder_start_token_id"),
            forced_bos_token_id=tokens.forced_start,
            bad_words_ids=own.get("bad_words_ids"),
        )
        self._model.generation_config = self._special
        self.input_limit = int(own.get("max_position_embeddings") or 512)

    def count(self, texts: Sequence[str]) -> list[int]:
        return self._tokens.count(texts)

    def knows(self, text: str) -> bool:
        return self._tokens.knows(text)

    def generate(
        self,
        texts: Sequence[str],
        decoding: Decoding,
        output_limits: Sequence[int],
        instruction: Instruction,
    ) -> list[list[Hypothesis]]:
        tokens, search = self._tokens, self._tokens.search(decoding)
        if self.instructed:
            inputs = [tokens.encode_chat(instruction, text) for text in texts]
        else:
            inputs = [tokens.encode(instruction.about(text)) for text in texts]
        results: dict[int, list[Hypothesis]] = {}
        for batch in _batches(inputs, self._budget):
            limits = [output_limits[i] for i in batch]
            outputs = self._run([list(inputs[i]) for i in batch], search, limits)
            results.update(zip(batch, outputs, strict=True))
        return [results[i] for i in range(len(texts))]

    def close(self) -> None:
        del self._model

    def _run(
        self, rows: list[list[int]], search: Search, limits: list[int]
    ) -> list[list[Hypothesis]]:
        import torch

        if search.temperature > 0 and search.seed is not None:
            torch.manual_seed(search.seed)
        width = max(map(len, rows))
        pad = self._tokens.tokenizer.pad_token_id
        blank = [[pad if pad is not None else 0] * (width - len(row)) for row in rows]
        left = self.instructed  # a decoder continues at the right end
        ids = [b + r if left else r + b for b, r in zip(blank, rows, strict=True)]
        seen = [
            [0] * len(b) + [1] * len(r) if left else [1] * len(r) + [0] * len(b)
            for b, r in zip(blank, rows, strict=True)
        ]
        forced = self._tokens.forced_start is not None  # it is not of the text
        with torch.inference_mode():
            output = self._model.generate(
                input_ids=torch.tensor(ids, device=self._device),
                attention_mask=torch.tensor(seen, device=self._device),
                max_new_tokens=max(limits) + forced,
                output_scores=True,
                return_dict_in_generate=True,
                **self._options(search),
            )
        scores = self._scores(output, search)
        start = width if self.instructed else 1 + forced
        n = search.candidates
        texts = [
            self._finished(row[start : start + limits[i // n]].tolist())
            for i, row in enumerate(output.sequences)
        ]
        flat = [
            Hypothesis(text, score, cut) for (text, cut), score in zip(texts, scores, strict=True)
        ]
        return [flat[i : i + n] for i in range(0, len(flat), n)]

    def _options(self, search: Search) -> dict[str, Any]:
        unknown = self._tokens.tokenizer.unk_token_id
        options: dict[str, Any] = {
            "num_beams": search.beam_size,
            "num_return_sequences": search.candidates,
            "repetition_penalty": search.repetition_penalty,
            "no_repeat_ngram_size": search.no_repeat_ngram_size,
            "min_new_tokens": max(1, search.min_new_tokens),
            "do_sample": search.temperature > 0,
            "suppress_tokens": None if unknown is None or self.instructed else [unknown],
        }
        if search.beam_size > 1:
            options["length_penalty"] = search.length_penalty
        if search.temperature > 0:
            options |= {"temperature": search.temperature, "top_p": search.top_p, "top_k": 0}
        return options

    def _scores(self, output: Any, search: Search) -> list[float]:
        if search.beam_size > 1:
            return [float(score) for score in output.sequences_scores]
        steps = self._model.compute_transition_scores(
            output.sequences, output.scores, normalize_logits=True
        )
        finite = steps.masked_fill(steps.isinf(), 0.0)
        lengths = (finite != 0).sum(1).clamp(min=1)
        return [float(score) for score in finite.sum(1) / lengths]

    def _finished(self, ids: list[int]) -> tuple[str, bool]:
        """The text before the first end token, and whether there was none."""
        for place, token in enumerate(ids):
            if token in self._tokens.end_ids:
                return self._tokens.decode(ids[:place]), False
        return self._tokens.decode(ids), True


def _batches(inputs: Sequence[Sequence[int]], budget: int) -> Iterator[list[int]]:
    """Indexes in batches of at most `budget` tokens with padding, by falling length."""
    batch: list[int] = []
    for i in sorted(range(len(inputs)), key=lambda i: len(inputs[i]), reverse=True):
        if batch and len(inputs[batch[0]]) * (len(batch) + 1) > budget:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch
