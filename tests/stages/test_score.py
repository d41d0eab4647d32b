"""Scoring of one document and of a run."""

from __future__ import annotations

import pytest

from pipeline.document import (
    References,
    Scores,
    Summary,
    SummarySentence,
    TranslatedSegment,
    TranslationReference,
)
from pipeline.scoreconfig import ScoreConfig
from pipeline.stages.score import Score, Totals, collect, pairings

SEGMENTS = (TranslatedSegment("Harga naik 5 persen.", "Prices rose 5 percent.", 0, "body"),)
SUMMARY = Summary("Prices rose.", (SummarySentence("Prices rose.", (0,)),))


def _score(references: References, snippets: list[str], totals: Totals) -> Scores:
    items = list(pairings(ScoreConfig(), references, snippets, SEGMENTS, "Prices up", SUMMARY))
    scored = Score().run(items)
    totals.add(items, scored)
    return collect(items, scored)


def _snippet(*targets: str) -> References:
    return References(translation=(TranslationReference("Harga naik.", targets),))


def test_without_references_only_what_needs_none_is_scored() -> None:
    scores = _score(References(), [], Totals())
    assert set(scores.translation) == {"quantity_agreement", "name_recall"}
    assert set(scores.summary) == {"novelty", "compression"}
    assert scores.headline == {}
    assert scores.translation["quantity_agreement"] == 1
    assert set(scores.signatures) == {*scores.translation, *scores.summary}


def test_every_part_is_scored_against_its_references() -> None:
    references = References(
        ("Prices up",), ("Prices rose.", "Prices went up."), _snippet("Prices rose.").translation
    )
    scores = _score(references, ["Prices rose."], Totals())
    assert scores.headline["ROUGE-1"] == scores.summary["ROUGE-Lsum"] == pytest.approx(100)
    assert scores.translation["TER"] == 0
    assert scores.translation["chrF++"] == pytest.approx(100)


def test_a_run_is_one_corpus_and_not_a_mean() -> None:
    totals, texts = Totals(), ["Prices of rice rose sharply on Monday.", "Rain fell on roofs."]
    single = [
        _score(_snippet(text), [text if good else "Nothing of the kind was said."], totals)
        for text, good in zip(texts, (True, False), strict=True)
    ]
    run = totals.scores()
    mean = sum(scores.translation["BLEU"] for scores in single) / 2
    assert run.translation["BLEU"] != pytest.approx(mean, abs=1)
    assert run.translation["quantity_agreement"] == 1
    assert run.signatures["quantity_agreement"]
    assert run.signatures["BLEU"].startswith("nrefs:1")
