"""How are the lists brought up to date?"""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screening.cli.options import ListNames

if TYPE_CHECKING:
    from collections.abc import Iterable

    from screening.refresh import RefreshReport
    from screening.review.second import Permit
    from screening.settings import Settings


def refresh(
    list_: ListNames = None,
    from_: Annotated[
        list[str] | None,
        typer.Option(
            "--from",
            metavar="L=FILE",
            help="Read this list from a file (also .xz, .gz), and no other list. Repeatable.",
        ),
    ] = None,
    sample: Annotated[
        bool, typer.Option("--sample", help="Load the built-in sample, not for real screening.")
    ] = False,
    accept: Annotated[
        list[str] | None,
        typer.Option(
            metavar="SHA256",
            help="Waive the manifest's checks for the file with this digest, after a person "
            "has looked at it, or two where the policy asks. Repeatable.",
        ),
    ] = None,
    quiet: Annotated[
        bool,
        typer.Option(
            "--quiet", "-q", help="Print nothing but what is wrong, on standard error (cron)."
        ),
    ] = False,
    deadline: Annotated[
        float,
        typer.Option(metavar="SECONDS", min=1, help="How long to try one list's publisher."),
    ] = 300.0,
) -> int:
    """Get the lists from their publishers and put them in force.

    Each list stands for itself: one that cannot be read keeps yesterday's publication, and the
    others are brought up to date. Safe to run at any time and from cron; exit code 3 means
    that a list failed, is half read, or that a person must look.
    """
    from feeds.fetch import client  # noqa: PLC0415
    from rules.review_model import Deed  # noqa: PLC0415
    from screening import settings  # noqa: PLC0415
    from screening.cli.consoles import note_console, report_console  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.incoming import Order  # noqa: PLC0415
    from screening.refresh import refresh as run  # noqa: PLC0415
    from screening.report import refreshed  # noqa: PLC0415
    from screening.report.progress import watching  # noqa: PLC0415
    from screening.review.second import Act, ask, use  # noqa: PLC0415

    files, digests = _files(from_ or []), _digests(accept or [])
    _check_names((*(list_ or ()), *files))
    why = "accepted with refresh --accept"
    acts = [Act(Deed.ACCEPT, digest, reason=why) for digest in sorted(digests)]
    here = settings.load()
    asked = ask(here, acts)
    order = Order(
        lists=tuple(list_ or ()),
        files=files,
        sample=sample,
        accept=frozenset(one.act.about for one in asked.granted),
        deadline_seconds=deadline,
    )
    with watching(note_console(), quiet=quiet) as watcher:
        report = run(here, order, client=client, now=now, watcher=watcher)
    use(here, [one for one in asked.granted if _took_effect(one, report, here)])
    console = note_console() if quiet else report_console()
    show = refreshed.render_problems if quiet else refreshed.render
    show(report, now(), console)
    said = [one.waits for one in asked.waiting]
    for line in (*([] if quiet else _carried(report, here)), *said):
        console.print(line, soft_wrap=True, markup=False)
    return 3 if refreshed.has_failed(report) or asked.waiting else 0


def _carried(report: "RefreshReport", here: "Settings") -> "Iterable[str]":
    """Say which interim designations the files may carry by now."""
    if not report.conditions or not any(one.interims for one in report.conditions.lists):
        return ()
    from db.store.engine import open_store  # noqa: PLC0415
    from db.store.interims import interims  # noqa: PLC0415
    from screening.interim.carried import carried_now  # noqa: PLC0415
    from screening.report.interims import carrying  # noqa: PLC0415
    from screening.session import open_session  # noqa: PLC0415

    with open_store(here.database_url) as store:
        return [*carrying(carried_now(open_session(here).index, interims(store)))]


def _took_effect(permit: "Permit", report: "RefreshReport", here: "Settings") -> bool:
    """Whether a list was published by content that two persons accepted.

    It may have been downloaded anew since, and have another digest for its date; the content
    that they looked at is in the archive.
    """
    from feeds.archive import Archive  # noqa: PLC0415
    from screening.list_report import Result  # noqa: PLC0415

    digest, archive = permit.act.about, Archive(here.archive_folder)
    return any(
        digest == found.sha256 or archive.path(found.list, digest).exists()
        for found in report.lists
        if found.result in {Result.PUBLISHED, Result.HISTORY}
    )


def _digests(texts: list[str]) -> frozenset[str]:
    found = frozenset(text.strip().lower() for text in texts)
    for digest in found:
        if not re.fullmatch("[0-9a-f]{64}", digest):
            raise typer.BadParameter(
                f"--accept takes the 64 digits of a SHA-256, not {digest!r}"
            )
    return found


def _files(pairs: list[str]) -> dict[str, Path]:
    found = {}
    for pair in pairs:
        name, equals, path = pair.partition("=")
        if not equals or not path:
            raise typer.BadParameter(f"--from takes LIST=FILE, not {pair!r}")
        if name in found:
            raise typer.BadParameter(
                f"--from names the list {name!r} twice; run it once a file"
            )
        found[name] = Path(path).expanduser()
    return found


def _check_names(names: tuple[str, ...]) -> None:
    from feeds.registry import manifests  # noqa: PLC0415

    for name in names:
        if name not in manifests():
            known = ", ".join(manifests())
            raise typer.BadParameter(f"no list is named {name!r}; there are {known}")
