"""COMET and COMETKiwi by the package of their authors, with its own settings; best reference.

The package unpickles a model's checkpoint: take models only from those whom you trust.
"""

from __future__ import annotations

from typing import Any

from channel import RefusedError, best, folder, identity, serve, versions

CHECKPOINT = "checkpoints/model.ckpt"


def signature(model: str) -> str:
    packages = versions("unbabel-comet", "torch")
    which = identity(model, folder(model, CHECKPOINT), CHECKPOINT, "hparams.yaml")
    return f"{which}|refs:best|{packages}"


def score(model: str, segments: list[dict[str, Any]]) -> list[float]:
    import torch
    from comet import load_from_checkpoint

    path = folder(model, CHECKPOINT) / CHECKPOINT
    try:
        comet = load_from_checkpoint(str(path), local_files_only=True)
    except OSError as error:
        raise RefusedError(f"the encoder of {model} lacks a file: {error}") from None
    gpus = 1 if torch.cuda.is_available() else 0

    def run(pairs: list[dict[str, str]]) -> list[float]:
        samples = [
            {"src": pair["source"], "mt": pair["hypothesis"], "ref": pair["reference"]}
            for pair in pairs
        ]
        done = comet.predict(samples, batch_size=8, gpus=gpus, progress_bar=False, num_workers=0)
        return list(done.scores)

    scores: list[float] = best(segments, run, max)
    return scores


if __name__ == "__main__":
    serve("unbabel-comet", signature, score)
