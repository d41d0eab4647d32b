"""The chains of the hub, as they are shipped, against a hub that has tiny models of those names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.chain import Chain
from pipeline.document import Block, Brief, Document
from pipeline.loading import load_config
from tests.checkpoints import CHECKPOINTS
from tests.models.fakehub import FakeHub

DOCUMENT = Document(
    "banjir", "Banjir besar", (Block("Hujan lebat merendam rumah. Warga mengungsi."),)
)
# In float32 and without a window of batches: the smallest run of the shipped chain.
QUICK = {
    "translate": {"compute_type": "float32", "second_opinion": None},
    "summarize": {"compute_type": "float32"},
}


@pytest.fixture
def publish(hub: FakeHub, tmp_path: Path) -> Callable[..., None]:
    """Put a tiny checkpoint on the hub under a real name."""

    def put(repository: str, architecture: str, pickle: bool = False) -> None:
        folder = CHECKPOINTS[architecture](tmp_path / repository.replace("/", "-"), pickle=pickle)
        hub.repos[repository] = folder

    return put


def _brief(chain: str, said: list[str]) -> Brief:
    with Chain(load_config(chain, QUICK), cache=False, notify=said.append) as work:
        work.prepare()
        brief = next(work.run([DOCUMENT]))
    assert isinstance(brief, Brief)
    return brief


def _models(brief: Brief) -> list[str]:
    return [record.model.split("@")[0] for record in brief.provenance.stages if record.model]


def test_opus_mt_with_distilbart(publish: Callable[..., None], said: list[str]) -> None:
    publish("Helsinki-NLP/opus-mt-id-en", "marian", pickle=True)
    publish("sshleifer/distilbart-cnn-12-6", "bart", pickle=True)
    brief = _brief("opus-mt", said)
    assert _models(brief) == ["Helsinki-NLP/opus-mt-id-en", "sshleifer/distilbart-cnn-12-6"]
    assert brief.summary.text
    assert all(segment.target for segment in brief.translation.segments)


def test_nllb_says_its_licence(publish: Callable[..., None], said: list[str]) -> None:
    publish("facebook/nllb-200-distilled-600M", "nllb", pickle=True)
    config = load_config("nllb", {**QUICK, "summarize": {"engine": "lead"}})
    with Chain(config, cache=False, notify=said.append) as work:
        brief = next(work.run([DOCUMENT]))
    assert isinstance(brief, Brief)
    assert _models(brief) == ["facebook/nllb-200-distilled-600M"]
    assert any("CC-BY-NC-4.0" in line for line in said)


def test_the_default_translator_is_opus_mt_where_there_is_a_hub(
    publish: Callable[..., None], said: list[str]
) -> None:
    publish("Helsinki-NLP/opus-mt-id-en", "marian", pickle=True)
    config = load_config("default", {**QUICK, "summarize": {"engine": "lead"}})
    with Chain(config, cache=False, notify=said.append) as work:
        brief = next(work.run([DOCUMENT]))
    assert isinstance(brief, Brief)
    assert _models(brief) == ["Helsinki-NLP/opus-mt-id-en"]


def test_without_a_hub_the_starter_translates_and_the_brief_says_so(
    store: Path, said: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "nothing"))
    config = load_config(
        "default", {"translate.second_opinion": None, "summarize": {"engine": "lead"}}
    )
    with Chain(config, cache=False, notify=said.append) as work:
        brief = next(work.run([DOCUMENT]))
    assert isinstance(brief, Brief)
    assert _models(brief) == ["starter/id-en"]
    assert any("using starter/id-en instead" in line for line in said)
    assert any("starter/id-en" in note for note in brief.provenance.notes)
    assert brief.translation.segments[1].target
