"""Does the migrated schema equal the tables, and can every step be taken back?"""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from db import migrations
from db.store.engine import Store, open_store
from db.store.migrate import config, downgrade, upgrade
from db.tables.schema import metadata


def test_the_migrated_schema_equals_the_tables(store: Store) -> None:
    with store.reading() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )

        assert compare_metadata(context, metadata()) == []


def test_a_store_can_be_taken_back_and_forth(store: Store) -> None:
    with store.writing() as connection:
        downgrade(connection)
        left = inspect(connection).get_table_names() + inspect(connection).get_view_names()
        upgrade(connection)
        there = inspect(connection).get_table_names()

    assert left == ["alembic_version"]
    assert set(there) == {*metadata().tables, "alembic_version"}


def test_an_empty_database_is_migrated_when_it_is_opened(empty_url: str) -> None:
    with open_store(empty_url) as store, store.reading() as connection:
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()

    assert revision == migrations.HEAD


def test_the_head_known_without_alembic_is_the_head() -> None:
    assert ScriptDirectory.from_config(config()).get_heads() == [migrations.HEAD]
