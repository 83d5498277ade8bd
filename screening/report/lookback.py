"""How does a reviewer read who should have been found, and for how many days?"""

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from screening.lookback.answer import LookBack
from screening.lookback.certificate import SAYS
from screening.lookback.compare import NEAR_FROM
from screening.lookback.exposure import Exposure, Near
from screening.lookback.party import Party
from screening.lookback.verify import Held
from screening.report.lists import lists_used
from screening.tracking.listing_day import ListingDay

_NOBODY = "No customer's record would have raised an alert on any day."
_MOST_SPANS = 3
"""So many spans of a customer stand in the table; the others are counted."""


def render(found: LookBack, digest: str, console: Console, *, with_names: bool) -> None:
    """Print who would have raised an alert, party by party, and what is nearest below that."""
    silent = []
    for party in found.parties:
        if found.wish.since and not (found.exposed_to(party.key) or found.near_to(party.key)):
            silent.append(f"{party.key} {party.name}")
        else:
            console.print(Group(*_party(found, party, with_names=with_names)))
    if silent:
        console.print(Text("Nobody was found or similar for:", style="bold"))
        console.print(Text("; ".join(silent)))
    if not found.parties:
        console.print("No party in scope is new since then.")
    console.print(_summary(found))
    console.print(lists_used(found.lists, found.at))
    console.print(Text(SAYS, style="dim"))
    console.print(Text(f"certificate {digest}", style="dim"))


def _party(found: LookBack, party: Party, *, with_names: bool) -> Iterator[RenderableType]:
    yield Rule(Text.assemble((party.name, "bold"), f" {party.key}"), align="left")
    yield Text(f"{party.why}; {_late(party)}")
    yield from _readings(party)
    exposed, near = found.exposed_to(party.key), found.near_to(party.key)
    yield Text()
    yield _exposed(exposed, with_names=with_names) if exposed else Text(_NOBODY)
    yield Text()
    if near:
        yield Text("Most similar of those that would have raised none:", style="bold")
        yield from _near(near, with_names=with_names)
    elif found.wish.nearest:
        yield Text(f"No other name looked at has a similarity of {NEAR_FROM} or more.")
    yield Text()


def _late(party: Party) -> str:
    entered = ListingDay(party.entered.on, party.entered.basis).printed
    if party.active_at is None:
        return f"in force since {entered}; never screened here"
    late = f"{party.days_late} day{'' if party.days_late == 1 else 's'} later"
    return f"in force since {entered}, screened here since {party.active_at:%Y-%m-%d}, {late}"


def _readings(party: Party) -> Iterator[RenderableType]:
    """Say how the entry read when, if not the same all the time."""
    for place, one in enumerate(party.readings):
        told = f"reading {place}: {one.days.first} to {one.days.last}"
        told += f", file {one.since.sha256[:10]}"
        if one.is_pending:
            told += ", removal pending"
        elif one.days.first < one.since.published_on:
            told += (
                f" of {one.since.published_on}: how it read before that day isn't known here"
            )
        yield Padding(Text(told, style="dim"), (0, 0, 0, 2))


def _exposed(exposed: Sequence[Exposure], *, with_names: bool) -> Table:
    table = Table(box=None, pad_edge=False, show_edge=False)
    table.add_column("customer", style="bold")
    for heading in ("from", "to"):
        table.add_column(heading, no_wrap=True)
    for heading in ("days", "unnoticed", "before active"):
        table.add_column(heading, justify="right")
    for heading in ("outcome", "matched name"):
        table.add_column(heading)
    for one in exposed:
        like = one.strongest.likeness
        shown = one.spans[:_MOST_SPANS]
        more = len(one.spans) - len(shown)
        last = [f"{span.last}" for span in shown]
        table.add_row(
            _who(one.portfolio, one.customer_id, one.name if with_names else ""),
            "\n".join(f"{span.first}" for span in shown),
            "\n".join([*last, f"and {more} more"] if more else last),
            str(one.days),
            _unnoticed(one),
            str(one.days_before_active),
            f"{like.outcome.value} {like.score:.2f}\n{like.rule}",
            like.matched_name,
        )
    return table


def _unnoticed(one: Exposure) -> str:
    told = str(one.days_unnoticed)
    return f"{told}, still" if one.noticed_on is None else f"{told}, to {one.noticed_on}"


def _near(near: Sequence[Near], *, with_names: bool) -> Iterator[RenderableType]:
    for one in near:
        like = one.likeness
        name = one.record.name if with_names else ""
        who = _who(one.portfolio, one.record.customer.id, name)
        told = f"{like.score:.2f}  {who}  {like.matched_name}  {like.rule}: {like.because}"
        yield Padding(Text(told), (0, 0, 0, 2))


def _who(portfolio: str, customer_id: str, name: str) -> str:
    told = f"{portfolio} {customer_id}"
    return f"{told} {name}" if name else told


def _summary(found: LookBack) -> Text:
    looked = sum(one.customers for one in found.portfolios)
    versions = sum(one.versions for one in found.portfolios)
    return Text(
        f"{found.customers} of {looked} customers ({versions} versions of records) would have "
        f"raised an alert on {len(found.parties)} "
        f"{'party' if len(found.parties) == 1 else 'parties'}."
    )


def render_verified(faults: Sequence[str], held: Held | None, console: Console) -> None:
    """Print whether a certificate is whole, and whether the log and the store agree with it."""
    for fault in faults:
        console.print(Text(f"- {fault}", style="bold red"))
    if not faults:
        console.print("The certificate is whole, and its days and counts add up.")
    if held is None:
        console.print("It was not held against a store: there is none here.")
        return
    for fault in held.faults:
        console.print(Text(f"- {fault}", style="bold red"))
    for told in held.notes:
        console.print(Text(told))
    if not held.faults and not faults:
        console.print("The log holds it, and the files and records are those looked at.")
