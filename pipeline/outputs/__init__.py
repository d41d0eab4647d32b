"""Outputs: briefs as JSON, Markdown, HTML, JSON lines and Parquet, and the table of a run."""

from pipeline.outputs.brief_json import brief_from, load_brief
from pipeline.outputs.reading import score_rows
from pipeline.outputs.table import RunTable, run_table
from pipeline.outputs.writer import FORMATS, Writer, writer

__all__ = [
    "FORMATS",
    "RunTable",
    "Writer",
    "brief_from",
    "load_brief",
    "run_table",
    "score_rows",
    "writer",
]
