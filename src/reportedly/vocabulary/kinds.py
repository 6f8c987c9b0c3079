"""The values that fields of a reading may have."""

from __future__ import annotations

from enum import StrEnum


class SourceKind(StrEnum):
    """What a source is."""

    PERSON = "person"
    GROUP = "group"
    ORGANIZATION = "organization"
    GOVERNMENT = "government"
    DOCUMENT = "document"
    MEDIA = "media"
    IMAGERY = "imagery"
    UNKNOWN = "unknown"


class Naming(StrEnum):
    """Whether a source has a name: given, not given, or withheld for a reason that the text states."""

    NAMED = "named"
    UNNAMED = "unnamed"
    ANONYMOUS = "anonymous"


class Act(StrEnum):
    """What a source does with the words that a cue introduces."""

    STATE = "state"
    ESTIMATE = "estimate"
    CONFIRM = "confirm"
    DENY = "deny"
    WARN = "warn"
    ACCUSE = "accuse"
    PROMISE = "promise"
    DEMAND = "demand"
    ASK = "ask"
    SUGGEST = "suggest"
    BELIEVE = "believe"
    INTEND = "intend"
    AGREE = "agree"
    DECLINE = "decline"
    SHOW = "show"
    OTHER = "other"


class Quotation(StrEnum):
    """Whether the words are the source's own, the reporter's, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    """What the source does with the content; only ``assert`` is evidence about the world."""

    ASSERT = "assert"
    OPINE = "opine"
    INTEND = "intend"
    ASK = "ask"


class Polarity(StrEnum):
    """Whether the source holds the content true."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class FigureKind(StrEnum):
    """What a figure is."""

    COUNT = "count"
    MEASURE = "measure"
    MONEY = "money"
    PERCENT = "percent"
    RATE = "rate"
    AGE = "age"
    ORDINAL = "ordinal"
    SCORE = "score"


class Change(StrEnum):
    """The way that a figure is said to have moved."""

    RISE = "rise"
    FALL = "fall"


class Counting(StrEnum):
    """Whether a figure is everything so far ("bringing the toll to 45") or comes on top ("12 more")."""

    TOTAL = "total"
    ADDITIONAL = "additional"


class TimeType(StrEnum):
    """The types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class SilenceKind(StrEnum):
    """How nothing is said: refused, without details, unanswered, not said so far, unknown, not verified."""

    DECLINED = "declined"
    NO_DETAILS = "no_details"
    NO_ANSWER = "no_answer"
    NOT_SAID = "not_said"
    UNCLEAR = "unclear"
    UNVERIFIED = "unverified"


class EntityKind(StrEnum):
    """What a name stands for."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    FACILITY = "facility"
    GROUP = "group"
    EVENT = "event"
    WORK = "work"
    WEAPON = "weapon"
    VEHICLE = "vehicle"
    OTHER = "other"


class PlaceUse(StrEnum):
    """Whether a place's name stands for the place, or for those who rule or live there ("Moscow said")."""

    LITERAL = "literal"
    METONYMIC = "metonymic"
