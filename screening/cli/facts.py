"""Which facts about a party may an officer state, whatever is asked?"""

from typing import Annotated

import typer

Texts = list[str] | None

NAME = "The name as it stands on the document, in any script."
Kind = Annotated[
    str | None,
    typer.Option("--type", metavar="TYPE", help="person, organisation or vessel."),
]
OtherNames = Annotated[
    Texts,
    typer.Option(
        "--other-name", metavar="N", help="Another name of the same party. Repeatable."
    ),
]
BirthDates = Annotated[
    Texts,
    typer.Option(
        "--birth-date",
        metavar="D",
        help="YYYY, YYYY-MM, YYYY-MM-DD, YYYY/YYYY, or 18.02.1962.",
    ),
]
BirthPlaces = Annotated[
    Texts, typer.Option("--birth-place", metavar="P", help="Place of birth.")
]
Gender = Annotated[str | None, typer.Option("--gender", metavar="F|M", help="F or M.")]
Nationalities = Annotated[
    Texts,
    typer.Option("--nationality", metavar="CC", help="Country code or name. Repeatable."),
]
Residences = Annotated[
    Texts, typer.Option("--residence", metavar="CC", help="Country of residence. Repeatable.")
]
Addresses = Annotated[
    Texts, typer.Option("--address", metavar="A", help="An address. Repeatable.")
]
Identifiers = Annotated[
    Texts,
    typer.Option(
        "--identifier", metavar="ID", help="Passport, IMO, BIC or another number. Repeatable."
    ),
]
Roles = Annotated[Texts, typer.Option("--role", metavar="T", help="An office or title.")]
Organisations = Annotated[
    Texts,
    typer.Option("--organisation", metavar="T", help="An organisation the party belongs to."),
]

Sources = Annotated[
    Texts,
    typer.Option(
        "--source",
        metavar="S",
        help="Where role and organisation are stated: 'E4 | publisher | date | place'.",
    ),
]
Purpose = Annotated[
    Texts,
    typer.Option("--purpose", metavar="T", help="What the business is for. Only gives hints."),
]


def stated(**values: str | Texts) -> dict[str, list[str]]:
    """Give the facts under the names of a query's fields, each as a list of texts."""
    return {
        field: [value] if isinstance(value, str) else list(value)
        for field, value in values.items()
        if value
    }
