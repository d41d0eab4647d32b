"""What was computed, by content: one SQLite file that wraps the stages from outside.

    entries     key -> stage, digest of the value      key = digest of {schema, stage, version,
    contents    digest -> the value as canonical JSON                  identity, input digest}
    provenance  key -> when, how long, which versions, which machine (never part of a key)

* A value is stored once however many keys lead to it, and checked against its digest when read:
  a damaged one is a miss, is logged, and is replaced.
* The first writer wins: batches of other composition change a model's output slightly, and a
  second run must not.
* What a run computes stays in memory until `commit`, which writes it in one transaction. A run
  that is killed loses the open window and nothing else.
* Values are JSON; nothing here can execute what it reads.
"""

from __future__ import annotations

import json
import logging
import platform
import sqlite3
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from pipeline.digest import canonical_json, digest, text_digest
from pipeline.errors import CacheError

log = logging.getLogger(__name__)

SCHEMA = 1
_APPLICATION_ID = 0x52494E47  # "RING": tells our files from other SQLite files
_TABLES = """
CREATE TABLE IF NOT EXISTS entries (
  key TEXT PRIMARY KEY, stage TEXT NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS contents (digest TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS provenance (
  key TEXT PRIMARY KEY, created REAL NOT NULL, seconds REAL NOT NULL, versions TEXT NOT NULL,
  host TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entries_value ON entries (value);
CREATE INDEX IF NOT EXISTS provenance_created ON provenance (created);
"""


def cache_key(stage: str, version: int, identity: Any, input_digest: str) -> str:
    """The key of one result: everything that can change it, and nothing else."""
    return digest(
        {
            "schema": SCHEMA,
            "stage": stage,
            "version": version,
            "identity": identity,
            "input": input_digest,
        }
    )


@dataclass(frozen=True)
class CacheInfo:
    """Size of a cache: `stages` counts entries by stage, `size` is the file's bytes."""

    path: str
    size: int
    stages: dict[str, int]


class Cache:
    """A content-addressed store of stage results; use it as a context manager.

    Args:
        path: the SQLite file, made when absent; `None` keeps nothing (every look-up misses).
        versions: library versions, recorded as provenance.

    Raises:
        CacheError: if the file is not a Ringkas cache or cannot be opened.
    """

    def __init__(self, path: Path | None, versions: dict[str, str] | None = None) -> None:
        self.path = path
        self._versions = canonical_json(versions or {})
        self._pending: dict[str, tuple[str, str, str, float, bool]] = {}
        self._db = None if path is None else _open(path)

    def get_many(self, keys: Sequence[str]) -> dict[str, Any]:
        """The values of those `keys` that are stored and sound."""
        found = {key: json.loads(self._pending[key][2]) for key in keys if key in self._pending}
        for key, value_digest, text in self._rows([k for k in keys if k not in found]):
            if text is None or text_digest(text) != value_digest:
                log.warning("cache: the value %s is damaged and is computed again", value_digest)
                self._drop(value_digest)
            else:
                found[key] = json.loads(text)
        return found

    def put(self, key: str, stage: str, value: Any, seconds: float, replace: bool = False) -> None:
        """Hold one result for the next `commit`; `replace` lets it win over a stored one."""
        text = canonical_json(value)
        self._pending[key] = (stage, text_digest(text), text, seconds, replace)

    def commit(self) -> None:
        """Write all that is held, in one transaction; it is held no longer, come what may.

        Raises:
            CacheError: if the disk is full or the file cannot be written.
        """
        if self._db is None:
            self._pending.clear()
            return
        now, host = time.time(), platform.node()
        try:
            with self._db:
                self._db.execute("BEGIN IMMEDIATE")
                for key, (stage, value, text, seconds, replace) in self._pending.items():
                    verb = "REPLACE" if replace else "IGNORE"
                    self._db.execute("INSERT OR IGNORE INTO contents VALUES (?, ?)", (value, text))
                    self._db.execute(
                        f"INSERT OR {verb} INTO entries VALUES (?, ?, ?)", (key, stage, value)
                    )
                    self._db.execute(
                        f"INSERT OR {verb} INTO provenance VALUES (?, ?, ?, ?, ?)",
                        (key, now, seconds, self._versions, host),
                    )
        except sqlite3.Error as error:
            raise CacheError(
                f"cache {self.path}: cannot write ({error}); free some disk space, name another "
                "file with --cache FILE, or run with --no-cache"
            ) from error
        finally:
            self._pending.clear()

    def info(self) -> CacheInfo:
        """How much is stored, by stage."""
        if self._db is None or self.path is None:
            return CacheInfo("", 0, {})
        rows = self._db.execute("SELECT stage, COUNT(*) FROM entries GROUP BY stage ORDER BY stage")
        files = [self.path, self.path.with_name(self.path.name + "-wal")]
        size = sum(file.stat().st_size for file in files if file.exists())
        return CacheInfo(str(self.path), size, dict(rows.fetchall()))

    def verify(self) -> list[str]:
        """Derive every value's digest again; remove what is damaged and return its digests."""
        if self._db is None:
            return []
        stored = self._db.execute("SELECT digest, json FROM contents")
        damaged = [value for value, text in stored if text_digest(text) != value]
        dangling = self._db.execute(
            "SELECT DISTINCT value FROM entries WHERE value NOT IN (SELECT digest FROM contents)"
        )
        damaged += [value for (value,) in dangling]
        for value in damaged:
            self._drop(value)
        return damaged

    def prune(self, *, days: float | None = None, stage: str | None = None) -> int:
        """Remove entries older than `days`, or of one `stage`, or both; return how many went."""
        if self._db is None:
            return 0
        clauses, values = ["1"], list[Any]()
        if days is not None:
            clauses.append("key IN (SELECT key FROM provenance WHERE created < ?)")
            values.append(time.time() - days * 86400)
        if stage is not None:
            clauses.append("stage = ?")
            values.append(stage)
        with self._db:
            gone = self._db.execute(f"DELETE FROM entries WHERE {' AND '.join(clauses)}", values)
            self._db.execute("DELETE FROM provenance WHERE key NOT IN (SELECT key FROM entries)")
            self._db.execute("DELETE FROM contents WHERE digest NOT IN (SELECT value FROM entries)")
        self._db.execute("VACUUM")
        return gone.rowcount

    def close(self) -> None:
        """Forget what was not committed and release the file."""
        self._pending.clear()
        if self._db is not None:
            self._db.close()
            self._db = None

    def __enter__(self) -> Cache:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _rows(self, keys: Sequence[str]) -> Iterable[tuple[str, str, str | None]]:
        if self._db is None:
            return
        for start in range(0, len(keys), 500):  # SQLite allows 999 variables in old builds
            part = keys[start : start + 500]
            yield from self._db.execute(
                "SELECT key, value, json FROM entries LEFT JOIN contents ON value = digest "
                f"WHERE key IN ({','.join('?' * len(part))})",
                part,
            ).fetchall()

    def _drop(self, value_digest: str) -> None:
        if self._db is None:
            return
        with self._db:
            self._db.execute("DELETE FROM contents WHERE digest = ?", (value_digest,))
            self._db.execute("DELETE FROM entries WHERE value = ?", (value_digest,))


def _open(path: Path) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(path, timeout=60, isolation_level=None)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        (found,) = db.execute("PRAGMA application_id").fetchone()
        tables = db.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]
        if tables and found != _APPLICATION_ID:
            raise CacheError(
                f"cache {path}: this is an SQLite file of another program; "
                "name another file with --cache FILE"
            )
        db.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        db.executescript(_TABLES)
    except (OSError, sqlite3.Error) as error:
        raise CacheError(
            f"cache {path}: cannot be opened ({error}); name another file with --cache FILE, "
            "or run with --no-cache"
        ) from error
    return db
