"""Corpora: rows of every format, broken rows, damaged files, columns."""

import bz2
import gzip
import json
import lzma
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.document import Document, Failure
from pipeline.errors import RequestError
from pipeline.sources import SourceOptions, read

ROWS = [
    {"id": "007", "title": "Panen Raya", "text": "Petani memanen padi.\nHarga gabah naik."},
    {"id": "NA", "title": "", "text": "Hujan turun “deras”, kata Sri; jalan licin."},
]


def write_jsonl(path: Path, encoding: str = "utf-8") -> None:
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS)
    path.write_bytes(lines.encode(encoding))


def write_table(path: Path, mark: str = ",", encoding: str = "utf-8") -> None:
    cells = [list(ROWS[0]), *(list(row.values()) for row in ROWS)]
    quoted = [mark.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in cells]
    path.write_bytes("\r\n".join(quoted).encode(encoding))


def write_parquet(path: Path) -> None:
    import pyarrow as pa
    from pyarrow.parquet import write_table

    write_table(pa.Table.from_pylist(ROWS), path)


def packed(write: Callable[[Path], None], pack: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def writer(path: Path) -> None:
        write(path)
        path.write_bytes(pack(path.read_bytes()))

    return writer


FILES: dict[str, Callable[[Path], None]] = {
    "a.jsonl": write_jsonl,
    "bom.jsonl": lambda path: write_jsonl(path, "utf-8-sig"),
    "wide.jsonl": lambda path: write_jsonl(path, "utf-16"),
    "old.ndjson": lambda path: write_jsonl(path, "cp1252"),
    "lines.json": write_jsonl,
    "array.json": lambda path: path.write_text(json.dumps(ROWS)),
    "array.json.gz": packed(lambda path: path.write_text(json.dumps(ROWS)), gzip.compress),
    "table.csv.jsonl": write_jsonl,
    "a.jsonl.gz": packed(write_jsonl, gzip.compress),
    "a.jsonl.xz": packed(write_jsonl, lzma.compress),
    "a.jsonl.bz2": packed(write_jsonl, bz2.compress),
    "a.csv": write_table,
    "bom.csv": lambda path: write_table(path, encoding="utf-8-sig"),
    "excel.csv": lambda path: write_table(path, ";", "cp1252"),
    "wide.csv": lambda path: write_table(path, "\t", "utf-16"),
    "a.tsv": lambda path: write_table(path, "\t"),
    "a.csv.gz": packed(write_table, gzip.compress),
    "a[1].parquet": write_parquet,
}


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same_documents(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    FILES[name](path)
    documents = list(read([path]))
    assert [d.id for d in documents] == ["007", "NA"]
    assert all(isinstance(d, Document) for d in documents)
    assert [d.path for d in documents] == [f"{path}#1", f"{path}#2"]
    texts = [[b.text for b in d.blocks] for d in documents if isinstance(d, Document)]
    assert texts == [ROWS[0]["text"].split("\n"), [ROWS[1]["text"]]]
    assert [d.title for d in documents if isinstance(d, Document)] == ["Panen Raya", ""]


def corpus(tmp_path: Path, *lines: str | bytes, name: str = "kabar.jsonl") -> Path:
    path = tmp_path / name
    path.write_bytes(b"\n".join(x.encode() if isinstance(x, str) else x for x in lines))
    return path


def outcome(path: Path, **options: Any) -> list[tuple[str, str]]:
    """The ids, and the first block or the error, of all documents of a corpus."""
    return [
        (d.id, d.error if isinstance(d, Failure) else d.blocks[0].text)
        for d in read([path], SourceOptions(**options))
    ]


def test_a_broken_line_costs_itself_alone(tmp_path: Path) -> None:
    path = corpus(
        tmp_path,
        '{"text": "Satu."}',
        '{"text": "Dua.',
        "",
        "[1, 2]",
        '{"text": 5}',
        '{"text": ""}',
        '{"judul": "x"}',
        "[" * 100_000,
        b'{"text": "Sembilan \xff\xfe\x00."}',
        '{"text": ["Paragraf.", "Lagi."], "id": 5}',
        '{"text": "Tunggal \\ud800.", "id": null}',
    )
    found = outcome(path)
    assert [id_ for id_, _ in found] == [
        *(f"kabar-{n:05d}" for n in (1, 2, 4, 5, 6, 7, 8, 9)),
        "5",
        "kabar-00011",
    ]
    told = dict(found)
    assert told["kabar-00001"] == "Satu."
    assert told["kabar-00002"].startswith("the line is not JSON: ")
    assert told["kabar-00004"] == "the line holds a JSON list; an object is expected"
    assert told["kabar-00005"] == "'text' holds a int; text is expected"
    assert told["kabar-00006"] == "'text' is empty"
    assert told["kabar-00007"] == "the row has no 'text', only judul"
    assert told["kabar-00008"].startswith("the line is not JSON: ")
    assert told["5"] == "Paragraf."
    assert told["kabar-00011"] == "Tunggal \ufffd."


def test_a_line_that_never_ends_is_given_up(tmp_path: Path) -> None:
    path = corpus(tmp_path, '{"text": "Satu."}', "x" * 5_000, '{"text": "Tiga."}')
    found = outcome(path, max_bytes=1_000)
    assert found[1] == ("kabar-00002", "the line is longer than 1,000 bytes")
    assert found[2] == ("kabar-00003", "Tiga.")


def test_broken_rows_of_a_table(tmp_path: Path) -> None:
    path = corpus(tmp_path, "", "id,text", "a,Satu.", "b", "", 'c,"Tiga, tiga."', name="t.csv")
    assert outcome(path) == [
        ("a", "Satu."),
        ("t-00002", "the row has 1 fields where the header has 2"),
        ("c", "Tiga, tiga."),
    ]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.xz", "a.jsonl.bz2", "a.csv.gz"])
def test_a_cut_archive_gives_what_it_holds_and_says_so(tmp_path: Path, name: str) -> None:
    rows = [{"id": f"n{i}", "title": "", "text": f"Kalimat nomor {i * i}."} for i in range(2_000)]
    lines = [json.dumps(row) for row in rows]
    if ".csv" in name:
        lines = ["id,text", *(f"{row['id']},{row['text']}" for row in rows)]
    pack = {"gz": gzip.compress, "xz": lzma.compress, "bz2": bz2.compress}[name[-3:].strip(".")]
    data = pack("\n".join(lines).encode())
    path = tmp_path / name
    path.write_bytes(data[: len(data) // 2])
    found = outcome(path)
    assert len(found) < 2_001
    assert "damaged" in found[-1][1]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.jsonl", b"\x89PNG\r\n\x1a\n\x00" * 50, "a PNG image"),
        ("a.csv", b"\x00\x01\x02" * 50, "NUL bytes"),
        ("a.jsonl", b"", "there is no row in it"),
        ("a.csv", b"id,text\n", "there is no row in it"),
        ("a.jsonl.xz", b"not xz", "damaged"),
        ("a.json.gz", b"not gz", "damaged"),
        ("a.csv", b"id\rtext\n", "the header is broken"),
    ],
)
def test_a_file_that_is_no_corpus_gives_one_failure(
    tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (failure,) = read([path])
    assert isinstance(failure, Failure)
    assert told in failure.error


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"text_column": "isi"}, r"no column 'isi' \(did you mean is\?\); found: judul, is, nomor"),
        ({}, "no column 'text'; found: judul, is, nomor; set run.text_column"),
        ({"text_column": "is", "title_column": "judl"}, r"did you mean judul"),
        ({"text_column": "is", "id_column": "no"}, "no column 'no'"),
    ],
)
def test_missing_columns_are_told_at_once(
    tmp_path: Path, columns: dict[str, str], told: str
) -> None:
    path = corpus(tmp_path, "broken", '{"judul": "J", "is": "Isi berita.", "nomor": 3}')
    with pytest.raises(RequestError, match=told):
        read([path], SourceOptions(**columns))


def test_other_columns_can_be_named(tmp_path: Path) -> None:
    path = corpus(tmp_path, '{"judul": "J\\n1", "is": "Isi berita.", "nomor": 3}')
    options = SourceOptions(text_column="is", title_column="judul", id_column="nomor")
    (document,) = read([path], options)
    assert isinstance(document, Document)
    assert (document.id, document.title, document.blocks[0].text) == ("3", "J 1", "Isi berita.")


def test_one_object_over_several_lines_is_explained(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(ROWS[0], indent=2), encoding="utf-8")
    with pytest.raises(RequestError, match="one object a line"):
        read([path])


def test_a_file_that_is_no_parquet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1 tidak benar")
    with pytest.raises(RequestError, match=r"a\.parquet: cannot be read"):
        read([path])


def test_a_data_set_in_the_hubs_layout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `hf:` names is loaded by the same call that loads a folder laid out like the hub's."""
    (tmp_path / "kumpulan" / "data").mkdir(parents=True)
    write_parquet(tmp_path / "kumpulan" / "data" / "test-00000-of-00001.parquet")
    monkeypatch.chdir(tmp_path)
    documents = list(read(["hf:kumpulan"], SourceOptions(split="test")))
    assert [d.id for d in documents] == ["007", "NA"]
    assert documents[0].path == "hf:kumpulan#1"
    with pytest.raises(RequestError, match=r"hf:kumpulan: cannot be read.*test"):
        read(["hf:kumpulan"], SourceOptions(split="latih"))


@pytest.mark.parametrize("name", ["hf:tidak ada", "hf:", "hf:../x/y", "hf:a/b/c"])
def test_malformed_hub_names(name: str) -> None:
    with pytest.raises(RequestError, match=r"expected hf:org/name|cannot be read"):
        read([name])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), name=st.sampled_from(["f.jsonl", "f.csv", "f.tsv"]))
def test_any_bytes_end_in_documents_and_failures(tmp_path: Path, data: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with suppress(RequestError):  # the bytes may be a table without the column
        items = list(read([path]))
        assert items
        assert all(isinstance(item, Document | Failure) for item in items)


def test_memory_does_not_grow_with_the_corpus(tmp_path: Path) -> None:
    path = tmp_path / "big.jsonl"
    text = "Petani memanen padi di sawah. " * 100
    with path.open("w", encoding="utf-8") as file:
        for number in range(1_500):
            file.write(json.dumps({"id": f"d{number}", "text": text}) + "\n")
    assert path.stat().st_size > 4_000_000
    tracemalloc.start()
    assert sum(1 for _ in read([path])) == 1_500
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_500_000
