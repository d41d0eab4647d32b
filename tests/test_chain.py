"""The chain end to end, on tiny real models."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.chain import STAGES, Chain
from pipeline.config import ChainConfig
from pipeline.document import (
    Article,
    Block,
    Brief,
    CleanArticle,
    Document,
    Failure,
    References,
    TranslationReference,
)
from pipeline.loading import load_config
from pipeline.stages.normalise import Normalise
from pipeline.stages.summarize import Draft, Lead

BODIES = (
    "Bupati meresmikan jembatan baru pada hari Senin. Warga menyambut gembira.",
    "Harga cabai naik 12,5 persen. Pedagang mengeluh. Pembeli berkurang.",
    "Hujan lebat merendam puluhan rumah. Warga mengungsi ke sekolah.",
    "Tim tuan rumah menang 3-1. Pelatih memuji para pemain.",
    "Polisi belum mengetahui penyebab kebakaran pasar. Tidak ada korban jiwa.",
)


def _document(number: int, body: str, **changes: Any) -> Document:
    made = Document(f"d{number}", f"Judul berita nomor {number}", (Block(body),), f"d{number}.txt")
    return replace(made, **changes)


DOCUMENTS = [_document(number, body) for number, body in enumerate(BODIES)]


@pytest.fixture
def config(checkpoint: Callable[[str], Path]) -> ChainConfig:
    return load_config(
        "lead",
        {
            "translate": {"model": str(checkpoint("marian")), "compute_type": "float32"},
            "run": {"window": 2},
        },
    )


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache.sqlite"


def _run(config: ChainConfig, cache: Path, documents: Iterable[Document | Failure]) -> list[Brief]:
    with Chain(config, cache=cache) as chain:
        items = list(chain.run(documents))
    assert all(isinstance(item, Brief) for item in items)
    return [item for item in items if isinstance(item, Brief)]


def _computed(briefs: Iterable[Brief]) -> dict[str, int]:
    totals = dict.fromkeys(STAGES, 0)
    for brief in briefs:
        for record in brief.provenance.stages:
            totals[record.stage] += record.computed
    return totals


def _bytes(briefs: Iterable[Brief]) -> list[dict[str, Any]]:
    return [{k: v for k, v in b.as_dict().items() if k != "provenance"} for b in briefs]


def test_briefs_are_whole_and_in_order(config: ChainConfig, cache: Path) -> None:
    briefs = _run(config, cache, DOCUMENTS)
    assert [brief.id for brief in briefs] == [document.id for document in DOCUMENTS]
    for document, brief in zip(DOCUMENTS, briefs, strict=True):
        assert next(s.source for s in brief.translation.segments) == document.title
        assert " ".join(s.source for s in brief.translation.segments[1:]) == document.blocks[0].text
        assert brief.headline == brief.translation.segments[0].target
        assert str(brief) == " ".join(s.text for s in brief.summary.sentences)
        assert all(
            0 <= place < len(brief.translation.segments)
            for sentence in brief.summary.sentences
            for place in sentence.evidence
        )
        assert [record.stage for record in brief.provenance.stages] == [
            stage for stage in STAGES if stage != "second-opinion"
        ]
        assert brief.provenance.stages[2].model_digest.startswith("sha256:")


def test_a_second_run_computes_nothing(config: ChainConfig, cache: Path) -> None:
    first = _run(config, cache, DOCUMENTS)
    second = _run(config, cache, DOCUMENTS)
    assert _bytes(first) == _bytes(second)
    looping = sum(
        "repetition" in s.flags or "truncated" in s.flags
        for b in first
        for s in b.translation.segments
    )
    assert _computed(second) == {**dict.fromkeys(STAGES, 0), "translate": looping}


def test_one_changed_sentence_costs_one_segment(config: ChainConfig, cache: Path) -> None:
    _run(config, cache, DOCUMENTS)
    changed = _document(1, BODIES[1].replace("Pedagang mengeluh", "Pedagang tidak mengeluh"))
    briefs = _run(config, cache, [changed])
    assert _computed(briefs)["normalise"] == 1
    assert _computed(briefs)["translate"] == 1


def test_equal_segments_are_translated_once(config: ChainConfig, cache: Path) -> None:
    twins = [DOCUMENTS[0], replace(DOCUMENTS[0], id="twin")]
    with Chain(config, cache=cache) as chain:
        list(chain.run(twins))
        entries = chain._cache.info().stages
    assert entries["normalise"] == 1
    assert entries["translate"] <= 3


def test_another_model_or_parameter_is_another_key(config: ChainConfig, cache: Path) -> None:
    _run(config, cache, DOCUMENTS[:1])
    greedy = config.model_copy(
        update={"translate": config.translate.model_copy(update={"beam_size": 1, "candidates": 1})}
    )
    assert _computed(_run(greedy, cache, DOCUMENTS[:1]))["translate"] == 3


def test_failures_keep_their_place(config: ChainConfig, cache: Path) -> None:
    bad = Failure("bad", "bad.pdf", "it is binary")
    blank = _document(9, "... 12 ...")
    with Chain(config, cache=cache) as chain:
        items = list(chain.run([bad, DOCUMENTS[0], blank, DOCUMENTS[1]]))
    assert [item.id for item in items] == ["bad", "d0", "d9", "d1"]
    assert items[0] == bad
    assert isinstance(items[2], Failure)
    assert "no text" in items[2].error


def test_a_document_that_breaks_a_stage_costs_no_other(
    config: ChainConfig, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean = Normalise._clean

    def fragile(self: Normalise, article: Article) -> CleanArticle:
        if "cabai" in article.blocks[0].text:
            raise ValueError("no chillies")
        return clean(self, article)

    monkeypatch.setattr(Normalise, "_clean", fragile)
    with Chain(config, cache=cache) as chain:
        items = list(chain.run(DOCUMENTS))
    assert [isinstance(item, Brief) for item in items] == [True, False, True, True, True]
    assert isinstance(items[1], Failure)
    assert "no chillies" in items[1].error


def test_a_window_is_kept_whole_or_not_at_all(
    config: ChainConfig, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = Lead.drafts

    def dies(self: Lead, articles: Any) -> list[Draft]:
        if any("3-1" in s.source for a in articles for s in a.segments):
            raise KeyboardInterrupt
        return drafts(self, articles)

    whole = _bytes(_run(config, cache.with_name("whole.sqlite"), DOCUMENTS))
    with monkeypatch.context() as patch:
        patch.setattr(Lead, "drafts", dies)
        with Chain(config, cache=cache) as chain:
            done = []
            with pytest.raises(KeyboardInterrupt):
                for item in chain.run(DOCUMENTS):
                    done.append(item)
    assert [item.id for item in done] == ["d0", "d1"]
    resumed = _run(config, cache, DOCUMENTS)
    assert _bytes(resumed) == whole
    assert _computed(resumed)["summarize"] == 3


def test_refresh_computes_a_stage_again(config: ChainConfig, cache: Path) -> None:
    _run(config, cache, DOCUMENTS[:2])
    with Chain(config, cache=cache, refresh=["summarize"]) as chain:
        briefs = [b for b in chain.run(DOCUMENTS[:2]) if isinstance(b, Brief)]
    assert _computed(briefs)["summarize"] == 2
    assert _computed(briefs)["normalise"] == 0


def test_reference_snippets_are_scored(config: ChainConfig, cache: Path) -> None:
    plain = _run(config, cache, DOCUMENTS[:1])[0]
    sentence = plain.translation.segments[1]
    references = References(
        headline=(plain.headline,),
        summary=("Something else entirely was said.",),
        translation=(
            TranslationReference(sentence.source, (sentence.target,)),
            TranslationReference("Warga menyambut gembira.", ("Residents cheered.",)),
        ),
    )
    with Chain(config, cache=cache) as chain:
        brief = next(chain.run([replace(DOCUMENTS[0], references=references)]))
        totals = chain.totals.scores()
    assert isinstance(brief, Brief)
    assert brief.scores.headline["ROUGE-1"] == pytest.approx(100)
    assert brief.scores.summary["ROUGE-2"] < 100
    assert 0 <= brief.scores.translation["BLEU"] < 100
    assert brief.scores.signatures["BLEU"].startswith("nrefs:1")
    assert {"quantity_agreement", "name_recall"} <= set(brief.scores.translation)
    assert totals.translation["BLEU"] == pytest.approx(brief.scores.translation["BLEU"])


def test_other_languages_are_flagged(config: ChainConfig, cache: Path) -> None:
    english = (
        "The regent opened a new bridge over the river on Monday. Residents were glad. "
        "Heavy rain had destroyed the old one last year, and the schools were hard to reach."
    )
    brief = _run(config, cache, [_document(1, english, title="A new bridge")])[0]
    assert "language-en" in brief.flags
    assert brief.source.language == "en"


def test_bare_segments(config: ChainConfig) -> None:
    with Chain(config, cache=False) as chain:
        one, two = chain.translate(["Hujan lebat.", "Harga cabai naik."])
        assert one
        assert one != two
        assert chain.translate([]) == []


def test_a_cache_that_cannot_be_written_costs_no_brief(config: ChainConfig, cache: Path) -> None:
    told: list[str] = []
    with Chain(config, cache=cache, notify=told.append) as chain:
        sqlite3.connect(cache).execute("DROP TABLE provenance")
        items = list(chain.run(DOCUMENTS[:2]))
    assert all(isinstance(item, Brief) for item in items)
    assert any("cannot write" in line and "not kept" in line for line in told)
