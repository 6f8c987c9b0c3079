"""Indexes that the database keeps by itself, by triggers: claims that are out of view, silences by date and words, and
what is grouped by the words that people find it by.

Like the index over the claims in view (``fulltext``) they hold no text of their own, and only SQLite understands them.
What adds, settles and erases rows need not know of them, but for items: those enter by ``enter_items``. All can be made
again from the tables that they look into.
"""

from __future__ import annotations

from sqlalchemy import Column, Connection, ForeignKey, Integer, Table, UniqueConstraint, column, delete, table

from reportedly.ledger.chronology import MICROSECONDS, SERIALS
from reportedly.ledger.columns import Key
from reportedly.ledger.schema import METADATA, items

dated_silences = Table(
    "dated_silences",
    METADATA,
    Column("key", Key, primary_key=True, autoincrement=False),  # rises with the report's date, as that of a claim does
    Column("reading_key", Key, ForeignKey("readings.key"), nullable=False),
    Column("number", Integer, nullable=False),
    UniqueConstraint("reading_key", "number"),
)
"""The silences of all readings, in the order of time."""

past_index = table("past_search", column("rowid", Key))
"""Full-text index of the claims that are not in view: of an earlier reading, or passed on to a later version."""

silence_index = table("silence_search", column("rowid", Key))
"""Full-text index of the silences of all readings: ``said`` (their words, what they are about) and ``source``."""

item_index = table("item_search", column("rowid", Key))
"""Full-text index of the items that have words to be found by."""

_TOKENS = "tokenize='porter unicode61 remove_diacritics 2'"
_MIDDLE = SERIALS // 2
"""Where the keys of a second begin; they fall, as lists begin with the latest and a text's first comes first."""

_NEXT = f"(SELECT min(key) - 1 FROM dated_silences WHERE key >= base AND key < base + {SERIALS})"

_ITEM_GOES = """
    CREATE TRIGGER IF NOT EXISTS item_goes BEFORE DELETE ON items WHEN old.words IS NOT NULL BEGIN
      DELETE FROM item_search WHERE rowid = old.key;
    END
"""
_LOOKUPS = (
    """
    CREATE VIEW IF NOT EXISTS past_claims AS
    SELECT key, content AS said, source_search AS source, about_search AS about, place_search AS place,
      source_kind || ' ' || source_naming || coalesce(' stated ' || replace(likelihood, '-', ''), '') AS footing
    FROM claims WHERE current = 0
    """,
    f"""
    CREATE VIRTUAL TABLE IF NOT EXISTS past_search USING fts5(
      said, source, about, place, footing, content='past_claims', content_rowid='key', {_TOKENS}
    )
    """,
    """
    CREATE VIEW IF NOT EXISTS silence_words AS
    SELECT dated_silences.key AS key, words || ' ' || about AS said,
      coalesce(source_name || ' | ', '') || source_words AS source
    FROM dated_silences
    JOIN silences ON silences.reading_key = dated_silences.reading_key AND silences.number = dated_silences.number
    """,
    f"""
    CREATE VIRTUAL TABLE IF NOT EXISTS silence_search USING fts5(
      said, source, content='silence_words', content_rowid='key', {_TOKENS}
    )
    """,
    """
    CREATE TRIGGER IF NOT EXISTS claim_leaves_view AFTER UPDATE OF current ON claims
    WHEN old.current AND NOT new.current BEGIN
      INSERT INTO past_search (rowid, said, source, about, place, footing)
      SELECT key, said, source, about, place, footing FROM past_claims WHERE key = new.key;
    END
    """,
    """
    CREATE TRIGGER IF NOT EXISTS claim_comes_back BEFORE UPDATE OF current ON claims
    WHEN NOT old.current AND new.current BEGIN
      DELETE FROM past_search WHERE rowid = old.key;
    END
    """,
    """
    CREATE TRIGGER IF NOT EXISTS past_claim_goes BEFORE DELETE ON claims WHEN NOT old.current BEGIN
      DELETE FROM past_search WHERE rowid = old.key;
    END
    """,
    f"""
    CREATE TRIGGER IF NOT EXISTS silence_comes AFTER INSERT ON silences BEGIN
      INSERT INTO dated_silences (key, reading_key, number)
      SELECT coalesce({_NEXT}, base + {_MIDDLE}), new.reading_key, new.number
      FROM (SELECT coalesce(published_from, first_seen_at) / {MICROSECONDS} * {SERIALS} AS base
            FROM reports WHERE key = new.report_key);
      INSERT INTO silence_search (rowid, said, source) SELECT key, said, source FROM silence_words WHERE key =
      (SELECT key FROM dated_silences WHERE reading_key = new.reading_key AND number = new.number);
    END
    """,
    """
    CREATE TRIGGER IF NOT EXISTS silence_goes BEFORE DELETE ON silences BEGIN
      DELETE FROM silence_search WHERE rowid =
      (SELECT key FROM dated_silences WHERE reading_key = old.reading_key AND number = old.number);
      DELETE FROM dated_silences WHERE reading_key = old.reading_key AND number = old.number;
    END
    """,
    """
    CREATE VIEW IF NOT EXISTS item_words AS SELECT key, words FROM items WHERE words IS NOT NULL
    """,
    f"""
    CREATE VIRTUAL TABLE IF NOT EXISTS item_search USING fts5(
      words, content='item_words', content_rowid='key', {_TOKENS}
    )
    """,
    _ITEM_GOES,
    "CREATE INDEX IF NOT EXISTS reports_by_date ON reports (coalesce(published_from, first_seen_at))",
    "CREATE INDEX IF NOT EXISTS claims_by_end ON claims (ended_since) WHERE ended IS NOT NULL",
)
_FILL = (
    "DELETE FROM dated_silences",
    f"""
    INSERT INTO dated_silences (key, reading_key, number)
    SELECT base + {_MIDDLE} + 1 - row_number() OVER (PARTITION BY base ORDER BY reading_key, number),
      reading_key, number
    FROM (SELECT coalesce(published_from, first_seen_at) / {MICROSECONDS} * {SERIALS} AS base,
            silences.reading_key AS reading_key, number
          FROM silences JOIN reports ON reports.key = silences.report_key)
    """,
)
_ENTER_ITEMS = """
INSERT INTO item_search (rowid, words) SELECT key, words FROM items WHERE key >= ? AND words IS NOT NULL ORDER BY key
"""
_SEARCHES = ("past_search", "silence_search", "item_search")


def enter_items(connection: Connection, first: int) -> None:
    """Take the items from the key ``first`` on, which are new, into the index of their words.

    A trigger would do it row by row, which takes four times as long.
    """
    connection.exec_driver_sql(_ENTER_ITEMS, (first,))


def drop_all_items(connection: Connection) -> None:
    """Empty ``items`` and the index of their words.

    Row by row, as the trigger has it, the database would hold the whole index in memory until the last one is gone.
    """
    connection.exec_driver_sql("DROP TRIGGER IF EXISTS item_goes")
    connection.exec_driver_sql("INSERT INTO item_search (item_search) VALUES ('delete-all')")
    connection.execute(delete(items))
    connection.exec_driver_sql(_ITEM_GOES)


def make_lookups(connection: Connection) -> None:
    """Make the views, the indexes and the triggers that are not there. The tables must be there."""
    for statement in _LOOKUPS:
        connection.exec_driver_sql(statement)


def fill_lookups(connection: Connection) -> None:
    """Fill the indexes of a ledger that had rows before it had them."""
    for statement in _FILL:
        connection.exec_driver_sql(statement)
    purge_lookups(connection)


def purge_lookups(connection: Connection) -> None:
    """Make the indexes anew from the rows, so that no trace of a row that is gone is left in them."""
    for name in _SEARCHES:
        connection.exec_driver_sql(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")


def check_lookups(connection: Connection) -> None:
    """Compare the indexes with the rows. Raises the database's error where they differ."""
    for name in _SEARCHES:
        connection.exec_driver_sql(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
