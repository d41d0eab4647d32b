"""Configurations: what they resolve to, and how errors read."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import ChainConfig
from pipeline.errors import ConfigError
from pipeline.loading import config_folder, load_config

NAMES = sorted(file.stem for file in config_folder().glob("*.yaml"))


def test_the_default_chain_is_the_models_defaults() -> None:
    assert load_config() == ChainConfig()


def test_there_are_the_chains_that_the_docs_promise() -> None:
    assert {"default", "embedded", "light", "opus-mt", "nllb", "gpu"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_chain_that_comes_along_loads(name: str) -> None:
    assert load_config(name) == load_config(config_folder() / f"{name}.yaml")


def test_overrides_from_the_command_and_from_python() -> None:
    asked = load_config("light", ["translate.beam_size=5", "summarize.words=60"])
    assert (asked.translate.beam_size, asked.summarize.words) == (5, 60)
    assert asked.summarize.model == ("qwen2.5-coder-0.5b-instruct",)
    assert asked == load_config("light", {"translate": {"beam_size": 5}, "summarize.words": 60})


def test_extends_merges_section_by_section(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text("translate: {beam_size: 6, candidates: 2}")
    (tmp_path / "mine.yaml").write_text("extends: base.yaml\ntranslate: {candidates: 3}")
    chosen = load_config(tmp_path / "mine.yaml").translate
    assert (chosen.beam_size, chosen.candidates) == (6, 3)


def test_the_run_section_is_not_in_the_digest() -> None:
    assert load_config(None, ["run.window=3"]).digest() == load_config().digest()
    assert load_config(None, ["summarize.sentences=2"]).digest() != load_config().digest()


@pytest.mark.parametrize(
    ("override", "parts"),
    [
        ("translate.beam_sise=5", ["translate.beam_sise", "did you mean 'beam_size'"]),
        ("translation.beam_size=5", ["translation", "did you mean 'translate'"]),
        ("translate.engine=ctranslate", ["translate.engine", "'ctranslate'", "transformers"]),
        ("translate.beam_size=many", ["translate.beam_size", "'many'"]),
        ("translate.beam_size=2", ["candidates (4) exceeds beam_size (2)"]),
        ("translate.model=[]", ["translate.model"]),
        ("score.summary=[ROUGE-3]", ["score.summary", "ROUGE-3", "ROUGE-2"]),
        ("summarize=3", ["summarize", "3"]),
        ("run.window=0", ["run.window", "0"]),
        ("beam_size", ["KEY=VALUE"]),
        ("a.b=[", ["not YAML"]),
    ],
)
def test_errors_say_where_and_what_instead(override: str, parts: list[str]) -> None:
    with pytest.raises(ConfigError) as error:
        load_config(None, [override])
    for part in parts:
        assert part in str(error.value)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("- a list", "sections"),
        ("a: [", "cannot be read"),
        ("extends: me.yaml", "circle"),
        ("extends: [a]", "extends"),
        ("extends: nowhere", "nowhere"),
        ("!!python/object/apply:os.system ['true']", "cannot be read"),
        ("x: " + "[" * 20_000, "cannot be read"),
    ],
)
def test_hostile_and_broken_files(tmp_path: Path, text: str, part: str) -> None:
    path = tmp_path / "me.yaml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=part):
        load_config(path)


def test_an_unknown_chain_names_the_nearest() -> None:
    with pytest.raises(ConfigError, match="did you mean 'light'"):
        load_config("ligth")
