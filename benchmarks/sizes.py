"""Words a second of the starter translator beside a model of OPUS-MT's size, in one run.

    python -m benchmarks.sizes [INPUT...] [--segments N] [--beam N] [--rounds N]

The other model has OPUS-MT's shape (6 and 6 layers, 512 wide, 54,796 pieces; 73 million parameters)
and random weights, since speed does not depend on them. Random weights write without end, so both
models are made to write as many pieces as the source has. CTranslate2, int8, in turns; the best
round counts. With its larger vocabulary OPUS-MT itself needs fewer pieces for a word.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.translate import segments
from pipeline.models import resolve

PIECES = 54_796
GROUP = 48
"""Segments of about one length that are translated in one call."""


def opus_sized(starter: Path, folder: Path) -> int:
    """Write a random model of OPUS-MT's shape that knows the starter's pieces; returns its size."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    for name in ("source.spm", "target.spm", "tokenizer_config.json"):
        shutil.copy(starter / name, folder)
    pieces = list(json.loads((starter / "vocab.json").read_text(encoding="utf-8")))
    more = [f"▁{number}#" for number in range(PIECES - len(pieces))]
    table = {piece: number for number, piece in enumerate([*pieces[:-1], *more, pieces[-1]])}
    (folder / "vocab.json").write_text(json.dumps(table), encoding="utf-8")
    # The places of special pieces are those of the new table.
    settings = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))
    del settings["added_tokens_decoder"]
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")
    torch.manual_seed(1)
    config = MarianConfig(
        vocab_size=PIECES,
        d_model=512,
        encoder_layers=6,
        decoder_layers=6,
        encoder_ffn_dim=2048,
        decoder_ffn_dim=2048,
        encoder_attention_heads=8,
        decoder_attention_heads=8,
        max_position_embeddings=512,
        activation_function="swish",
        scale_embedding=True,
        pad_token_id=PIECES - 1,
        eos_token_id=0,
        forced_eos_token_id=0,
        decoder_start_token_id=PIECES - 1,
    )
    model = MarianMTModel(config)
    model.save_pretrained(folder)
    return int(model.num_parameters())


def translator(folder: Path, out: Path, cores: int) -> Any:
    """The model of a folder in CTranslate2, int8, a worker on each core."""
    import ctranslate2
    from ctranslate2.converters import TransformersConverter

    TransformersConverter(str(folder)).convert(str(out), quantization="int8")
    return ctranslate2.Translator(str(out), compute_type="int8", inter_threads=cores)


def timed(model: Any, tokens: Sequence[Sequence[str]], beam: int) -> Callable[[], float]:
    """A run over all segments, in groups of like length, that returns its seconds."""
    order = sorted(tokens, key=len)
    groups = [order[start : start + GROUP] for start in range(0, len(order), GROUP)]

    def run() -> float:
        start = time.perf_counter()
        for group in groups:
            length = round(sum(map(len, group)) / len(group))
            model.translate_batch(
                group,
                beam_size=beam,
                max_batch_size=GROUP // 2,
                min_decoding_length=length,
                max_decoding_length=length,
            )
        return time.perf_counter() - start

    return run


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("inputs", nargs="*", default=["seeds"])
    parser.add_argument("--segments", type=int, default=200)
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    import sentencepiece

    starter, cores = resolve(["starter/id-en"]).folder, os.cpu_count() or 1
    texts = segments(asked.inputs, asked.segments)
    encoder = sentencepiece.SentencePieceProcessor(model_file=str(starter / "source.spm"))
    tokens = [[*encoder.encode(text, out_type=str), "</s>"] for text in texts]
    words = sum(len(text.split()) for text in texts)
    with tempfile.TemporaryDirectory() as temporary:
        other = Path(temporary, "opus-sized")
        other.mkdir()
        millions = opus_sized(starter, other) / 1e6
        folders = {"starter/id-en": starter, f"OPUS-MT's shape, {millions:.0f} M": other}
        runs = {
            name: timed(translator(folder, Path(temporary, f"ct2-{n}"), cores), tokens, asked.beam)
            for n, (name, folder) in enumerate(folders.items())
        }
        best: dict[str, float] = {}
        for _ in range(asked.rounds):
            for name, run in runs.items():
                best[name] = max(best.get(name, 0.0), words / run())
    print(
        f"{len(texts)} segments, {words} words, {sum(map(len, tokens))} pieces, beam {asked.beam}"
    )
    for name, rate in best.items():
        print(f"{name:28} {rate:8.0f} words/s {rate / best['starter/id-en']:6.2f}")


if __name__ == "__main__":
    main()
