"""The first schema: publications, entries with their details, and what was asked of them.

Names of keys and indexes come from the naming convention of `db.tables.row`.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "publication",
    "new_leaf",
    "list_check",
    "entry",
    "entry_version",
    "entry_validity",
    "carried_over",
    "legal_act",
    "legal_basis",
    "measure",
    "name",
    "name_part",
    "birth_date",
    "birth_place",
    "nationality",
    "address",
    "contact",
    "identifier",
    "reference",
    "statement",
    "entry_date",
    "unmapped_field",
    "screening",
    "batch_run",
    "event",
)
"""In the order in which they are made; each refers only to those before it."""

PLACE = (
    "country country_code_printed country_printed "
    "state region city place street po_box zip_code"
)

CURRENT_ENTRY = """
CREATE VIEW current_entry AS
SELECT entry.list, entry.ref, version.type, version.display_name, version.genders,
       version.is_partial, entry.id AS entry_id, version.id AS version_id,
       validity.from_publication_id, version.document
FROM entry_validity AS validity
JOIN entry_version AS version ON version.id = validity.version_id
JOIN entry ON entry.id = version.entry_id
WHERE validity.to_publication_id IS NULL
"""

CURRENT_NAME = """
CREATE VIEW current_name AS
SELECT current_entry.list, current_entry.ref, current_entry.type, current_entry.display_name,
       name.text, name.kind, name.quality_printed, name.is_weak, name.script, name.language,
       name.note, name.part_of, name.version_id, name.position
FROM current_entry JOIN name ON name.version_id = current_entry.version_id
"""


def upgrade() -> None:
    _publications()
    _entries()
    _law()
    _names()
    _persons()
    _places_of_contact()
    _identifiers()
    _prose()
    _records_of_use()
    op.execute(CURRENT_ENTRY)
    op.execute(CURRENT_NAME)


def downgrade() -> None:
    op.execute("DROP VIEW current_name")
    op.execute("DROP VIEW current_entry")
    for table in reversed(TABLES):
        op.drop_table(table)


def _texts(names: str) -> list[sa.Column[Any]]:
    """Make a column of text for each word; no text is ever null, at most empty."""
    return [sa.Column(name, sa.String(), nullable=False) for name in names.split()]


def _document(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False)


def _integer(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _yes_or_no(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _moment(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _day(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Date(), nullable=True)


def _key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), primary_key=True, autoincrement=False)


def _number() -> sa.Column[Any]:
    return sa.Column("id", sa.Integer(), primary_key=True)


def _to(
    table: str, name: str = "", key: bool = False, nullable: bool = False
) -> sa.Column[Any]:
    """Refer to a row of another table."""
    return sa.Column(
        name or f"{table}_id",
        sa.Integer(),
        sa.ForeignKey(f"{table}.id"),
        primary_key=key,
        autoincrement=False,
        nullable=nullable,
    )


def _detail(table: str, *columns: Any, position: str = "position") -> None:
    """Make a table of details of a version, which SQLite keeps in the order of their key."""
    version = _to("entry_version", "version_id", key=True)
    keys = [_key(name) for name in position.split()]
    op.create_table(table, version, *keys, *columns, sqlite_with_rowid=False)


def _cited(table: str, *columns: Any) -> None:
    """Make a table of details that say where in the publisher's record they stand."""
    act = _to("legal_act", nullable=True)
    remarks = _texts("source_remarks")
    _detail(table, *_texts("source_id source_language"), act, *remarks, *columns)


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns))


def _publications() -> None:
    op.create_table(
        "publication",
        _key("id"),
        *_texts("list sha256 content_sha256"),
        *(_moment(name) for name in ("generated_at", "fetched_at", "activated_at")),
        *_texts("source"),
        *(_integer(n) for n in ("size", "entry_count", "record_count", "unreadable_count")),
        _yes_or_no("is_sample"),
        *_texts("incomplete_because read_by accepted_by"),
    )
    _index("publication", "list", "generated_at", "id")
    _index("publication", "list", "sha256")
    op.create_table(
        "new_leaf",
        _to("publication", key=True),
        _key("position"),
        *_texts("path"),
        _integer("count"),
        *_texts("example ref"),
        _yes_or_no("is_code"),
    )
    op.create_table(
        "list_check",
        sa.Column("list", sa.String(), primary_key=True),
        _moment("checked_at", nullable=True),
        _moment("attempted_at", nullable=True),
        *_texts("problem etag last_modified"),
    )


def _entries() -> None:
    op.create_table(
        "entry", _key("id"), *_texts("list ref"), sa.UniqueConstraint("list", "ref")
    )
    op.create_table(
        "entry_version",
        _key("id"),
        _to("entry"),
        *_texts("digest type type_printed display_name genders"),
        _yes_or_no("is_partial"),
        _document("document"),
        sa.UniqueConstraint("entry_id", "digest"),
    )
    op.create_table(
        "entry_validity",
        _to("entry_version", "version_id", key=True),
        _to("publication", "from_publication_id", key=True),
        _to("publication", "to_publication_id", nullable=True),
        sqlite_with_rowid=False,
    )
    _index("entry_validity", "from_publication_id")
    _index("entry_validity", "to_publication_id")
    op.create_table(
        "carried_over",
        _to("publication", key=True),
        _to("entry", key=True),
        *_texts("reason problem"),
    )


def _law() -> None:
    op.create_table(
        "legal_act",
        _key("id"),
        *_texts("digest number kind organisation published_on in_force_from url"),
        *_texts("programme source_id"),
        _document("document"),
        sa.UniqueConstraint("digest"),
    )
    _detail("legal_basis", _to("legal_act", nullable=True), *_texts("programme"))
    _index("legal_basis", "legal_act_id")
    _index("legal_basis", "programme")
    _detail("measure", *_texts("text"))


def _names() -> None:
    _cited(
        "name",
        *_texts("text kind quality_printed"),
        _yes_or_no("is_weak"),
        *_texts("script language gender_printed note part_of"),
    )
    _index("name", "text")
    _detail("name_part", *_texts("label text"), position="name_position position")


def _persons() -> None:
    _cited(
        "birth_date",
        *_texts("printed precision"),
        _day("earliest"),
        _day("latest"),
        _yes_or_no("is_circa"),
        *_texts("calendar note of_alias"),
    )
    _index("birth_date", "earliest")
    _cited("birth_place", *_texts(PLACE), *_texts("note of_alias"))
    _index("birth_place", "country")
    _cited(
        "nationality",
        *_texts("country country_code_printed country_printed region"),
        *_texts("acquired_printed lost_printed"),
    )
    _index("nationality", "country")


def _places_of_contact() -> None:
    _cited("address", *_texts(PLACE), *_texts("note as_at_listing_printed"))
    _index("address", "country")
    _detail("contact", *_texts("kind value"), position="address_position position")
    _index("contact", "value")


def _identifiers() -> None:
    _cited(
        "identifier",
        *_texts("number kind kind_printed latin_number country country_code_printed"),
        *_texts("country_printed region city issued_by issued_on_printed valid_from_printed"),
        *_texts("valid_to_printed name_on_document flags note found_in"),
    )
    _index("identifier", "number")
    _detail("reference", *_texts("label value"))
    _index("reference", "value")


def _prose() -> None:
    _cited("statement", *_texts("kind text"))
    _detail("entry_date", *_texts("kind printed"), _day("on"))
    _index("entry_date", "on")
    _detail("unmapped_field", *_texts("path value"))


def _records_of_use() -> None:
    op.create_table(
        "screening",
        _number(),
        *_texts("screening_id"),
        _moment("at"),
        *_texts("by"),
        _document("query"),
        *_texts("outcome rule"),
        _document("decision"),
        _document("lists"),
        sa.UniqueConstraint("screening_id"),
    )
    op.create_table(
        "batch_run",
        _number(),
        *_texts("batch_id"),
        _moment("at"),
        *_texts("by input_name input_sha256 output_name output_sha256"),
        _integer("rows"),
        _integer("alerts"),
        _document("outcomes"),
        _document("lists"),
        sa.UniqueConstraint("batch_id"),
    )
    op.create_table("event", _number(), _moment("at"), *_texts("by kind"), _document("detail"))
    for table, column in (
        ("screening", "at"),
        ("screening", "outcome"),
        ("batch_run", "at"),
        ("event", "at"),
        ("event", "kind"),
    ):
        _index(table, column)
