"""Pieces, their numbers, their stores, and alignments carried over to them."""

from pathlib import Path

import numpy as np
import pytest

from training import align
from training.corpus import Pair
from training.errors import TrainingError
from training.pieces import END, LONGEST, UNKNOWN, Vocabulary, encode, load, save


@pytest.fixture
def vocabulary(pieces: Path) -> Vocabulary:
    return Vocabulary(pieces)


def test_numbers_are_marians(vocabulary: Vocabulary) -> None:
    table = vocabulary.table()
    assert sorted(table.values()) == list(range(vocabulary.size))
    assert (table["</s>"], table["<unk>"]) == (END, UNKNOWN)
    assert table["<pad>"] == vocabulary.pad == vocabulary.size - 1
    names = {number: piece for piece, number in table.items()}
    (numbers,) = vocabulary.encode(["Rina melihat 3 perahu."])
    assert "".join(names[n] for n in numbers) == "▁Rina▁melihat▁3▁perahu."
    assert UNKNOWN in vocabulary.encode(["Ж"])[0]


def test_a_piece_that_is_not_there_is_named(vocabulary: Vocabulary) -> None:
    with pytest.raises(TrainingError, match="no piece '※'"):
        vocabulary.require("※")


def test_a_store_comes_back_as_saved(vocabulary: Vocabulary, tmp_path: Path) -> None:
    pairs = [
        Pair("Rina melihat payung.", "Rina sees an umbrella.", 0.5, "a"),
        Pair("payung " * (LONGEST + 1), "umbrella", 1.0, "too long"),
        Pair("Kucing", "The Жcat", 1.0, "unknown piece"),
        Pair("Kucing", "The cat", 1.0, "b"),
    ]
    store = encode(pairs, vocabulary, [[(0, 0), (1, 2)], [], [], [(0, 0)]])
    save(store, tmp_path / "a.npz")
    back = load(tmp_path / "a.npz")
    assert len(back) == 2
    assert back.weight.tolist() == [0.5, 1.0]
    source, target, links = back.row(0)
    assert source.tolist() == vocabulary.encode([pairs[0].source])[0]
    assert target.tolist() == vocabulary.encode([pairs[0].target])[0]
    assert links.tolist() == [0, 0, 1, 2]
    assert back.row(1)[2].tolist() == [0, 0]
    assert all(array.dtype != np.object_ for array in vars(back).values())


def test_no_pair_left_is_an_error(vocabulary: Vocabulary) -> None:
    with pytest.raises(TrainingError, match="no pair is left"):
        encode([Pair("a " * 300, "b", 1.0, "x")], vocabulary)


def test_links_of_words_become_links_of_pieces(vocabulary: Vocabulary) -> None:
    pair = Pair("Rina membeli payung.", "Rina buys an umbrella.", 1.0, "x")
    links = align.piece_links(pair, "0-0 1-1 2-3 3-4", vocabulary)
    spans = [
        [text[start:end].strip() for start, end in vocabulary.spans(text)]
        for text in (pair.source, pair.target)
    ]
    joined = {(spans[0][s][:1], spans[1][t][:1]) for t, s in links}
    assert ("R", "R") in joined
    assert (".", ".") in joined
    assert all(s < len(spans[0]) and t < len(spans[1]) for t, s in links)


def test_spans_count_characters(vocabulary: Vocabulary) -> None:
    text = "é payung, é Rina"
    cut = [text[start:end].strip() for start, end in vocabulary.spans(text)]
    assert "".join(cut) == text.replace(" ", "")


def test_eflomal_finds_words_that_go_together() -> None:
    pytest.importorskip("eflomal")
    words = [("ikan", "fish"), ("buku", "book"), ("perahu", "boat"), ("payung", "umbrella")]
    pairs = [
        Pair(f"{a} {b} {c}", f"{x} {y} {z}", 1.0, "toy")
        for a, x in words
        for b, y in words
        for c, z in words
        if len({a, b, c}) == 3
    ]
    lines = align.agreed(pairs * 10)
    assert len(lines) == len(pairs) * 10
    straight = sum(line == "0-0 1-1 2-2" for line in lines)
    assert straight > len(lines) * 0.8


def test_rare_pieces_begin_a_word_with_a_capital_or_stand_inside_one(tmp_path: Path) -> None:
    import sentencepiece

    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["Rina Musk Kia nto wati 1999 Rinanto Muskwati"] * 20),
        model_prefix=str(tmp_path / "names"),
        vocab_size=40,
        hard_vocab_limit=False,
        user_defined_symbols=["\u2581Rina", "\u2581Musk", "nto", "wati", "\u25811999", "\u2581kia"],
        unk_id=0,
        eos_id=1,
        bos_id=-1,
        pad_id=-1,
        minloglevel=2,
    )
    vocabulary = Vocabulary(tmp_path / "names.model")
    store = encode([Pair("Rina Rinanto", "Rina Rinanto", 1.0, "a")] * 5, vocabulary)
    heads, inner = vocabulary.rare(store, 9)
    assert "Musk" in heads
    assert "Rina" not in heads, "it stands there 20 times"
    assert "wati" in inner
    assert "nto" not in inner
    assert not {"1999", "kia"} & {*heads, *inner}
    assert "Rina" in vocabulary.rare(store, 20)[0]
