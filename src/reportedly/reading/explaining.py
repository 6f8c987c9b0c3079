"""Why a claim stands in a reading: what the model decoded, what a rule changed, which rows of which tables were read.

Made when somebody asks, from the finished workspace, so that reading itself pays nothing for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.reading.cues import read_cue
from reportedly.reading.places import Weighed
from reportedly.reading.places.telling import describe, explain_kind
from reportedly.reading.table_rows import load_rows
from reportedly.reading.words import cut_words
from reportedly.reading.workspace import Workspace
from reportedly.vocabulary import Claim, Naming, Reason

_SHOWN_TERMS = 3

_TABLES = (
    ("reporting_verbs.tsv", "lemma"),
    ("cue_nouns.tsv", "noun"),
    ("cue_phrases.tsv", "phrase"),
    ("light_verbs.tsv", "lemma"),
)
_SHOWN = 60


def explain_claims(workspace: Workspace) -> dict[str, tuple[Reason, ...]]:
    """The reasons of every claim by its id, those that the stages noted last."""
    resolved = {} if workspace.speakers is None else workspace.speakers.explain()
    decoded = {one.content: one.source for one in workspace.attributions}
    return {
        claim.id: (
            *_explain_words(claim, claim.content.spans in decoded, decoded.get(claim.content.spans) or ()),
            *_explain_cue(claim, workspace.report.text),
            *_explain_source(claim),
            *resolved.get(claim.id, ()),
            *workspace.reasons.get(claim.id, ()),
        )
        for claim in workspace.claims
    }


def explain_entities(workspace: Workspace) -> dict[str, tuple[Reason, ...]]:
    """The reasons of every entity by its id: its name, role and country, and why each mention stands for it."""
    resolved = {} if workspace.speakers is None else workspace.speakers.explain()
    return {entity.id: resolved.get(entity.id, ()) for entity in workspace.entities}


def explain_places(workspace: Workspace) -> dict[str, tuple[Reason, ...]]:
    """The reasons of every place by its id: why it has its values, then the candidates with what spoke for each."""
    return {
        found.place.id: (*found.reasons, *(_explain_candidate(weighed) for weighed in found.candidates))
        for found in workspace.places
    }


def _explain_candidate(weighed: Weighed) -> Reason:
    one = weighed.candidate
    terms = ", ".join(f"{explain_kind(kind)} ({value:+.1f})" for kind, value in weighed.terms[:_SHOWN_TERMS] if value)
    return Reason(
        field="candidate",
        value=f"{describe(one)}, {one.population:,} people" if one.population else describe(one),
        because=f"a chance of {100 * weighed.chance:.0f} %; most weighs {terms or 'nothing but its name'}",
        table="place_weights.tsv",
    )


def _explain_words(claim: Claim, known: bool, source: tuple[object, ...]) -> Iterator[Reason]:
    yield Reason(
        field="content",
        value=claim.content.text[:_SHOWN],
        because="the model tags these words as content" if known else "a rule found these words, or moved their ends",
        head="attribution" if known else None,
        span=claim.content.spans[0],
    )
    linked = known and source == claim.source.words.spans
    yield Reason(
        field="source",
        value=claim.source.words.text[:_SHOWN] or "none",
        because="the model links this source to the content" if linked else "a rule chose or changed the source",
        head="link" if linked else None,
        span=claim.source.words.spans[0] if claim.source.words.spans else None,
    )
    yield Reason(
        field="confidence",
        value=f"{claim.confidence:.2f}",
        because="the model's sureness of tags and links, made a probability on development data",
        head="link",
    )


def _explain_cue(claim: Claim, text: str) -> Iterator[Reason]:
    if claim.cue is None:
        yield Reason(field="act", value="state", because="a quotation that goes on without a cue of its own")
        return
    words = [word for span in claim.cue.words.spans for word in cut_words(text, span.start, span.end)]
    lemma = read_cue(words).lemma
    table = _find_table(lemma)
    because = f"the cue is read as “{lemma}”" if table else "no table has a row for this cue"
    yield Reason(
        field="act",
        value=claim.cue.act.value,
        because=because,
        table=table,
        row=lemma if table else None,
        span=claim.cue.words.spans[0],
    )
    yield Reason(field="stance", value=claim.stance.value, because=f"{because}, and the words it governs are looked at")


def _explain_source(claim: Claim) -> Iterator[Reason]:
    source = claim.source
    if source.naming is Naming.ANONYMOUS and source.reason is not None:
        because, table = f"the text says why a name is withheld: “{source.reason.text}”", "anonymity_reasons.tsv"
        yield Reason(field="naming", value=source.naming.value, because=because, table=table, span=source.reason.span)
    else:
        because = "its words hold a name" if source.naming is Naming.NAMED else "its words hold no name, and no reason"
        yield Reason(field="naming", value=source.naming.value, because=because, head="names")
    yield Reason(field="kind", value=source.kind.value, because="by its head noun or by what its name stands for")


def _find_table(lemma: str) -> str | None:
    for table, column in _TABLES:
        if any(row.get(column) == lemma for row in load_rows(table)):
            return table
    return None
