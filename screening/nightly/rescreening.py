"""Which customers does what changed concern, and who is told of them?"""

from db.store.new_alerts import Screened, screened_after
from screening.logs import LOG
from screening.nightly.changing import keep
from screening.nightly.night import Night
from screening.notices.notice import Notice, NoticeKind, Value
from screening.rescreen.rescreening import rescreen_all
from screening.rescreen.wanted import Desk


def rescreened(night: Night) -> None:
    """Screen every portfolio as far as something changed, and keep notices of new alerts.

    Notices follow from what is kept of screenings, so that one of a run that died is told of.
    """
    rescreen_all(
        Desk(
            store=night.store,
            session=night.session(),
            terms=night.settings.customers,
            probes=night.settings.index_folder,
            at=night.world.now(),
            by=night.by,
            run_id=night.run.run_id,
        )
    )
    done = screened_after(night.store, night.mark)
    for one in done:
        if one.alerts:
            night.is_to_review = True
            keep(night, _affected(night, one))
        LOG.info(
            "portfolio screened (%s): %s compared, %s new alerts",
            one.because,
            one.compared,
            one.alerts,
        )
    night.told["portfolios"] = [
        {
            "rescreening": one.number,
            "because": one.because,
            "compared": one.compared,
            "alerts": one.alerts,
        }
        for one in done
    ]


def _affected(night: Night, done: Screened) -> Notice:
    facts: dict[str, Value] = {
        "run": night.run.run_id,
        "lists": tuple(
            f"{used['list']} of {str(used['published_at'] or 'no date')[:10]}, {used['state']}"
            for used in done.lists
        ),
        "compared": done.compared,
        "affected": len(done.customers),
        "alerts": done.alerts,
    }
    personal: dict[str, Value] = {
        "customers": tuple(f"{number} {name}".strip() for number, name in done.customers)
    }
    key = f"affected/{done.number}"
    return Notice(NoticeKind.AFFECTED, key, night.world.now(), facts, personal)
