"""Positions as far as the ledger's rows tell, for what a question is called: no reading needs to be loaded for it."""

from __future__ import annotations

from reportedly.ledger.answering.questions import Sample
from reportedly.reconciliation.questions import unpack_position
from reportedly.reconciliation.questions.views import View, get_when
from reportedly.vocabulary import Naming, Passage, Polarity, Position, SourceKind, Topic


def sketch_position(sample: Sample) -> Position:
    """A position with its topic, its words and its content, without their places; its source is words alone."""
    view = unpack_position(sample.body)
    return Position(
        id=sample.item,
        report=sample.report,
        kind=view.kind,
        topic=_make_topic(view),
        source="",
        source_name=None,
        source_words=sample.source,
        source_kind=SourceKind.UNKNOWN,
        source_country=None,
        naming=Naming.UNNAMED,
        words=Passage(spans=(), text=sample.figure or sample.content),
        content=Passage(spans=(), text=sample.content or sample.figure),
        polarity=Polarity.NEGATIVE if sample.negative else Polarity.POSITIVE,
        cue=sample.cue,
    )


def _make_topic(view: View) -> Topic:
    return Topic(
        head=view.head,
        terms=tuple(sorted(view.terms)),
        doing=view.doings,
        about=tuple(sorted(view.about)),
        scope=tuple(sorted(view.scope)),
        where=view.where,
        when=get_when(view),
        scene=tuple(sorted(view.scene)),
        events=tuple(sorted(view.events)),
        words=tuple(sorted(view.words)),
        inherited=view.inherited,
    )
