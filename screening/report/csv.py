"""How are decisions written as CSV: UTF-8, separated by commas?"""

import csv
from io import StringIO

from db.records.screening import Decision
from screening.report.flat import COLUMNS, rows, safe


def head() -> str:
    """Give the headings."""
    text = StringIO()
    csv.writer(text).writerow(COLUMNS)
    return text.getvalue()


def lines(decision: Decision) -> str:
    """Give a row a match; no cell can be taken for a formula."""
    text = StringIO()
    csv.writer(text).writerows(map(safe, row) for row in rows(decision))
    return text.getvalue()
