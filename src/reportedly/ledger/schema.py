"""The tables of a ledger.

Rows are added, not changed. What does change is derived and can be worked out again from the rest: which reading of a
report is in view (``reports.reading_key``, ``current``), how a claim ended (``ended``), when something was last seen.

Times that end in ``_at`` are microseconds since 1970 in UTC. ``recorded_at`` and ``superseded_at`` are when the ledger
did it, ``seen_at`` and its like when somebody saw a text. A report's own date stands beside them as it was given.
Offsets are code points into ``reports.text``, half open.

Every index that is not needed costs each report a few pages of writing: those that are here serve a query. Those of
claims have the key, which rises with the date, behind what is asked for, so that each gives its claims in that order.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from reportedly.ledger.columns import Key, Packed, Words

METADATA = MetaData()

_STATED = text("likelihood IS NOT NULL")
_TWINS = text("twin IS NOT NULL")
WHOLE = text("claim_key IS NULL AND figure_key IS NULL")
"""Which items stand for a whole report."""

schema_versions = Table(
    "schema_versions",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("applied_at", BigInteger, nullable=False),
)

addresses = Table(
    "addresses",
    METADATA,
    Column("key", Key, primary_key=True),
    Column("address", Words, nullable=False, unique=True),
)
"""Where texts were published: a URL, or ``id:OUTLET/ID`` for a report that brings an id and no URL."""

reports = Table(
    "reports",
    METADATA,
    Column("key", Key, primary_key=True),
    Column("id", Words, nullable=False),
    Column("hash", String(64), nullable=False),  # SHA-256 of the text in UTF-8
    Column("text", Words, nullable=False),
    Column("facts", Packed, nullable=False),  # what is known of it beside its text, as JSON
    Column("title", Words),
    Column("outlet", Words),
    Column("agency", Words),
    Column("url", Words),
    Column("published", Text),  # as given: a date, or a date-time with its offset
    Column("published_from", BigInteger),  # the interval that it stands for
    Column("published_to", BigInteger),
    Column("address_key", Key, ForeignKey("addresses.key")),
    Column("first_seen_at", BigInteger, nullable=False),
    Column("last_seen_at", BigInteger, nullable=False),
    Column("recorded_at", BigInteger, nullable=False),
    Column("reading_key", Key),  # the reading in view; NULL for a report that was not read
    UniqueConstraint("id", "hash"),
    Index("reports_by_address", "address_key"),
    Index("reports_by_hash", "hash"),
)

versions = Table(
    "versions",
    METADATA,
    Column("address_key", Key, ForeignKey("addresses.key"), nullable=False),
    Column("number", Integer, nullable=False),  # by arrival
    Column("report_key", Key, ForeignKey("reports.key"), nullable=False),
    Column("first_seen_at", BigInteger, nullable=False),
    Column("last_seen_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("address_key", "number"),
    Index("versions_by_report", "report_key"),
)

notices = Table(
    "notices",
    METADATA,
    Column("key", Key, primary_key=True),
    Column("report_key", Key, ForeignKey("reports.key"), nullable=False),
    Column("kind", Text, nullable=False),  # correction, kill, withhold, writethru
    Column("words", Words, nullable=False),
    Column("start", Integer),  # where they stand in the text; NULL where they stand in the title only
    Column("end", Integer),
    Column("address_key", Key, ForeignKey("addresses.key")),  # what it is about; NULL where that is not known
    Column("seen_at", BigInteger, nullable=False),
    Index("notices_by_report", "report_key"),
    Index("notices_by_address", "address_key"),
)

readings = Table(
    "readings",
    METADATA,
    Column("key", Key, primary_key=True),
    Column("report_key", Key, ForeignKey("reports.key"), nullable=False),
    Column("digest", String(64), nullable=False),  # SHA-256 of the JSON
    Column("reader_version", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("stages", Text, nullable=False),
    Column("body", Packed, nullable=False),  # the whole reading as JSON, but for the report's text
    Column("recorded_at", BigInteger, nullable=False),
    Column("superseded_at", BigInteger),  # when another one of the same report came into view; NULL of the one in view
    Index("readings_by_report", "report_key"),
)

claims = Table(
    "claims",
    METADATA,
    Column("key", Key, primary_key=True, autoincrement=False),  # rises with the claim's date: see chronology
    Column("id", Words, nullable=False),
    Column("reading_key", Key, ForeignKey("readings.key"), nullable=False),
    Column("report_key", Key, ForeignKey("reports.key"), nullable=False),
    Column("kin", BigInteger, nullable=False),  # the same in every version that has the claim unchanged
    Column("current", Boolean, nullable=False),  # in view: of the reading in view, and of its latest version
    Column("ended", Text),  # dropped, writethru, correction, kill, withhold; NULL while it stands
    Column("ended_since", Text),  # ISO 8601
    Column("carrier", Words),  # id of the claim that this one stands in
    Column("source_name", Words),
    Column("source_words", Words, nullable=False),
    Column("source_role", Words),
    Column("source_kind", Text, nullable=False),
    Column("source_naming", Text, nullable=False),
    Column("source_country", Words),
    Column("cue", Words),
    Column("act", Text),
    Column("content", Words, nullable=False),
    Column("content_spans", Text, nullable=False),  # JSON
    Column("quotation", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("certainty_scale", Words),
    Column("certainty_low", Float),
    Column("certainty_high", Float),
    Column("likelihood", Text),  # the band of ICD 203 that the range's middle falls in
    Column("said_from", Words),
    Column("said_to", Words),
    Column("confidence", Float, nullable=False),
    Column("source_search", Words, nullable=False),  # what the full-text index holds of the source,
    Column("about_search", Words, nullable=False),  # of the entities in the content,
    Column("place_search", Words, nullable=False),  # and of the places
    Index("claims_by_reading", "reading_key"),
    Index("claims_by_kind", "current", "source_kind", "key", "source_naming"),
    Index("claims_by_naming", "current", "source_naming", "key", "source_kind"),
    Index("claims_by_likelihood", "current", "likelihood", sqlite_where=_STATED, postgresql_where=_STATED),
)

claims_by_id = Index("claims_by_id", claims.c.id)

figures = Table(
    "figures",
    METADATA,
    Column("key", Key, primary_key=True),
    Column("id", Words, nullable=False),
    Column("reading_key", Key, ForeignKey("readings.key"), nullable=False),
    Column("report_key", Key, ForeignKey("reports.key"), nullable=False),
    Column("claim_key", Key),  # NULL in the outlet's own voice
    Column("own_voice", Boolean, nullable=False),
    Column("voice", Words),  # the outlet, where the figure is its own position
    Column("kin", BigInteger, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("ended", Text),
    Column("ended_since", Text),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", Words, nullable=False),
    Column("kind", Text, nullable=False),
    Column("low", Float(53)),
    Column("high", Float(53)),
    Column("low_open", Boolean, nullable=False),
    Column("high_open", Boolean, nullable=False),
    Column("approximate", Boolean, nullable=False),
    Column("implied", Boolean, nullable=False),
    Column("change", Text),
    Column("counting", Text),
    Column("unit", Words),
    Column("counts", Words),
    Column("scope", Words),
    Column("as_of_from", Words),
    Column("as_of_to", Words),
    Index("figures_by_reading", "reading_key"),
)


def _within_reading() -> tuple[Column[int], Column[int]]:
    return (
        Column("reading_key", Key, ForeignKey("readings.key"), nullable=False),
        Column("report_key", Key, ForeignKey("reports.key"), nullable=False),
    )


def _where() -> tuple[Column[int], Column[int], Column[str]]:
    return (
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("words", Words, nullable=False),
    )


times = Table(
    "times",
    METADATA,
    *_within_reading(),
    Column("id", Words, nullable=False),
    *_where(),
    Column("type", Text, nullable=False),
    Column("value", Words),
    Column("from", Words),
    Column("to", Words),
    Column("anchor", Words),
    PrimaryKeyConstraint("reading_key", "id"),
    sqlite_with_rowid=False,
)

places = Table(
    "places",
    METADATA,
    *_within_reading(),
    Column("id", Words, nullable=False),
    *_where(),
    Column("name", Words),
    Column("geoname_id", BigInteger),
    Column("latitude", Float(53)),
    Column("longitude", Float(53)),
    Column("country", Words),
    Column("feature", Words),
    Column("radius_km", Float(53)),
    Column("use", Text, nullable=False),
    PrimaryKeyConstraint("reading_key", "id"),
    sqlite_with_rowid=False,
)

claim_places = Table(
    "claim_places",
    METADATA,
    Column("claim_key", Key, nullable=False),
    Column("place_id", Words, nullable=False),
    Column("reading_key", Key, ForeignKey("readings.key"), nullable=False),
    PrimaryKeyConstraint("claim_key", "place_id"),
    Index("claim_places_by_reading", "reading_key"),
    sqlite_with_rowid=False,
)

entities = Table(
    "entities",
    METADATA,
    *_within_reading(),
    Column("id", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("kind", Text, nullable=False),
    Column("role", Words),
    Column("country", Words),
    Column("ids", Words, nullable=False),  # JSON
    Column("mentions", Integer, nullable=False),
    PrimaryKeyConstraint("reading_key", "id"),
    sqlite_with_rowid=False,
)

silences = Table(
    "silences",
    METADATA,
    *_within_reading(),
    Column("number", Integer, nullable=False),
    *_where(),
    Column("kind", Text, nullable=False),
    Column("source_name", Words),
    Column("source_words", Words, nullable=False),
    Column("source_kind", Text, nullable=False),
    Column("about", Words, nullable=False),
    PrimaryKeyConstraint("reading_key", "number"),
    sqlite_with_rowid=False,
)

judgements = Table(
    "judgements",
    METADATA,
    Column("key", Key, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("reason", Words),
    Column("recorded_at", BigInteger, nullable=False),
    Column("text_hash", String(64)),  # what it is anchored to: a text, the words in it, the words around them
    Column("report_id", Words),
    Column("quotation", Words),
    Column("context", Words),
    Column("body", Words, nullable=False),  # JSON
    Column("undoes_key", Key),
    Index("judgements_by_text", "text_hash"),
)
"""A person's word. What is made of the rows is not decided here."""

withdrawals = Table(
    "withdrawals",
    METADATA,
    Column("key", Key, primary_key=True),
    Column("report_id", Words, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("folded_hash", String(64), nullable=False),  # the same for texts that differ in case and spacing only
    Column("withdrawn_at", BigInteger, nullable=False),
    Column("reason", Words, nullable=False),
    Column("author", Words),
    Index("withdrawals_by_hash", "hash"),
    Index("withdrawals_by_folded_hash", "folded_hash"),
)
"""What stays of a report that was removed for legal reasons; no text with one of these hashes is taken in again."""

backups = Table(
    "backups",
    METADATA,
    Column("key", Key, primary_key=True),
    Column("path", Words, nullable=False),
    Column("made_at", BigInteger, nullable=False),
)

pending = Table(
    "pending",
    METADATA,
    Column("report_key", Key, primary_key=True, autoincrement=False),
)
"""Reports whose reading in view is not among the items yet, as it stands now; also those that are gone."""

items_printed = Index("items_printed", "key", "outlet", "published", sqlite_where=WHOLE, postgresql_where=WHOLE)
"""Which outlet printed a report on what day, without the bodies that lie beside that."""

items = Table(
    "items",
    METADATA,
    Column("key", Key, primary_key=True),
    Column("kind", Text, nullable=False),  # a GroupKind
    Column("id", Words, nullable=False),
    Column("name", BigInteger, nullable=False),  # made from kind, id and text: the same whenever the item is made again
    Column("report_key", Key, ForeignKey("reports.key"), nullable=False),
    Column("claim_key", Key),  # what it rests on, in view; NULL for the whole report
    Column("figure_key", Key),
    Column("head_key", Key),  # the item that it is a twin of; NULL of one that stands for itself
    Column("twin", Words),
    Column("outlet", Words),
    Column("published", Text),
    Column("at", BigInteger, nullable=False),  # of the report's date, or of when it was first seen
    Column("words", Words),  # what people find it by; NULL where nobody asks for it by words
    Column("hashes", LargeBinary, nullable=False),  # 8 bytes each, rising
    Column("body", LargeBinary, nullable=False),
    Index("items_by_report", "report_key"),
    Index("items_by_name", "kind", "name"),
    Index("items_by_twin", "twin", "kind", sqlite_where=_TWINS, postgresql_where=_TWINS),
    items_printed,
)
"""What is grouped: a report as a text, a report as a part of a story, a position on a question."""

item_keys = Table(
    "item_keys",
    METADATA,
    Column("recent", Boolean, nullable=False),
    Column("key", BigInteger, nullable=False),  # salted by kind
    Column("item_key", Key, nullable=False),
    PrimaryKeyConstraint("recent", "key", "item_key"),
    sqlite_with_rowid=False,
)
"""Which items have a key, but twins, which go with their heads. What is recent lies apart: ``filing`` says why."""

common_keys = Table(
    "common_keys",
    METADATA,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("holders", Integer, nullable=False),
    Column("loose", Boolean, nullable=False),  # an item with it went: it may be common no more
)

links = Table(
    "links",
    METADATA,
    Column("left_key", Key, nullable=False),  # of two items that were compared, the smaller key
    Column("right_key", Key, nullable=False),
    Column("link", Text, nullable=False),
    Column("score", Float(53), nullable=False),
    Column("joins", Boolean, nullable=False),
    Column("shared", Integer, nullable=False),  # keys in both that are not common: too few, and the link goes
    PrimaryKeyConstraint("left_key", "right_key"),
    Index("links_by_right", "right_key", "left_key"),
    sqlite_with_rowid=False,
)
"""What comparisons said. The reason is made again from the two bodies where somebody asks for it."""

groups = Table(
    "groups",
    METADATA,
    Column("key", Key, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name", BigInteger, nullable=False),  # that of its eldest item, by arrival
    Column("block_key", Key, nullable=False),  # groups of one block hang together by links: a person parted them
    Column("eldest_key", Key, nullable=False),
    Column("size", Integer, nullable=False),  # items
    Column("reports", Integer, nullable=False),
    Column("first_at", BigInteger, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    Index("groups_by_name", "kind", "name"),
    Index("groups_by_last", "kind", "last_at"),
    Index("groups_by_block", "block_key"),
)

members = Table(
    "members",
    METADATA,
    Column("item_key", Key, primary_key=True, autoincrement=False),
    Column("group_key", Key, nullable=False),
    Index("members_by_group", "group_key", "item_key"),
)

loosened = Table(
    "loosened",
    METADATA,
    Column("block_key", Key, primary_key=True, autoincrement=False),
)
"""Blocks that lost an item or a link, and may fall apart."""

redirects = Table(
    "redirects",
    METADATA,
    Column("kind", Text, nullable=False),
    Column("name", BigInteger, nullable=False),
    Column("to_name", BigInteger, nullable=False),
    PrimaryKeyConstraint("kind", "name"),
    sqlite_with_rowid=False,
)
"""Names of items that are gone, with the name of the group that they were in: kept when all groups are made again."""

linkings = Table(
    "linkings",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("version", Text, nullable=False),  # of the rules that its items were made by
    Column("judged", Key, nullable=False),  # the last judgement that its groups reckon with
)

constraints = Table(
    "constraints",
    METADATA,
    Column("left_key", Key, nullable=False),
    Column("right_key", Key, nullable=False),
    Column("joins", Boolean, nullable=False),
    Column("kind", Text, nullable=False),
    PrimaryKeyConstraint("left_key", "right_key", "joins"),
    sqlite_with_rowid=False,
)
"""What people's judgements make of the items that are there, as the groups reckon with it."""

DERIVED = (
    pending,
    loosened,
    constraints,
    members,
    groups,
    links,
    common_keys,
    item_keys,
    items,
    linkings,
)
"""The tables of what is grouped: emptied in this order and made again from the rest; ``redirects`` stay."""

OF_READINGS = (claim_places, claims, figures, times, places, entities, silences)
"""The tables with rows made from readings, in an order in which their rows may be deleted."""
