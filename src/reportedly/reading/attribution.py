"""Claims out of the attributions that the model decodes, by rule.

The steps, each over all attributions of a report: spans repaired, sources that say nothing dropped, doubles merged,
silences dropped, trailing sources and quotations without a cue attached, attributions inside others found, and claims
made of them, each with its id, act, stance, polarity, kind of quotation and carrier. The order of the attributions
given makes no difference.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.reading.adherence import find_kept_numbers
from reportedly.reading.continuation import continue_quotations
from reportedly.reading.cues import CueReading, read_cue
from reportedly.reading.exhibits import turn_to_exhibit
from reportedly.reading.ground import Ground, lay_ground, overlap, unite
from reportedly.reading.mute_sources import free_of_dead, is_to_reader
from reportedly.reading.nesting import find_carriers, find_nested, lift_carriers
from reportedly.reading.quotation_claims import judge_quotation
from reportedly.reading.sourcing import describe_source
from reportedly.reading.span_repair import repair_spans
from reportedly.reading.stances import asks_only, judge_stance, refine_cue
from reportedly.reading.subjects import PRONOUNS
from reportedly.reading.trailing import attach_trailers
from reportedly.reading.words import Word, cut_words
from reportedly.reading.workspace import Attribution, Workspace
from reportedly.vocabulary import Act, Claim, Cue, Passage, Polarity, Span, Stance

_TURN = re.compile(r",? (?:but|and|though|although) ")
_TAIL_WORDS = 12
_CUE_READS = 400
_OPENING_READS = 100
_CONTINUED = CueReading(act=Act.STATE, stance=Stance.ASSERT, polarity=Polarity.POSITIVE)


def make_claims(workspace: Workspace) -> tuple[Claim, ...]:
    """The claims of a report, in the order of their words."""
    ground = lay_ground(workspace)
    attributions = settle_attributions(workspace.attributions, ground)
    carriers = find_carriers(attributions, ground)
    ids = [make_claim_id(workspace.report.id, attribution) for attribution in attributions]
    return tuple(
        _make_claim(
            attribution,
            workspace,
            ground,
            claim_id=ids[index],
            within=None if (carrier := carriers[index]) is None else ids[carrier],
        )
        for index, attribution in enumerate(attributions)
    )


def settle_attributions(attributions: Iterable[Attribution], ground: Ground) -> tuple[Attribution, ...]:
    """What the model found and what the rules add, with spans as the contract wants them, in order, no two alike."""
    shown = [turn_to_exhibit(one, ground.text) for one in attributions]
    repaired = repair_spans(sorted(shown, key=_order), ground)
    voiced = (free_of_dead(one, ground.text) for one in repaired if not is_to_reader(one, ground))
    merged = merge_doubles(_drop_expletives(voiced, ground.text))
    spoken = tuple(_cut_silent_tail(one, ground.text) for one in merged if not is_silence(one, ground.text))
    kept, strays = detach_strays(spoken, ground)
    attached = attach_trailers(continue_quotations(kept, ground), ground)
    lifted = lift_carriers(attached, ground)
    nested = (one for one in find_nested((*lifted, *strays), ground) if not is_silence(one, ground.text))
    found = merge_doubles(_repair_new((*lifted, *nested), spoken, ground))
    return tuple(sorted((*found, *find_kept_numbers(found, ground)), key=_order))


def detach_strays(
    attributions: Iterable[Attribution], ground: Ground
) -> tuple[tuple[Attribution, ...], tuple[Attribution, ...]]:
    """The attributions without pieces that stand, unquoted, in another sentence than their cue; and those pieces.

    "Pay rose, according to a survey. Prices fell." says nothing of who says that prices fell. On development data two
    such pieces in seven belonged to the source they were given.
    """
    kept, strays = [], []
    for one in attributions:
        loose = tuple(span for span in one.content if one.cue and _is_stray(span, one, ground))
        stay = tuple(span for span in one.content if span not in loose)
        kept.append(replace(one, content=stay) if stay and loose else one)
        strays += [Attribution(source=(), cue=(), content=(span,), score=one.score) for span in loose if stay]
    return tuple(kept), tuple(strays)


def _is_stray(span: Span, one: Attribution, ground: Ground) -> bool:
    sentence = ground.sentence_at(span.start)
    if sentence is None or any(cue.overlaps(sentence) for cue in one.cue):
        return False
    return not any(quotation.span.overlaps(span) for quotation in ground.quotations_on(span.start, span.end))


def _cut_silent_tail(one: Attribution, text: str) -> Attribution:
    """Without "but did not elaborate" at the end of the content: that is a silence, not what was said."""
    last = one.content[-1]
    turns = [match for match in _TURN.finditer(text, last.start, last.end) if match.start() > last.start]
    for turn in turns[-1:]:
        tail = cut_words(text, turn.end(), last.end)
        if 1 < len(tail) <= _TAIL_WORDS and read_cue(tail[tail[0].text in PRONOUNS :]).silent:
            return replace(one, content=(*one.content[:-1], Span(start=last.start, end=turn.start())))
    return one


def _repair_new(
    attributions: Sequence[Attribution], repaired: Iterable[Attribution], ground: Ground
) -> tuple[Attribution, ...]:
    """The attributions with those repaired that the rules have made or changed."""
    known = set(repaired)
    new = repair_spans((one for one in attributions if one not in known), ground)
    return (*(one for one in attributions if one in known), *new)


def make_claim_id(report_id: str, attribution: Attribution) -> str:
    """A claim's id: a digest of its report and its spans, whatever model found it."""
    spans = "|".join(
        ",".join(f"{span.start}-{span.end}" for span in role)
        for role in (attribution.source, attribution.cue, attribution.content)
    )
    return hashlib.sha256(f"{report_id}\n{spans}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def merge_doubles(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Attributions without doubles: one cue with one content has all its sources, one source and cue all its words.

    Contents under one source and cue stay apart unless they overlap. The best score is kept.
    """
    by_words: dict[tuple[tuple[Span, ...], tuple[Span, ...]], Attribution] = {}
    for one in sorted(attributions, key=_order):
        key = (one.cue, one.content)
        known = by_words.get(key) if one.cue else None
        by_words[key if one.cue else (one.source, one.content)] = one if known is None else _unite_sources(known, one)
    by_speaker: dict[tuple[tuple[Span, ...], tuple[Span, ...]], list[Attribution]] = {}
    for one in by_words.values():
        _join_overlapping(by_speaker.setdefault((one.source, one.cue), []), one)
    return tuple(one for group in by_speaker.values() for one in group)


def is_silence(attribution: Attribution, text: str) -> bool:
    """Whether the words say that nothing was said ("declined to comment", "did not elaborate"): no claim is made."""
    if not attribution.cue:
        return False
    last = max(span.end for span in attribution.cue)
    following = next((span for span in attribution.content if span.start >= last), None)
    ahead = [] if following is None else _words_of((following,), text, at_most=_OPENING_READS)
    return read_cue(_words_of(attribution.cue, text), ahead).silent


def _unite_sources(left: Attribution, right: Attribution) -> Attribution:
    """Two sources of the same words; the content must not stand in either of them."""
    return replace(left, source=unite((*left.source, *right.source)), score=max(left.score, right.score))


def _join_overlapping(group: list[Attribution], one: Attribution) -> None:
    """Add ``one`` to a group of one source and cue, joined with those whose content it overlaps."""
    for other in [other for other in group if overlap(other.content, one.content)]:
        group.remove(other)
        one = replace(one, content=unite((*other.content, *one.content)), score=max(other.score, one.score))
    group.append(one)


def _drop_expletives(attributions: Iterable[Attribution], text: str) -> list[Attribution]:
    """The attributions without the "it" of "it is believed", which is no source."""
    return [
        replace(one, source=())
        if [text[span.start : span.end].lower() for span in one.source] == ["it"] and _is_passive(one.cue, text)
        else one
        for one in attributions
    ]


def _is_passive(cue: Sequence[Span], text: str) -> bool:
    words = [word.text for word in _words_of(cue, text)]
    return len(words) > 1 and words[0] in ("is", "was", "'s", "has", "had") and words[-1].endswith(("ed", "said", "t"))


def _make_claim(
    attribution: Attribution, workspace: Workspace, ground: Ground, *, claim_id: str, within: str | None
) -> Claim:
    text = ground.text
    content = _words_of(attribution.content[:2], text, at_most=_OPENING_READS)
    cue = _words_of(attribution.cue, text)
    reading = refine_cue(read_cue(cue), content) if cue else _CONTINUED
    source = describe_source(workspace, attribution.source)
    return Claim(
        id=claim_id,
        source=source,
        within=within,
        cue=Cue(words=Passage.of(text, attribution.cue), act=reading.act) if attribution.cue else None,
        content=Passage.of(text, attribution.content),
        quotation=judge_quotation(attribution.content, ground),
        stance=judge_stance(
            reading,
            content,
            source=_words_of(attribution.source, text),
            kind=source.kind,
            question=asks_only(text, attribution.content),
        ),
        polarity=reading.polarity,
        confidence=_clip_score(attribution.score),
    )


def _words_of(spans: Iterable[Span], text: str, at_most: int = _CUE_READS) -> list[Word]:
    """The words at ``spans``, of each span the first ``at_most`` characters."""
    return [word for span in spans for word in cut_words(text, span.start, min(span.end, span.start + at_most))]


def _clip_score(score: float) -> float:
    return 0.0 if math.isnan(score) else min(1.0, max(0.0, score))


def _order(attribution: Attribution) -> tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...], float]:
    """The order of claims: by their words, then cue and source; equal ones by falling score."""
    score = 0.0 if math.isnan(attribution.score) else attribution.score
    return (
        tuple(sorted(attribution.content)),
        tuple(sorted(attribution.cue)),
        tuple(sorted(attribution.source)),
        -score,
    )
