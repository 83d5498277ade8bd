"""Where did a person overrule what the tool would have done, and who agreed to it?"""

from db.records.proposal import Proposal
from db.store.confirmations import confirmations
from db.store.holds import holds
from db.store.interims import interims
from db.store.join_decisions import join_decisions
from db.store.proposals import proposals
from db.store.update_log import updates
from screening.pack import standing
from screening.pack.ground import Ground, minute
from screening.report.sheet import Section, Table, Value, fields, row

_ABOUT = (
    "What waits for a second person, and what takes effect at once, the institution's own "
    "policy says (review.toml). Nobody can agree to what they proposed themselves."
)
_AT = "at (UTC)"


def overrides(ground: Ground) -> Section:
    """Give every override of the period, with who approved it."""
    made = proposals(ground.store)
    tables = (
        _proposals(made, ground),
        _accepted(ground),
        _removals(ground),
        _joins(ground),
        _interims(ground),
        _suppressions(made, ground),
        _holds(ground),
    )
    none = [one.title.lower() for one in tables if not one.rows]
    said = (_ABOUT, *((f"On record there are none of: {', '.join(none)}.",) if none else ()))
    shown = tuple(one for one in tables if one.rows)
    return Section("overrides", "Overrides, and who approved them", said, (), shown)


def _proposals(made: list[Proposal], ground: Ground) -> Table:
    why = ("why proposed", "why agreed or refused") if ground.has_names else ()
    rows = []
    for one in made:
        if not ground.period.has(one.at):
            continue
        said = one.approval
        word = "waits" if said is None else "agreed" if said.is_approved else "refused"
        second = (said.by, minute(said.at)) if said else ("", "")
        reasons = (one.reason, said.reason if said else "") if ground.has_names else ()
        told = (one.id, minute(one.at), one.kind, one.about, one.by, word, *second)
        rows.append(row(*told, *reasons))
    heads = fields(
        "proposal", _AT, "kind", "about", "proposed by", "state", "second person",
        "said at (UTC)", *why, numbers=("proposal",), keys=(_AT,),
    )  # fmt: skip
    return Table("proposals", "Proposals and what the second person said", heads, tuple(rows))


def _accepted(ground: Ground) -> Table:
    rows = tuple(
        row(minute(one.activated_at), one.list, one.accepted_by, one.held_because, one.sha256)
        for one in updates(ground.store)
        if one.accepted_by and ground.period.has(one.activated_at)
    )
    heads = fields(_AT, "list", "accepted by", "note", "SHA-256", keys=(_AT, "list"))
    return Table(
        "accepted", "Files accepted though they broke their list's promises", heads, rows
    )


def _removals(ground: Ground) -> Table:
    names = sorted({one.list for one in updates(ground.store)})
    rows = tuple(
        row(minute(said.at), said.list, said.ref, said.by, said.act)
        for name in names
        for all_ in confirmations(ground.store, name).values()
        for said in all_
        if ground.period.has(said.at)
    )
    heads = fields(_AT, "list", "reference", "confirmed by", "act", keys=(_AT, "list"))
    return Table(
        "removals", "Removals confirmed by a person", heads, tuple(sorted(rows, key=str))
    )


def _joins(ground: Ground) -> Table:
    rows = tuple(
        row(minute(one.at), one.verdict.value, str(one.one), str(one.other), one.by, one.reason)
        for one in join_decisions(ground.store)
        if ground.period.has(one.at)
    )
    heads = fields(_AT, "what", "entry", "other entry", "by", "reason", keys=(_AT, "what"))
    return Table("joins", "Entries joined or held apart by a person", heads, rows)


def _interims(ground: Ground) -> Table:
    rows = []
    for one in interims(ground.store):
        if not ground.period.has(one.at):
            continue
        said, end = one.designation, one.end
        became = "in force"
        if end is not None:
            word = f"carried as {end.carried_as}" if end.carried_as else "withdrawn"
            became = f"{word}, {minute(end.at)}, by {end.by} and {end.approved_by}"
        told = (minute(one.at), one.list, one.ref, said.entry.name, said.act)
        hours = round((one.at - said.published_at).total_seconds() / 3600, 2)
        rows.append(row(*told, hours, one.by, one.approved_by, became))
    heads = fields(
        _AT, "list", "reference", "name", "act", "hours from the journal", "entered by",
        "second person", "became", numbers=("hours from the journal",),
        keys=(_AT, "list", "reference"),
    )  # fmt: skip
    title = "Designations entered from an official journal"
    return Table("interims", title, heads, tuple(rows))


def _suppressions(made: list[Proposal], ground: Ground) -> Table:
    """Dismissed alerts in force; who agreed where the policy asks for somebody."""
    agreed = {
        one.about: one.approval.by for one in made if one.approval and one.approval.is_approved
    }
    whom = ("portfolio", "customer") if ground.has_names else ()
    rows = []
    for one in standing.in_force(standing.standing(ground), ground.period):
        step = one.decision
        if step is None:
            continue
        second = agreed.get(f"alert {one.id}", "")
        told = (one.id, one.subject, step.by, second, minute(step.at), step.reason)
        named = (one.portfolio, one.customer_id) if ground.has_names else ()
        rows.append(row(*told, f"{step.expires_on}", *named))
    heads = fields(
        "alert", "party", "owner", "second person", _AT, "reason", "expires on", *whom,
        numbers=("alert",), keys=("party", _AT, "expires on"),
    )  # fmt: skip
    title = f"Suppressions in force on {ground.period.until}"
    return Table("suppressions", title, heads, tuple(rows))


def _holds(ground: Ground) -> Table:
    whom = ("portfolio", "customer", "reason") if ground.has_names else ()
    rows = []
    for one in holds(ground.store):
        if not ground.period.has(one.at):
            continue
        word = "held" if one.is_held else "released"
        more: tuple[Value, ...] = ()
        if ground.has_names:
            more = (one.portfolio, one.customer_id, one.reason)
        rows.append(row(one.id, minute(one.at), word, one.by, *more))
    heads = fields("hold", _AT, "what", "by", *whom, numbers=("hold",), keys=(_AT,))
    return Table("holds", "Legal holds", heads, tuple(rows))
