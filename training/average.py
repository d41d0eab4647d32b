"""Average the moving averages of one or more checkpoints -> averaged.safetensors.

python -m training.average CONFIG                   of cooldown.pt
python -m training.average CONFIG A.pt B.pt ...     of these
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from training.command import guarded, log
from training.errors import TrainingError
from training.settings import Settings, read_settings
from training.train import COOLDOWN

WEIGHTS = "averaged.safetensors"


def run(settings: Settings) -> None:
    """Take the averaged weights out of the cooldown's checkpoint."""
    write(settings, [settings.file(COOLDOWN)])


def write(settings: Settings, checkpoints: Sequence[Path]) -> None:
    """Write the mean of the checkpoints' averaged weights, in float32."""
    from safetensors.torch import save_file

    out = settings.file(WEIGHTS)
    part = out.with_suffix(".part")
    save_file(mean([averaged(path) for path in checkpoints]), part)
    part.replace(out)
    log.info("averaged %d checkpoint(s)", len(checkpoints))


def averaged(path: Path) -> dict[str, Any]:
    """The moving average of a checkpoint. Raises TrainingError where there is none."""
    import torch

    if not path.exists():
        raise TrainingError(f"{path}: no checkpoint; run training.train first")
    content: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)["ema"]
    return content


def mean(models: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The mean of each weight. Raises TrainingError where the models differ in their parts."""
    names = set(models[0])
    if any(set(model) != names for model in models):
        raise TrainingError("the checkpoints are of models with different parts")
    return {name: sum(model[name] for model in models) / len(models) for name in models[0]}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("checkpoints", type=Path, nargs="*")
    given = parser.parse_args()
    guarded(
        lambda: (
            write(read_settings(given.config), given.checkpoints)
            if given.checkpoints
            else run(read_settings(given.config))
        )
    )
