"""How does somebody see that nothing was changed behind the tool's back?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screening.cli.options import Format, ReportFormat

if TYPE_CHECKING:
    from screening.audit.head import Head
    from screening.audit.shown import Replay
    from screening.audit.verification import Verified

app = typer.Typer(
    help="Verify the log of what was done, run past screenings again, export a case.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)


@app.command("verify")
def verify(
    head: Annotated[
        Path | None,
        typer.Option(
            "--head",
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="A head exported earlier, which must still be there.",
        ),
    ] = None,
    archive: Annotated[
        Path | None,
        typer.Option(
            "--archive",
            metavar="FILE.zip",
            exists=True,
            dir_okay=False,
            help="Instead: an exported case; needs no database.",
        ),
    ] = None,
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Verify the log, every row that it vouches for, and every raw file by its digest.

    Says where something was changed, removed, put in or moved. Exit code 0 if everything is as
    it was written, else 3.
    """
    from screening.audit import shown  # noqa: PLC0415
    from screening.audit.case_archive import verified_archive  # noqa: PLC0415
    from screening.audit.head import read  # noqa: PLC0415
    from screening.cli.consoles import report_console  # noqa: PLC0415

    kept = None if head is None else read(head)
    found = _verified(kept) if archive is None else verified_archive(archive, kept)
    if format_ is Format.JSON:
        print(shown.verified_json(found))
    else:
        shown.verified(found, report_console())
    return 0 if found.is_whole else 3


@app.command("head")
def head(
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Where to write it.")
    ] = None,
) -> int:
    """Export the head of the log, to be kept where nobody can change it with the log.

    `sanctions audit verify --head FILE` then tells whether the log was written anew since.
    """
    from db.store.engine import open_store  # noqa: PLC0415
    from screening import settings  # noqa: PLC0415
    from screening.audit import head as heads  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415

    with open_store(settings.load().database_url) as store, store.reading() as connection:
        written = heads.written(heads.head(connection, now()))
    if output is None:
        print(written.decode(), end="")
        return 0
    output.write_bytes(written)
    print(f"{output}: the head of the log; keep it where nobody can change it with the log")
    return 0


@app.command("export")
def export(
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="The number of a screening or of an alert.")
    ],
    output: Annotated[
        Path, typer.Option("--output", metavar="FILE.zip", help="Where to write the archive.")
    ],
    without_lists: Annotated[
        bool,
        typer.Option(
            "--without-lists", help="Leave the publishers' files out; their digests are told."
        ),
    ] = False,
) -> int:
    """Export one case as an archive that verifies on any machine, without the database.

    It holds what was asked and answered, the rules, the publishers' files, and the log that
    vouches for them. The export is recorded.
    """
    from db.records.event import Happening  # noqa: PLC0415
    from db.store.engine import open_store  # noqa: PLC0415
    from db.store.ledger import record  # noqa: PLC0415
    from feeds.archive import Archive  # noqa: PLC0415
    from screening import settings  # noqa: PLC0415
    from screening.audit import export as exports  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.identity import actor  # noqa: PLC0415

    here, at = settings.load(), now()
    with open_store(here.database_url) as store:
        by = actor(store, here.identity)
        about, sha256 = exports.export(
            store,
            Archive(here.archive_folder),
            id_,
            output,
            now=at,
            by=by,
            with_lists=not without_lists,
        )
        record(store, Happening("case exported", by, at, id_, {"archive": sha256}))
    print(f"{output}: the {about.kind} {about.id} with {len(about.files)} files")
    for what in about.left_out:
        print(f"left out: {what}")
    print(f"It verifies anywhere: sanctions audit verify --archive {output}")
    return 0


@app.command("replay")
def replay(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="ID", help="Numbers of past screenings.")
    ] = None,
    sample: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Instead: so many of them, drawn at random."),
    ] = None,
    seed: Annotated[
        int | None, typer.Option(metavar="S", help="Draw the same ones as another time.")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Instead: every one.")] = False,
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Run past screenings again, against the lists and by the rules of then, and compare.

    Exit code 0 if every answer is identical to the record, else 3. Nothing is recorded.
    """
    from screening.audit import shown  # noqa: PLC0415
    from screening.cli.consoles import report_console  # noqa: PLC0415

    if sum((bool(ids), sample is not None, all_)) != 1:
        raise typer.BadParameter("give the numbers of screenings, or --sample N, or --all")
    if seed is not None and sample is None:
        raise typer.BadParameter("--seed belongs to --sample")
    found = _replayed(ids or [], sample, seed)
    if format_ is Format.JSON:
        print(shown.replay_json(found))
    else:
        shown.replay(found, report_console())
    return 0 if found.is_identical else 3


def _replayed(ids: list[str], sample: int | None, seed: int | None) -> "Replay":
    import random  # noqa: PLC0415

    from db.store.engine import open_store  # noqa: PLC0415
    from db.store.screenings import purged_screenings, screening_ids  # noqa: PLC0415
    from screening import settings  # noqa: PLC0415
    from screening.audit.replay import replayed  # noqa: PLC0415
    from screening.audit.shown import Replay  # noqa: PLC0415
    from screening.cli.consoles import note_console  # noqa: PLC0415
    from screening.report.progress import watching  # noqa: PLC0415

    here = settings.load()
    with open_store(here.database_url) as store, watching(note_console()) as watcher:
        chosen = list(dict.fromkeys(ids)) or screening_ids(store)
        if sample is not None:
            seed = random.SystemRandom().randrange(10**6) if seed is None else seed
            chosen = random.Random(seed).sample(chosen, min(sample, len(chosen)))  # noqa: S311
        place = {number: at for at, number in enumerate(chosen)}
        found = sorted(
            replayed(store, here.index_folder, chosen, lambda what: watcher.begins("", what)),
            key=lambda one: place[one.screening_id],
        )
        return Replay(tuple(found), purged_screenings(store), seed)


def _verified(kept: "Head | None") -> "Verified":
    from db.store.engine import open_store  # noqa: PLC0415
    from screening import settings  # noqa: PLC0415
    from screening.audit.verification import verification  # noqa: PLC0415
    from screening.cli.consoles import note_console  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.report.progress import watching  # noqa: PLC0415

    here = settings.load()
    with open_store(here.database_url) as store, watching(note_console()) as watcher:
        return verification(
            store,
            here.archive_folder,
            kept,
            now(),
            lambda what: watcher.begins("", f"verifying {what}"),
        )
