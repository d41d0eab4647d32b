"""What a run looks like from outside: documents in, briefs out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.document import Block, Brief, Document, Failure, References, Scores, StageRecord
from pipeline.loading import load_config
from pipeline.runs.observer import RunObserver
from tests.outputs.briefs import PLAIN

WORDS = 12  # of the sources of PLAIN
CONFIG = load_config("light", {"run.window": 2})
DOCUMENTS = [Document(f"d{n}", "Judul", (Block(f"Kalimat {n}."),), f"d{n}.txt") for n in range(3)]


def _brief(name: str, seconds: float, computed: int, cached: int) -> Brief:
    stages = (
        StageRecord("translate", 1, "m", "sha256:1", "ctranslate2", seconds, cached, computed),
        StageRecord("summarize", 1, "s", "sha256:2", "ctranslate2", 1.0, 0, 1),
    )
    return replace(PLAIN, id=name, provenance=replace(PLAIN.provenance, stages=stages))


def _observer() -> RunObserver:
    return RunObserver(CONFIG, "light", ["run.window=2"], ["seeds"])


def _corpus(documents) -> str:
    observer = _observer()
    assert list(observer.documents(documents)) == list(documents)
    return observer.record(Scores()).corpus


def test_a_window_takes_its_time_once() -> None:
    observer = _observer()
    for item in (
        _brief("a", 4.0, 4, 0),
        _brief("b", 4.0, 3, 1),
        Failure("c", "c.txt", "it is empty"),
        _brief("d", 2.0, 0, 4),
        _brief("e", 3.0, 4, 0),
    ):
        observer.add(item)
    run = observer.record(Scores(translation={"BLEU": 20.0}))
    translate, summarize = run.stages
    assert (run.documents, run.failed, run.words) == (5, 1, 4 * WORDS)
    assert translate.seconds == 4.0 + 2.0 + 3.0
    assert (translate.computed, translate.cached) == (11, 5)
    assert translate.words == WORDS * (1 + 0.75 + 0 + 1)
    assert (summarize.seconds, summarize.words) == (3.0, 4 * WORDS)
    assert run.words_per_second == pytest.approx(1 / (9 / 33 + 3 / 48), abs=1e-3)
    assert run.score("translation", "BLEU") == 20.0


def test_what_a_record_says_of_the_run() -> None:
    run = _observer().record(Scores())
    assert run.label == "light run.window=2"
    assert run.config_digest == load_config("light").digest()
    assert run.config["run"]["window"] == 2
    assert run.time.endswith("+00:00")
    assert run.id.startswith(run.time[:10].replace("-", ""))
    assert run.inputs == ("seeds",)
    assert run.hardware.cores >= 1
    assert run.hardware.memory_gb > 0
    assert run.versions["ringkas"]
    assert run.words_per_second is None
    assert _observer().record(Scores()).id != run.id


def test_the_corpus_is_known_by_texts_and_references_in_any_order() -> None:
    failed = Failure("x", "x.txt", "it is empty")
    first = _corpus(DOCUMENTS)
    assert first == _corpus([*DOCUMENTS[::-1], failed])
    assert first == _corpus([replace(d, id=f"other-{d.id}", path="") for d in DOCUMENTS])
    with_references = replace(DOCUMENTS[0], references=References(headline=("Title",)))
    others = [
        DOCUMENTS[:2],
        [*DOCUMENTS, DOCUMENTS[0]],
        [with_references, *DOCUMENTS[1:]],
        [replace(DOCUMENTS[0], title="Lain"), *DOCUMENTS[1:]],
    ]
    assert len({first, *map(_corpus, others)}) == 5
