"""Choose the pieces of multilingual-e5-small's vocabulary that two languages need -> source.spm.

Pieces are counted in the weighted corpus and in monolingual text; every frequent character is kept,
then the most frequent pieces. rows.json holds e5's row of each piece, for `training.initialise`.
"""

from __future__ import annotations

import io
import json
import random
import shutil
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from training.command import log, main
from training.corpus import read_pairs, sentences
from training.e5 import E5, FIRST_PIECE, read_e5
from training.settings import Settings

SPECIAL = 3  # </s>, <unk> and <pad> have no row here
RARE = 5
MONOLINGUAL_SENTENCES = 60_000


def run(settings: Settings) -> None:
    """Write source.spm and rows.json, or copy the vocabulary that is to be kept."""
    out, rows_file = settings.file("source.spm"), settings.file("rows.json")
    e5 = read_e5()
    if settings.vocabulary.reuse:
        shutil.copy(settings.vocabulary.reuse, out)
        chosen = rows_of(out, e5)
    else:
        chosen = chosen_rows(settings, e5)
        out.write_bytes(model_of(e5, chosen))
    rows_file.write_text(json.dumps(chosen), encoding="utf-8")
    log.info("%d pieces in %s", len(chosen) + SPECIAL, out)


def chosen_rows(settings: Settings, e5: E5) -> list[int]:
    """e5's rows of the pieces to keep, in e5's order."""
    import sentencepiece

    whole = sentencepiece.SentencePieceProcessor(
        model_proto=model_of(e5, range(FIRST_PIECE, len(e5.pieces)))
    )
    draw = random.Random(0)
    drawn = [p for p in read_pairs(settings.file("pairs.jsonl")) if draw.random() < p.weight]
    texts = [text for pair in drawn for text in (pair.source, pair.target)]
    counts: Counter[str] = Counter()
    for encoded in whole.encode(texts, out_type=str):
        counts.update(encoded)
    share = max(1, MONOLINGUAL_SENTENCES // max(1, len(settings.monolingual)))
    for path in settings.monolingual:
        for encoded in whole.encode(list(islice(sentences(path), share)), out_type=str):
            for piece in encoded:
                counts[piece] += settings.vocabulary.monolingual_weight  # type: ignore[assignment]
    characters = Counter(char for text in texts for char in text)
    return select(e5, counts, characters, settings.vocabulary.pieces - SPECIAL)


def select(e5: E5, counts: Counter[str], characters: Counter[str], size: int) -> list[int]:
    """The rows of the word mark, of frequent characters and of the most frequent pieces."""
    row = {piece: index for index, piece in enumerate(e5.pieces) if index >= FIRST_PIECE}
    kept = {row["▁"]} | {row[c] for c, n in characters.items() if n >= RARE and c in row}
    for piece, _ in counts.most_common():
        if len(kept) >= size:
            break
        if piece in row:
            kept.add(row[piece])
    return sorted(kept)


def rows_of(path: Path, e5: E5) -> list[int]:
    """e5's rows of an existing vocabulary's pieces."""
    import sentencepiece

    model = sentencepiece.SentencePieceProcessor(model_file=str(path))
    row = {piece: index for index, piece in enumerate(e5.pieces)}
    return [row[model.id_to_piece(n)] for n in range(2, model.get_piece_size())]


def model_of(e5: E5, rows: Iterable[int]) -> bytes:
    """A SentencePiece unigram model of these pieces: <unk> 0, </s> 1, then the pieces in order.

    The normalisation (nmt_nfkc) is taken from a small model that is trained for nothing else.
    """
    import sentencepiece
    from sentencepiece import sentencepiece_model_pb2

    model = sentencepiece_model_pb2.ModelProto()
    model.ParseFromString(_template(sentencepiece))
    kind = sentencepiece_model_pb2.ModelProto.SentencePiece
    pieces: Sequence[tuple[str, float, Any]] = [
        ("<unk>", 0.0, kind.UNKNOWN),
        ("</s>", 0.0, kind.CONTROL),
        *((e5.pieces[row], float(e5.scores[row]), kind.NORMAL) for row in rows),
    ]
    del model.pieces[:]
    for text, score, type_ in pieces:
        model.pieces.add(piece=text, score=score, type=type_)
    spec = model.trainer_spec
    spec.unk_id, spec.eos_id, spec.bos_id, spec.pad_id = 0, 1, -1, -1
    spec.vocab_size = len(model.pieces)
    return bytes(model.SerializeToString())


def _template(sentencepiece: Any) -> bytes:
    out = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(f"satu dua tiga {n} one two three {n * 7}" for n in range(500)),
        model_writer=out,
        vocab_size=40,
        hard_vocab_limit=False,
        normalization_rule_name="nmt_nfkc",
        minloglevel=2,
    )
    return out.getvalue()


if __name__ == "__main__":
    main(run, __doc__)
