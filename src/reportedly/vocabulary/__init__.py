"""The types that cross package boundaries: frozen values, evidence included.

Offsets are Unicode code points into ``Report.text``, half open: ``text[start:end]`` are the words. A value that
points into a text carries the words beside the offsets, and a ``Reading`` checks on creation that they agree.
``None`` means that the text does not settle it.
"""

from __future__ import annotations

from reportedly.vocabulary.claims import Claim, Cue, Entity, Member, Silence, Source
from reportedly.vocabulary.grouping import GroupKind, Item, Link, Linking
from reportedly.vocabulary.kinds import (
    Act,
    Change,
    Counting,
    EntityKind,
    FigureKind,
    Naming,
    PlaceUse,
    Polarity,
    Quotation,
    SilenceKind,
    SourceKind,
    Stance,
    TimeType,
)
from reportedly.vocabulary.positions import (
    Amount,
    Position,
    QuestionKind,
    Relation,
    RelationKind,
    Setting,
    Topic,
)
from reportedly.vocabulary.readings import Explained, ReaderStamp, Reading
from reportedly.vocabulary.reports import Dateline, Part, PartKind, Report
from reportedly.vocabulary.spans import GAP, Passage, Phrase, Span
from reportedly.vocabulary.values import AnalyticConfidence, Certainty, Figure, Interval, Moment, Place, Reason

__all__ = [
    "GAP",
    "Act",
    "Amount",
    "AnalyticConfidence",
    "Certainty",
    "Change",
    "Claim",
    "Counting",
    "Cue",
    "Dateline",
    "Entity",
    "EntityKind",
    "Explained",
    "Figure",
    "FigureKind",
    "GroupKind",
    "Interval",
    "Item",
    "Link",
    "Linking",
    "Member",
    "Moment",
    "Naming",
    "Part",
    "PartKind",
    "Passage",
    "Phrase",
    "Place",
    "PlaceUse",
    "Polarity",
    "Position",
    "QuestionKind",
    "Quotation",
    "ReaderStamp",
    "Reading",
    "Reason",
    "Relation",
    "RelationKind",
    "Report",
    "Setting",
    "Silence",
    "SilenceKind",
    "Source",
    "SourceKind",
    "Span",
    "Stance",
    "TimeType",
    "Topic",
]
