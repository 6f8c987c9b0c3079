"""Questions answered: who holds what on them, how positions stand to each other, how many origins are independent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reportedly.answers.catching_up import group_pending
from reportedly.answers.correcting import correct_position
from reportedly.answers.independent import count_origins
from reportedly.answers.made import Made, load_made_with_witnesses
from reportedly.answers.nearness import choose_nearest
from reportedly.answers.relating import relate_positions
from reportedly.answers.sketches import sketch_position
from reportedly.answers.values import NOBODY, Held, OtherQuestion, QuestionAnswer, QuestionLine, SourceLine
from reportedly.ledger import Ledger
from reportedly.ledger.answering.grouped import GroupLine, find_group_line, list_groups
from reportedly.ledger.answering.neighbours import Linked, Neighbour, list_neighbours
from reportedly.ledger.answering.questions import Member, keep_known, load_question, sample_items, search_questions
from reportedly.ledger.answering.standpoints import ALL, Request
from reportedly.reconciliation.questions import (
    label_question,
    read_query,
    unpack_position,
)
from reportedly.reconciliation.questions.comparing import compare_views
from reportedly.reconciliation.questions.sources import settle_bodies
from reportedly.reconciliation.questions.worded import Worded
from reportedly.reconciliation.relations import RelationSettings, order_positions
from reportedly.reconciliation.relations.settings import DEFAULT
from reportedly.vocabulary import GroupKind, Naming, Position, QuestionKind, Relation, SourceKind

QUESTION_ID = re.compile(r"q(?=[a-f]*\d)[0-9a-f]{1,15}")
"""What is taken for a question's id, or the beginning of one: a word has no figure in it."""

_MOST_LOOKED_AT = 20
"""Questions that are looked at for those with figures, the nearest first."""

_LEAST = 10
"""Positions that a further question is answered with, where the ones before have filled the page."""

_MOST_RELATED = 12
"""Sources whose latest positions are set beside each other, the last to speak first."""

_LONGEST_TITLE = 44
"""Characters of a title that stands for an outlet without a name."""

_NOUNS = {SourceKind.UNKNOWN: "source", SourceKind.IMAGERY: "images"}
_ASKED_FOR = (SourceKind.PERSON, SourceKind.GROUP, SourceKind.UNKNOWN)
"""Sources of which one asks whether they have a name; a ministry has."""


def answer_figures(
    ledger: Ledger, words: str, request: Request = ALL, *, about: float = DEFAULT.about
) -> tuple[QuestionAnswer, ...]:
    """What is held on the questions "how many …" that ``words`` ask, the nearest question first.

    ``about`` is the share by which "about" widens a figure before it is compared with another.
    ``words`` are as a person types them ("North Korean troops in Russia"), or the id of a question. None where no
    question is like that: ``suggest_questions`` names some that are near. Raises SettingError, LedgerError.
    """
    group_pending(ledger)
    settings = replace(DEFAULT, about=about)
    if QUESTION_ID.fullmatch(words):
        group = find_group_line(ledger, GroupKind.QUESTION, words)
        return (_answer(ledger, group, make_question_lines(ledger, [group])[0], request, settings),)
    near = keep_known(ledger, _find_questions(ledger, words, limit=_MOST_LOOKED_AT)[0], request.standpoint)
    sketches = _sketch(ledger, near)
    counted = [group for group in near if sketches[group.key][0].kind is QuestionKind.HOW_MANY]
    nearest = choose_nearest(read_query(words), [(group, sketches[group.key]) for group in counted])
    answers = []
    left = request.limit
    for group in nearest:
        page = replace(request, limit=min(request.limit, max(left, _LEAST)))
        answers.append(_answer(ledger, group, _make_line(group, sketches[group.key]), page, settings))
        left -= sum(1 + len(each.copies) for each in answers[-1].held)
    return tuple(each for each in answers if each.sources)


def list_questions(
    ledger: Ledger, words: str | None = None, request: Request = ALL, *, least: int = 1
) -> tuple[tuple[QuestionLine, ...], str | None]:
    """A page of questions, those asked last first, and the mark of the next page; with ``words`` those that they ask.

    Without words only those with at least so many positions. With words the mark counts those that were passed: where
    the ledger gains reports meanwhile, a question may come twice; seen from the past a page may be short.
    Raises SettingError, LedgerError.
    """
    group_pending(ledger)
    if words is not None:
        begin = max(0, request.mark or 0)
        page, number = _find_questions(ledger, words, begin=begin, limit=request.limit)
        found: Sequence[GroupLine] = keep_known(ledger, page, request.standpoint)
        more = str(begin + request.limit) if number > begin + request.limit else None
    else:
        found, more = list_groups(ledger, GroupKind.QUESTION, request, least=least)
    return make_question_lines(ledger, found), more


def suggest_questions(ledger: Ledger, words: str, limit: int = 3) -> tuple[QuestionLine, ...]:
    """Questions that some of ``words`` find, for one who found none with all of them."""
    group_pending(ledger)
    found: dict[str, GroupLine] = {}
    for word in read_query(words):
        found.update((line.id, line) for line in search_questions(ledger, [word], limit=limit)[0])
    return make_question_lines(ledger, sorted(found.values(), key=lambda line: (-line.hits, line.id))[:limit])


def _find_questions(ledger: Ledger, words: str, *, begin: int = 0, limit: int) -> tuple[tuple[GroupLine, ...], int]:
    """Those that all words find; else those that all but the last find, and so on; and how many they are in all."""
    wanted = list(read_query(words))
    while wanted:
        found, number = search_questions(ledger, wanted, begin=begin, limit=limit)
        if number:
            return found, number
        wanted.pop()
    return (), 0


def _answer(
    ledger: Ledger, group: GroupLine, line: QuestionLine, request: Request, settings: RelationSettings
) -> QuestionAnswer:
    rows = load_question(ledger, group, request)
    made, witnesses = load_made_with_witnesses(ledger, rows.members)
    held = join_held(list_held(rows.members, made))
    neighbours = list_neighbours(ledger, group.key, request.standpoint)
    others = {each.id: each for each in make_question_lines(ledger, [each.group for each in neighbours])}
    was = rows.group
    return QuestionAnswer(
        line=replace(line, positions=was.size, reports=was.reports, first=was.first, last=was.last),
        sources=tuple(_group_sources(held)),
        relations=_relate(held, settings),
        others=tuple(_describe_other(each, others[each.group.id]) for each in neighbours),
        independent=count_origins(rows.members, made, witnesses),
        disputed=rows.disputed,
        next=rows.next,
    )


def list_held(members: Iterable[Member], made: Mapping[int, Made]) -> Iterator[Held]:
    """The positions of members, made again from their readings: the same that they were grouped by.

    A body that one report gives by its initials goes by the name that another one on the question gives in full.
    """
    held = tuple(_list_held(members, made))
    settled = settle_bodies([each.position for each in held])
    return (replace(each, position=position) for each, position in zip(held, settled, strict=True))


def _list_held(members: Iterable[Member], made: Mapping[int, Made]) -> Iterator[Held]:
    for member in members:
        position = made[member.reading].find(member)
        if position is not None:
            yield Held(
                position=correct_position(position, member.verdicts),
                report=member.report,
                origin=member.origin,
                source=made[member.reading].sources.get(position.claim or "", NOBODY),
                ended=member.ended,
                ended_since=member.ended_since,
                verdicts=member.verdicts,
            )


def join_held(held: Iterable[Held]) -> tuple[Held, ...]:
    """One position of a source once, where several reports of one text have it: the earliest, with the others."""
    alike: dict[tuple[object, ...], list[Held]] = {}
    for each in sorted(held, key=_date):
        position = each.position
        who = position.claim is not None and (position.source_name or position.source_words)
        alike.setdefault((each.origin, who, position.amount, position.polarity, position.as_of), []).append(each)
    return tuple(replace(own[0], copies=tuple(own[1:])) for own in alike.values())


def _date(held: Held) -> tuple[str, str]:
    return held.report.published or held.report.first_seen, held.position.id


def _group_sources(held: Sequence[Held]) -> Iterator[SourceLine]:
    """What each source holds, oldest first; the sources that spoke last come first."""
    ordered = order_positions(each.position for each in held)
    places = {position.id: place for place, position in enumerate((*ordered.undated, *ordered.dated))}
    by_source: dict[str, list[Held]] = {}
    for each in sorted(held, key=lambda one: places[one.position.id]):
        by_source.setdefault(each.position.source, []).append(each)
    for source, own in sorted(by_source.items(), key=lambda pair: places[pair[1][-1].position.id], reverse=True):
        last = own[-1].position
        yield SourceLine(source=source, name=_name(own[-1]), footing=tuple(_tell_footing(last)), held=tuple(own))


def _name(held: Held) -> str:
    position = held.position
    if position.claim is None:
        return f"{position.source_name or position.outlet or _quote_title(held.report.title)} (own voice)"
    return position.source_name or position.source_words.strip(" ,;:") or "No source stated"


def _quote_title(title: str | None) -> str:
    """A report by its first words, where nothing says whose it is: two such outlets are not to look like one."""
    words = " ".join((title or "").split()).strip('“”"')
    if not words:
        return "The outlet"
    return f"“{words if len(words) <= _LONGEST_TITLE else words[:_LONGEST_TITLE].rsplit(' ', 1)[0] + ' …'}”"


def _tell_footing(position: Position) -> Iterator[str]:
    if position.claim is None:
        return
    noun = _NOUNS.get(position.source_kind, position.source_kind.value)
    plain = position.naming is Naming.NAMED and position.source_kind not in _ASKED_FOR
    yield noun if plain else f"{position.naming.value} {noun}"
    if position.source_country is not None:
        yield position.source_country


def _relate(held: Sequence[Held], settings: RelationSettings) -> tuple[Relation, ...]:
    recent: dict[str, None] = {}
    for each in sorted(held, key=_date, reverse=True):
        recent.setdefault(each.position.source, None)
    near = set(list(recent)[:_MOST_RELATED])
    positions = {each.position.id: each.position for each in held if each.position.source in near}
    return relate_positions(tuple(positions.values()), settings)


def _describe_other(neighbour: Neighbour, line: QuestionLine) -> OtherQuestion:
    reason = explain_link(neighbour.own, neighbour.other)
    return OtherQuestion(
        id=line.id,
        kind=line.kind,
        label=line.label,
        reason=reason,
        size=line.positions,
        latest=neighbour.latest,
    )


def explain_link(one: Linked, other: Linked) -> str:
    """Why two items are linked, in the words of their claims."""
    worded = Worded((*one.texts, *other.texts))
    return compare_views(unpack_position(one.body), unpack_position(other.body), worded, grouped=True).reason


def make_question_lines(ledger: Ledger, groups: Sequence[GroupLine]) -> tuple[QuestionLine, ...]:
    """The lines of questions, with what each is called."""
    sketches = _sketch(ledger, groups)
    return tuple(_make_line(group, sketches[group.key]) for group in groups)


def _sketch(ledger: Ledger, groups: Sequence[GroupLine]) -> dict[int, list[Position]]:
    samples = sample_items(ledger, [group.key for group in groups])
    return {key: [sketch_position(sample) for sample in own] for key, own in samples.items()}


def _make_line(group: GroupLine, sketches: Sequence[Position]) -> QuestionLine:
    label = label_question(sketches)
    return QuestionLine(
        id=group.id,
        kind=sketches[0].kind,
        label=label[:1].upper() + label[1:],
        positions=group.size,
        reports=group.reports,
        first=group.first,
        last=group.last,
    )
