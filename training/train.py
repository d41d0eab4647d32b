"""Train: a warm-up, a constant rate for as long as wanted, and a cooldown that makes it a release.

    python -m training.train CONFIG              the constant part -> stable.pt, resumed if there
    python -m training.train CONFIG --cooldown   a branch from stable.pt -> cooldown.pt

A checkpoint holds weights, their moving average, the optimizer and where in which pass it stood; it
is replaced whole, so a run may be stopped at any moment (told to end by SIGTERM, it saves first).
The constant part may go on after a cooldown as if there had been none.
"""

from __future__ import annotations

import argparse
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from training import batches as batching
from training import model as models
from training.command import guarded, log
from training.errors import TrainingError
from training.loss import alignment_loss, smoothed_cross_entropy
from training.pieces import Store, load
from training.progress import Progress, Tally
from training.settings import Settings, TrainSettings, read_settings
from training.threads import Threads

AVERAGE_EVERY = 8
PAUSE = 60.0
"""A step that took longer than these seconds was a program put to sleep: no training time."""
STABLE, COOLDOWN = "stable.pt", "cooldown.pt"


class Trainer:
    """A model with its optimizer, its moving average and its progress."""

    def __init__(self, model: Any, settings: TrainSettings) -> None:
        import torch

        self.settings = settings
        self.device = torch.device(settings.device)
        self.model = model.to(self.device).train()
        self.named = models.parameters(model)
        self.average = {name: p.detach().clone() for name, p in self.named.items()}
        self.progress = Progress()
        pretrained = ("model.encoder.", "model.shared.")
        encoder = [p for name, p in self.named.items() if name.startswith(pretrained)]
        chosen = {id(p) for p in encoder}
        decoder = [p for p in self.named.values() if id(p) not in chosen]
        self.rates = (settings.rate_encoder, settings.rate_decoder)
        self.optimizer = torch.optim.AdamW(
            [{"params": encoder}, {"params": decoder}],
            lr=1e-3,
            betas=(0.9, 0.98),
            weight_decay=0.0,
            fused=True,
        )

    def step(self, batch: batching.Batch, tally: Tally) -> None:
        """One update from one batch."""
        import torch

        run, settings = self.progress, self.settings
        share = run.rate(settings)
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * share
        source, target, shifted, links = (
            torch.from_numpy(array).to(self.device)
            for array in (batch.source, batch.target, batch.shifted, batch.links)
        )
        fading = 1 - run.step / max(1, settings.alignment_steps)
        aligning = len(links) > 0 and fading > 0 and settings.alignment_weight > 0
        with torch.autocast(self.device.type, torch.bfloat16):
            out = self.model.model(
                input_ids=source,
                attention_mask=(source != self.model.config.pad_token_id).long(),
                decoder_input_ids=shifted,
                use_cache=False,
                output_attentions=aligning,
            )
        real = target != batching.IGNORED
        loss, nll = smoothed_cross_entropy(
            out.last_hidden_state[real],
            self.model.model.shared.weight,
            target[real],
            settings.label_smoothing,
        )
        count = int(real.sum())
        tally.loss += float(loss.detach()) * count
        tally.likelihood += float(nll.detach()) * count
        if aligning:
            guide = alignment_loss(out.cross_attentions[-1], links)
            loss = loss + settings.alignment_weight * fading * guide
            tally.alignment += float(guide.detach())
        loss.backward()
        torch.nn.utils.clip_grad_norm_(list(self.named.values()), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        models.zero_pad(self.model)
        run.step += 1
        run.pairs += len(source)
        run.pieces += count
        tally.pieces += count
        tally.steps += 1
        if run.step % AVERAGE_EVERY == 0:
            # Young averages forget faster, or the start would stay in them.
            keep = min(settings.average_decay**AVERAGE_EVERY, 1 - 8 / (run.step + 8))
            torch._foreach_lerp_(list(self.average.values()), list(self.named.values()), 1 - keep)

    def save(self, path: Path) -> None:
        """Write a checkpoint, in place only when it is whole."""
        import torch

        part = path.with_suffix(".part")
        weights = {name: p.detach() for name, p in self.named.items()}
        content = {
            "model": weights,
            "ema": self.average,
            "optimizer": self.optimizer.state_dict(),
            "state": asdict(self.progress),
        }
        torch.save(content, part)
        part.replace(path)

    def restore(self, path: Path) -> None:
        """Go on from a checkpoint. Raises TrainingError where it is of another model."""
        import torch

        content = torch.load(path, map_location=self.device, weights_only=True)
        shapes = {name: p.shape for name, p in content["model"].items()}
        if shapes != {name: p.shape for name, p in self.named.items()}:
            raise TrainingError(f"{path}: of a model of another shape; move it away to start anew")
        with torch.no_grad():
            for name, weight in self.named.items():
                weight.copy_(content["model"][name])
                self.average[name].copy_(content["ema"][name])
        self.optimizer.load_state_dict(content["optimizer"])
        known = asdict(self.progress)
        self.progress = Progress(**{k: v for k, v in content["state"].items() if k in known})


def batches(stores: list[Store], trainer: Trainer, pad: int) -> Iterator[batching.Batch]:
    """Batches without end, from where the run stands."""
    run, settings = trainer.progress, trainer.settings
    while True:
        draw = np.random.default_rng([settings.seed, run.epoch, len(stores)])
        passes = batching.plan(stores, settings.synthetic_share, settings.pieces_per_batch, draw)
        for members in passes[run.batch :]:
            run.batch += 1
            yield batching.collate(stores, members, pad)
        run.epoch, run.batch = run.epoch + 1, 0


def train(settings: Settings, cooldown: bool = False) -> None:
    """Train until the minutes of the settings are over.

    Raises KeyboardInterrupt, after saving, where the program was told to end (SIGTERM).
    """
    told = _ending()
    threads = Threads(settings.train.threads, settings.train.yield_threads)
    trainer = Trainer(models.load(settings.file("initial"), settings.train.dropout), settings.train)
    out, stable = settings.file(COOLDOWN if cooldown else STABLE), settings.file(STABLE)
    if out.exists():
        trainer.restore(out)
    elif cooldown:
        if not stable.exists():
            raise TrainingError(f"{stable}: nothing to cool down; run training.train without it")
        trainer.restore(stable)
        trainer.progress.cooldown_from = trainer.progress.seconds
    names = ("real.npz", "synthetic.npz", "back-translated.npz")
    stores = [load(settings.file(n)) for n in names if settings.file(n).exists()]
    run, tally = trainer.progress, Tally()
    before = saved = time.monotonic()
    for batch in batches(stores, trainer, trainer.model.config.pad_token_id):
        now = time.monotonic()
        run.seconds += min(now - before, PAUSE)
        before = now
        if told() or run.finished(settings.train):
            break
        threads.look()
        trainer.step(batch, tally)
        if run.step % settings.train.log_steps == 0:
            log.info("%s", tally.line(run))
            tally = Tally()
        if time.monotonic() - saved > 60 * settings.train.save_minutes:
            trainer.save(out)
            saved = time.monotonic()
    trainer.save(out)
    if told():
        raise KeyboardInterrupt


def _ending() -> Callable[[], bool]:
    """Take SIGTERM as a wish to end at the next step; returns whether it came."""
    came: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: came.append(number))
    return lambda: bool(came)


def run(settings: Settings) -> None:
    """Both parts, each where it is not finished yet; the file `trained` says that they are."""
    train(settings)
    train(settings, cooldown=True)
    settings.file("trained").touch()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--cooldown", action="store_true", help="branch off and bring it to rest")
    arguments = parser.parse_args()
    guarded(lambda: train(read_settings(arguments.config), arguments.cooldown))
