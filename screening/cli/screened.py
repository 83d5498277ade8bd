"""How is one party screened, once the call is read?"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from db.records.screening import Scope
from screening import ask, condition, settings
from screening.cli.answer import shown_and_recorded
from screening.exit_codes import exit_code
from screening.service import Wish, answer
from screening.session import open_session


def screened(
    name: str,
    fields: Mapping[str, Sequence[str]],
    *,
    scope: str,
    as_json: bool,
    lists: list[str] | None = None,
    age: float | None = None,
    day: date | None = None,
    known_at: datetime | None = None,
    min_score: float | None = None,
    limit: int = 10,
) -> int:
    """Screen one party, show the answer, record it and give the exit code."""
    here = settings.load()
    session = open_session(here, day, known_at)
    chosen: tuple[str, ...] = ()
    if lists:
        from screening.cli.options import check_lists  # noqa: PLC0415 - loads Typer

        chosen = check_lists(lists, [found.list for found in session.conditions.lists])
    wish = Wish(chosen, Scope(scope), age, min_score, limit, day, known_at)
    decision = answer(ask.query(name, fields), session, wish, at=condition.now(), by=here.user)
    is_recorded = shown_and_recorded(decision, here, as_json=as_json)
    return exit_code([decision], is_recorded=is_recorded)
