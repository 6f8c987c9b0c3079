"""Where a report names places: the encoder's names joined with the gazetteer, and what the encoder missed.

A name that the encoder took for a body or a person is a place where the words around it say so ("in Leland", "Leland
residents", "Leland, Ohio") and no person of the report bears it. A place in the name of a body of that place ("Leland
Police Department", "Bank of Borduria") is a mention of it, of a weaker sort. Names of peoples are no places; they are
kept as context alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from reportedly.reading.gazetteer.candidate import Candidate
from reportedly.reading.ground import Ground, touches_any, unite
from reportedly.reading.places.bearers import (
    is_ground,
    is_nobodys,
    is_person,
    is_ship,
    list_ships,
    opens_quotation,
    stands_on_ground,
)
from reportedly.reading.places.bodies import find_divisions, find_lead, find_owner
from reportedly.reading.places.names import NOTHING, Looked, NameBook
from reportedly.reading.places.options import CAPITALS
from reportedly.reading.places.surroundings import (
    begins_line,
    is_behind_title,
    says_after,
    says_before,
    says_place,
)
from reportedly.reading.places.towns import acts, is_at_home
from reportedly.reading.places.words import words_of
from reportedly.reading.sourcing.lexicon import load_lexicon
from reportedly.reading.workspace import Name
from reportedly.vocabulary import PartKind, Report, Span
from reportedly.vocabulary.making import make_quick


class Origin(StrEnum):
    """How a mention was found."""

    TAGGED = "tagged"
    RETYPED = "retyped"
    UNTAGGED = "untagged"
    BODY = "body"
    FACILITY = "facility"
    DATELINE = "dateline"
    PEOPLE = "people"
    CONTEXT = "context"
    GIVEN = "given"


_CREDITED = re.compile(r"\(([^()]+)\)")


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of text that names a place, and what the gazetteer has for it. ``dateline``: it tells whence."""

    span: Span
    words: str
    found: Looked
    origin: Origin
    dateline: bool = False

    @property
    def key(self) -> str:
        """Mentions of one key mean one place throughout a report."""
        return (self.found.form or self.words).lower().replace(".", "")


_UNREAD = frozenset({PartKind.BYLINE, PartKind.CONTRIBUTOR, PartKind.RULE, PartKind.BOILERPLATE})
_CAPITALS = re.compile(  # what stands before the first letter is looked at behind it: to look for a letter is quick
    r"[A-Z](?:(?<=[DRI]-.)|(?<![\w@#-].))(?!(?<=[DRI])-)[\w.’'-]*\w\.?(?: [A-Z][\w.’'-]*\w\.?){0,3}"
)
_MOST_WORDS = 3
_MONEY = ("$", "£", "€")
_COMMA = re.compile(r", ?")
_KIND = re.compile(
    r" (?:region|oblast|province|county|governorate|prefecture|district|state|department|canton|voivodeship|krai"
    r"|raion)\b"
)
_PIECES = re.compile(r", ?|(?<=\w)[-–/](?=[A-Z])")
_SHORTEST_UNTAGGED = 2
_SIDES = 2
_BORDER = re.compile(r" (?:border|frontier|boundary)\b")


@dataclass(slots=True)
class _Search:
    """One report's search."""

    ground: Ground
    report: Report
    book: NameBook
    people: frozenset[str]
    first_names: frozenset[str]
    datelines: tuple[Span, ...]
    unread: tuple[Span, ...]
    placed: set[str] = field(default_factory=set)
    around: list[Candidate] = field(default_factory=list)


def find_mentions(ground: Ground, report: Report, book: NameBook) -> tuple[Mention, ...]:
    """The mentions of a report in order, apart from one another; unknown places among them, with NOTHING found."""
    search = _open_search(ground, report, book)
    names = [name for name in ground.names if not _is_unread(search, name.span) and not _is_money(ground.text, name)]
    ships = list_ships(ground.text, names, book)
    names = [name for name in names if not _is_borne(search, name, ships)]
    found = [mention for name in names if name.type == "LOC" for mention in _read_place(search, name)]
    search.placed = {mention.words for mention in found if mention.found.candidates}
    search.around = [mention.found.candidates[0] for mention in found if mention.found.candidates]
    search.placed |= {ground.text[name.span.start : name.span.end] for name in names if _is_grounded(search, name)}
    for name in names:
        reader = _READERS.get(name.type)
        if reader is not None:
            found += reader(search, name)
    found += _find_untagged(search)
    found += _read_dateline(search)
    papers = _list_papers(report)
    return _keep_apart([mention for mention in found if mention.words not in papers])


def _list_papers(report: Report) -> set[str | None]:
    """Agency and outlet, those in brackets in a dateline too: in "told Meridian" it may be no town."""
    datelines = (part.span for part in report.parts if part.kind is PartKind.DATELINE)
    credited = [name for span in datelines for name in _CREDITED.findall(report.text, span.start, span.end)]
    return {report.agency, report.outlet, *credited}


def _open_search(ground: Ground, report: Report, book: NameBook) -> _Search:
    return _Search(
        ground=ground,
        report=report,
        book=book,
        people=_list_people(ground),
        first_names=_list_first_names(ground),
        datelines=unite(part.span for part in report.parts if part.kind is PartKind.DATELINE),
        unread=unite(part.span for part in report.parts if part.kind in _UNREAD),
    )


def list_given(ground: Ground, report: Report, spans: Sequence[Span], book: NameBook) -> tuple[Mention, ...]:
    """The mentions at ``spans``, whatever the encoder took them for, and all others of the report, in order."""
    search = _open_search(ground, report, book)
    given = [_read_given(search, span) for span in sorted(set(spans))]
    starts = [mention.span.start for mention in given]
    kept = list(given)
    for mention in find_mentions(ground, report, book):
        index = bisect_right(starts, mention.span.end - 1) - 1
        if index < 0 or given[index].span.end <= mention.span.start:
            kept.append(mention)
    return tuple(sorted(kept, key=lambda one: one.span))


def _read_given(search: _Search, span: Span) -> Mention:
    words = search.ground.text[span.start : span.end]
    found = search.book.find_people(words)
    if not found.candidates:
        found = search.book.find(search.ground.text[span.start : _take_kind(search, span.start, span.end)])
    return _make(search, span.start, span.end, found, Origin.GIVEN)


def _list_people(ground: Ground) -> frozenset[str]:
    """The words of people's names of several words: what a place's name may be here instead."""
    written = [ground.text[name.span.start : name.span.end] for name in ground.names if name.type == "PER"]
    return frozenset(
        word.removesuffix("'s").removesuffix("’s") for name in written if " " in name for word in name.split()
    )


def _list_first_names(ground: Ground) -> frozenset[str]:
    """The first words of people's names of several words."""
    written = (ground.text[name.span.start : name.span.end] for name in ground.names if name.type == "PER")
    return frozenset(words.partition(" ")[0] for words in written if " " in words)


def _is_unread(search: _Search, span: Span) -> bool:
    return bool(search.unread) and touches_any(span, search.unread)


def _is_money(text: str, name: Name) -> bool:
    """Whether it is the first half of "US$5 million"."""
    return text[name.span.end : name.span.end + 1] in _MONEY


def _is_borne(search: _Search, name: Name, ships: frozenset[str]) -> bool:
    """Whether a name is a ship's here, or a place's to the encoder and yet that of a person of the report."""
    text, span = search.ground.text, name.span
    if ships and is_ship(text, span, ships):
        return True
    words = text[span.start : span.end].removesuffix("'s").removesuffix("’s")
    if name.type != "LOC" or words not in search.people or begins_line(text, span.start, span.end):
        return False
    if is_person(text, span):
        return True
    lined = any(words.upper() in text[line.start : line.end] for line in search.datelines)
    return words in search.first_names and not lined and opens_quotation(text, span)


def _is_grounded(search: _Search, name: Name) -> bool:
    """Whether a name that the encoder took for a person or a body stands where only places do: "drove from Szohôd"."""
    words = search.ground.text[name.span.start : name.span.end]
    if name.type not in ("PER", "ORG") or " " in words or words in search.people or _is_common(words):
        return False
    return stands_on_ground(search.ground.text, name.span.start) and bool(search.book.find_whole(words).candidates)


def _make(search: _Search, start: int, end: int, found: Looked, origin: Origin) -> Mention:
    text = search.ground.text
    told = bool(search.datelines) and touches_any(Span(start=start, end=end), search.datelines)
    dateline = told or begins_line(text, start, end)
    return Mention(
        span=Span(start=start, end=end), words=text[start:end], found=found, origin=origin, dateline=dateline
    )


def _read_place(search: _Search, name: Name) -> Iterator[Mention]:
    """A name that the encoder has for a place; "Pandi, Bulacan" is two, "Yolo County Road 4" begins with one."""
    text, start = search.ground.text, name.span.start
    if search.book.find_people(text[start : name.span.end]).candidates:
        yield from _read_people(search, name)
        return
    end = _take_kind(search, start, name.span.end)
    found = search.book.find(text[start:end])
    if not found.candidates and _PIECES.search(text, start, end):
        yield from _read_pieces(search, start, end)
        return
    if not found.candidates:
        lead = find_lead(search.book, text[start:end])
        if lead is not None:
            yield _make(search, start, start + lead.end, lead.found, Origin.BODY)
            return
    yield _make(search, start, end, found, Origin.TAGGED)


def _take_kind(search: _Search, start: int, end: int) -> int:
    """The end of a name with the word for its kind that follows it: "Kursk" is no region, "Kursk region" is."""
    match = _KIND.match(search.ground.text, end)
    if match is None:
        return end
    bare, whole = (search.book.find_whole(search.ground.text[start:stop]) for stop in (end, match.end()))
    return match.end() if bare.candidates and whole.candidates else end


def _read_pieces(search: _Search, start: int, end: int) -> Iterator[Mention]:
    """A name in pieces, where the gazetteer knows each; else as it stands."""
    pieces = [
        _make(search, low, high, search.book.find(search.ground.text[low:high]), Origin.TAGGED)
        for low, high in _cut(search.ground.text, start, end)
    ]
    if all(piece.found.candidates for piece in pieces) or "," in search.ground.text[start:end]:
        yield from pieces
    else:
        yield _make(search, start, end, NOTHING, Origin.TAGGED)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in (*_PIECES.finditer(text, start, end), None):
        stop = end if match is None else match.start()
        if text[at:stop].strip():
            yield at, stop
        at = stop if match is None else match.end()


def _read_facility(search: _Search, name: Name) -> Iterator[Mention]:
    """A facility of the gazetteer, or one that is called after the place where it stands; else unresolved."""
    text, start, end = search.ground.text, name.span.start, name.span.end
    found = search.book.find_whole(text[start:end])
    if not found.candidates:
        lead = find_lead(search.book, text[start:end])
        if lead is not None:
            yield _make(search, start, start + lead.end, lead.found, Origin.BODY)
            return
    yield _make(search, start, end, found, Origin.FACILITY)


def _read_body(search: _Search, name: Name) -> Iterator[Mention]:
    """A body: a place after all, or a body of a place."""
    text, start, end = search.ground.text, name.span.start, name.span.end
    words = text[start:end]
    found = search.book.find_whole(words)
    if found.candidates and not _is_common(words):
        told = words in search.placed or says_place(search.ground, search.book, name.span) or _rules(found)
        if told or _is_payer(search, name, found):
            yield _make(search, start, end, found, Origin.RETYPED)
        return
    lead = find_lead(search.book, words)
    if lead is not None:
        yield _make(search, start, start + lead.end, lead.found, Origin.BODY)
        return
    owner = find_owner(search.book, words)
    if owner is not None:
        yield _make(search, start + owner.start, start + owner.end, owner.found, Origin.BODY)
        return
    yield from _read_context(search, name)


def _is_payer(search: _Search, name: Name, found: Looked) -> bool:
    """Whether a town near a place of the report does what its council does: "Oxford had paid nothing"."""
    text = search.ground.text
    return acts(text, name.span.end) and is_at_home(text, name.span, found, search.around)


def _read_context(search: _Search, name: Name) -> Iterator[Mention]:
    """The state or country in a name that is no place: "University of Ohio" tells where a report is at home."""
    for part in find_divisions(search.book, search.ground.text[name.span.start : name.span.end]):
        yield _make(search, name.span.start + part.start, name.span.start + part.end, part.found, Origin.CONTEXT)


def _read_person(search: _Search, name: Name) -> Iterator[Mention]:
    """A place that the encoder took for a person, where no person of the report bears the name."""
    text, start, end = search.ground.text, name.span.start, name.span.end
    words = text[start:end]
    bare = words.removesuffix("'s").removesuffix("’s")
    if _is_common(bare) or is_behind_title(text, start):
        return
    found = search.book.find_whole(words)
    if not found.candidates:
        return
    if bare in search.people:
        if is_ground(text, name.span, found.candidates[0]):
            yield _make(search, start, end, found, Origin.RETYPED)
        return
    told = words in search.placed or says_place(search.ground, search.book, name.span)
    if (
        told
        or is_at_home(text, name.span, found, search.around)
        or (_rules(found) and (bare not in load_lexicon().classes["also_person"] or acts(text, end)))
    ):
        yield _make(search, start, end, found, Origin.RETYPED)


def _rules(found: Looked) -> bool:
    """Whether a name is first of all a country's or a capital's: it is one though it acts."""
    first = found.candidates[0]
    return first.feature == "PCLI" or (first.feature in CAPITALS and not first.alternate)


def _read_people(search: _Search, name: Name) -> Iterator[Mention]:
    for low, high in _cut(search.ground.text, name.span.start, name.span.end):
        found = search.book.find_people(search.ground.text[low:high])
        if found.candidates:
            yield _make(search, low, high, found, Origin.PEOPLE)


_READERS = {
    "FAC": _read_facility,
    "ORG": _read_body,
    "PER": _read_person,
    "NORP": _read_people,
    "EVENT": _read_context,
    "WORK": _read_context,
}


def _is_common(words: str) -> bool:
    """Whether the gazetteer's name is mostly another word."""
    return words.lower() in words_of("no_place") or len(words) < _SHORTEST_UNTAGGED


def _find_untagged(search: _Search) -> Iterator[Mention]:
    """Capitalised words that are no name to the encoder and a place by the words around them."""
    ground = search.ground
    starts = [name.span.start for name in ground.names]
    for match in _CAPITALS.finditer(ground.text):
        index = bisect_right(starts, match.end()) - 1
        if index >= 0 and ground.names[index].span.end > match.start():
            continue
        yield from _read_border(search, match) or _read_untagged(search, match.start(), match[0])


def _read_border(search: _Search, match: re.Match[str]) -> list[Mention]:
    """The two countries of "the Borduria-Syldavia border"; empty where it is none."""
    if not _BORDER.match(search.ground.text, match.end()):
        return []
    pieces = list(_cut(search.ground.text, match.start(), match.end()))
    made = [
        _make(search, low, high, search.book.find_whole(search.ground.text[low:high]), Origin.UNTAGGED)
        for low, high in pieces
    ]
    known = [one for one in made if one.found.candidates and one.found.candidates[0].feature.startswith("PCL")]
    return known if len(known) == len(made) == _SIDES else []


def _read_untagged(search: _Search, start: int, words: str) -> Iterator[Mention]:
    """The beginning or the end of a run of capitalised words that is a place here: "in Leland", "Leland Mayor"."""
    text, split = search.ground.text, words.split(" ")
    bearers = (index for index, word in enumerate(split) if index and word.lower() in words_of("bearer"))
    count = next(bearers, len(split))
    end = start + len(" ".join(split[:count]))
    borne = count < len(split) or says_after(text, search.book, end)
    told = says_before(text, start) or begins_line(text, start, end) or _rules_here(search, start, end)
    for size in range(min(_MOST_WORDS, count), 0, -1):
        head, tail = " ".join(split[:size]), " ".join(split[count - size : count])
        for part, begin, said in ((head, start, told), (tail, end - len(tail), borne)):
            if (said or part in search.placed) and (mention := _take_untagged(search, part, begin)) is not None:
                yield mention
                return


def _rules_here(search: _Search, start: int, end: int) -> bool:
    """Whether a capital that is nobody's name does what states do: "Asmara offered to host talks"."""
    text = search.ground.text
    words = text[start:end]
    if not acts(text, end) or not all(map(is_nobodys, words.split(" "))):
        return False
    found = search.book.find_whole(words)
    return bool(found.candidates) and _rules(found)


def _take_untagged(search: _Search, part: str, begin: int) -> Mention | None:
    bare = part.removesuffix("'s").removesuffix("’s")
    span = Span(start=begin, end=begin + len(part))
    if _is_common(bare) or bare in search.people or _is_unread(search, span):
        return None
    found = search.book.find_whole(part)
    return _make(search, span.start, span.end, found, Origin.UNTAGGED) if found.candidates else None


def _read_dateline(search: _Search) -> Iterator[Mention]:
    """The place of the dateline as it stands in the text."""
    dateline = search.report.dateline
    if dateline is None:
        return
    for part in search.report.parts:
        if part.kind is PartKind.DATELINE:
            start = search.ground.text.find(dateline.place, part.span.start, part.span.end)
            if start >= 0:
                at = start
                for piece in _COMMA.split(dateline.place):
                    at = search.ground.text.index(piece, at)
                    if piece.strip():
                        end = _take_stop(search, at, at + len(piece))
                        yield _make(search, at, end, search.book.find(search.ground.text[at:end]), Origin.DATELINE)
                    at += len(piece)
            return


def _take_stop(search: _Search, start: int, end: int) -> int:
    """The end of a name with its full stop, where only so it is one: "LONDON, Ont."."""
    text = search.ground.text
    if text[end : end + 1] != "." or search.book.find(text[start:end]).candidates:
        return end
    return end + 1 if search.book.find(text[start : end + 1]).candidates else end


_RANK = {
    Origin.GIVEN: -1,
    Origin.DATELINE: 0,
    Origin.TAGGED: 1,
    Origin.RETYPED: 2,
    Origin.FACILITY: 3,
    Origin.BODY: 4,
    Origin.UNTAGGED: 5,
    Origin.PEOPLE: 6,
    Origin.CONTEXT: 7,
}


def _keep_apart(found: Sequence[Mention]) -> tuple[Mention, ...]:
    """Of overlapping mentions the surer one, of equals the longer; in order of the text."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda one: (one.span.start, _RANK[one.origin], -one.span.end)):
        last = kept[-1] if kept else None
        if last is None or last.span.end <= mention.span.start:
            kept.append(mention)
        elif _RANK[mention.origin] < _RANK[last.origin]:
            kept[-1] = mention
    return tuple(kept)
