"""Full-text search over the claims in view: the one part of a ledger that only SQLite understands.

The index holds no text of its own: it looks into a view of the claims. A claim leaves it before its row changes. Words
are compared without case, accents and endings (Porter's stemmer for English).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, Connection, Text, bindparam, column, literal_column, table, text

from reportedly.errors import SettingError
from reportedly.ledger.columns import Key
from reportedly.ledger.wanting import want

FIELDS = ("said", "source", "about", "place")
"""What can be searched: a claim's words, its source, the entities in it, its places."""

MOST_TERMS = 50

search_index = table("claim_search", column("rowid", Key))
_MATCHES = literal_column("claim_search", Text)

_VIEW = """
CREATE VIEW current_claims AS
SELECT key, content AS said, source_search AS source, about_search AS about, place_search AS place,
  source_kind || ' ' || source_naming || coalesce(' stated ' || replace(likelihood, '-', ''), '') AS footing
FROM claims WHERE current = 1
"""
_INDEX = """
CREATE VIRTUAL TABLE claim_search USING fts5(
  said, source, about, place, footing,
  content='current_claims', content_rowid='key', tokenize='porter unicode61 remove_diacritics 2'
)
"""
_ENTER = """
INSERT INTO claim_search (rowid, said, source, about, place, footing)
SELECT wanted.key, said, source, about, place, footing
FROM wanted CROSS JOIN current_claims ON current_claims.key = wanted.key ORDER BY wanted.key
"""
_LEAVE = text("DELETE FROM claim_search WHERE rowid = :key")
_TERM = re.compile(r'"([^"]*)"|([^\s"]+)')


def make_index(connection: Connection) -> None:
    """Make the view and the index on it."""
    connection.exec_driver_sql(_VIEW)
    connection.exec_driver_sql(_INDEX)


def enter_claims(connection: Connection, keys: Iterable[int]) -> None:
    """Take the claims in view that have these keys into the index, which must not have them yet.

    It writes what a statement brings as a piece of itself, to be joined with others later: many at once are quicker.
    """
    want(connection, keys)
    connection.exec_driver_sql(_ENTER)


def leave_claims(connection: Connection, keys: Iterable[int]) -> None:
    """Take claims out of the index, while they still are in view as they were when they entered."""
    leaving = [{"key": key} for key in keys]
    if leaving:
        connection.execute(_LEAVE, leaving)


def purge_index(connection: Connection) -> None:
    """Make the index anew from the claims in view, so that no trace of another one is left in it."""
    connection.exec_driver_sql("INSERT INTO claim_search (claim_search) VALUES ('rebuild')")


def check_index(connection: Connection) -> None:
    """Compare the index with the claims in view. Raises the database's error where they differ."""
    connection.exec_driver_sql("INSERT INTO claim_search (claim_search, rank) VALUES ('integrity-check', 1)")


def match_words(searches: Mapping[str, str], footing: Iterable[str] = ()) -> ColumnElement[bool]:
    """The condition that every word of ``searches`` stands in its field. Raises SettingError for none and too many.

    ``footing`` are kinds, namings and likelihoods, and ``stated``: asked of the index too, they cost nothing, where
    asked of each claim that has a common word they would cost reading it.

    What a person types is never read as search syntax: each word is quoted. Words in quotation marks are looked for in
    that order.
    """
    parts = [f"{{{field}}} : ({_quote_terms(words)})" for field, words in searches.items()]
    parts += [f'{{footing}} : "{each.replace("-", "")}"' for each in footing]
    query = " AND ".join(parts)
    return _MATCHES.op("MATCH")(bindparam("search", query, Text, unique=True))


def _quote_terms(words: str) -> str:
    straight = re.sub("[“”„«»]", '"', words)
    terms = [match[1] if match[1] is not None else match[2] for match in _TERM.finditer(straight)]
    quoted = [f'"{_clean(term)}"' for term in terms if any(char.isalnum() for char in term)]
    if not quoted:
        raise SettingError(f"{words!r} holds no word to search for: give letters or figures")
    if len(quoted) > MOST_TERMS:
        raise SettingError(f"{len(quoted)} words are too many to search for at once: give {MOST_TERMS} at most")
    return " AND ".join(quoted)


def _clean(term: str) -> str:
    return re.sub('["\0\ud800-\udfff]', " ", term)
