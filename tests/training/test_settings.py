"""Settings files: paths, inheritance, and what is said of mistakes."""

from pathlib import Path

import pytest

from training.errors import TrainingError
from training.settings import read_settings

ROOT = Path(__file__).parents[2] / "training"
BASE = "source: id\ntarget: en\nwork: build\ncorpora: texts\n"


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(
        BASE + "held_out: [dev]\ntests:\n- {name: x, source: dev/x.tsv, systems: {o: o.en}}\n"
    )
    settings = read_settings(file)
    assert settings.work == tmp_path / "build"
    assert settings.held_out == (tmp_path / "dev",)
    assert settings.tests[0].source == tmp_path / "dev" / "x.tsv"
    assert settings.tests[0].systems == {"o": tmp_path / "o.en"}
    assert settings.source == "id"


def test_a_file_extends_another_and_keeps_what_it_does_not_name(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "base.yaml").write_text(BASE + "train: {threads: 3, dropout: 0.2}\n")
    (tmp_path / "sub" / "b.yaml").write_text(
        "extends: ../base.yaml\ntrain: {threads: 4}\nwork: w\n"
    )
    settings = read_settings(tmp_path / "sub" / "b.yaml")
    assert (settings.train.threads, settings.train.dropout) == (4, 0.2)
    assert settings.corpora == tmp_path / "texts"
    assert settings.work == tmp_path / "sub" / "w"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("train: {thread: 3}\n", "train.thread"),
        ("train: {dropout: 2}\n", "less than or equal to 1"),
        ("model: {encoder_layers: 13}\n", "model.encoder_layers"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "a.yaml").write_text(BASE + text)
    with pytest.raises(TrainingError, match=said):
        read_settings(tmp_path / "a.yaml")


def test_a_missing_file_and_a_file_of_no_settings_are_named(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="no such settings file"):
        read_settings(tmp_path / "none.yaml")
    (tmp_path / "list.yaml").write_text("- 1\n")
    with pytest.raises(TrainingError, match="mapping"):
        read_settings(tmp_path / "list.yaml")


def test_the_files_of_the_project_are_valid() -> None:
    forward, back = read_settings(ROOT / "id-en.yaml"), read_settings(ROOT / "en-id.yaml")
    assert (forward.source, back.source) == ("id", "en")
    assert back.reverse
    assert forward.work != back.work
    assert back.clean == forward.clean
