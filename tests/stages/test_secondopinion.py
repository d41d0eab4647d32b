"""A second model's translation is taken only where no check has anything against it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from pipeline.config import SecondOpinionConfig
from pipeline.engines.memory import Memory
from pipeline.stages.secondopinion import Doubt, SecondOpinion
from pipeline.stages.translate import Rendering, Request, Translate

FIRST = Rendering("Rice rose by 52 percent.", ("quantity-mismatch",), -0.9)
SOURCE = "Harga beras naik 2,5 persen."


@pytest.fixture
def stage(checkpoint: Callable[[str], Path]) -> SecondOpinion:
    config = SecondOpinionConfig(model=str(checkpoint("qwen2")), compute_type="float32")
    return SecondOpinion(config, lambda _: None, Memory())


def test_a_real_model_is_asked_and_a_worse_answer_is_not_taken(stage: SecondOpinion) -> None:
    (rendering,) = stage.run([Doubt(SOURCE, FIRST)])  # a random model says nothing sensible
    assert rendering == FIRST
    assert stage.label().name


@pytest.mark.parametrize(
    ("answer", "taken"),
    [
        (Rendering("The price of rice rose by 2.5 percent.", (), -1.2), True),
        (Rendering("Rice rose by 25 percent.", ("quantity-mismatch",), -0.1), False),
        (Rendering("Rice rose by 2.5 percent.", ("name-missing",), -0.1), False),
    ],
)
def test_only_what_passes_the_checks(
    stage: SecondOpinion, monkeypatch: pytest.MonkeyPatch, answer: Rendering, taken: bool
) -> None:
    def run(self: Translate, items: Sequence[Request]) -> list[Rendering]:
        assert [item.text for item in items] == [SOURCE]
        return [answer]

    monkeypatch.setattr(Translate, "run", run)
    (rendering,) = stage.run([Doubt(SOURCE, FIRST)])
    expected = Rendering(answer.text, ("second-opinion",), answer.score) if taken else FIRST
    assert rendering == expected
