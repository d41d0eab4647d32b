"""Ringkas from Python."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import pipeline
from pipeline.errors import ConfigError, DocumentError


@pytest.fixture
def tiny(checkpoint: Callable[[str], Path], tmp_path: Path) -> dict[str, Any]:
    model = {"model": str(checkpoint("marian")), "compute_type": "float32"}
    return {"translate": model, "run": {"cache": str(tmp_path / "cache.sqlite")}}


def test_summarize_gives_a_brief(tiny: dict[str, Any], tmp_path: Path) -> None:
    article = tmp_path / "banjir.txt"
    article.write_text("Banjir besar\n\nHujan merendam rumah. Warga mengungsi. Sekolah libur.\n")
    brief = pipeline.summarize(article, "lead", **tiny)
    assert brief.id == "banjir"
    assert str(brief) == brief.summary.text != ""
    shorter = pipeline.summarize(article, "lead", **tiny, summarize={"sentences": 1})
    assert len(shorter.summary.sentences) == 1
    again = pipeline.summarize(article, pipeline.load_config("lead", tiny))
    assert again.summary == brief.summary


def test_translate_keeps_lines(tiny: dict[str, Any]) -> None:
    text = pipeline.translate("Hujan lebat.\n\nHarga naik.", "lead", **tiny)
    assert [bool(line) for line in text.split("\n")] == [True, False, True]


def test_a_config_object_takes_overrides(tiny: dict[str, Any], tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Satu\n\nHujan lebat. Warga pergi. Sekolah libur.\n")
    config = pipeline.load_config("lead", tiny)
    brief = pipeline.summarize(article, config, summarize={"sentences": 1})
    assert len(brief.summary.sentences) == 1


def test_errors_are_of_their_kind(tiny: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(DocumentError, match="empty"):
        pipeline.summarize(tmp_path / "empty.txt", "lead", **tiny)
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("Hujan lebat.\n")
    with pytest.raises(DocumentError, match="one article"):
        pipeline.summarize(tmp_path, "lead", **tiny)
    with pytest.raises(ConfigError, match="did you mean"):
        pipeline.translate("Hujan.", "lead", translat={"beam_size": 1})


def test_importing_is_light_and_complete() -> None:
    code = (
        "import sys, pipeline\n"
        "heavy = {'torch', 'transformers', 'datasets', 'evaluate', 'ctranslate2', 'pydantic'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
        "for name in pipeline.__all__: getattr(pipeline, name)\n"
        "assert not (heavy - {'pydantic'}) & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    with pytest.raises(AttributeError, match="nonsense"):
        _ = pipeline.nonsense
