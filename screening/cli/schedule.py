"""How are the lists and customers kept up to date by a process of our own?"""

from screening.cli.nightly import LogOption, log_format, world


def schedule(log: LogOption = None) -> int:
    """Do the unattended runs when they are due, until stopped.

    For containers and machines without cron. By default the publishers are asked every hour and
    everything is done every night; [schedule] in sanctions.toml says otherwise. What was missed
    while nothing ran is done at once. Each run does what `sanctions nightly` does, and any
    number of these processes on one database do each run once. It ends with 0 within seconds of
    SIGTERM or Ctrl-C; what a run had done by then stays.
    """
    from dataclasses import replace  # noqa: PLC0415

    from db.records.run import RunKind  # noqa: PLC0415
    from screening import settings  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.logs import LOG, logging_to  # noqa: PLC0415
    from screening.nightly.night import Skipped  # noqa: PLC0415
    from screening.nightly.run import explained, run  # noqa: PLC0415
    from screening.schedule import clock, line, missed  # noqa: PLC0415
    from screening.until_stopped import Work, leave_at_once, until_stopped  # noqa: PLC0415

    form, here = log_format(log), settings.load()
    timetable, work = here.operations.timetable, Work()
    here_and_now = replace(world(), is_stopping=lambda: work.is_over)

    def due(name: str) -> None:
        kind = RunKind(name)
        try:
            done = run(here, kind, here_and_now, due=line(timetable, kind).before(now()))
        except Exception as error:  # the next one may be better off
            LOG.error("the %s run could not begin: %s", kind.value, explained(error))
            return
        if isinstance(done, Skipped):
            LOG.info("%s: nothing done: %s", kind.value, done.because)

    with logging_to(form or here.operations.log):
        scheduler = clock(work.guarded(due), timetable, missed(here, now()), now())
        until_stopped(scheduler.start)
        if scheduler.running:
            scheduler.shutdown(wait=False)
        if not work.end():
            LOG.info("stopped during a run; the next one goes on from there")
            leave_at_once()
        LOG.info("stopped")
    return 0
