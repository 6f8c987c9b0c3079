"""Where a report speaks of somebody or something: names with their titles, pronouns, descriptions, pairs.

A mention is known by the head word of its phrase; no two have the same head, but for a pair ("A and B").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import pairwise
from typing import Any, NamedTuple

from reportedly.reading.ground import Ground
from reportedly.reading.names import knows_body
from reportedly.reading.speakers.doubtful import find_age_start, is_countryman, is_owner, read_age
from reportedly.reading.speakers.genders import tell_gender_of_name, tell_gender_of_noun
from reportedly.reading.speakers.lexemes import (
    Gender,
    Noun,
    Number,
    Sort,
    find_noun,
    load_pronouns,
    load_ships,
    load_surnamed,
)
from reportedly.reading.speakers.offices import is_first_name, is_office, list_first_names
from reportedly.reading.speakers.phrases import (
    Article,
    climb_to_title,
    find_extent,
    find_predicate_subject,
    read_article,
)
from reportedly.reading.speakers.rows import ROOT, Row
from reportedly.reading.speakers.tagged import complete_names
from reportedly.reading.workspace import Name
from reportedly.vocabulary import Span


class Form(IntEnum):
    """What a mention is made of."""

    NAME = 0
    PRONOUN = 1
    DESCRIPTION = 2
    PAIR = 3


class Mention(NamedTuple):
    """One mention. ``head``, ``low`` and ``high`` are words of the row; ``start`` and ``end`` code points.

    ``name`` is the encoder's name in it, ``owner`` the head of whose it is ("his" in "his wife"), ``beside`` the head
    of the phrase that it explains as an apposition or a predicate, ``parts`` the heads of a pair's members.
    ``quotation`` is the number of the quotation that it stands in, or -1.
    """

    form: Form
    start: int
    end: int
    head: int
    low: int
    high: int
    sort: Sort
    number: Number
    gender: Gender
    article: Article
    role: int
    sentence: int
    paragraph: int
    quotation: int
    lemma: str
    person: int = 3
    name: Name | None = None
    owner: int | None = None
    beside: int | None = None
    parts: tuple[int, ...] = ()

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(start=self.start, end=self.end)


ROLES = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "appos", "conj", "root", "compound", "other")
_ROLE_NUMBERS = {role: number for number, role in enumerate(ROLES)}
_OTHER = len(ROLES) - 1
_SORTS = {"PER": Sort.PERSON, "ORG": Sort.BODY, "LOC": Sort.PLACE, "FAC": Sort.PLACE, "NORP": Sort.GROUP}
NAMES_MENTIONED = frozenset({"PER", "ORG", "LOC", "FAC", "NORP", "EVENT", "WORK", "OTHER"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "X"})
_COUNTED = frozenset("two three four five six seven eight nine ten latter former others".split())
_WITHIN_PHRASE = frozenset("compound flat fixed amod det nummod advmod case goeswith".split())


def find_mentions(ground: Ground, row: Row) -> list[Mention]:
    """All mentions in order of their heads; what stands in unread parts of the report is left out."""
    places = _Places(ground, row)
    found: dict[int, Mention] = {}
    inside: set[int] = set()
    names = complete_names(ground, row)
    places.first_names = list_first_names(row, names)
    for name in names:
        _add_name(places, name, found, inside)
    places.people = frozenset(head for head, each in found.items() if each.sort is Sort.PERSON)
    places.taken_up = _list_taken_up(row, found.values())
    pronouns = load_pronouns()
    for index, lower in enumerate(row.lowers):
        if index in found or index in inside:
            continue
        mention = None
        if lower in pronouns and row.upos[index] in ("PRON", "DET", "PROPN", "NOUN"):
            mention = _make_pronoun(places, index)
        elif row.upos[index] in _NOMINAL or lower.endswith("-old"):
            mention = _make_description(places, index)
        if mention is not None:
            found[index] = mention
    _cut_behind_commas(row, found)
    couples = _find_couples(row, found)
    pairs = [pair for index in sorted(found) for pair in _make_pair(places, found, index)]
    pairs += [pair for couple in couples for pair in _make_couple(places, found, couple, pairs)]
    return sorted((*found.values(), *pairs), key=lambda mention: (mention.head, mention.form))


def _cut_behind_commas(row: Row, found: dict[int, Mention]) -> None:
    """Take a person's name behind a comma out of the description that the parse drew over it: "his wife, Ana Ruiz"."""
    named = sorted(
        words.start
        for mention in found.values()
        if mention.sort is Sort.PERSON and mention.form is Form.NAME and mention.name is not None
        for words in (row.within(mention.name.span.start, mention.name.span.end),)
        if words and words.start and row.lowers[words.start - 1] == ","
    )
    for head, mention in found.items():
        if mention.form is not Form.DESCRIPTION or mention.sort is not Sort.PERSON or mention.high - head < _WITH_NAME:
            continue
        at = bisect_right(named, head)
        if at < len(named) and named[at] < mention.high:
            high = named[at] - 1
            found[head] = mention._replace(high=high, end=row.ends[high - 1])


_WITH_NAME = 3


class _Places:
    """What the makers of mentions look things up in."""

    def __init__(self, ground: Ground, row: Row) -> None:
        self.ground = ground
        self.row = row
        self.common: dict[int, Name] = {}
        self.taken_up: dict[str, Noun] = {}
        self.people: frozenset[int] = frozenset()
        self.first_names: frozenset[str] = frozenset()
        self.unread = ground.unread
        self.unread_starts = [span.start for span in ground.unread]
        self.quotations = _outer_quotations(ground)
        self.quotation_starts = [start for start, _, _ in self.quotations]

    def is_unread(self, start: int) -> bool:
        """Whether ``start`` stands in a byline, a note to editors or the like."""
        at = bisect_right(self.unread_starts, start) - 1
        return at >= 0 and start < self.unread[at].end

    def quotation_at(self, offset: int) -> int:
        """The number in ``ground.quotations`` of the outermost quotation around ``offset``, or -1."""
        at = bisect_right(self.quotation_starts, offset) - 1
        return self.quotations[at][2] if at >= 0 and offset < self.quotations[at][1] else -1

    def make(self, form: Form, head: int, low: int, high: int, **values: Any) -> Mention:
        """A mention with what its place tells."""
        row = self.row
        start = row.starts[low]
        return Mention(
            form=form,
            start=start,
            end=row.ends[high - 1],
            head=head,
            low=low,
            high=high,
            role=_ROLE_NUMBERS.get(row.relations[head], _OTHER),
            sentence=row.sentences[head],
            paragraph=self.ground.paragraph_of(row.starts[head]),
            quotation=self.quotation_at(row.starts[head]),
            **values,
        )


def _outer_quotations(ground: Ground) -> list[tuple[int, int, int]]:
    return [
        (quotation.span.start, quotation.span.end, number)
        for number, quotation in enumerate(ground.quotations)
        if not quotation.nested and quotation.inner is not None
    ]


def _add_name(places: _Places, name: Name, found: dict[int, Mention], inside: set[int]) -> None:
    row = places.row
    words = row.within(name.span.start, name.span.end)
    if name.type not in NAMES_MENTIONED or not words or places.is_unread(name.span.start):
        return
    if len(words) == 1 and _is_common(row, words.start) and not knows_body(row.words[words.start]):
        places.common[words.start] = name
        return
    if (
        name.type == "PER"
        and is_office(row, words.start, words.stop)
        and not is_first_name(row, words, places.first_names)
    ):
        return
    if name.type == "NORP" and len(words) == 1 and is_countryman(row, words.start):
        return
    low, high = words.start, words.stop
    head = row.head_in(low, high)
    inside.update(words)
    if head in found:
        return
    top = climb_to_title(row, head, low) if name.type == "PER" else head
    inside.add(top)
    left, right = _take_article(row, low, high), high
    if row.relations[head] not in ("compound", "amod", "flat") or top != head:
        reach = find_extent(row, top, clauses=False)
        left, right = min(left, reach[0]), _end_phrase(row, high, reach[1])
    owner = None
    title = _find_title_before(row, low) if name.type == "PER" else None
    if title is not None and title not in found:
        inside.add(title)
        left = min(left, find_extent(row, title, clauses=False)[0])
        owner = read_article(row, title)[1]
    sort = _SORTS.get(name.type, Sort.THING)
    gender = tell_gender_of_name(row, low, high, left) if sort is Sort.PERSON else Gender.THING
    number = Number.ONE if sort in (Sort.PERSON, Sort.PLACE) else Number.OPEN
    mention = places.make(
        Form.NAME,
        top,
        left,
        right,
        sort=sort,
        number=number,
        gender=gender,
        article=Article.BARE,
        lemma=row.lowers[head],
        name=name,
        owner=owner,
        beside=_find_beside(row, top),
    )
    if top in found and top != head:
        mention = mention._replace(head=head)
    found[mention.head] = mention


def _end_phrase(row: Row, high: int, reach: int) -> int:
    """The end of a name's phrase: further than the name only by a preposition, "Ana Souza of the Labour Party"."""
    return reach if reach > high and row.upos[high] == "ADP" else high


def _find_title_before(row: Row, low: int) -> int | None:
    """The noun for one person that stands directly before a name: "Ministry spokesperson Aino Laine"."""
    before = low - 1
    if before < 0 or row.sentences[before] != row.sentences[low] or row.upos[before] not in ("NOUN", "PROPN"):
        return None
    noun = find_noun(row.lowers[before])
    return before if noun is not None and noun.sort is Sort.PERSON and noun.number is Number.ONE else None


def _is_common(row: Row, index: int) -> bool:
    """Whether a capitalised noun with "the" describes rather than names: "the University", "the Ministry"."""
    noun = find_noun(row.lowers[index])
    determined = index > 0 and row.lowers[index - 1] in ("the", "this", "that", "its", "his", "her", "their", "our")
    return noun is not None and determined and row.upos[index] in ("NOUN", "PROPN")


def _take_article(row: Row, low: int, high: int) -> int:
    """The name's first word or its "the", which in "the Hong Kong embassy" belongs to the embassy."""
    return low - 1 if low and row.lowers[low - 1] == "the" and low <= row.heads[low - 1] < high else low


def _make_pronoun(places: _Places, index: int) -> Mention | None:
    row = places.row
    pronoun = load_pronouns()[row.lowers[index]]
    if places.is_unread(row.starts[index]) or row.relations[index] == "expl":
        return None
    if row.words[index] == "US" or (pronoun.form == "number" and row.relations[index] not in ("nsubj", "obj")):
        return None
    sort = Sort.PERSON if pronoun.gender in (Gender.MALE, Gender.FEMALE) or pronoun.person < 3 else Sort.OPEN
    if pronoun.number is Number.MANY and pronoun.person == 1:
        sort = Sort.PEOPLE
    return places.make(
        Form.PRONOUN,
        index,
        index,
        index + 1,
        sort=sort,
        number=pronoun.number,
        gender=pronoun.gender,
        article=Article.BARE,
        lemma=pronoun.word,
        person=pronoun.person,
    )


def _make_description(places: _Places, index: int) -> Mention | None:
    row = places.row
    noun = _describe(places, index)
    if noun is None or places.is_unread(row.starts[index]):
        return None
    article, owner = read_article(row, index)
    low, high = find_extent(row, index, clauses=True)
    if noun.lemma[:1].isdigit():
        low = min(low, find_age_start(row, index, noun.lemma))
    if is_owner(row, index, low, article):
        low, article = low - 1, Article.DEFINITE
    elif _is_definite(row, low, article, noun):
        article = Article.DEFINITE
    number = noun.number
    if article is Article.NUMBERED and noun.number is Number.OPEN:
        number = Number.MANY
    return places.make(
        Form.DESCRIPTION,
        index,
        low,
        high,
        sort=noun.sort,
        number=number,
        gender=tell_gender_of_noun(row, index, low, noun),
        article=article,
        lemma=noun.lemma,
        name=places.common.get(index),
        owner=owner,
        beside=_find_beside(row, index),
    )


def _describe(places: _Places, index: int) -> Noun | None:
    """The noun that a word describes somebody or something by. Most words are none, and it is asked of each."""
    row, lower = places.row, places.row.lowers[index]
    noun = read_age(places.ground.text, row, index) if lower.endswith(("old", "olds")) else None
    whole = row.relations[index] not in _WITHIN_PHRASE
    if noun is None and whole:
        noun = _read_noun(row, index)
    definite = index > 0 and row.lowers[index - 1] == "the"
    if noun is None and definite and is_countryman(row, index):
        noun = Noun(lower, Sort.PERSON, Number.ONE, False)
    if noun is None and _is_apposition(places, index):
        noun = Noun(lower, Sort.PERSON, Number.ONE, True)
    return places.taken_up.get(lower) if noun is None and definite and whole else noun


def _is_definite(row: Row, low: int, article: Article, noun: Noun) -> bool:
    """Whether "the" begins a phrase that the parse has without an article; before an age it may have left it out."""
    if article is Article.NUMBERED and noun.number is not Number.ONE:
        return False
    aged = noun.lemma[:1].isdigit() and low > 0 and row.lowers[low - 1] == "the"
    return article in (Article.BARE, Article.NUMBERED) and (aged or row.lowers[low] == "the")


def _is_apposition(places: _Places, index: int) -> bool:
    """Whether a noun that no table has says with "a" who a person is: "Ali Kaya, a Turkish dealer"."""
    row = places.row
    if row.relations[index] != "appos" or row.upos[index] != "NOUN" or row.heads[index] not in places.people:
        return False
    return any(row.lowers[child] in ("a", "an") for child in row.children[index])


def _list_taken_up(row: Row, names: Iterable[Mention]) -> dict[str, Noun]:
    """Nouns that no table has, by which a report may take up one whom it names: "the fund", "the jumper"."""
    found: dict[str, Noun] = {}
    for mention in names:
        if mention.sort is Sort.PERSON and mention.name is not None:
            before = row.within(mention.name.span.start, mention.name.span.end).start - 1
            if before >= mention.low and row.upos[before] == "NOUN" and find_noun(row.lowers[before]) is None:
                found[row.lowers[before]] = Noun(row.lowers[before], Sort.PERSON, Number.ONE, True)
        elif mention.sort is Sort.BODY:
            for lower in list_own_nouns(row, mention):
                if find_noun(lower) is None:
                    found[lower] = Noun(lower, Sort.BODY, Number.ONE, False)
    return found


def list_own_nouns(row: Row, mention: Mention) -> set[str]:
    """The last word of a body's name, the one before "of" or "for" in it, the kind of ship before it, in lower case."""
    assert mention.name is not None
    words = row.within(mention.name.span.start, mention.name.span.end)
    before = row.lowers[words.start - 1] if words.start else ""
    found = {before, *_ANY_SHIP} if before in load_ships() else set()
    if len(words) > 1:
        ends = [at for at in words if at > words.start and row.lowers[at] in ("of", "for")]
        found |= {row.lowers[words.stop - 1]} | {row.lowers[at - 1] for at in ends[:1]}
    return {word for word in found if word.isalpha()}


_ANY_SHIP = ("ship", "vessel")


def _read_noun(row: Row, index: int) -> Noun | None:
    lower, upos = row.lowers[index], row.upos[index]
    if _stands_alone(row, index):
        return Noun(lower, Sort.PEOPLE, Number.MANY, False)
    if upos in ("NOUN", "PROPN", "X"):
        return find_noun(lower) or (load_surnamed().get(lower) if row.words[index] == lower else None)
    determined = any(row.lowers[child] in ("the", "these", "those", "all") for child in row.children[index])
    if determined and lower in _COUNTED:
        return Noun(lower, Sort.PEOPLE, Number.MANY, False)
    return find_noun(lower) if upos == "ADJ" and determined else None


def _stands_alone(row: Row, index: int) -> bool:
    """Whether "the" stands directly before a number and a verb behind it, whatever the parse says: "the two said"."""
    after = index + 1
    before_verb = after < len(row.upos) and row.upos[after] in ("VERB", "AUX")
    return before_verb and row.lowers[index] in _COUNTED and index > 0 and row.lowers[index - 1] == "the"


def _find_beside(row: Row, head: int) -> int | None:
    """The head that this phrase explains: the one it is an apposition to, or the subject that it is said of."""
    if row.relations[head] == "appos" and row.heads[head] != ROOT:
        return row.heads[head]
    return find_predicate_subject(row, head)


def _make_pair(places: _Places, found: dict[int, Mention], index: int) -> Iterator[Mention]:
    """The coordination that begins with the mention at ``index``: "Ahmed Saleh and his brother"."""
    row, first = places.row, found[index]
    if first.sort not in (Sort.PERSON, Sort.PEOPLE, Sort.BODY, Sort.PLACE) or row.relations[index] == "conj":
        return
    others = [found[c] for c in row.children[index] if row.relations[c] == "conj" and c in found]
    if not others or any(other.sort in (Sort.THING, Sort.GROUP) for other in others):
        return
    members = (first, *others)
    sort = Sort.PEOPLE if first.sort in (Sort.PERSON, Sort.PEOPLE) else first.sort
    yield places.make(
        Form.PAIR,
        index,
        first.low,
        max(member.high for member in members),
        sort=sort,
        number=Number.MANY,
        gender=Gender.OPEN if sort is Sort.PEOPLE else Gender.THING,
        article=Article.BARE,
        lemma="",
        parts=tuple(member.head for member in members),
    )


_BETWEEN = 5
_WITHIN = frozenset({"CCONJ", "NOUN", "PROPN", "ADJ"})


def _find_couples(row: Row, found: dict[int, Mention]) -> list[tuple[int, int]]:
    """The heads of two people with only "and" and a title between their names, each with a phrase of its own."""
    named = [
        (words.start, words.stop, mention.head)
        for mention in found.values()
        if mention.name is not None and mention.form is Form.NAME and mention.sort is Sort.PERSON
        for words in (row.within(mention.name.span.start, mention.name.span.end),)
    ]
    named.sort()
    couples = []
    for (_, stop, one), (start, _, other) in pairwise(named):
        if 0 < start - stop <= _BETWEEN and row.lowers[stop] == "and" and _WITHIN.issuperset(row.upos[stop:start]):
            couples.append((one, other))
            if found[other].low <= stop:
                found[other] = found[other]._replace(low=stop + 1, start=row.starts[stop + 1])
    return couples


def _make_couple(
    places: _Places, found: dict[int, Mention], couple: tuple[int, int], pairs: Sequence[Mention]
) -> Iterator[Mention]:
    """The pair of two people whom the parse has torn apart."""
    one, other = couple
    if any(other in pair.parts for pair in pairs):
        return
    first, second = found[one], found[other]
    yield places.make(
        Form.PAIR,
        one,
        first.low,
        max(first.high, second.high),
        sort=Sort.PEOPLE,
        number=Number.MANY,
        gender=Gender.OPEN,
        article=Article.BARE,
        lemma="",
        parts=couple,
    )
