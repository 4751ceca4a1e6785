"""Which files are ours, and how an old or empty one gets the present schema."""

import sqlite3
import struct
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import Engine, create_mock_engine
from sqlalchemy.sql.ddl import ExecutableDDLElement

from planner.errors import StoreForeign, StoreNewer, StoreRefused
from planner.i18n import _
from planner.model.base import Base
from planner.store import checksums, keepers
from planner.store.engine import DAMAGE, damaged, driver_of
from planner.store.marks import APPLICATION_ID as APPLICATION_ID
from planner.store.marks import MIGRATIONS as MIGRATIONS
from planner.store.marks import newest_in
from planner.store.tables import CREATE_SEARCH, store_metadata

_MAGIC = b"SQLite format 3\x00"
_FIRST_SUMMED = 7  # the first schema whose own sum is kept


@dataclass(frozen=True)
class Header:
    """What the first hundred bytes of a SQLite file tell (sqlite.org/fileformat2.html)."""

    application_id: int
    schema: int


def newest() -> int:
    """Return the number of the newest schema this program knows, counted from 1."""
    return newest_in(MIGRATIONS)


def look_at(path: Path) -> Header | None:
    """Return the header of an existing store, None for an empty file, without opening it in SQLite.

    Raises StoreRefused for a file of another program, one made by a newer Planner, or one
    that cannot be read; it is left byte for byte as it was.
    """
    try:
        if not path.is_file():
            raise StoreRefused(
                _("{path} is no regular file, so it cannot be a store.").format(path=path)
            )
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise StoreRefused(
            _("{path} could not be read: {reason}.").format(
                path=path, reason=error.strerror or error
            )
        ) from error
    if not head:
        return None
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise _foreign(path)
    header = Header(
        application_id=struct.unpack(">I", head[68:72])[0],
        schema=struct.unpack(">I", head[60:64])[0],
    )
    _refuse_unless_ours(header, path)
    return header


def header_of(engine: Engine, path: Path) -> Header | None:
    """Return what an open file says of itself, None when it is empty.

    Raises StoreRefused as `look_at` does. Asked through SQLite, because closing a second
    handle on the file would drop this process's lock on it.
    """
    with engine.connect() as connection:
        driver = driver_of(connection)
        header = Header(
            application_id=driver.execute("PRAGMA application_id").fetchone()[0],
            schema=driver.execute("PRAGMA user_version").fetchone()[0],
        )
        tables = driver.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if header == Header(0, 0) and not tables:
        return None
    _refuse_unless_ours(header, path)
    return header


def _refuse_unless_ours(header: Header, path: Path) -> None:
    if header.application_id != APPLICATION_ID:
        raise _foreign(path)
    if header.schema > newest():
        raise StoreNewer(
            _(
                "{path} was made by a newer Planner (its format is {theirs}, this program "
                "knows up to {ours}). It was left as it is: install the newer program."
            ).format(path=path, theirs=header.schema, ours=newest())
        )


def refuse_changed(engine: Engine, path: Path, number: int) -> None:
    """Raise StoreDamaged when the tables of an open file are not what some version of us made.

    A trigger or a view is none of ours whatever the sum says: it would act behind the door.
    """
    with engine.connect() as connection:
        driver = driver_of(connection)
        try:
            kinds = {row[0] for row in driver.execute("SELECT DISTINCT type FROM sqlite_master")}
            sound = number < _FIRST_SUMMED or checksums.is_schema_sound(driver)
        except DAMAGE as error:
            raise damaged(path, str(error)) from error
    if kinds - {"table", "index"}:
        raise damaged(path, _("it holds what would act by itself"))
    if not sound:
        raise damaged(path, _("its tables are not what they were"))


def create(engine: Engine) -> None:
    """Give an empty file the present schema and mark it as ours, in one transaction."""
    number = newest()
    with engine.begin() as connection:
        for statement in _statements():
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (f"{number:04d}",))
        checksums.sum_schema(driver_of(connection))
        stamp(driver_of(connection), number)


@cache
def _statements() -> tuple[str, ...]:
    """Return the SQL that makes an empty file's tables, written out once for all files."""
    written: list[str] = []

    def write_out(statement: ExecutableDDLElement, *_: object, **__: object) -> None:
        written.append(str(statement.compile(dialect=engine.dialect)))

    engine = create_mock_engine("sqlite://", write_out)
    Base.metadata.create_all(engine, checkfirst=False)
    store_metadata.create_all(engine, checkfirst=False)
    return (
        *written,
        *CREATE_SEARCH,
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))",
    )


def create_as_of(engine: Engine, number: int) -> None:
    """Give an empty file the schema of that number."""
    if number == newest():
        create(engine)
    else:
        upgrade(engine, number)


def upgrade(engine: Engine, number: int | None = None) -> None:
    """Bring an older file to the present schema in one transaction; on failure nothing changed.

    `number` is that of an older one to stop at.

    Foreign keys are off meanwhile, because rebuilding a parent table with them on would
    cascade its children away, and are all checked before the commit.
    """
    # Alembic is slow to import, and needed only here.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.connect() as connection:
        driver = driver_of(connection)
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                config.attributes["connection"] = connection
                command.upgrade(config, "head" if number is None else f"{number:04d}")
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchone()
                if broken:
                    raise StoreRefused(
                        _(
                            "The store could not be brought to the new format: a row of "
                            "“{table}” points nowhere. It was left as it is."
                        ).format(table=broken[0])
                    )
                if number is None:  # an older one may lack what they keep up
                    keepers.start_anew(connection)
                # With foreign keys off, what the steps logged does not go with them.
                connection.exec_driver_sql("DELETE FROM undo_log")
                connection.exec_driver_sql("DELETE FROM undo_step")
                stamp(driver, number or newest())
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


def stamp(driver: sqlite3.Connection, number: int) -> None:
    """Write our mark and the schema's number into the file's header, inside the transaction."""
    driver.execute(f"PRAGMA application_id={APPLICATION_ID}")
    driver.execute(f"PRAGMA user_version={number}")


def _foreign(path: Path) -> StoreForeign:
    return StoreForeign(_("{path} is not a Planner store. It was left as it is.").format(path=path))
