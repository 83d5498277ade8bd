"""Which notices are due on which channel, and did they arrive?"""

from db.records.message import Attempt
from db.store.messages import delivered, posted
from rules import loader
from screening.logs import LOG
from screening.nightly.night import Night
from screening.notices.deliver import deliver
from screening.notices.notice import from_json
from screening.notices.waiting import GIVEN_UP, waiting
from screening.notices.wording import load


def sent(night: Night) -> None:
    """Deliver what is due. A channel that fails is left alone for the rest of the run."""
    notify, now = night.settings.notify, night.world.now()
    words = load(loader.read(night.settings.rules_folder))
    failed: set[str] = set()
    counts = {"delivered": 0, "failed": 0}
    for one in waiting(posted(night.store, now - GIVEN_UP), notify):
        if one.channel.name in failed or not one.is_due(now):
            continue
        done = deliver(
            from_json(one.posted.message.document),
            one.channel,
            words,
            now=night.world.now,
            environment=night.world.environment,
            retries=notify.retries,
            pause=night.world.pause,
        )
        attempt = Attempt(done.channel, done.at, done.is_delivered, done.problem)
        delivered(night.store, one.posted, attempt, by=night.by)
        if done.is_delivered:
            counts["delivered"] += 1
        else:
            counts["failed"] += 1
            failed.add(one.channel.name)
            LOG.warning("notice %s not delivered: %s", done.key, done.problem)
    night.told["notices"] = counts
