"""Reference snippets: every shape that is allowed, and a clear word about every other."""

from pathlib import Path

import pytest

from pipeline.document import References, TranslationReference
from pipeline.errors import DocumentError
from pipeline.sources.references import load_references, references_beside


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("", References()),
        ("headline: Flood Recedes", References(headline=("Flood Recedes",))),
        ("summary: [One., Two.]", References(summary=("One.", "Two."))),
        ("summary:\nheadline:\ntranslation:", References()),
        ("summary: |\n  Line one\n  goes on.\n", References(summary=("Line one goes on.",))),
        (
            "translation:\n  - source: Air surut.\n    target: The water receded.\n"
            "  - source: Warga pulang.\n    target: [Residents returned., People went home.]\n",
            References(
                translation=(
                    TranslationReference("Air surut.", ("The water receded.",)),
                    TranslationReference(
                        "Warga pulang.", ("Residents returned.", "People went home.")
                    ),
                )
            ),
        ),
    ],
)
def test_allowed_shapes(tmp_path: Path, yaml: str, expected: References) -> None:
    path = tmp_path / "a.refs.yaml"
    path.write_text(yaml, encoding="utf-8")
    assert load_references(path) == expected


@pytest.mark.parametrize(
    ("yaml", "told"),
    [
        ("- just a list", "the whole: expected headline, summary, translation; found a list"),
        ("sumary: x", r"no such key: sumary \(did you mean summary\?\)"),
        ("summary: {text: x}", "summary: expected text, found a mapping"),
        ("headline: 2024", "headline: expected text, found a int; put it between quotation marks"),
        ("headline: Yes", "found true or false"),
        ("headline: ' '", "headline: a reference is empty"),
        ("translation: x", "expected a list of {source, target}, found text"),
        ("translation: [{source: a}]", "translation, entry 1: expected one source and at least"),
        ("translation: [{target: a}]", "translation, entry 1: expected one source and at least"),
        ("translation: [{source: a, targets: b}]", "did you mean target"),
        ("summary: [a", "cannot be read"),
        ("summary: !!python/object/apply:os.system [echo]", "cannot be read"),
        ("- " * 2_000, "cannot be read"),
        ("summary: '" + "a" * 1_000_001 + "'", "larger than 1,000,000 bytes"),
    ],
)
def test_other_shapes_are_refused(tmp_path: Path, yaml: str, told: str) -> None:
    path = tmp_path / "a.refs.yaml"
    path.write_text(yaml, encoding="utf-8")
    with pytest.raises(DocumentError, match=told) as caught:
        load_references(path)
    assert str(caught.value).startswith("a.refs.yaml: ")
    assert len(str(caught.value)) < 1_000


def test_aliases_that_unfold_without_end_do_no_harm(tmp_path: Path) -> None:
    levels = [f"x{i}: &x{i} [{', '.join([f'*x{i - 1}'] * 9)}]" for i in range(1, 30)]
    path = tmp_path / "a.refs.yaml"
    path.write_text("\n".join(["x0: &x0 [a]", *levels]), encoding="utf-8")
    with pytest.raises(DocumentError, match="no such key: x0"):
        load_references(path)


def test_they_stand_beside_the_article(tmp_path: Path) -> None:
    (tmp_path / "a.b.refs.yml").write_text("headline: Flood", encoding="utf-8")
    assert references_beside(tmp_path / "a.b.html") == References(headline=("Flood",))
    assert references_beside(tmp_path / "a.txt") == References()
