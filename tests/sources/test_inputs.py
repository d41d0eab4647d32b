"""What the user named: found, or told what is near."""

from pathlib import Path

import pytest

from pipeline.document import Brief
from pipeline.errors import RequestError
from pipeline.sources.inputs import Input, articles_in, corpus_stem, find_inputs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Articles, corpora, and what is neither."""
    for name in (
        *("b.txt", "a.md", "sub/c.HTML", "sub/deep/d.txt", "news.jsonl", "table.CSV", "x.json"),
        *("a.refs.yaml", "README.md", "notes.docx", ".hidden.txt", ".git/e.txt"),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("isi", encoding="utf-8")
    (tmp_path / "brief.md").write_text(f"<!-- {Brief.SCHEMA} -->\n\n# T", encoding="utf-8")
    return tmp_path


def names(folder: Path, *inputs: str) -> list[str]:
    return [Path(i.name).relative_to(folder).as_posix() for i in find_inputs(inputs)]


def test_a_folder_gives_its_articles_sorted(folder: Path) -> None:
    found = [path.relative_to(folder).as_posix() for path in articles_in(folder)]
    assert found == ["a.md", "b.txt", "sub/c.HTML", "sub/deep/d.txt"]


def test_kinds(folder: Path) -> None:
    inputs = [
        folder,
        folder / "b.txt",
        folder / "news.jsonl",
        folder / "notes.docx",
        "-",
        "hf:o/n:c",
    ]
    kinds = [found.kind for found in find_inputs(inputs)]
    assert kinds == ["folder", "article", "corpus", "article", "stdin", "hub"]
    assert find_inputs(["hf:o/n:c"]) == [Input("hub", "o/n:c")]


def test_one_name_alone_and_repeated_names(folder: Path) -> None:
    assert find_inputs(str(folder)) == find_inputs([folder, folder])


def test_patterns_give_articles_and_corpora_alone(folder: Path) -> None:
    assert names(folder, f"{folder}/*") == ["a.md", "b.txt", "news.jsonl", "table.CSV", "x.json"]
    assert names(folder, f"{folder}/**/*.txt") == ["b.txt", "sub/deep/d.txt"]


def test_references_that_the_shell_names_are_skipped(folder: Path) -> None:
    assert names(folder, f"{folder}/a.md", f"{folder}/a.refs.yaml") == ["a.md"]


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("isi", encoding="utf-8")
    assert names(tmp_path, f"{tmp_path}/a[1].txt") == ["a[1].txt"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("b.tx", r"b\.tx: no such file or folder \(did you mean b\.txt"),
        ("sup/c.HTML", r"there is no \S*sup \(did you mean sub\?\)"),
        ("*.pdf", r"pattern \S*pdf: no article or corpus matches"),
        ("empty", r"folder \S*empty: no article in it"),
        ("corpora", r"to read a corpus, name it: \S*news\.jsonl"),
        ("a\0b", "no such file"),
        ("x" * 5000, "no such file"),
    ],
)
def test_what_does_not_exist(folder: Path, name: str, told: str) -> None:
    (folder / "empty").mkdir()
    (folder / "corpora").mkdir()
    (folder / "corpora" / "news.jsonl").write_text("{}", encoding="utf-8")
    with pytest.raises(RequestError, match=told):
        find_inputs([f"{folder}/{name}"])


def test_a_hub_name_without_its_mark_is_explained() -> None:
    with pytest.raises(RequestError, match="is named hf:organisasi/kumpulan"):
        find_inputs(["organisasi/kumpulan"])


def test_no_input_at_all() -> None:
    with pytest.raises(RequestError, match="no input was named"):
        find_inputs([])


@pytest.mark.parametrize("name", ["news.jsonl", "news.jsonl.xz", "news.CSV.gz", "news.parquet"])
def test_the_stem_of_a_corpus(name: str) -> None:
    assert corpus_stem(Path("a.b") / name) == "news"
