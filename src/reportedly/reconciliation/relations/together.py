"""Two positions that links brought to one question: how they stand, and whether they are shown to be of one thing.

A person who sets two claims beside each other has settled that they are of one matter (``relate``). What stands on one
question came there by links, some only by way of others, and shares a scene: a shooting with its victims, its wounded,
its witnesses. There most numbers, denials and doubts that look like an answer to one another are of two things: of 196
conflicts in local reports that ``relate`` alone called so, readers called 18. One that is none costs more trust than
one that is not shown. So a relation must be shown to be of one thing by the words of the two themselves;
else they are of another scope. ``tallying`` does it for two numbers.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.reconciliation.questions import TopicMatch, Verdict
from reportedly.reconciliation.relations.clauses import read_clause
from reportedly.reconciliation.relations.judging import judge
from reportedly.reconciliation.relations.pairs import Pair, find_frame, make_pair, quote
from reportedly.reconciliation.relations.settings import DEFAULT, RelationSettings
from reportedly.reconciliation.relations.tallying import (
    find_apart,
    find_chance,
    find_thin,
    list_contents,
    read_near,
    share_value,
)
from reportedly.reconciliation.relations.told_values import load_values
from reportedly.reconciliation.relations.wording import (
    count_negations,
    find_cue,
    read_words,
    share_both,
    share_most,
)
from reportedly.vocabulary import FigureKind, Polarity, Position, Relation, RelationKind


def relate_together(
    position: Position, other: Position, match: TopicMatch, settings: RelationSettings = DEFAULT
) -> Relation:
    """As ``relate``, of positions on one question; OTHER_SCOPE where nothing shows them to be of one thing.

    ``match`` is what ``compare_topics`` says of the two.
    """
    pair = make_pair(position, other, match, settings, settled=False)
    relation = judge(pair)
    if relation.kind is RelationKind.OTHER_SCOPE or _replaces(pair, relation):
        return relation
    if relation.kind is RelationKind.DIFFERS and share_value(pair):
        reason = f"{quote(pair.one)} and {quote(pair.other)} overlap: one is a bound of the other"
        return replace(relation, kind=RelationKind.AGREES, reason=reason)
    if relation.kind is not RelationKind.AGREES and _says_again(pair):
        reason = f"one has the very words of the other: {quote(pair.one)} and {quote(pair.other)}"
        return replace(relation, kind=RelationKind.AGREES, reason=reason)
    slack = _find_slack(pair, match, relation.kind)
    if slack is None:
        return relation
    reason = f"{quote(pair.one)} and {quote(pair.other)} are not shown to be of one thing: {slack}"
    flags = tuple(sorted({*relation.flags, "scope_unclear"}))
    return replace(relation, kind=RelationKind.OTHER_SCOPE, reason=reason, flags=flags)


def _replaces(pair: Pair, relation: Relation) -> bool:
    """Whether one claim gives both, and says that one took the place of the other: "raised its count to 12,000"."""
    return "correction" in relation.flags and pair.one.claim is not None and pair.one.claim == pair.other.claim


def _says_again(pair: Pair) -> bool:
    """Whether one statement has the words of the other, letter for letter, and nobody denies them.

    One of the two then quotes more of what was said: what stands beside the words is no answer to them. Words may be
    quoted to be turned down, too: "is he so ignorant that he thinks". Words without a verb only name a thing.
    """
    if any(each.amount is not None or _denies_beside(each) for each in pair.both) or _find_named(pair) is not None:
        return False
    short, long = sorted((_fold(each) for each in pair.both), key=len)
    before, found, _ = f" {long} ".partition(f" {short} ")
    return bool(found) and len(short.split()) >= _CLAUSE and find_cue("quoted_for", before) is None


def _denies_beside(position: Position) -> bool:
    frame = find_frame(position)
    return find_cue("denial", frame) is not None or count_negations(read_words(frame)) > 0


def _fold(position: Position) -> str:
    return " ".join(_WORD.findall(position.content.text[:_LONGEST].casefold())).removeprefix("that ")


_CLAUSE = 5
"""Words that nobody says twice by chance."""

_LONGEST = 2000
_WORD = re.compile(r"\w+")


def _find_slack(pair: Pair, match: TopicMatch, kind: RelationKind) -> str | None:
    """What leaves open that the two are of one thing; None where it is shown."""
    if kind is not RelationKind.AGREES and _is_told_within(pair):
        return "the words of one stand in what the other says, who tells of them"
    if match.verdict is Verdict.NONE:
        return f"they came to one question by way of others; {match.reason}"
    kinds = [each.amount.kind for each in pair.both if each.amount is not None]
    if kind is RelationKind.AGREES:
        return _find_slack_agreement(pair, match, kinds)
    if match.verdict is not Verdict.SAME:
        return match.reason
    if len(kinds) < _BOTH:
        return _find_slack_statements(pair, match, kind)
    if kinds[0] is not kinds[1]:
        return "they are figures of two sorts"
    if kind is RelationKind.UNDECIDED and not any(each.topic.inherited for each in pair.both):
        return "the words do not tell"
    return _find_slack_ages(pair) if FigureKind.AGE in kinds else find_apart(pair, match, kind)


_BOTH = 2


def _is_told_within(pair: Pair) -> bool:
    """Whether one source tells what the other says: "Holm said the board knew of no leak", of Holm and of the board.

    Two such are no conflict; that they hold the same may be. Who denies what he tells of does contradict it.
    """
    one, other = pair.both
    if one.report != other.report or one.claim == other.claim or any(each.amount is not None for each in pair.both):
        return False
    return (not other.denies and _lies_in(one, other)) or (not one.denies and _lies_in(other, one))


def _lies_in(inner: Position, outer: Position) -> bool:
    if inner.content.spans == outer.content.spans:
        return False  # "Orr confirmed and Holm denied that …" has one content for both
    return all(any(span.within(whole) for whole in outer.content.spans) for span in inner.content.spans)


def _find_slack_agreement(pair: Pair, match: TopicMatch, kinds: list[FigureKind]) -> str | None:
    if not kinds:
        return _find_named(pair) or _find_little(pair)
    return find_chance(pair, match) if len(kinds) == _BOTH and FigureKind.AGE not in kinds else None


def _find_slack_statements(pair: Pair, match: TopicMatch, kind: RelationKind) -> str | None:
    """The same of two contents of which at least one has no figure."""
    slack = None
    if kind is RelationKind.DENIES:
        slack = _find_lacking(pair) or _find_named(pair, denied=True)
    elif kind in (RelationKind.UNDECIDED, RelationKind.QUALIFIES):
        slack = _find_named(pair)
    slack = slack or _find_others(pair) or find_thin(pair, match)
    return slack or _find_little(pair, part=_may_be_part(pair, kind))


def _may_be_part(pair: Pair, kind: RelationKind) -> bool:
    """Whether the kind is called for a particular of both; a denial or a doubt is of all that a content says.

    What one report says twice it says in two ways, and takes nothing back.
    """
    told = kind is RelationKind.REVISES and pair.one.report != pair.other.report
    return told or kind in (RelationKind.DIFFERS, RelationKind.MOVES)


def _find_little(pair: Pair, *, part: bool = False) -> str | None:
    """Neither content says what the other says, or, of a ``part``, not even the shorter one does."""
    share = share_most if part else share_both
    return None if share(*pair.list_focuses()) else "their words share too little"


def _find_lacking(pair: Pair) -> str | None:
    """Only one tells what is done without a thing, which denies nobody the thing: "kept a goat without a permit"."""
    lacking = [_WITHOUT.search(text) is not None for text in list_contents(pair)]
    return "what is done without a thing denies nobody the thing" if lacking[0] != lacking[1] else None


def _find_named(pair: Pair, *, denied: bool = False) -> str | None:
    """One only names a thing, and says nothing of it: "the Common Core", "Senator Ana Orr of Varn".

    ``denied``: one who holds it untrue, which is to turn it down.
    """
    asked = [each for each in pair.both if not denied or each.polarity is Polarity.NEGATIVE]
    named = next((each for each in asked if not read_clause(each.content.text).verb and not _denies(each)), None)
    return f"{quote(named)} only names a thing" if named is not None else None


def _denies(position: Position) -> bool:
    return count_negations(read_words(position.content.text)) > 0


_WITHOUT = re.compile(r"\bwithout\b", re.IGNORECASE)


def _find_others(pair: Pair) -> str | None:
    """Each speaks of people by name, and none of one name."""
    one, other = (_list_names(each) for each in pair.both)
    words = [{word for name in names for word in name.split()} for names in (one, other)]
    if not one or not other or words[0] & words[1]:
        return None
    return f"{', '.join(sorted(one))} against {', '.join(sorted(other))}"


def _list_names(position: Position) -> frozenset[str]:
    """The names of those spoken of, as far as they are not places, streets, houses or bodies."""
    places = {setting.name.casefold() for setting in position.topic.where}
    return frozenset(
        name
        for name in position.topic.about
        if name not in places and load_values("no_person").keys().isdisjoint(name.split())
    )


# --- ages ------------------------------------------------------------------------------------------------------------


def _find_slack_ages(pair: Pair) -> str | None:
    """Two people of one name: a father and his son, or somebody who is named beside another one's age."""
    for each in pair.both:
        if _is_of_another(each):
            return f"{quote(each)} is the age of somebody else than {' and '.join(each.topic.about) or 'who is named'}"
    ages = [each.amount.low or 0 for each in pair.both if each.amount is not None]
    years = max(ages) - min(ages)
    if None in (pair.one.published, pair.other.published) and 1 < years <= _FEW_YEARS:
        return "nobody knows how much time lies between the reports"
    return "so many years lie between two people of one name" if years > _MOST_YEARS else None


def _is_of_another(position: Position) -> bool:
    """Whether an age beside a name is of another one: "Orr's 14-year-old friend", "Ana Orr, 6-year-old Bea"."""
    before, after = read_near(position)
    if _POSSESSIVE.search(before) is not None:
        return True
    behind = _NAME_BEHIND.match(after)
    words = {word for name in position.topic.about for word in name.split()}
    return behind is not None and words.isdisjoint(behind.group().casefold().split())


_POSSESSIVE = re.compile(r"[a-z](?:[’']s|s[’'])\s+$")
_NAME_BEHIND = re.compile(r"\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*")
_MOST_YEARS, _FEW_YEARS = 12, 4
"""Years by which an age is given wrongly at most; years that may lie between two reports of one matter."""
