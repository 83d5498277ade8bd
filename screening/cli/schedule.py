"""How are the lists kept fresh by a process of our own?"""


def schedule() -> int:
    """Keep the lists fresh until stopped: refresh each as often as its manifest says.

    For containers and machines without cron. Every run does what `sanctions refresh --list L`
    does, and says so on standard error; a run that fails is tried again at the next. It ends
    with 0 within seconds of SIGTERM or Ctrl-C; what a run had published by then stays.
    """
    from feeds.fetch import client  # noqa: PLC0415
    from screening import settings  # noqa: PLC0415
    from screening.cli.consoles import note_console  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.refresh import Order, RefreshError, refresh  # noqa: PLC0415
    from screening.report import refreshed  # noqa: PLC0415
    from screening.report.progress import PlainWatcher  # noqa: PLC0415
    from screening.schedule import clock  # noqa: PLC0415
    from screening.until_stopped import Work, leave_at_once, until_stopped  # noqa: PLC0415

    here, console = settings.load(), note_console()

    def run(name: str) -> None:
        try:
            order = Order(lists=(name,))
            report = refresh(here, order, client=client, now=now, watcher=PlainWatcher(console))
            refreshed.render(report, now(), console)
        except RefreshError as error:
            console.print(f"{name}: {error}", soft_wrap=True)

    work = Work()
    scheduler = clock(work.guarded(run), now())
    until_stopped(scheduler.start)
    if scheduler.running:
        scheduler.shutdown(wait=False)
    if not work.end():
        console.print("stopped during a refresh; the next one goes on from there")
        leave_at_once()
    console.print("stopped")
    return 0
