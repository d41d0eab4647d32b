"""A translator of toy size: invented sentences, 200 pieces, one layer each way."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from training.corpus import Pair, write_pairs
from training.settings import ModelSettings, Settings, TestSet, TrainSettings

WHO = {"Rina": "Rina", "Guru itu": "The teacher", "Nelayan": "The fisherman", "Kucing": "The cat"}
DOES = {"melihat": "sees", "membeli": "buys", "mencari": "looks for", "membawa": "carries"}
WHAT = {
    "3 perahu": "3 boats",
    "buku merah": "a red book",
    "ikan besar": "a big fish",
    "payung": "an umbrella",
}
WHERE = {"di pasar": "at the market", "di Kotabaru": "in Kotabaru", "tadi pagi": "this morning"}

ROWS = [
    (
        " ".join(part[0] for part in parts) + ".",
        " ".join(part[1] for part in parts) + ".",
    )
    for parts in itertools.product(WHO.items(), DOES.items(), WHAT.items(), WHERE.items())
]


@pytest.fixture(autouse=True)
def one_thread() -> None:
    """Toy steps are quickest on one thread, and alike on every machine."""
    import torch

    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SentencePiece model in the numbering of source.spm."""
    import sentencepiece

    prefix = tmp_path_factory.mktemp("pieces") / "toy"
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([text for row in ROWS for text in row]),
        model_prefix=str(prefix),
        vocab_size=200,
        hard_vocab_limit=False,
        unk_id=0,
        eos_id=1,
        bos_id=-1,
        pad_id=-1,
        minloglevel=2,
    )
    return prefix.with_suffix(".model")


@pytest.fixture
def settings(tmp_path: Path, pieces: Path) -> Settings:
    """Settings of a work folder with pairs.jsonl and source.spm, and a corpus and test set."""
    work, corpora = tmp_path / "work", tmp_path / "corpora"
    work.mkdir()
    corpora.mkdir()
    write_pairs(work / "pairs.jsonl", [Pair(*row, 1.0, "toy") for row in ROWS])
    (work / "source.spm").write_bytes(pieces.read_bytes())
    (corpora / "toy.tsv").write_text("".join(f"{left}\t{right}\n" for left, right in ROWS))
    (tmp_path / "test.tsv").write_text("Rina membeli payung.\tRina buys an umbrella.\n")
    return Settings(
        source="id",
        target="en",
        work=work,
        corpora=corpora,
        held_out=(tmp_path / "test.tsv",),
        model=ModelSettings(encoder_layers=1, decoder_layers=1, imitation_minutes=0),
        train=TrainSettings(
            threads=1,
            pieces_per_batch=300,
            rate_encoder=1e-3,
            rate_decoder=1e-3,
            warmup_steps=5,
            dropout=0.0,
            alignment_weight=0,
            average_decay=0.8,
            minutes=0.04,
            cooldown_minutes=0.02,
            log_steps=1000,
        ),
        tests=(TestSet(name="toy", source=tmp_path / "test.tsv"),),
    )
