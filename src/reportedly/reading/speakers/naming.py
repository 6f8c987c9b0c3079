"""Names of one report put together: which of them are the same person, body or place.

People first by their full names, then each bare surname or first name by who bears it, by honorific, title and
nearness; where two are as near, by nobody. Bodies and places by their words, acronyms and short forms.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from reportedly.reading.speakers.families import ELDER, YOUNGER, read_kin, read_noun, read_rank, turn_rank
from reportedly.reading.speakers.forms import (
    PersonName,
    has_particles,
    level,
    may_be_person,
    read_person,
    sketch,
)
from reportedly.reading.speakers.lexemes import Gender, Sort, load_given_names
from reportedly.reading.speakers.mentions import Form, Mention
from reportedly.reading.speakers.named import Named, words_of
from reportedly.reading.speakers.named_bodies import group_bodies
from reportedly.reading.speakers.rows import Row
from reportedly.reading.table_rows import load_rows

_NEAR = 3
_RESPELLED = re.compile(
    r",? (?:as (?:[^,.;\n]{0,50}? )?(?:spells?|spelled|spelt|writes?|wrote|renders?|rendered)"
    r" (?:it|(?:his|her|the) name)"
    r"|as (?:his|her|the) name is (?:spelled|spelt|written|rendered)|as (?:he|she) is (?:called|known))\b"
)
_NICKNAMED = re.compile(
    r",? (?:who(?:m)? (?:\w+ )?(?:\w+) calls?"
    r"|(?:who is |also |better |widely |locally |popularly )*known (?:to \w+ )?(?:simply |only )?as"
    r"|who goes by|nicknamed) [\"“‘']?\Z"
)
_NICKNAME_REACH = 50
_NICKNAME_ENDS = tuple(
    f"{word} {mark}" for word in ("call", "calls", "as", "by", "nicknamed") for mark in ("", *"\"“‘'")
)
_LOOKED_THROUGH = 50
_RANKED = re.compile(r", the ([a-z]+)(?: of the (?:two|three|four))?[,.]")
_SAID_BY = re.compile(r" (?:said|says|added|replied)(?: on [A-Z][a-z]+)?(?: that)? (he|she|his|her)\b")
_MAIN = 3
"""How many times as often the one is named whom a report is about."""
_RANKS = {"the same name": 0, "a surname": 1, "a family name that stands first": 1}
_WEAK = 2
_JUNIORS = {"jr": YOUNGER, "sr": ELDER}
_TOLD_AT = 2
"""Words for kin are looked for at so many full names: who somebody is is told at the start."""


def group_names(text: str, row: Row, mentions: Sequence[Mention]) -> list[Named]:
    """The groups of all name mentions, in order of first mention."""
    people = [n for n, m in enumerate(mentions) if m.form is Form.NAME and m.sort is Sort.PERSON]
    others = [n for n, m in enumerate(mentions) if m.form is Form.NAME and m.sort is not Sort.PERSON]
    groups = [*_People(text, row, mentions).group(people), *group_bodies(text, mentions, others)]
    for group in groups:
        group.mentions.sort()
    return sorted(groups, key=lambda group: group.mentions[0])


class _People:
    """The people of a report while their names are put together."""

    def __init__(self, text: str, row: Row, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.row = row
        self.mentions = mentions
        self.by_part: dict[str, list[Named]] = {}
        self.by_start: dict[str, list[Named]] = {}
        self.called: dict[tuple[str, ...], Named] = {}
        self.ending: dict[int, Named] = {}
        self.alone: Counter[int] = Counter()

    def group(self, numbers: Sequence[int]) -> list[Named]:
        """The groups of the people's names at ``numbers``."""
        names = {number: read_person(words_of(self.text, self.mentions[number])) for number in numbers}
        self.alone = Counter(self.mentions[number].sentence for number in numbers)
        self._share_surnames(names)
        groups: list[Named] = []
        known: dict[tuple[tuple[str, ...], str], Named] = {}
        ranked = False
        for number in sorted(numbers, key=lambda n: (-min(len(names[n].parts), 2), n)):
            name = names[number]
            if len(name.parts) == 1 and not ranked:
                ranked = True
                self._rank(groups)
            called = self._find_called(number) if name.parts else None
            if called is not None:
                self._index(called, name)
                self._join(called, number, name, "the name by which this one is told to go")
            elif len(name.parts) > 1 and not self._is_shared(number, name):
                group = known.get((name.parts, name.junior)) or self._find_full(name)
                group = group or self._find_respelled(number, name)
                known[(name.parts, name.junior)] = group or self._open(groups, name)
                self._join(known[(name.parts, name.junior)], number, name, "the same name")
            elif name.parts:
                self._place_single(groups, number, name)
        if not ranked:
            self._rank(groups)
        return groups

    def _rank(self, groups: Sequence[Named]) -> None:
        self._rank_owners(groups)
        _rank_pairs(groups)

    def _find_called(self, number: int) -> Named | None:
        """The person right before a name by which the text says that he goes: "Ana Ruiz, whom everyone calls Nita"."""
        name = self.mentions[number].name
        assert name is not None
        if not self.text.endswith(_NICKNAME_ENDS, 0, name.span.start):
            return None
        match = _NICKNAMED.search(self.text, max(0, name.span.start - _NICKNAME_REACH), name.span.start)
        return self.ending.get(match.start()) if match is not None else None

    def _share_surnames(self, names: dict[int, PersonName]) -> None:
        """Give a first name the surname that it shares with the name behind "and": "Marta and Elmer Hutchins"."""
        spans = {number: mention.name.span for number in names if (mention := self.mentions[number]).name is not None}
        starts = {span.start: number for number, span in spans.items()}
        given = load_given_names()
        for number, span in spans.items():
            name = names[number]
            if len(name.parts) != 1 or name.parts[0] not in given or not self.text.startswith(" and ", span.end):
                continue
            other = names.get(starts.get(span.end + len(" and "), -1))
            if other is not None and len(other.parts) > 1:
                gender = given[name.parts[0]]
                names[number] = name._replace(parts=(name.parts[0], other.parts[-1]), gender=gender)

    def _open(self, groups: list[Named], name: PersonName) -> Named:
        rank = _JUNIORS.get(name.junior)
        group = Named(sort=Sort.PERSON, full=name, gender=name.gender, rank=rank)
        groups.append(group)
        self._index(group, name)
        return group

    def _index(self, group: Named, name: PersonName) -> None:
        for part in {*name.parts, name.key, "".join(name.parts[1:])}:
            bearers = self.by_part.setdefault(part, [])
            if group not in bearers:
                bearers.append(group)
        for start in {sketch(part)[:2] for part in name.parts} | {level(part)[:2] for part in name.parts}:
            starts = self.by_start.setdefault(start, [])
            if group not in starts:
                starts.append(group)
        group.forms.append(name)

    def _join(self, group: Named, number: int, name: PersonName, because: str) -> None:
        if group.mentions:
            group.because[number] = because
        group.mentions.append(number)
        if len(name.parts) > 1:
            group.fulls.append(number)
            name_here = self.mentions[number].name
            assert name_here is not None
            self.ending[name_here.span.end] = group
            if len(group.fulls) <= _TOLD_AT:
                self._read_kin(group, number)
        else:
            group.single = number
            group.called.update(name.parts)
            if group.rank is None and len(group.mentions) <= _TOLD_AT:
                self._read_kin(group, number)
        group.gender = group.gender or self.mentions[number].gender or name.gender

    def _read_kin(self, group: Named, number: int) -> None:
        rank, gender = read_kin(self.row, self.mentions[number])
        rank = rank or self._read_behind(self.mentions[number])
        group.rank = group.rank or rank
        group.gender = group.gender or gender

    def _read_behind(self, mention: Mention) -> str | None:
        """The rank that stands behind a name: "Rui Costa, the elder,"."""
        assert mention.name is not None
        match = _RANKED.match(self.text, mention.name.span.end)
        return read_rank([match[1]]) if match is not None else None

    def _find_full(self, name: PersonName) -> Named | None:
        """The one person whom another full form of the name stands for."""
        starts = {key(part)[:2] for part in name.parts for key in (sketch, level)}
        candidates = {id(g): g for start in sorted(starts) for g in self.by_start.get(start, ())}
        fitting = [group for group in candidates.values() if self._fits(name, group)]
        if len(fitting) != 1:
            return None
        self._index(fitting[0], name)
        return fitting[0]

    def _is_shared(self, number: int, name: PersonName) -> bool:
        """Whether a surname of two words ("Brandl-Ott", "De Wit") stands alone and several bear it."""
        whole = " " in words_of(self.text, self.mentions[number]) and not has_particles(name)
        if whole or name.key not in self.by_part:
            return False
        return sum(name.parts == full.parts[-len(name.parts) :] for full in self._list_fulls(name)) > 1

    def _list_fulls(self, name: PersonName) -> list[PersonName]:
        bearers = self.by_part.get(name.parts[-1], [])[:_LOOKED_THROUGH]
        return [group.full for group in bearers if group.full is not None and len(group.full.parts) > len(name.parts)]

    def _find_respelled(self, number: int, name: PersonName) -> Named | None:
        """The one named last before a name of which the text says that it is a spelling of theirs."""
        end = self.mentions[number].end
        if not _RESPELLED.match(self.text, end):
            return None
        before = {id(g): g for groups in self.by_part.values() for g in groups if g.fulls and g.fulls[0] < number}
        near = max(before.values(), key=lambda group: group.fulls[-1], default=None)
        if near is None or self.mentions[number].sentence - self.mentions[near.fulls[-1]].sentence > _NEAR:
            return None
        self._index(near, name)
        return near

    def _fits(self, name: PersonName, group: Named) -> bool:
        longest = max(len(form.parts) for form in group.forms)
        for form in group.forms:
            if len(form.parts) < longest:
                continue  # a form that is a part of the longest says nothing more than that
            short, full = sorted((name, form), key=lambda each: len(each.parts))
            if may_be_person(short, full) is None:
                return False
        return True

    def _place_single(self, groups: list[Named], number: int, name: PersonName) -> None:
        mention = self.mentions[number]
        name = name._replace(gender=mention.gender, honorific=True) if mention.gender and not name.gender else name
        ranked: list[tuple[int, Named, str]] = []
        for group in self._bearers(name):
            told = [because for form in group.forms if (because := may_be_person(name, form)) is not None]
            agrees = not (name.gender and group.gender and name.gender is not group.gender)
            if told and agrees:
                closest = min(told, key=lambda because: _RANKS.get(because, _WEAK))
                ranked.append((_RANKS.get(closest, _WEAK), group, closest))
        rank = read_rank(self._words_before(mention))
        ranked = [each for each in ranked if rank is None or each[1].rank in (rank, None)]
        if not ranked:
            self._join(self._open(groups, name), number, name, "the same name")
            return
        titled = [each for each in ranked if self._shares_title(mention, each[1])] if len(ranked) > 1 else []
        ranked = titled if len(titled) == 1 else ranked
        ranked = [each for each in ranked if each[1].fulls and each[1].fulls[0] < number] or ranked
        called = next((each for each in ranked if each[1] is self.called.get(name.parts)), None)
        if called is not None and called[0] > min(rank for rank, _, _ in ranked):
            ranked = [called]  # "Worku" was the father all along, before a daughter with that surname came
        ranked = _leave_otherwise_called(name.parts[0], ranked)
        least = min(rank for rank, _, _ in ranked)
        best = [(group, because) for rank, group, because in ranked if rank == least]
        chosen = best[0] if len(best) == 1 else self._choose(number, best)
        if chosen is None:
            group = Named(sort=Sort.PERSON, full=name, gender=name.gender, open=True)
            groups.append(group)
            self._join(group, number, name, "two bear this name")
            return
        self.called.setdefault(name.parts, chosen[0])
        self._join(chosen[0], number, name, chosen[1])

    def _bearers(self, name: PersonName) -> Iterable[Named]:
        part = name.parts[0]
        exact = self.by_part.get(part, [])
        return exact or self.by_start.get(sketch(part)[:2], []) or self.by_start.get(level(part)[:2], [])

    def _choose(self, number: int, best: list[tuple[Named, str]]) -> tuple[Named, str] | None:
        """Of several who bear a name, the one with the title, or the one named last; None where two are as near."""
        mention = self.mentions[number]
        told = self._find_told(mention, best)
        if told is not None:
            return told
        titled = [each for each in best if self._shares_title(mention, each[0])]
        if len(titled) == 1:
            return titled[0][0], titled[0][1] + " with the same title"
        plain = self._list_plain(mention, best)
        if len(plain) == 1 and not titled:
            return plain[0][0], plain[0][1] + ", of the one who is not called by an office"
        near = []
        for group, because in titled or best:
            last = group.last_before(number)
            if last is not None:
                near.append((mention.sentence - self.mentions[last].sentence, -last, group, because))
        near.sort(key=lambda each: each[:2])
        if not near:
            return None
        if len(near) == 1 or near[0][0] < near[1][0] <= _NEAR + near[0][0]:
            return near[0][2], near[0][3] + ", borne by two, of the one named last"
        often = sorted(near, key=lambda each: -len(each[2].mentions))
        if near[0][0] and len(often[0][2].mentions) >= _MAIN * len(often[1][2].mentions):
            return often[0][2], often[0][3] + ", borne by two, of the one whom the report names most"
        return None

    def _find_told(self, mention: Mention, best: list[tuple[Named, str]]) -> tuple[Named, str] | None:
        """The only one whose rank or gender the words beside the name tell: "the elder Costa", "Costa said she"."""
        rank = read_rank(self._words_before(mention))
        ranked = [each for each in best if rank is not None and each[0].rank == rank]
        gendered = [each for each in best if mention.gender and each[0].gender is mention.gender]
        said = _SAID_BY.match(self.text, mention.name.span.end) if mention.name is not None else None
        speaking = []
        if said is not None:
            other = Gender.FEMALE if said[1] in ("he", "his") else Gender.MALE
            speaking = [each for each in best if each[0].gender is not other]
        for told in (ranked, gendered, speaking):
            if len(told) == 1:
                return told[0][0], told[0][1] + ", with a word that tells the two apart"
        return None

    def _rank_owners(self, groups: Sequence[Named]) -> None:
        """Of two with one surname the elder is he of whose son a sentence speaks that names nobody else."""
        families: dict[str, list[Named]] = {}
        for group in groups:
            if group.full is not None:
                families.setdefault(group.full.parts[-1], []).append(group)
        for pair in families.values():
            if len(pair) != 2 or any(group.rank is not None for group in pair):
                continue
            for group in pair:
                mention = self.mentions[group.fulls[0]]
                if self.alone[mention.sentence] == 1:
                    group.rank = group.rank or _find_owned(self.row, mention)

    def _list_plain(self, mention: Mention, best: list[tuple[Named, str]]) -> list[tuple[Named, str]]:
        """Those whom "Ms. Kang" may mean where "Mayor Kang" has just been said of another."""
        if _HONORIFICS.isdisjoint(self._words_before(mention)[-1:]):
            return []
        return [
            each
            for each in best
            if each[0].single is None or not self._titles_of(self.mentions[each[0].single]) - _HONORIFICS
        ]

    def _words_before(self, mention: Mention) -> list[str]:
        assert mention.name is not None
        first = self.row.within(mention.name.span.start, mention.name.span.end).start
        low = min(mention.low, first - 1) if first and self.row.lowers[first - 1] in _HONORIFICS else mention.low
        return self.row.lowers[low:first]

    def _shares_title(self, mention: Mention, group: Named) -> bool:
        wanted = self._titles_of(mention)
        return bool(wanted) and any(wanted & self._titles_of(self.mentions[n]) for n in group.mentions[:10])

    def _titles_of(self, mention: Mention) -> frozenset[str]:
        words = (_load_titles().get(lower, lower) for lower in self._words_before(mention))
        return frozenset(word for word in words if word.isalpha() and word not in _NO_TITLES)


_NO_TITLES = frozenset("the a an mr mrs ms miss and of his her their its former".split())
_HONORIFICS = frozenset("mr mr. mrs mrs. ms ms. miss dr dr.".split())


def _leave_otherwise_called(word: str, ranked: list[tuple[int, Named, str]]) -> list[tuple[int, Named, str]]:
    """Without those who were called by another word so far, where they do not all bear this one alike.

    "Huanca" is Luis Huanca Paz rather than Eva Paz Huanca, of whom the report has said "Paz".
    """
    if len({rank for rank, _, _ in ranked}) == 1:
        return ranked
    fresh = [each for each in ranked if not each[1].called or word in each[1].called] or ranked
    first = [each for each in fresh if _has_first_surname(word, each[1])]
    double = all(each[1].full is not None and len(each[1].full.parts) >= _DOUBLE for each in fresh)
    return first if len(first) == 1 and double else fresh


def _has_first_surname(word: str, group: Named) -> bool:
    """Whether a word is the first of two surnames, by which people are called where they have two."""
    full = group.full
    return full is not None and len(full.parts) >= _DOUBLE and not full.double and full.parts[-2] == word


_DOUBLE = 3


@cache
def _load_titles() -> dict[str, str]:
    """Short forms of titles, with and without their stop, and the words that they stand for."""
    found: dict[str, str] = {}
    for row in load_rows("title_forms.tsv"):
        found[row["short"]] = found[row["short"] + "."] = row["full"]
    return found


def _find_owned(row: Row, mention: Mention) -> str | None:
    """What the only one named in a sentence is to "his son" or "her father" in it: the elder, the younger."""
    assert mention.name is not None
    first, last = row.bounds[mention.sentence]
    for at in range(row.within(mention.name.span.start, mention.name.span.end).stop, last - 1):
        if row.lowers[at] in ("his", "her") and at > first:
            rank, _ = read_noun(row, at + 1)
            if rank is not None:
                return turn_rank(rank)
    return None


def _rank_pairs(groups: Sequence[Named]) -> None:
    """Of two with one surname the other is the elder where one is the younger."""
    families: dict[str, list[Named]] = {}
    for group in groups:
        if group.full is not None:
            families.setdefault(group.full.parts[-1], []).append(group)
    for pair in families.values():
        if len(pair) == 2:
            one, other = pair
            one.rank = one.rank or (turn_rank(other.rank) if other.rank else None)
            other.rank = other.rank or (turn_rank(one.rank) if one.rank else None)
