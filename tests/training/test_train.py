"""From a random toy model to an exported one that has learned something."""

from __future__ import annotations

import json
import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from training import average, encode, evaluate, export, model, train
from training.batches import Batch
from training.errors import TrainingError
from training.pieces import Vocabulary, load
from training.settings import Settings, TrainSettings
from training.train import Progress, Tally, Trainer
from training.translator import Translator


@pytest.fixture
def ready(settings: Settings) -> Settings:
    """A work folder with encoded pairs and a random model."""
    encode.run(settings)
    torch.manual_seed(0)
    size = Vocabulary(settings.file("source.spm")).size
    model.marian(size, settings.model).save_pretrained(settings.file("initial"))
    return settings


def trainer(settings: Settings) -> Trainer:
    return Trainer(model.load(settings.file("initial")), settings.train)


def steps(settings: Settings, running: Trainer, count: int) -> Tally:
    stores, tally = [load(settings.file("real.npz"))], Tally()
    stream = train.batches(stores, running, running.model.config.pad_token_id)
    for _ in range(count):
        running.step(next(stream), tally)
    return tally


@pytest.mark.parametrize(
    ("progress", "rate"),
    [
        (Progress(step=0), 0.01),
        (Progress(step=49), 0.5),
        (Progress(step=5000, seconds=1e6), 1.0),
        (Progress(step=5000, seconds=100, cooldown_from=100), 1.0),
        (Progress(step=5000, seconds=115, cooldown_from=100), 0.75),
        (Progress(step=5000, seconds=200, cooldown_from=100), 0.0),
    ],
)
def test_the_rate_rises_stays_and_comes_to_rest(progress: Progress, rate: float) -> None:
    settings = TrainSettings(warmup_steps=100, cooldown_minutes=1)
    assert progress.rate(settings) == pytest.approx(rate)


def test_a_resumed_run_is_the_same_run(ready: Settings) -> None:
    whole = trainer(ready)
    steps(ready, whole, 12)
    first = trainer(ready)
    steps(ready, first, 5)
    first.save(ready.file("a.pt"))
    second = trainer(ready)
    second.restore(ready.file("a.pt"))
    steps(ready, second, 7)
    assert (second.progress.step, second.progress.pairs) == (12, whole.progress.pairs)
    for name, weight in whole.named.items():
        assert torch.allclose(weight, second.named[name], atol=1e-4), name
        assert torch.allclose(whole.average[name], second.average[name], atol=1e-4), name


def test_training_lowers_the_loss_and_keeps_the_padding_row_zero(ready: Settings) -> None:
    running = trainer(ready)
    before = steps(ready, running, 2)
    steps(ready, running, 30)
    after = steps(ready, running, 2)
    assert after.loss / after.pieces < 0.7 * before.loss / before.pieces
    assert not running.model.model.shared.weight[-1].any()


def test_alignment_is_learned_where_there_is_some(ready: Settings) -> None:
    pairs = ready.file("pairs.jsonl").read_text().count("\n")
    ready.file("links.txt").write_text("0-0 1-1\n" * pairs)
    encode.run(ready)
    changed = ready.model_copy(
        update={"train": ready.train.model_copy(update={"alignment_weight": 0.5})}
    )
    running = trainer(changed)
    before = steps(changed, running, 2)
    steps(changed, running, 25)
    after = steps(changed, running, 2)
    assert 0 < after.alignment < 0.8 * before.alignment


def test_every_trained_weight_is_exported_and_no_other(ready: Settings) -> None:
    named = model.parameters(model.load(ready.file("initial")))
    stored = set(load_file(ready.file("initial") / "model.safetensors"))
    assert set(named) == stored - {"final_logits_bias"}  # a buffer, always zero


def test_a_checkpoint_of_another_model_is_refused(ready: Settings) -> None:
    trainer(ready).save(ready.file("a.pt"))
    wider = ready.model.model_copy(update={"decoder_layers": 2})
    size = Vocabulary(ready.file("source.spm")).size
    other = Trainer(model.marian(size, wider), ready.train)
    with pytest.raises(TrainingError, match="another shape"):
        other.restore(ready.file("a.pt"))


def test_a_cooldown_needs_something_to_cool(ready: Settings) -> None:
    with pytest.raises(TrainingError, match="nothing to cool down"):
        train.train(ready, cooldown=True)


def test_a_run_is_followed_by_its_cooldown(ready: Settings) -> None:
    train.run(ready)
    stable, cooled = (
        torch.load(ready.file(name), weights_only=True)["state"]
        for name in (train.STABLE, train.COOLDOWN)
    )
    assert stable["cooldown_from"] == -1
    assert cooled["cooldown_from"] == stable["seconds"]
    assert cooled["step"] > stable["step"] > 0


def test_from_checkpoint_to_scores(ready: Settings) -> None:
    running = trainer(ready)
    steps(ready, running, 60)
    running.save(ready.file(train.COOLDOWN))
    average.run(ready)
    export.run(ready)
    release = ready.file("release")
    weights = load_file(release / "model.safetensors")
    assert weights["model.shared.weight"].dtype == torch.float16
    assert not weights["model.shared.weight"][-1].any()
    assert json.loads((release / "vocab.json").read_text())["</s>"] == 0

    from transformers import MarianMTModel, MarianTokenizer

    texts = ["Rina membeli payung tadi pagi.", "Kucing mencari ikan besar di pasar."]
    tokenizer = MarianTokenizer.from_pretrained(release)
    loaded = MarianMTModel.from_pretrained(release, dtype=torch.float32)
    made = loaded.generate(
        **tokenizer(texts, return_tensors="pt", padding=True), num_beams=1, max_length=40
    )
    expected = tokenizer.batch_decode(made, skip_special_tokens=True)
    with Translator(release, threads=1, compute="float32") as translator:
        assert translator.translate(texts, beam=1) == expected

    (score,) = evaluate.evaluate(ready, [release], threads=1)
    assert (score.test, score.system) == ("toy", str(release))
    assert score.signatures[0].startswith("nrefs:1")
    assert json.loads(ready.file("scores.json").read_text())[0]["bleu"] == score.bleu


def test_the_mean_of_models(tmp_path: Path) -> None:
    one, two = {"a": torch.tensor([1.0, 3.0])}, {"a": torch.tensor([3.0, 5.0])}
    assert average.mean([one, two])["a"].tolist() == [2.0, 4.0]
    with pytest.raises(TrainingError, match="different parts"):
        average.mean([one, {"b": torch.tensor([1.0])}])
    with pytest.raises(TrainingError, match="no checkpoint"):
        average.averaged(tmp_path / "none.pt")


def test_scores_are_sacrebleus() -> None:
    targets = ["The cat sleeps on the red mat.", "Five boats left the harbour at noon."]
    best = evaluate.score("t", "s", targets, targets, 0)
    assert (best.bleu, best.chrf) == (100.0, 100.0)
    worse = evaluate.score("t", "s", ["The cat sleeps.", "Boats left."], targets, 0)
    assert 0 < worse.bleu < 50
    with pytest.raises(TrainingError, match="has 1 lines, not 2"):
        evaluate.score("t", "s", targets[:1], targets, 0)
    assert "BLEU 100.00" in evaluate.line(replace(best, bleu_ci=0.0))


def test_told_to_end_it_saves_first(ready: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    step = Trainer.step

    def step_and_tell(self: Trainer, batch: Batch, tally: Tally) -> None:
        step(self, batch, tally)
        if self.progress.step == 3:
            os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(Trainer, "step", step_and_tell)
    endless = ready.train.model_copy(update={"minutes": 100.0})
    with pytest.raises(KeyboardInterrupt):
        train.train(ready.model_copy(update={"train": endless}))
    assert torch.load(ready.file(train.STABLE), weights_only=True)["state"]["step"] == 3
