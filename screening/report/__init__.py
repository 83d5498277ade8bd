"""Decisions and lists as people and programs read them: one module a format."""

BATCH_FORMATS = {
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
    ".jsonl": "jsonl",
    ".html": "html",
}
"""Ending of the name of a batch's output: the module whose `Writer` writes it."""
