"""The normalise stage: repair, residue and language in one."""

from __future__ import annotations

from pipeline.config import NormaliseConfig
from pipeline.document import Article, Block
from pipeline.stages.normalise import Normalise

BODY = "Bupati membuka pasar yang baru pada hari Senin dan warga datang dengan gembira."


def _clean(title: str, *texts: str, residue: bool = True) -> tuple[str, list[str], dict[str, int]]:
    stage = Normalise(NormaliseConfig(residue=residue))
    (clean,) = stage.run([Article(title, tuple(Block(text) for text in texts))])
    return clean.title, [block.text for block in clean.blocks], clean.removed


def test_residue_is_taken_off_and_counted() -> None:
    texts = ("Jakarta, CNN Indonesia -- " + BODY, "Baca juga: Pasar lama ditutup", BODY)
    assert _clean("Pasar baru", *texts) == (
        "Pasar baru",
        [BODY, BODY],
        {"dateline": 1, "read-also": 1},
    )
    assert _clean("Pasar baru", *texts, residue=False) == ("Pasar baru", list(texts), {})


def test_repairs_are_counted() -> None:
    title, (text,), removed = _clean("Pasar", BODY.replace("pasar", "pasar cafÃ©"))
    assert "café" in text
    assert removed == {"mojibake": 1}
    assert title == "Pasar"


def test_an_address_is_no_title() -> None:
    title, _, removed = _clean("https://berita.example/pasar", BODY)
    assert title == ""
    assert removed == {"address-title": 1}
