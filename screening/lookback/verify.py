"""Is a certificate whole, and does it agree with itself? Needs nothing but the file."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import msgspec

from db.records.screening import Outcome
from screening.lookback.certificate import digest_of, written
from screening.lookback.days import Days, before, between, count, runs
from screening.lookback.form import (
    FORM,
    Certificate,
    HitForm,
    NearForm,
    PartyForm,
    ReadingForm,
    ResultForm,
)

_ALERTS = frozenset({Outcome.MATCH.value, Outcome.REVIEW.value})


@dataclass(frozen=True, slots=True)
class Held:
    """What came of holding a certificate against something."""

    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What could not be checked any more, and why."""


def read(content: bytes) -> tuple[Certificate | None, list[str]]:
    """Read a certificate, and say what is wrong with its shape; `None` for what is none."""
    try:
        found = msgspec.json.decode(content, type=Certificate)
    except ValueError as error:  # no JSON, no UTF-8, or another shape
        return None, [f"it is no certificate of a look back: {error}"]
    if found.form != FORM:
        return None, [f"it is of the form {found.form!r}, and this tool reads {FORM!r}"]
    faults = []
    if written(found) != content:
        faults.append("it isn't written as the tool writes it: something was put in or altered")
    if digest_of(found) != found.digest:
        faults.append("its digest is not that of what it says: it was altered")
    return found, faults


def faults(found: Certificate) -> Iterator[str]:
    """Say where a certificate contradicts itself: days, spans, places, counts."""
    today = found.made_at.date()
    parties = {one.party: one for one in found.parties}
    portfolios = {one.portfolio: one.last_version for one in found.portfolios}
    files = {file.sha256 for one in found.lists for file in one.files}
    for party in found.parties:
        yield from _of_party(party, files, today)
    found_ones = {(one.party, one.portfolio, one.customer) for one in found.results}
    near_ones = {(one.party, one.portfolio, one.customer) for one in found.nearest}
    if len(found_ones) != len(found.results) or len(near_ones) != len(found.nearest):
        yield "a customer stands there twice for one party"
    if found_ones & near_ones:
        yield "a customer stands among those found and among those not found"
    if len({(one.portfolio, one.customer) for one in found.results}) != found.found:
        yield f"it says that {found.found} customers were found, and names another number"
    if any(n > found.parameters.nearest for n in Counter(n[0] for n in near_ones).values()):
        yield "more of the nearest stand there than were asked for"
    named: list[ResultForm | NearForm] = [*found.results, *found.nearest]
    for one in named:
        if one.party not in parties or one.portfolio not in portfolios:
            yield f"{_named(one)}: its party or portfolio is not among those looked at"
            continue
        last = portfolios[one.portfolio]
        if isinstance(one, ResultForm):
            yield from _of_result(one, parties[one.party], last, today)
        else:
            yield from _of_near(one, parties[one.party], last, found.parameters.near_from)


def _of_party(party: PartyForm, files: set[str], today: date) -> Iterator[str]:
    first = None
    for reading in party.readings:
        if not reading.first <= reading.last <= today:
            yield f"{party.party}: days run backwards or past the day of the certificate"
        if reading.file not in files:
            yield f"{party.party}: a reading is from a file that is not among the inputs"
        first = min(first or reading.first, reading.first)
    if party.entered != first:
        yield f"{party.party}: its entry into force is not its first day"
    late = None
    if party.active_at is not None and party.entered is not None:
        late = max((party.active_at.date() - party.entered).days, 0)
    if party.days_late != late:
        yield f"{party.party}: the days until it was screened here don't add up"


def _of_result(one: ResultForm, party: PartyForm, last: int, today: date) -> Iterator[str]:
    for hit in one.hits:
        if problem := _of_hit(hit, party, last, today):
            yield f"{_named(one)}: {problem}"
            return
    hits = [Days(hit.first, hit.last) for hit in one.hits]
    told = tuple(Days(span.first, span.last) for span in one.spans)
    if (
        not hits
        or told != runs(hits)
        or any(s.days != _count(s.first, s.last) for s in one.spans)
    ):
        yield f"{_named(one)}: its spans are not those of what it was found by"
    active = party.active_at.date() if party.active_at is not None else None
    pending = [d for d, h in zip(hits, one.hits, strict=True) if _reading(party, h).is_pending]
    counts = (
        (one.days, count(hits), "the days"),
        (one.days_unnoticed, count(before(hits, one.noticed_on)), "the days unnoticed"),
        (one.days_before_active, count(before(hits, active)), "the days before it was active"),
        (one.days_pending, count(pending), "the days of a pending removal"),
    )
    for said, counted, what in counts:
        if said != counted:
            yield f"{_named(one)}: {what} are {said} there, and add up to {counted}"


def _of_hit(hit: HitForm, party: PartyForm, last: int, today: date) -> str:
    if not 0 <= hit.reading < len(party.readings):
        return "it was found by a reading that is not there"
    reading = _reading(party, hit)
    both = between(max(hit.record_first, reading.first), min(hit.record_last, reading.last))
    if both is None or (both.first, both.last) != (hit.first, hit.last):
        return "its days are not those on which both the record and the reading stood"
    if hit.record_last > today or hit.record > last:
        return "a record is later than those looked at"
    return "" if hit.like.outcome in _ALERTS else "it names as found what raises no alert"


def _of_near(one: NearForm, party: PartyForm, last: int, least: float) -> Iterator[str]:
    if not 0 <= one.reading < len(party.readings) or one.record > last:
        yield f"{_named(one)}: its record or reading is not among those looked at"
    if one.like.outcome in _ALERTS:
        yield f"{_named(one)}: it names as not found what raises an alert"
    if one.like.score < least:
        yield f"{_named(one)}: it is less similar than was looked for"


def _reading(party: PartyForm, hit: HitForm) -> ReadingForm:
    return party.readings[hit.reading]


def _count(first: date, last: date) -> int:
    return (last - first).days + 1


def _named(one: ResultForm | NearForm) -> str:
    return f"customer {one.customer} of {one.portfolio}, {one.party}"
