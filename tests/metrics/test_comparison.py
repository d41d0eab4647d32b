"""Comparisons of systems: what is paired, what is refused, and what the report says."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document import Brief, Source, Summary, SummarySentence, TranslatedSegment
from pipeline.errors import RequestError, ScoringError
from pipeline.metrics import Result, metric
from pipeline.metrics.briefs import brief_trials
from pipeline.metrics.comparison import Comparison, Settings, Trial, compare
from pipeline.metrics.folders import read_briefs
from pipeline.metrics.resampling import confidence
from pipeline.metrics.trials import file_trials
from pipeline.outputs.brief_json import to_json
from pipeline.outputs.comparison import latex, render
from tests.outputs.briefs import FAILED, PLAIN

SOURCES = [f"Ada {n} korban di desa itu." for n in range(10, 50)]
RIGHT = [f"There were {n} victims in that village." for n in range(10, 50)]
WRONG = [line.replace("1", "7") for line in RIGHT]


def write(path: Path, lines: list[str]) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    texts = {"right": RIGHT, "wrong": WRONG, "same": RIGHT, "src": SOURCES}
    return {name: write(tmp_path / name, lines) for name, lines in texts.items()}


def compared(files: dict[str, Path], **options) -> Comparison:
    names = ["wrong", "right", "same"]
    trials = file_trials([files[name] for name in names], sources=files["src"], **options)
    return compare(names, trials, Settings(("bootstrap", "randomization"), samples=300))


def test_a_better_system_is_found_better(files) -> None:
    verdict = compared(files, metrics=["quantity_agreement"]).verdicts[0]
    baseline, right, same = verdict.findings
    assert verdict.documents == 40
    assert (baseline.difference, baseline.p, baseline.significant) == (None, {}, False)
    assert right.score == 1.0
    assert right.difference == pytest.approx(1.0 - baseline.score)
    assert right.significant
    assert right.p == same.p == {"bootstrap": 1 / 301, "randomization": 1 / 301}
    subject = metric("quantity_agreement")
    alone = confidence(subject, subject.score(WRONG, sources=SOURCES), samples=300)
    assert baseline.interval == alone


def test_a_system_that_scores_the_same_is_not_found_different(files) -> None:
    trials = file_trials([files["right"], files["same"]], sources=files["src"])
    found = compare(["right", "same"], trials, Settings(samples=50))
    for verdict in found.verdicts:
        assert verdict.findings[1].p == {"bootstrap": 1.0}
    assert "quantity_agreement: same and right score the same." in render(found, "text")


def test_documents_are_resampled_where_they_are_given(files, tmp_path) -> None:
    documents = write(tmp_path / "documents", [f"d{n // 10}" for n in range(40)])
    found = compared(files, metrics=["quantity_agreement"], documents=documents)
    assert found.verdicts[0].documents == 4
    # With four documents, of which one is all but right, chance cannot be excluded.
    assert not found.verdicts[0].findings[1].significant


@pytest.mark.parametrize("lines", [["a"] * 39, ["a"] * 39 + [""]])
def test_documents_that_do_not_fit(files, tmp_path, lines) -> None:
    documents = write(tmp_path / "documents", lines)
    with pytest.raises(ScoringError, match=r"documents has \d+ lines.*there are 40 segments"):
        compared(files, documents=documents)


def test_items_with_ids_may_come_in_any_order(tmp_path) -> None:
    def lines(name: str, key: str, texts: list[str], order: list[int]) -> Path:
        items = [json.dumps({"id": f"n{n}", key: texts[n]}) for n in order]
        return write(tmp_path / f"{name}.jsonl", items)

    forward, backward = list(range(40)), list(range(39, -1, -1))
    src = lines("src", "source", SOURCES, forward)
    found = []
    for name, order in (("straight", forward), ("turned", backward)):
        paths = [lines("a", "output", WRONG, forward), lines(name, "output", RIGHT, order)]
        trials = file_trials(paths, sources=src, metrics=["name_recall", "quantity_agreement"])
        found.append(compare(["a", "b"], trials, Settings(samples=100)).verdicts)
    assert found[0] == found[1]


def test_files_of_different_lengths(files, tmp_path) -> None:
    short = write(tmp_path / "short", RIGHT[:-1])
    with pytest.raises(ScoringError, match="short has 39 lines"):
        file_trials([files["right"], short], sources=files["src"])


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["right"], "two systems or more, and there is .*right"),
        ([], "two systems or more"),
        (["right", "wrong", "right"], "right: given more than once"),
    ],
)
def test_too_few_systems(files, names, message) -> None:
    with pytest.raises(RequestError, match=message):
        file_trials([files[name] for name in names], sources=files["src"])


def test_settings_that_cannot_be() -> None:
    with pytest.raises(RequestError, match="tests: found t-test; there are bootstrap and rand"):
        Settings(("t-test",))
    with pytest.raises(RequestError, match="0 samples"):
        Settings(samples=0)
    assert Settings(("randomization",)).resamples == 1000
    assert Settings(("randomization",), samples=20).samples_of("randomization") == 20
    assert Settings(level=0.9).threshold == 0.1


scores = st.lists(st.tuples(*[st.sampled_from([0.0, 0.5, 1.0])] * 2), min_size=2, max_size=12)


@settings(max_examples=25, deadline=None)
@given(scores, st.randoms(use_true_random=False))
def test_the_order_of_documents_is_nothing_to_scores_and_differences(pairs, random) -> None:
    shuffled = random.sample(list(enumerate(pairs)), len(pairs))
    one = verdict(list(enumerate(pairs)), shuffled)
    assert one.findings[1].score == pytest.approx(sum(b for _, b in pairs) / len(pairs))
    # The baseline's order is that of the resamples, whatever the other's.
    assert one == verdict(list(enumerate(pairs)), list(enumerate(pairs)))


def verdict(first, second):
    subject = metric("coverage")

    def result(items, side):
        values = tuple(pair[side] for _, pair in items)
        mean = sum(sorted(values)) / len(values)
        return Result(subject.name, mean, values, subject.signature())

    documents = tuple([str(number) for number, _ in items] for items in (first, second))
    trial = Trial("", subject, (result(first, 0), result(second, 1)), documents)
    return compare(["a", "b"], [trial], Settings(("randomization",), samples=50)).verdicts[0]


def brief(name: str, number: int, said: int) -> Brief:
    segments = (
        TranslatedSegment(f"Korban {name}", f"Victims of {name}", -1, "headline"),
        TranslatedSegment(f"Ada {number} korban.", f"There were {said} victims.", 0, "body"),
        TranslatedSegment("Hujan turun.", "It rained.", 0, "body"),
    )
    text = f"There were {said} victims."
    return replace(
        PLAIN,
        id=name,
        source=Source(f"{name}.txt", f"Korban {name}", "id", f"b2:{name}{number}"),
        headline=f"Victims of {name}",
        summary=Summary(text, (SummarySentence(text, (1,)),)),
        translation=replace(PLAIN.translation, segments=segments, text=f"{text} It rained."),
    )


def folder(path: Path, briefs: list[Brief]) -> Path:
    path.mkdir()
    for each in briefs:
        (path / f"{each.id}.json").write_text(to_json(each), encoding="utf-8")
    return path


NAMES = [f"art-{letter}" for letter in "abcdefghijkl"]


@pytest.fixture
def sets(tmp_path: Path) -> list[Path]:
    good = [brief(name, n + 10, n + 10) for n, name in enumerate(NAMES)]
    bad = [brief(name, n + 10, n + 60) for n, name in enumerate(NAMES)]
    return [folder(tmp_path / "bad", bad), folder(tmp_path / "good", good)]


def read(paths: list[Path]):
    return [found for path in paths if (found := read_briefs(path))]


def test_briefs_are_compared_by_document_on_what_needs_no_reference(sets) -> None:
    trials, notes = brief_trials(read(sets))
    found = compare(["bad", "good"], trials, unit="documents")
    parts = [(v.part, v.metric) for v in found.verdicts]
    assert parts[:2] == [("translation", "quantity_agreement"), ("translation", "name_recall")]
    assert ("summary", "summary_support") in parts
    assert ("summary", "quantity_agreement") in parts
    assert {v.documents for v in found.verdicts} == {12}
    assert notes == []
    by_name = {(v.part, v.metric): v.findings for v in found.verdicts}
    for part in ("translation", "summary"):
        # Against the Indonesian, so that a wrong translation does not vouch for its summary.
        worse, better = by_name[part, "quantity_agreement"]
        assert (worse.score, better.score, better.significant) == (0.0, 1.0, True)


def test_briefs_with_reference_snippets(sets, tmp_path) -> None:
    references = tmp_path / "refs"
    references.mkdir()
    for number, name in enumerate(NAMES[:8]):
        (references / f"{name}.refs.yaml").write_text(
            f"headline: Victims of {name}\nsummary: There were {number + 10} victims.\n"
            "translation:\n"
            f"- {{source: Ada {number + 10} korban., target: There were {number + 10} victims.}}\n"
            "- {source: Kalimat lain., target: Another sentence.}\n"
        )
    (references / "nobody.refs.yaml").write_text("summary: Nothing.\n")
    trials, notes = brief_trials(read(sets), references, ["BLEU", "TER", "ROUGE-1", "name_recall"])
    assert [(t.part, t.metric.name, len(t.results[0].segment_scores)) for t in trials] == [
        ("translation", "BLEU", 8),
        ("translation", "TER", 8),
        ("translation", "name_recall", 36),
        ("headline", "ROUGE-1", 8),
        ("summary", "ROUGE-1", 8),
        ("summary", "name_recall", 12),
    ]
    assert [trial.results[1].corpus_score for trial in trials[:2]] == [pytest.approx(100), 0.0]
    assert "nobody, of which there is no brief" in notes[0]
    assert "8 of 16 reference translations were left out" in notes[1]
    only = brief_trials(read(sets), references, ["BLEU", "ROUGE-1"], "summary")[0]
    assert {trial.part for trial in only} == {"headline", "summary"}


def test_sets_of_other_documents_are_refused(sets, tmp_path) -> None:
    briefs = [brief(name, n + 10, n + 10) for n, name in enumerate(NAMES)]
    more = folder(tmp_path / "more", [*briefs[1:], brief("extra", 1, 1)])
    with pytest.raises(ScoringError, match=r"only \S*bad has art-a; only \S*more has extra"):
        brief_trials(read([sets[0], more]))
    edited = folder(tmp_path / "edited", [*briefs[1:], brief(NAMES[0], 99, 99)])
    with pytest.raises(ScoringError, match="of different texts are art-a"):
        brief_trials(read([sets[0], edited]))
    (edited / "rusak.json").write_text(to_json(FAILED))
    with pytest.raises(ScoringError, match=r"edited: 1 documents have an error entry.*rusak"):
        brief_trials(read([sets[0], edited]))


def test_briefs_that_nothing_can_be_said_of(sets, tmp_path) -> None:
    with pytest.raises(ScoringError, match=r"nothing to score BLEU against.*--ref FOLDER"):
        brief_trials(read(sets), None, ["BLEU"])
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "x.refs.yaml").write_text("summary: Text.\n")
    with pytest.raises(ScoringError, match="has no references for the briefs"):
        brief_trials(read(sets), tmp_path / "other")
    with pytest.raises(RequestError, match="no metric 'BLUE'"):
        brief_trials(read(sets), None, ["BLUE"])


HOSTILE = "a_b|c*d`<i>\\input{x}$&%#~^"


def hostile() -> Comparison:
    subject = metric("coverage")
    results = tuple(Result("coverage", s, (s, s), "words:lc") for s in (0.25, 0.75))
    return compare([HOSTILE, "plain\x1b[31m"], [Trial("", subject, results)], Settings(samples=20))


def test_the_report_as_text_tells_all_that_is_needed_to_repeat_it(files) -> None:
    text = render(compared(files, metrics=["quantity_agreement"]), "text")
    for wanted in (
        "paired bootstrap (Koehn 2004), 300 resamples",
        "Riezler and Maxwell 2005), 300 shuffles",
        "Seed: 12345. Resampled: segments.",
        "95 %, percentiles of 300 bootstrap resamples",
        "quantity_agreement: against:source|measure:f1|task:translation|lang:id-en",
        "A star marks p < 0.05",
        "right is significantly better than wrong",
        "4 p-values were computed",
        "numpy",
    ):
        assert wanted in text
    assert text.splitlines()[0].split() == [
        *("metric", "system", "score", "95", "%", "interval", "difference"),
        *("p", "(bootstrap)", "p", "(randomization)"),
    ]
    assert "\x1b" not in render(hostile(), "text")


def test_the_report_as_json(files) -> None:
    found = json.loads(render(compared(files, metrics=["quantity_agreement"]), "json"))
    assert found["schema"] == "ringkas/comparison/1"
    assert found["systems"] == ["wrong", "right", "same"]
    assert found["settings"] == {
        "tests": {"bootstrap": 300, "randomization": 300},
        "interval_resamples": 300,
        "level": 0.95,
        "threshold": 0.05,
        "seed": 12345,
        "resampled": "segments",
    }
    (verdict,) = found["verdicts"]
    assert verdict["findings"][1]["p"] == {"bootstrap": 1 / 301, "randomization": 1 / 301}
    assert set(verdict["findings"][0]["interval"]) == {"low", "high", "mean", "level"}


def test_the_report_as_markdown_and_latex_escapes_names(tmp_path) -> None:
    text = render(hostile(), "markdown")
    row = next(line for line in text.splitlines() if "a\\_b" in line)
    assert r"a\_b\|c\*d\`\<i\>\\input{x}$\&%\#\~^" in row
    assert row.replace("\\|", "").count("|") == 7  # six cells
    text = render(hostile(), "latex")
    assert r"\textbackslash{}input\{x\}\$\&\%\#\textasciitilde{}\textasciicircum{}" in text
    assert text.count("\\input") == 0
    assert text.count("\\begin{tabular}{llrrrr}") == 1


def test_latex_is_one_line() -> None:
    assert latex("50 %\n{x}") == r"50 \% \{x\}"


def test_metrics_that_only_describe_name_no_winner() -> None:
    text = render(hostile(), "text")
    assert "coverage" in text
    assert "better than" not in text.partition("A star")[0]
