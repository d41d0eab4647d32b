"""Articles from files, folders and standard input; what fails costs no other."""

import io
import sys
from pathlib import Path

import pytest

from pipeline.document import Block, Document, Failure
from pipeline.errors import RequestError
from pipeline.sources import SourceOptions, read, total

BODY = "Nelayan di pantai selatan kembali melaut setelah ombak mereda pada Rabu pagi."


def put(folder: Path, name: str, data: bytes | str = f"Nelayan Melaut Lagi\n\n{BODY}\n") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_one_file(tmp_path: Path) -> None:
    path = put(tmp_path, "nelayan.txt")
    assert list(read([path])) == [
        Document("nelayan", "Nelayan Melaut Lagi", (Block(BODY),), str(path))
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.md", f"# Nelayan Melaut Lagi\n\n{BODY}"),
        ("a.html", f"<html><title>Nelayan Melaut Lagi</title><body><p>{BODY}</p></body></html>"),
        ("a.txt", f"<!doctype html><html><title>Nelayan Melaut Lagi</title><p>{BODY}</p></html>"),
        ("tanpa-akhiran", f"Nelayan Melaut Lagi\n{BODY}"),
        ("a.log", f"Nelayan Melaut Lagi\r\n\r\n{BODY}".encode("utf-16")),
    ],
)
def test_every_kind_of_file(tmp_path: Path, name: str, data: bytes | str) -> None:
    (document,) = read([put(tmp_path, name, data)])
    assert isinstance(document, Document)
    assert (document.title, document.blocks) == ("Nelayan Melaut Lagi", (Block(BODY),))


def test_references_come_along(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt")
    put(tmp_path, "a.refs.yaml", "headline: Fishermen Return to Sea")
    (document,) = read([path])
    assert isinstance(document, Document)
    assert document.references.headline == ("Fishermen Return to Sea",)


def test_bad_documents_stand_in_their_place_and_cost_no_other(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    put(tmp_path, "b.txt", "")
    put(tmp_path, "c.txt", " \n\t\n ")
    put(tmp_path, "d.txt", b"%PDF-1.4 ...")
    put(tmp_path, "e.txt", "kata " * 1_000)
    put(tmp_path, "f.html", "<html><body></body></html>")
    put(tmp_path, "g.txt")
    put(tmp_path, "g.refs.yaml", "summary: {}")
    put(tmp_path, "h.md", "![foto](x.png)")
    put(tmp_path, "z.txt")
    items = list(read([tmp_path], SourceOptions(max_bytes=4_000)))
    assert [item.id for item in items] == list("abcdefghz")
    told = {item.id: item.error for item in items if isinstance(item, Failure)}
    assert set(told) == set("bcdefgh")
    assert told["b"] == told["c"] == told["h"] == "it is empty"
    assert "a PDF document" in told["d"]
    assert "larger than 4,000 bytes" in told["e"]
    assert "no article was found" in told["f"]
    assert told["g"].startswith("g.refs.yaml: summary: expected text")


@pytest.mark.skipif(sys.platform == "win32", reason="file permissions and names of POSIX")
def test_unreadable_and_oddly_named_files(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "c\udcff.txt").write_text(f"Judul\n\n{BODY}")
    items = list(read([tmp_path / "a.txt", *tmp_path.glob("c*.txt")]))
    assert [item.id for item in items] == ["a", "c\ufffd"]
    assert all(item.path.encode() for item in items)
    with pytest.raises(RequestError, match=r"b\.txt: no such file"):
        read([tmp_path / "b.txt"])
    assert [item.id for item in read([tmp_path])] == ["a", "c\ufffd"]


def test_a_file_that_goes_away_before_its_turn(tmp_path: Path) -> None:
    first, second, third = (put(tmp_path, f"{name}.txt") for name in "abc")
    stream = read([first, second, third])
    assert next(stream).id == "a"
    second.unlink()
    gone, last = stream
    assert isinstance(gone, Failure)
    assert "cannot be read" in gone.error
    assert isinstance(last, Document)


def test_equal_names_get_ids_of_their_own_and_no_file_is_read_twice(tmp_path: Path) -> None:
    for name in ("x/berita.txt", "y/berita.txt", "y/Berita.md"):
        put(tmp_path, name)
    found = list(read([tmp_path / "x" / "berita.txt", tmp_path, tmp_path / "y"]))
    assert [d.id for d in found] == ["berita", "Berita-2", "berita-3"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (f"Judul\n\n{BODY}".encode(), f"Judul\n\n{BODY}".encode("utf-16")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert list(read(["-"])) == [Document("stdin", "Judul", (Block(BODY),), "-")]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert list(read(["-"])) == [Failure("stdin", "-", "it is empty")]


def test_a_bad_request_is_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="no such file"):
        read([put(tmp_path, "a.txt"), tmp_path / "b.txt"])


@pytest.mark.parametrize("limit", [1, 2, 7, None])
def test_limit_and_total(tmp_path: Path, limit: int | None) -> None:
    put(tmp_path, "n.jsonl", f'{{"text": "{BODY}"}}\n\nrusak\n')
    for name in ("x/a.txt", "x/b.txt", "c.txt"):
        put(tmp_path, name)
    inputs = [tmp_path / "x", tmp_path / "c.txt", tmp_path / "n.jsonl"]
    options = SourceOptions(limit=limit)
    assert total(inputs, options) == len(list(read(inputs, options))) == min(limit or 5, 5)


def test_total_of_what_cannot_be_counted_quickly() -> None:
    assert total(["-"]) == 1
    assert total(["hf:org/name"]) is None


def test_nothing_heavy_is_imported() -> None:
    import subprocess

    code = "import pipeline.sources, pipeline.outputs, sys; print(*sys.modules)"
    modules = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    heavy = {"datasets", "pyarrow", "trafilatura", "lxml", "rich", "yaml", "markdown_it", "torch"}
    assert not heavy & set(modules)
