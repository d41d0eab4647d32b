"""Make a translator from its settings, every step where it stopped.

    python -m training.recipe CONFIG               all steps that are not done yet
    python -m training.recipe CONFIG --from STEP   that step and all after it anew
    python -m training.recipe CONFIG --list        what is done

A step is done when its files are in the work folder; each file gets its name only when it is whole.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from training import (
    align,
    augment,
    average,
    backtranslate,
    clean,
    encode,
    evaluate,
    export,
    initialise,
    train,
    vocabulary,
)
from training.command import guarded, log
from training.errors import TrainingError
from training.settings import Settings, read_settings


@dataclass(frozen=True)
class Step:
    name: str
    run: Callable[[Settings], None]
    output: str
    wanted: Callable[[Settings], bool] = lambda settings: True

    def done(self, settings: Settings) -> bool:
        return settings.file(self.output).exists()


STEPS: tuple[Step, ...] = (
    Step("clean", clean.run, "pairs.jsonl"),
    Step("vocabulary", vocabulary.run, "rows.json"),
    Step("align", align.run, "links.txt", lambda s: s.train.alignment_weight > 0),
    Step("encode", encode.run, "real.npz"),
    Step("augment", augment.run, "synthetic.npz", lambda s: s.augment.pairs > 0),
    Step(
        "backtranslate",
        backtranslate.run,
        "back-translated.npz",
        lambda s: s.back_translation is not None,
    ),
    Step("initialise", initialise.run, "initial/model.safetensors"),
    Step("train", train.run, "trained"),
    Step("average", average.run, average.WEIGHTS),
    Step("export", export.run, "release/tokenizer_config.json"),
    Step("evaluate", evaluate.run, "scores.json"),
)


def make(settings: Settings, again_from: str = "") -> list[str]:
    """Run the steps that are not done; returns their names.

    Raises TrainingError for a step that does not exist.
    """
    names = [step.name for step in STEPS]
    if again_from and again_from not in names:
        raise TrainingError(f"no step {again_from!r}; the steps are {', '.join(names)}")
    if again_from:
        forget(settings, names.index(again_from))
    ran = []
    for step in STEPS:
        if step.wanted(settings) and not step.done(settings):
            log.info("== %s", step.name)
            step.run(settings)
            ran.append(step.name)
    return ran


def forget(settings: Settings, first: int) -> None:
    """Remove what the steps from this one on have made."""
    for step in STEPS[first:]:
        made = settings.file(step.output)
        made = made.parent if made.parent != settings.work else made
        if made.is_dir():
            shutil.rmtree(made)
        else:
            made.unlink(missing_ok=True)
        if step.name == "train":
            for name in (train.STABLE, train.COOLDOWN):
                settings.file(name).unlink(missing_ok=True)
        if step.name == "backtranslate":
            settings.file("back-translated.jsonl").unlink(missing_ok=True)


def overview(settings: Settings) -> str:
    """One line for each step: done, to do, or not asked for."""
    lines = []
    for step in STEPS:
        state = "done" if step.done(settings) else "to do"
        lines.append(f"{step.name:14} {state if step.wanted(settings) else '-'}")
    return "\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--from", dest="again_from", default="")
    parser.add_argument("--list", action="store_true")
    given = parser.parse_args()

    def asked() -> None:
        settings = read_settings(given.config)
        if given.list:
            log.info("%s", overview(settings))
        else:
            make(settings, given.again_from)

    guarded(asked)
