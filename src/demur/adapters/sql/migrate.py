"""Bring a store up to date: an older one is changed in place, a newer one is left alone."""

from pathlib import Path

from sqlalchemy import Connection, Engine, column, func, inspect, select, table

from demur.adapters.sql.fault import Refusal
from demur.adapters.sql.schema import VERSION, VERSION_TABLE

SCRIPTS = Path(__file__).parent / "migrations"

_LOCK = 0x64656D7572
"""Names the advisory lock of PostgreSQL under which only one process changes the tables ("demur")."""


def bring_up_to_date(engine: Engine, scripts: Path = SCRIPTS, newest: str = VERSION) -> None:
    """Make the tables, or change those of an older version, in one transaction that nobody else can enter.

    Args:
        engine: made for migrating (`engine.connect`).
        scripts: the folder of Alembic's `env.py` and `versions`.
        newest: the last of these versions.

    Raises:
        Refusal: it was made by a newer Demur, or by another program.
    """
    with engine.begin() as db:
        if engine.name == "postgresql":
            db.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        if _version(db) != newest:
            _upgrade(db, scripts)


def _version(db: Connection) -> str | None:
    tables = inspect(db).get_table_names()
    if VERSION_TABLE in tables:
        return db.scalar(select(column("version_num")).select_from(table(VERSION_TABLE)))
    if tables:
        raise Refusal("it holds the tables of another program. Name a new file, or an empty database.")
    return None


def _upgrade(db: Connection, scripts: Path) -> None:
    # Imported here: it takes longer to load than all the rest, and is rarely needed.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    version = _version(db)
    known = {script.revision for script in ScriptDirectory(scripts).walk_revisions()}
    if version is not None and version not in known:
        raise Refusal("a newer Demur made it. Install the newest: pip install --upgrade demur")
    config = Config(attributes={"connection": db})
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    command.upgrade(config, "head")
    if db.dialect.name == "sqlite" and db.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise Refusal("it could not be brought up to date, and was left as it is. Please report this.")
