"""Segments a second through the chain, through bare CTranslate2, and through transformers.

    python -m benchmarks.translate [INPUT...] [--segments N] [--model NAME] [--reference-segments N]

The three take the same segments, beam and int8 or float32 weights of one model. The bare run is
`ctranslate2.Translator.translate_batch` on tokens that were made beforehand, with whichever of two
thread layouts is faster; the chain's time includes tokenizing, guards, re-choice and the cache.
Every figure is the best of the rounds, taken in turns, since machines are noisy.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from pipeline import read
from pipeline.chain import Chain
from pipeline.document import Document
from pipeline.engines import Decoding, Instruction, load
from pipeline.engines.tokens import Tokens
from pipeline.loading import load_config
from pipeline.models import Model, converted, resolve
from pipeline.stages.normalise import Normalise
from pipeline.stages.segment import SegmentArticles


def segments(inputs: Sequence[str], most: int) -> list[str]:
    """The first `most` different segments of the articles."""
    config = load_config("embedded")
    normalise, segment = Normalise(config.normalise), SegmentArticles(config.segment)
    found: dict[str, None] = {}
    for document in read(inputs):
        if isinstance(document, Document):
            cut = segment.run(normalise.run([document.article]))[0].segments
            found.update(dict.fromkeys(s.text for s in cut))
        if len(found) >= most:
            break
    return list(found)[:most]


def chain(texts: Sequence[str], name: str, beam: int) -> Callable[[], Any]:
    """The whole translate stage, with a cache file of its own."""

    config = load_config(
        "embedded", {"translate": {"model": name, "beam_size": beam, "candidates": beam}}
    )

    def run() -> float:
        with (
            tempfile.TemporaryDirectory() as folder,
            Chain(config, cache=Path(folder, "cache.sqlite")) as work,
        ):
            work.translate(["Pemanasan."])  # the model is loaded before the clock starts
            start = time.perf_counter()
            work.translate(texts)
            return time.perf_counter() - start

    return run


def bare(
    texts: Sequence[str], model: Model, beam: int, layout: tuple[int, int]
) -> Callable[[], Any]:
    """CTranslate2 alone, with `layout` = (workers, threads of each)."""
    import ctranslate2

    tokens = Tokens(model.folder, model.architecture, ("id", "en"))
    source = [tokens.tokenizer.convert_ids_to_tokens(list(tokens.encode(text))) for text in texts]
    translator = ctranslate2.Translator(
        str(converted(model, "int8")),
        compute_type="int8",
        inter_threads=layout[0],
        intra_threads=layout[1],
    )

    def run() -> float:
        start = time.perf_counter()
        translator.translate_batch(
            source,
            beam_size=beam,
            max_batch_size=4096,
            batch_type="tokens",
            max_input_length=0,
            max_decoding_length=256,
        )
        return time.perf_counter() - start

    return run


def reference(texts: Sequence[str], model: Model, beam: int) -> Callable[[], Any]:
    """transformers' generate in float32."""
    engine = load(
        "transformers",
        model,
        languages=("id", "en"),
        device="cpu",
        compute_type="float32",
        threads=0,
        batch_tokens=2048,
        notify=print,
    )

    def run() -> float:
        start = time.perf_counter()
        engine.generate(texts, Decoding(beam_size=beam), [256] * len(texts), Instruction())
        return time.perf_counter() - start

    return run


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("inputs", nargs="*", default=["seeds"])
    parser.add_argument("--segments", type=int, default=400)
    parser.add_argument("--reference-segments", type=int, default=64)
    parser.add_argument("--model", default="starter/id-en")
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    texts = segments(asked.inputs, asked.segments)
    few = texts[:: max(1, len(texts) // asked.reference_segments)]
    model, cores = resolve([asked.model]), os.cpu_count() or 1
    runs: dict[str, tuple[Sequence[str], Callable[[], Any]]] = {
        "chain": (texts, chain(texts, asked.model, asked.beam)),
        f"ctranslate2, {cores} workers of 1 thread": (
            texts,
            bare(texts, model, asked.beam, (cores, 1)),
        ),
        f"ctranslate2, 1 worker of {cores} threads": (
            texts,
            bare(texts, model, asked.beam, (1, cores)),
        ),
        "transformers, float32": (few, reference(few, model, asked.beam)),
    }
    best: dict[str, float] = {}
    for _ in range(asked.rounds):
        for name, (given, run) in runs.items():
            best[name] = max(best.get(name, 0.0), len(given) / run())
    fastest = max(rate for name, rate in best.items() if name.startswith("ctranslate2"))
    words = sum(len(text.split()) for text in texts) / len(texts)
    print(f"{len(texts)} segments of {words:.1f} words on average, beam {asked.beam}")
    for name, rate in best.items():
        print(f"{name:36} {rate:8.1f} segments/s {rate * words:8.0f} words/s {rate / fastest:6.2f}")


if __name__ == "__main__":
    main()
