"""Neural metrics that live in environments of their own: COMET, MetricX, BERTScore.

Their packages pin old versions of the libraries that the chain runs on, and their weights weigh
gigabytes. So each is a script that any Python from 3.8 on can run (`scripts/`), which imports
nothing of this package; `client.py` starts it, asks, and checks the answers; `neural.py` has the
metrics. The protocol is JSON lines in ASCII:

    to the script    {"protocol": 1, "metric": "COMET", "model": "…", "segments": 2}
                     {"id": 0, "source": "…", "hypothesis": "…", "references": ["…"]}
                     {"id": 1, …}
    from the script  {"id": 1, "score": 0.83}        in any order
                     {"id": 0, "score": 0.91}
                     {"corpus_score": 0.87, "signature": "model:…|weights:…|…"}
    or at any time   {"error": "one line for the user"}

A question without segments asks for the signature alone; its corpus score is null.
"""
