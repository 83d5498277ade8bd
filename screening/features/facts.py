"""Do the other facts about a query agree with those of an entry?

Each function answers for one fact and returns `None` when either side is silent:
a missing fact is no evidence, neither for nor against.
"""

from datetime import date, timedelta

from db.records.entry import DatePrecision, Entry, PartialDate, PartyType
from db.records.screening import Bearing, Evidence, Query
from screening.names.fold import fold

_DAY_TOLERANCE = timedelta(days=1)
_CIRCA_TOLERANCE = timedelta(days=2 * 366)
_CONTRADICTION = timedelta(days=2 * 366)


def birth_date(query: Query, entry: Entry) -> Evidence | None:
    """Compare dates at the coarser precision of the two.

    One day of difference is tolerated, because the UN file shifted some dates by a day;
    two years where the list says *circa*. More than two years contradict. The feature is
    `birth_day` when both sides know the day and agree.
    """
    found = [
        evidence
        for asked in query.birth_dates
        for listed in entry.birth_dates
        if (evidence := _compare_dates(asked, listed.date))
    ]
    return max(found, key=lambda evidence: evidence.score, default=None)


def _compare_dates(asked: PartialDate, listed: PartialDate) -> Evidence | None:
    if asked.earliest is None or asked.latest is None:
        return None
    if listed.earliest is None or listed.latest is None:
        return None
    gap = _gap((asked.earliest, asked.latest), (listed.earliest, listed.latest))
    tolerance = _CIRCA_TOLERANCE if listed.is_circa or asked.is_circa else _DAY_TOLERANCE
    feature = "birth_date"
    if gap <= tolerance:
        both_days = asked.precision is listed.precision is DatePrecision.DAY
        feature = "birth_day" if both_days and gap <= _DAY_TOLERANCE else feature
        bearing, score = Bearing.AGREES, 1.0 if not gap else 0.9
        because = (
            "The dates agree." if not gap else "The dates differ within what is tolerated."
        )
    elif gap > _CONTRADICTION:
        bearing, score, because = Bearing.CONTRADICTS, 0.0, "The dates are years apart."
    else:
        bearing, score, because = (
            Bearing.NEUTRAL,
            0.5,
            "The dates differ, by two years at most.",
        )
    printed = f"circa {listed.printed}" if listed.is_circa else listed.printed
    return Evidence(feature, asked.printed, printed, score, bearing, because)


def _gap(one: tuple[date, date], other: tuple[date, date]) -> timedelta:
    return max(one[0] - other[1], other[0] - one[1], timedelta(0))


def gender(query: Query, entry: Entry) -> Evidence | None:
    """Compare the gender asked with every one the list states.

    A list that prints a code nobody knows is silent.
    """
    if not query.gender or not entry.genders or not {"F", "M"}.issuperset(entry.genders):
        return None
    listed = ", ".join(entry.genders)
    if query.gender in entry.genders:
        return Evidence("gender", query.gender, listed, 1.0, Bearing.AGREES, "The same gender.")
    return Evidence("gender", query.gender, listed, 0.0, Bearing.CONTRADICTS, "Another gender.")


def party_type(query: Query, entry: Entry) -> Evidence | None:
    """Compare the kind of party: a person is no organisation.

    Ships stand among the organisations of some lists, so these two don't contradict.
    """
    if query.type is None or PartyType.UNKNOWN in {query.type, entry.type}:
        return None
    is_same = query.type is entry.type
    if not is_same and PartyType.PERSON not in {query.type, entry.type}:
        return None
    return Evidence(
        "type",
        query.type.value,
        entry.type.value,
        1.0 if is_same else 0.0,
        Bearing.AGREES if is_same else Bearing.CONTRADICTS,
        "The same kind of party." if is_same else "Another kind of party.",
    )


def nationality(query: Query, entry: Entry) -> Evidence | None:
    """Compare nationalities by country.

    Another nationality is no contradiction: parties travel on false and foreign passports.
    """
    listed = tuple(n.country for n in entry.nationalities if n.country)
    return _countries("nationality", query.nationalities, listed)


def residence(query: Query, entry: Entry) -> Evidence | None:
    """Compare the country of residence with the countries of the listed addresses."""
    listed = tuple(a.place.country for a in entry.addresses if a.place.country)
    return _countries("residence", query.residences, listed)


def _countries(
    feature: str, asked: tuple[str, ...], listed: tuple[str, ...]
) -> Evidence | None:
    if not asked or not listed:
        return None
    is_shared = not set(asked).isdisjoint(listed)
    return Evidence(
        feature,
        ", ".join(asked),
        ", ".join(dict.fromkeys(listed)),
        1.0 if is_shared else 0.0,
        Bearing.AGREES if is_shared else Bearing.NEUTRAL,
        "A country is the same." if is_shared else "Other countries; this alone says nothing.",
    )


def birth_place(query: Query, entry: Entry) -> Evidence | None:
    """Compare places of birth by the words they share; other words say nothing."""
    for asked in query.birth_places:
        words = _words(asked)
        for listed in entry.birth_places:
            place = listed.place
            texts = (
                place.place,
                place.city,
                place.region,
                place.state,
                place.country_printed,
            )
            printed = ", ".join(text for text in texts if text)
            if words & _words(printed):
                return Evidence(
                    "birth_place",
                    asked,
                    printed,
                    1.0,
                    Bearing.AGREES,
                    "The places share a name.",
                )
    return None


def address(query: Query, entry: Entry) -> Evidence | None:
    """Compare addresses by the words they share, two at least."""
    for asked in query.addresses:
        words = _words(asked)
        for listed in entry.addresses:
            place = listed.place
            texts = (
                place.street,
                place.place,
                place.city,
                place.region,
                place.country_printed,
            )
            printed = ", ".join(text for text in texts if text)
            if len(words & _words(printed)) > 1:
                return Evidence(
                    "address", asked, printed, 1.0, Bearing.AGREES, "The addresses share words."
                )
    return None


def _words(text: str) -> set[str]:
    return {word for word in fold(text).replace("-", " ").split() if len(word) > 2}
