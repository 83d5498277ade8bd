"""Which exemption routes does a stated purpose bring to mind? Hints change nothing."""

from collections.abc import Iterator

from db.records.screening import Hint, Query
from rules.exemptions import ExemptionTable
from screening.statements.phrases import folded, pattern


def hints(query: Query, table: ExemptionTable) -> Iterator[Hint]:
    """Give the routes that a purpose or an organisation brings to mind.

    Nothing is hinted at where goods are named on which bans of a sector bear.
    """
    stated = [("purpose", query.purpose)]
    stated += [("organisation", text) for text in query.organisations]
    said = [(label, text, folded(text)) for label, text in stated if text]
    if any(pattern(table.not_covered).search(words) for _, _, words in said):
        return
    for route in table.exemptions:
        for label, text, words in said:
            if pattern(route.words).search(words):
                yield Hint(
                    route.id,
                    route.instrument,
                    f"{label}: {text}",
                    route.says,
                    route.missing,
                    route.limits,
                    route.authority,
                    route.is_verified,
                    table.fixed_text,
                )
                break
