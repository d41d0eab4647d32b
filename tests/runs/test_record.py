"""Records as data, and the speed that they tell."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pipeline.errors import DocumentError
from pipeline.runs.record import record_from, words_per_second
from tests.runs.records import LIGHT, SCORE, SUMMARIZE, TRANSLATE


def test_a_record_is_read_back_as_it_was_written() -> None:
    assert record_from(json.loads(json.dumps(LIGHT.as_dict()))) == LIGHT


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([], "expected the schema ringkas/run/1, found None"),
        ({"schema": "ringkas/brief/1"}, "found ringkas/brief/1"),
        ({"schema": "ringkas/run/1"}, "id: Field required"),
        (LIGHT.as_dict() | {"documents": "many"}, "documents: "),
        (LIGHT.as_dict() | {"stages": [{}]}, r"stages.0.stage: "),
    ],
)
def test_what_is_no_record(value, message) -> None:
    with pytest.raises(DocumentError, match=message):
        record_from(value)


def test_the_label_names_the_overrides() -> None:
    assert LIGHT.label == "light"
    assert replace(LIGHT, settings=("a.b=1", "c=2")).label == "light a.b=1 c=2"


def test_the_times_of_the_stages_for_a_word_add_up() -> None:
    # 2 s for 180 words and 8 s for 200: 90 words a second, then 25
    assert words_per_second([TRANSLATE, SUMMARIZE, SCORE]) == pytest.approx(
        1 / (1 / 90 + 1 / 25), abs=1e-3
    )


@pytest.mark.parametrize(
    "stages",
    [
        [],
        [SCORE],
        [replace(TRANSLATE, computed=0, cached=10, words=0.0), SUMMARIZE],
        [TRANSLATE, replace(SUMMARIZE, computed=0, cached=2, words=0.0, seconds=0.001)],
        [replace(TRANSLATE, computed=4, cached=6, words=80.0), SUMMARIZE],
    ],
)
def test_what_is_read_from_the_cache_tells_no_speed(stages) -> None:
    assert words_per_second(stages) is None


def test_a_stage_that_nothing_was_asked_of_does_not_hide_the_speed() -> None:
    second = replace(TRANSLATE, stage="second-opinion", seconds=0.0, computed=0, cached=0)
    both = [TRANSLATE, SUMMARIZE]
    assert words_per_second([TRANSLATE, second, SUMMARIZE]) == words_per_second(both)
