"""Write the averaged weights as a Marian model in the hub's file layout -> release/.

config.json, generation_config.json, model.safetensors (float16), source.spm, target.spm,
vocab.json, tokenizer_config.json: MarianMTModel.from_pretrained reads the folder, CTranslate2
converts it.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from training import model as models
from training.average import WEIGHTS
from training.command import log, main
from training.errors import TrainingError
from training.pieces import END, UNKNOWN, Vocabulary
from training.settings import Settings


def run(settings: Settings) -> None:
    """Write the folder release/."""
    from safetensors.torch import load_file

    model = models.load(settings.file("initial"))
    weights = load_file(settings.file(WEIGHTS))
    named = models.parameters(model)
    if set(weights) != set(named):
        odd = sorted(set(weights) ^ set(named))[:3]
        raise TrainingError(f"{WEIGHTS} and initial/ are of different models: {odd} in one only")
    model.load_state_dict(weights, strict=False)
    out = settings.file("release")
    write(model, Vocabulary(settings.file("source.spm")), out, settings)
    log.info("%s: %.1f MB", out, (out / "model.safetensors").stat().st_size / 1e6)


def write(model: Any, vocabulary: Vocabulary, out: Path, settings: Settings) -> None:
    """Write model and vocabulary; the weights in float16, the padding row zero."""
    from transformers import GenerationConfig, MarianTokenizer

    models.zero_pad(model)
    pad = vocabulary.pad
    model.config.dropout = 0.1
    model.generation_config = GenerationConfig(
        pad_token_id=pad,
        decoder_start_token_id=pad,
        eos_token_id=END,
        forced_eos_token_id=END,
        bad_words_ids=[[pad], [UNKNOWN]],
        max_length=512,
        num_beams=4,
    )
    out.mkdir(parents=True, exist_ok=True)
    model.half().save_pretrained(out)
    for name in ("source.spm", "target.spm"):
        shutil.copy(vocabulary.path, out / name)
    table = json.dumps(vocabulary.table(), ensure_ascii=False)
    (out / "vocab.json").write_text(table, encoding="utf-8")
    files = [str(out / name) for name in ("source.spm", "target.spm", "vocab.json")]
    languages = {"source_lang": settings.source, "target_lang": settings.target}
    MarianTokenizer(*files, **languages).save_pretrained(out)


if __name__ == "__main__":
    main(run, __doc__)
