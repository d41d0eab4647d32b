"""Briefs to write: a plain one, a doubtful one, and one made of markup."""

from __future__ import annotations

from dataclasses import replace

from pipeline.document import (
    Brief,
    Failure,
    Provenance,
    Scores,
    Source,
    StageRecord,
    Summary,
    SummarySentence,
    TranslatedSegment,
    Translation,
)

HOSTILE = (
    "<script>alert(1)</script> [klik](javascript:alert(2)) | *a* _b_ `c` &amp; <!-- --> \\ ~~d~~"
)

PLAIN = Brief(
    id="sungai",
    source=Source("seeds/sungai.txt", "Warga Bersihkan Sungai", "id", "b2:00"),
    headline="Residents Clean River",
    summary=Summary(
        "Hundreds cleaned the river. Most waste was plastic.",
        (
            SummarySentence("Hundreds cleaned the river.", (1,)),
            SummarySentence("Most waste was plastic.", (3, 1)),
        ),
    ),
    translation=Translation(
        "Residents Clean River",
        "Hundreds of residents cleaned it. They began early.\n\nPlastic waste\n\n60% was plastic.",
        (
            TranslatedSegment("Warga Bersihkan Sungai", "Residents Clean River", -1, "headline"),
            TranslatedSegment("Ratusan warga.", "Hundreds of residents cleaned it.", 0, "body"),
            TranslatedSegment("Mulai pagi.", "They began early.", 0, "body"),
            TranslatedSegment("Sampah plastik", "Plastic waste", 1, "heading"),
            TranslatedSegment("60 persen plastik.", "60% was plastic.", 2, "body"),
        ),
    ),
    flags=(),
    scores=Scores(
        translation={"BLEU": 41.236, "quantity_agreement": 1.0},
        summary={"ROUGE-1": 52.5},
        signatures={"BLEU": "nrefs:1|case:mixed|eff:no", "ROUGE-1": "stemmer:yes"},
    ),
    provenance=Provenance(
        "b2:11",
        (
            StageRecord("translate", 1, "starter/id-en", "sha256:22", "ctranslate2", 1.25, 2, 3),
            StageRecord("summarize", 2, "m", "sha256:33", "lead", 0.0, 0, 1),
        ),
        {"ringkas": "0.1.0", "torch": "2.13.0"},
        ("opus-mt-id-en cannot be had: starter/id-en is used",),
    ),
)

_first, _second, *_rest = PLAIN.translation.segments
DOUBTFUL = replace(
    PLAIN,
    id="ragu",
    summary=Summary(
        PLAIN.summary.text,
        (
            replace(PLAIN.summary.sentences[0], flags=("extracted",)),
            replace(PLAIN.summary.sentences[1], flags=("extracted",)),
        ),
    ),
    translation=replace(
        PLAIN.translation,
        segments=(
            _first,
            replace(_second, flags=("quantity-mismatch", "name-missing")),
            replace(_rest[0], flags=("quantity-mismatch",)),
            *_rest[1:],
        ),
    ),
    flags=("language-ms", "extracted", "name-missing", "quantity-mismatch"),
)

MARKUP = replace(
    PLAIN,
    id="markup",
    source=Source(HOSTILE, HOSTILE, "id", HOSTILE),
    headline=HOSTILE,
    summary=Summary(HOSTILE, (SummarySentence(HOSTILE, (1,), (HOSTILE,)),)),
    translation=Translation(
        HOSTILE,
        HOSTILE,
        (
            TranslatedSegment(HOSTILE, HOSTILE, 0, "heading", (HOSTILE,)),
            TranslatedSegment(HOSTILE, HOSTILE, 1, "body"),
        ),
    ),
    flags=(HOSTILE,),
    scores=Scores(summary={HOSTILE: 1.0}, signatures={HOSTILE: HOSTILE}),
    provenance=Provenance(
        HOSTILE,
        (StageRecord(HOSTILE, 1, HOSTILE, HOSTILE, HOSTILE, 0.0, 0, 1),),
        {HOSTILE: HOSTILE},
        (HOSTILE,),
    ),
)

FAILED = Failure("rusak", "seeds/rusak.txt", "it is empty")
FAILED_MARKUP = Failure(HOSTILE, HOSTILE, HOSTILE)
