"""Appositions and predicates: who is beside a name or is said to be one."""

from __future__ import annotations

import re

from reportedly.reading.speakers.clusters import Clusters, Link
from reportedly.reading.speakers.lexemes import Number, Sort
from reportedly.reading.speakers.mentions import Form, Mention
from reportedly.reading.speakers.phrases import Article
from reportedly.reading.speakers.rows import Row


def join_besides(clusters: Clusters, text: str, row: Row) -> None:
    """Appositions and predicates with whom they are said of: "Hana Novak, the mayor,", "she is a doctor"."""
    by_head = clusters.by_head
    pairs = {m.head: n for n, m in enumerate(clusters.mentions) if m.form is Form.PAIR}
    for number, mention in enumerate(clusters.mentions):
        if mention.beside is None or mention.form is Form.PAIR:
            continue
        target = by_head.get(mention.beside)
        if mention.number is Number.MANY and mention.beside in pairs:
            target = pairs[mention.beside]
        if target is not None and _go_together(mention, clusters.mentions[target]):
            clusters.join(number, target, Link(because="it says who that is, beside it", towards=target))
    _join_between_commas(clusters, text)
    _join_behind_commas(clusters, text, row)


_PEOPLE = frozenset({Sort.PERSON, Sort.PEOPLE})
_AFTER = frozenset(",.;)—–")
_KNOWN = frozenset({Article.DEFINITE, Article.OWNED})


def _join_between_commas(clusters: Clusters, text: str) -> None:
    """The same by commas alone, where the parse has no apposition: a name and a description of one person."""
    order = sorted(
        (n for n, m in enumerate(clusters.mentions) if m.form in (Form.NAME, Form.DESCRIPTION)),
        key=lambda n: clusters.mentions[n].start,
    )
    begins: dict[int, int] = {}
    for number in order:
        begins.setdefault(clusters.mentions[number].start, number)
    for number in order:
        left = clusters.mentions[number]
        other = begins.get(left.end + 2) if text[left.end : left.end + 2] == ", " else None
        if other is None or left.sort not in (Sort.PERSON, Sort.BODY, Sort.OPEN):
            continue
        right = clusters.mentions[other]
        if left.sort is Sort.BODY:
            if left.form is Form.NAME and _explains_body(right, text) and not _in_list(text, right.end):
                clusters.join(other, number, Link(because="it says what that is, between commas", towards=number))
            continue
        forms = {left.form, right.form}
        if text.startswith("whose ", right.start):
            continue
        if right.sort is not Sort.PERSON or Number.MANY in (left.number, right.number) or len(forms) != 2:
            continue
        listed = left.article not in _KNOWN and _in_list(text, right.end)
        if text[right.end : right.end + 1] in _AFTER and _go_together(left, right) and not listed:
            clusters.join(other, number, Link(because="it says who that is, between commas", towards=number))


def _join_behind_commas(clusters: Clusters, text: str, row: Row) -> None:
    """The same where the parse hangs the name on a place in between: "the Dutch consul in Oran, Joris Smit, said"."""
    last: tuple[int, Mention] | None = None
    for number, mention in enumerate(clusters.mentions):
        if mention.sort is Sort.PERSON and mention.form is Form.DESCRIPTION and mention.number is Number.ONE:
            last = (number, mention)
        if last is None or mention.sort is not Sort.PERSON or mention.form is not Form.NAME or mention.name is None:
            continue
        start, end = _begin_name(text, mention), mention.name.span.end
        described, free = last[1], clusters.find(last[0]) == last[0] and last[0] not in clusters.links
        if not free or described.sentence != mention.sentence or text[start - 2 : start] != ", ":
            continue
        if text[end : end + 1] not in _AFTER or _is_parted(row, described.head, mention):
            continue
        if described.article not in _KNOWN and _in_list(text, end):
            continue
        if _go_together(described, mention):
            clusters.join(number, last[0], Link(because="it says who that is, behind a comma", towards=last[0]))


def _begin_name(text: str, mention: Mention) -> int:
    """Where a name begins with the title before it, "Col. Ana Ruiz"."""
    assert mention.name is not None
    start = mention.name.span.start
    match = _TITLED.search(text, max(0, start - _TITLE_REACH), start)
    return match.start() if match is not None else start


_TITLED = re.compile(r"(?<=, )(?:[A-Z][\w.-]+ ){1,2}\Z")
_TITLE_REACH = 30


def _is_parted(row: Row, head: int, name: Mention) -> bool:
    """Whether a verb, another comma or somebody else stands between an office and the name behind it."""
    assert name.name is not None
    first = row.within(name.name.span.start, name.name.span.end).start
    between = range(head + 1, first)
    commas = sum(row.lowers[at] == "," for at in between)
    parted = any(row.upos[at] in _PARTING and row.words[at - 1] != "-" for at in between)  # "Polish-born"
    return commas != 1 or len(between) > _FARTHEST or parted


_FARTHEST = 14
_PARTING = frozenset({"VERB", "AUX", "PRON", "SCONJ"})


def _explains_body(right: Mention, text: str) -> bool:
    """Whether a mention is "an armed group from Chad" and its sentence or phrase ends with it."""
    said = right.form is Form.DESCRIPTION and right.sort is Sort.BODY and right.number is not Number.MANY
    return said and right.article is Article.INDEFINITE and text[right.end : right.end + 1] in _AFTER


def _in_list(text: str, end: int) -> bool:
    """Whether "and" follows soon: a list of people, not one and what he is."""
    return " and " in text[end : end + 25] and text[end : end + 1] == ","


def _go_together(left: Mention, right: Mention) -> bool:
    """Whether what one mention says may be said of the other: both one or both several, both people or neither."""
    if right.form is Form.PRONOUN and right.lemma in ("it", "both"):
        return False
    if Number.MANY in (left.number, right.number) and left.number is not right.number:
        return left.sort is Sort.BODY and right.sort is Sort.BODY
    if left.gender and right.gender and left.gender is not right.gender:
        return False
    if Sort.OPEN in (left.sort, right.sort):
        return True
    return (left.sort in _PEOPLE) == (right.sort in _PEOPLE)
