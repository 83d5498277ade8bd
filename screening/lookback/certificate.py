"""How does the answer of a look back become a certificate?"""

from hashlib import sha256

import msgspec

from db.audit import canonical
from screening.index import FORMAT
from screening.lookback.answer import LookBack
from screening.lookback.compare import NEAR_FROM
from screening.lookback.exposure import Exposure, Hit, Likeness, Near
from screening.lookback.form import (
    FORM,
    Certificate,
    FileForm,
    HitForm,
    LikenessForm,
    ListForm,
    LogForm,
    NearForm,
    Parameters,
    PartyForm,
    PortfolioForm,
    ReadingForm,
    ResultForm,
    SpanForm,
)
from screening.lookback.party import Party, Reading
from screening.version import __version__

SAYS = (
    "Each day counted is one on which a customer's record was like a listed party's entry, so "
    "that a screening by the engine and the rules named here would have raised an alert. It is "
    "no finding about the customer, and whom it doesn't name isn't cleared."
)
TOOL = "dprk-sanctions"


def certificate(found: LookBack, *, with_names: bool = False) -> Certificate:
    """Put the answer into its form, with the digest over it."""
    wish = found.wish
    whole = Certificate(
        form=FORM,
        says=SAYS,
        made_at=found.at,
        by=found.by,
        tool=TOOL,
        engine=__version__,
        index_format=FORMAT,
        rules=found.rules_digest,
        is_whole=found.is_whole,
        parameters=Parameters(
            wish.ref,
            wish.since,
            wish.scope.value,
            list(wish.portfolios),
            list(wish.lists),
            wish.nearest,
            NEAR_FROM,
        ),
        lists=_lists(found),
        parties=[_party(one) for one in found.parties],
        portfolios=[
            PortfolioForm(p.portfolio, p.customers, p.versions, p.last_version, p.digest)
            for p in found.portfolios
        ],
        found=found.customers,
        results=[_result(one, with_names=with_names) for one in found.exposures],
        nearest=[_near(one, with_names=with_names) for one in found.nearest],
        log=LogForm(*found.head),
    )
    return msgspec.structs.replace(whole, digest=digest_of(whole))


def digest_of(one: Certificate) -> str:
    """Give the SHA-256 over everything in a certificate but its digest."""
    return sha256(canonical(msgspec.structs.replace(one, digest=""))).hexdigest()


def written(one: Certificate) -> bytes:
    """Give the file of a certificate."""
    return canonical(one) + b"\n"


def _lists(found: LookBack) -> list[ListForm]:
    return [
        ListForm(
            used.list,
            used.state,
            used.because,
            tuple(
                FileForm(p.sha256, p.published_on, p.generated_at, p.activated_at)
                for p in found.publications
                if p.list == used.list
            ),
        )
        for used in found.lists
    ]


def _party(one: Party) -> PartyForm:
    return PartyForm(
        str(one.key),
        list(one.refs),
        one.name,
        one.why,
        one.entered.on,
        one.entered.basis.value,
        one.active_at,
        one.days_late,
        [_reading(reading) for reading in one.readings],
    )


def _reading(one: Reading) -> ReadingForm:
    return ReadingForm(
        one.entry.ref,
        one.digest,
        one.since.sha256,
        one.days.first,
        one.days.last,
        one.is_pending,
        one.stated.basis.value if one.stated is not None else "",
        one.active_at,
    )


def _result(one: Exposure, *, with_names: bool) -> ResultForm:
    return ResultForm(
        str(one.party),
        one.portfolio,
        one.customer_id,
        one.name if with_names else None,
        [SpanForm(days.first, days.last, days.count) for days in one.spans],
        one.days,
        one.days_unnoticed,
        one.days_before_active,
        one.days_pending,
        one.noticed_on,
        [_hit(hit) for hit in one.hits],
    )


def _hit(one: Hit) -> HitForm:
    return HitForm(
        one.record.customer.version,
        one.record.seal,
        one.record.days.first,
        one.record.days.last,
        one.reading,
        one.days.first,
        one.days.last,
        _like(one.likeness),
    )


def _near(one: Near, *, with_names: bool) -> NearForm:
    return NearForm(
        str(one.party),
        one.portfolio,
        one.record.customer.id,
        one.record.name if with_names else None,
        one.record.customer.version,
        one.record.seal,
        one.reading,
        _like(one.likeness),
    )


def _like(one: Likeness) -> LikenessForm:
    return LikenessForm(
        one.outcome.value,
        one.rule,
        one.because,
        one.score,
        one.confidence,
        one.matched_name,
    )
