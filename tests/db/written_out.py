"""The whole of a file as lines, to be held against what it was before."""

from contextlib import closing

from db.data_file import DataFile


def rows(file: DataFile) -> list[str]:
    """Write out the whole of a file: its schema, and each row after the name of its table."""
    with closing(file.connect()) as opened:
        found = opened.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
        tables = [name for name, sql in found if str(sql).startswith("CREATE TABLE")]
        select = "SELECT * FROM "
        kept = [f"{name}: {row}" for name in tables for row in opened.execute(select + name)]
    return [*(str(sql) for _, sql in found), *kept]
