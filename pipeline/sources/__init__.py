"""Sources: files, folders, corpora and data sets to documents."""

from pipeline.sources.counting import total
from pipeline.sources.options import SourceOptions
from pipeline.sources.reader import read
from pipeline.sources.references import load_references

__all__ = ["SourceOptions", "load_references", "read", "total"]
