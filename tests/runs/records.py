"""Records to list, compare and draw."""

from __future__ import annotations

from dataclasses import replace

from pipeline.document import Scores
from pipeline.runs.record import Hardware, RunRecord, StageUse

TRANSLATE = StageUse("translate", 1, "starter/id-en", "sha256:aa", "ctranslate2", 2.0, 9, 1, 180.0)
SUMMARIZE = StageUse("summarize", 1, "small", "sha256:bb", "ctranslate2", 8.0, 2, 0, 200.0)
SCORE = StageUse("score", 1, "", "", "", 0.5, 0, 8, 0.0)

LIGHT = RunRecord(
    id="20260102-030405-aaaa",
    time="2026-01-02T03:04:05+00:00",
    config_name="light",
    settings=(),
    config_digest="b2:11",
    config={"translate": {"beam_size": 4}},
    inputs=("seeds",),
    corpus="b2:22",
    documents=2,
    failed=0,
    words=200,
    seconds=11.5,
    words_per_second=20.0,
    stages=(TRANSLATE, SUMMARIZE, SCORE),
    scores=Scores(
        translation={"BLEU": 28.5, "TER": 60.25, "quantity_agreement": 0.97},
        summary={"ROUGE-1": 38.0, "novelty": 0.2, "quantity_agreement": 1.0},
        headline={"ROUGE-1": 51.0},
        signatures={"BLEU": "nrefs:1|tok:13a", "TER": "nrefs:1", "ROUGE-1": "stem:yes"},
    ),
    git="0" * 40,
    hardware=Hardware("Some CPU", 2, 25.3, ""),
    versions={"python": "3.11.7"},
)


def run(number: int, name: str, bleu: float, speed: float | None = 20.0, **changes) -> RunRecord:
    """The `number`th run: its chain's name, its BLEU and, turned round, its TER."""
    scores = replace(LIGHT.scores, translation={"BLEU": bleu, "TER": 100 - bleu, "novelty": 0.5})
    return replace(
        LIGHT,
        id=f"2026010{number}-000000-{number:04x}",
        time=f"2026-01-0{number}T00:00:00+00:00",
        config_name=name,
        words_per_second=speed,
        scores=scores,
        **changes,
    )
