"""A model's digest: over the content of its files, remembered by path, size and time."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from pipeline.digest import canonical_json
from pipeline.models.files import read_json, sha256_of, store, write_json


def model_digest(folder: Path, files: Iterable[str], *, afresh: bool = False) -> str:
    """ "sha256:" and the SHA-256 of the canonical JSON {file name: SHA-256 of its content}.

    Args:
        folder, files: what counts.
        afresh: read every file, whatever is remembered of it.
    """
    memo_file = store() / "digests.json"
    memo = read_json(memo_file)
    memo = memo if isinstance(memo, dict) else {}
    hashes, news = {}, {}
    for name in files:
        path = (folder / name).resolve()
        stat = path.stat()
        stamp = [stat.st_size, stat.st_mtime_ns]
        known = memo.get(str(path))
        if afresh or not isinstance(known, list) or known[:2] != stamp:
            news[str(path)] = known = [*stamp, sha256_of(path)]
        hashes[name] = known[2]
    if news:
        _remember(memo_file, memo | news)
    return f"sha256:{sha256(canonical_json(hashes).encode()).hexdigest()}"


def _remember(memo_file: Path, memo: dict[str, object]) -> None:
    """Keep what was hashed, but for files that are gone. A full disk costs only time."""
    try:
        write_json(memo_file, {path: known for path, known in memo.items() if Path(path).exists()})
    except OSError:
        return
