"""The cache contract."""

from __future__ import annotations

import multiprocessing
import sqlite3
from pathlib import Path

import pytest

from pipeline.cache import Cache, cache_key
from pipeline.errors import CacheError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "cache.sqlite"


def test_what_was_committed_is_found_again(path: Path) -> None:
    with Cache(path) as cache:
        cache.put("k", "translate", {"text": "é", "n": [1, 2.5, None]}, 0.1)
        assert cache.get_many(["k", "other"]) == {"k": {"text": "é", "n": [1, 2.5, None]}}
        cache.commit()
    with Cache(path) as cache:
        assert cache.get_many(["k"]) == {"k": {"text": "é", "n": [1, 2.5, None]}}
        assert cache.info().stages == {"translate": 1}


def test_what_was_not_committed_is_forgotten(path: Path) -> None:
    with Cache(path) as cache:
        cache.put("k", "translate", 1, 0.1)
    with Cache(path) as cache:
        assert cache.get_many(["k"]) == {}


def test_the_first_writer_wins_unless_told_otherwise(path: Path) -> None:
    with Cache(path) as first, Cache(path) as second:
        first.put("k", "s", "one", 0)
        second.put("k", "s", "two", 0)
        first.commit()
        second.commit()
        assert second.get_many(["k"]) == {"k": "one"}
        second.put("k", "s", "three", 0, replace=True)
        second.commit()
        assert first.get_many(["k"]) == {"k": "three"}


def test_a_damaged_value_is_a_miss_and_is_replaced(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with Cache(path) as cache:
        cache.put("k", "s", "right", 0)
        cache.commit()
        sqlite3.connect(path).executescript("UPDATE contents SET json = '\"wrong\"'")
        assert cache.get_many(["k"]) == {}
        assert "damaged" in caplog.text
        cache.put("k", "s", "right", 0)
        cache.commit()
        assert cache.get_many(["k"]) == {"k": "right"}


def test_verify_finds_and_removes_damage(path: Path) -> None:
    with Cache(path) as cache:
        for name in ("a", "b", "c"):
            cache.put(name, "s", name, 0)
        cache.commit()
        assert cache.verify() == []
        other = sqlite3.connect(path)
        other.executescript(
            "UPDATE contents SET json = '0' WHERE json = '\"a\"';"
            "DELETE FROM contents WHERE json = '\"b\"'"
        )
        assert len(cache.verify()) == 2
        assert cache.verify() == []
        assert set(cache.get_many(["a", "b", "c"])) == {"c"}


def test_equal_values_are_stored_once(path: Path) -> None:
    with Cache(path) as cache:
        cache.put("a", "s", ["same"], 0)
        cache.put("b", "s", ["same"], 0)
        cache.commit()
    assert sqlite3.connect(path).execute("SELECT COUNT(*) FROM contents").fetchone() == (1,)


def test_prune_by_stage_and_age(path: Path) -> None:
    with Cache(path) as cache:
        cache.put("a", "translate", 1, 0)
        cache.put("b", "summarize", 2, 0)
        cache.commit()
        assert cache.prune(days=1) == 0
        assert cache.prune(stage="translate") == 1
        assert set(cache.get_many(["a", "b"])) == {"b"}
        assert cache.prune() == 1
        assert cache.info().stages == {}


def test_without_a_file_nothing_is_kept() -> None:
    with Cache(None) as cache:
        cache.put("k", "s", 1, 0)
        cache.commit()
        assert cache.get_many(["k"]) == {}


@pytest.mark.parametrize(
    "change",
    [{"stage": "x"}, {"version": 2}, {"identity": {"beam": 5}}, {"input_digest": "b2:1"}],
)
def test_everything_is_in_the_key(change: dict[str, object]) -> None:
    base: dict[str, object] = {"stage": "s", "version": 1, "identity": {}, "input_digest": "b2:0"}
    assert cache_key(**base) == cache_key(**base)  # type: ignore[arg-type]
    assert cache_key(**base) != cache_key(**{**base, **change})  # type: ignore[arg-type]


def test_a_file_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE precious (x)")
    other.close()
    with pytest.raises(CacheError, match="another program"):
        Cache(path)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database, but long enough to have a header of its own\n" * 20)
    with pytest.raises(CacheError, match=r"notes\.txt"):
        Cache(path)


def _write(path: Path, name: str) -> None:
    with Cache(path) as cache:
        for number in range(50):
            cache.put(f"{name}-{number}", "s", [name, number], 0)
            cache.commit()


def test_many_processes_share_one_store(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_write, args=(path, name)) for name in ("a", "b", "c")]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
        assert worker.exitcode == 0
    with Cache(path) as cache:
        assert cache.info().stages == {"s": 150}
        assert cache.verify() == []
