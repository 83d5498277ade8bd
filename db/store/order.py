"""Where does a publication stand among those of its list?"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from db.errors import StoreError
from db.tables.publication import PublicationRow
from db.tables.row import table

_publication = table(PublicationRow)

LATEST_FIRST = (_publication.c.generated_at.desc(), _publication.c.id.desc())


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a publication: by the date inside the file, then as they came."""

    list: str
    generated_at: datetime
    id: int


def place_of(connection: Connection, publication_id: int) -> Place:
    """Find where a publication stands."""
    place = _place(connection, _places().where(_publication.c.id == publication_id))
    if place is None:
        raise StoreError(f"there is no publication number {publication_id}")
    return place


def newest_of(connection: Connection, name: str) -> Place | None:
    """Find the last place of a list."""
    ours = _places().where(_publication.c.list == name)
    return _place(connection, ours.order_by(*LATEST_FIRST))


def neighbours(connection: Connection, here: Place) -> tuple[Place | None, Place | None]:
    """Find the publications between which a new one comes to stand."""
    ours = _publication.c.list == here.list
    before = _places().where(up_to(here)).order_by(*LATEST_FIRST)
    after = _places().where(ours, _publication.c.generated_at > here.generated_at)
    first = after.order_by(_publication.c.generated_at, _publication.c.id)
    return _place(connection, before), _place(connection, first)


def up_to(place: Place) -> ColumnElement[bool]:
    """Hold for the publications of the list up to a place, that one included."""
    earlier = _publication.c.generated_at < place.generated_at
    same_moment = _publication.c.generated_at == place.generated_at
    return and_(
        _publication.c.list == place.list,
        or_(earlier, and_(same_moment, _publication.c.id <= place.id)),
    )


def _places() -> Select[str, datetime, int]:
    return select(_publication.c.list, _publication.c.generated_at, _publication.c.id)


def _place(connection: Connection, statement: Select[str, datetime, int]) -> Place | None:
    row = connection.execute(statement.limit(1)).one_or_none()
    return None if row is None else Place(*row)
