"""Positions as items to be grouped into questions: their keys, their bodies, and the judgement of two of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import combinations, islice

from reportedly.reconciliation.questions.comparing import judge_views
from reportedly.reconciliation.questions.lexicon import load_doing_kinds, load_doing_pairs
from reportedly.reconciliation.questions.lexing import load_common_stems
from reportedly.reconciliation.questions.making import make_positions
from reportedly.reconciliation.questions.searching import list_search_words
from reportedly.reconciliation.questions.settings import is_specific
from reportedly.reconciliation.questions.verdicts import Verdict
from reportedly.reconciliation.questions.views import View, are_apart, pack_view, unpack_position, view_position
from reportedly.vocabulary import GroupKind, Item, Link, Linking, Position, QuestionKind, Reading

VERSION = "questions/7"
MOST_ITEMS = 200
"""A key that more positions have says too little: a capital in the weeks of a war."""

MOST_WEAK = 100
"""The same of a weak key: what is told of in a place for weeks, one word of a statement in a place."""

_WEAK = "~"

_MOST_NAMES, _MOST_PLACES, _MOST_AROUND, _MOST_RARE, _MOST_KEYS = 3, 3, 3, 2, 36
_MOST_WORDS, _MOST_BESIDE = 3, 4
"""Of a statement that counts nothing."""

_HAPPENING_DAYS, _LASTING_DAYS, _NAMED_DAYS = (14, 2), (90, 14, 3), 180
"""A happening is told of for weeks. A state that lasts is told of again and again, so that its reports form a chain.

People that stand beside it are told of for longer. Where so many are told of in a place that the longer spans say too
little, the shorter ones still hold them together.
"""

_ANY, _UNTOLD = ("",), ("-",)


def make_items(reading: Reading) -> tuple[Item, ...]:
    """An item for each position of ``reading``."""
    return tuple(make_item(position) for position in make_positions(reading))


def make_item(position: Position) -> Item:
    """The item of a position.

    Its body holds only what is compared. Of a lasting state that says by itself what it is of (troops of one nation in
    one place), the body holds nothing of the report beside it, so that any number of positions have one body and are
    twins: one of them is enough to be compared with the rest.
    """
    whole = view_position(position)
    view = settle_view(whole)
    body = pack_view(view)
    twin = None if view is whole else blake2b(body, digest_size=12).hexdigest()
    return Item(
        id=position.id,
        report=position.report,
        keys=list_keys(view),
        body=body,
        outlet=position.outlet,
        published=position.published,
        claim=position.claim,
        figure=position.figure,
        twin=twin,
        words=" ".join(list_search_words(position)),
    )


def judge_items(left: Item, right: Item) -> Link | None:
    """The link of two positions, the same for either order; None where nothing links their topics.

    What happened on two days is never one question, and so common that it is not worth a link.
    """
    if are_apart(left.body, right.body):
        return None
    match = judge_views(unpack_position(left.body), unpack_position(right.body))
    if match is None:
        return None
    first, last = sorted((left.id, right.id))
    return Link(
        left=first,
        right=last,
        kind=match.verdict.value,
        score=match.score,
        reason=match.reason,
        joins=match.verdict is Verdict.SAME,
    )


def settle_view(view: View) -> View:
    """The view without its report where it says by itself what it is of; any other as it is."""
    if not _speaks_for_itself(view):
        return view
    nothing: frozenset[str] = frozenset()
    limits = frozenset(word for word in view.scope if " " in word)
    bare = replace(view, scene=nothing, about=nothing, words=nothing, events=nothing, scope=limits)
    return replace(
        bare, start=None, end=None, published=None, source="", unit=None, single=False, low=None, high=None, origin=""
    )


def _speaks_for_itself(view: View) -> bool:
    nation = any(term.isupper() for term in view.terms)
    firm = bool(view.where) and not any(setting.weak for setting in view.where)
    lasting = bool(view.doings) and not view.is_happening
    counted = view.kind is QuestionKind.HOW_MANY and view.nature == "person" and not view.inherited
    return counted and nation and firm and lasting


# --- keys ------------------------------------------------------------------------------------------------------------


def list_keys(view: View) -> tuple[int, ...]:
    """What proposes a view for comparison: two on one question share a key, two on nothing seldom do.

    A key says several things at once, since one alone (a name, a rare word) stands in many reports that tell of other
    things. Of people it says what befell them or what they do: two that say otherwise are never on one question.
    """
    told = dict.fromkeys(_list_count_keys(view) if view.kind is QuestionKind.HOW_MANY else _list_statement_keys(view))
    return tuple(sorted(set(map(_hash_key, islice(told, _MOST_KEYS)))))


def _list_count_keys(view: View) -> Iterator[str]:
    kind = view.nature
    if view.head == "age":
        named = sorted(view.about) if not view.words else ()
        yield from (f"h|age|{name.rsplit(' ', maxsplit=1)[-1]}" for name in named)
        return
    doings = _list_families(view) if kind == "person" else _ANY
    yield from _list_nation_keys(view, doings)
    lasts = bool(view.doings) and not view.is_happening
    longest, *shorter = _LASTING_DAYS if lasts else _HAPPENING_DAYS
    told = [f"{doing}|{bucket}" for doing in doings for bucket in _list_buckets(view, longest)]
    own, around = _list_places(view), _list_places_around(view)
    weak = "" if lasts else _WEAK
    yield from (f"{weak}h|{kind}|{place}|{each}" for place in (own or around)[:_MOST_PLACES] for each in told)
    if kind == "person" and view.is_happening:
        pairs = combinations(sorted({*own, *around})[:_MOST_AROUND], 2)
        yield from (f"h|{kind}|{one}|{other}|{each}" for one, other in pairs for each in told[:2])
    fine = (bucket for days in shorter for bucket in _list_buckets(view, days))
    yield from (f"h|{kind}|{place}|{doings[0]}|{bucket}" for bucket in fine for place in own[:1])
    head = "" if kind == "person" else view.head
    seasons = [f"{head}|{doing}|{bucket}" for doing in doings for bucket in _list_buckets(view, _NAMED_DAYS)]
    yield from (f"h|{kind}|{name}|{each}" for name in _list_names(view) for each in seasons)
    rare = _list_rare(view, _MOST_RARE)
    yield from (f"h|{kind}|{one}|{other}" for one, other in combinations(sorted(rare), 2))
    yield from (f"{weak}h|{kind}|{word}|{each}" for word in rare[:1] for each in told)
    if view.source:
        yield f"h|{kind}|{view.head}|{doings[0]}|{view.source}"


def _list_nation_keys(view: View, doings: Sequence[str]) -> Iterator[str]:
    """People of one nation in one land, whatever they do there: "sent to" and "stationed in" are to be linked."""
    for nation in sorted(term for term in view.terms if term.isupper()):
        lands = sorted({setting.country or setting.name for setting in view.where})
        yield from (f"h|{view.nature}|{nation}|{land}" for land in lands)
        yield from (f"h|{view.nature}|{nation}|of|{doing}" for doing in doings)


def _list_statement_keys(view: View) -> Iterator[str]:
    rare = _list_rare(view, _MOST_WORDS)
    yield from (f"w|{one}|{other}" for one, other in combinations(sorted(rare), 2))
    places = dict.fromkeys((*_list_places(view), *_list_places_around(view)))
    beside = [*islice(places, _MOST_PLACES), *sorted(view.about)][:_MOST_BESIDE]
    yield from (f"{_WEAK}w|{word}|{other}" for word in rare for other in beside)


def _list_families(view: View) -> tuple[str, ...]:
    """The families of its doings; casualties are told beside the dead and the wounded too."""
    families = _load_families()
    told = dict.fromkeys(families.get(doing, doing) for doing in view.doings)
    if "hit" in view.doings:
        told.update({"killed": None, "wounded": None})
    return tuple(told) or _UNTOLD


@cache
def _load_families() -> dict[str, str]:
    """Doings with the first in the alphabet of those that may be said of the same people."""
    families = {doing: doing for doing in load_doing_kinds()}
    for (one, other), (verdict, _) in sorted(load_doing_pairs().items()):
        if verdict == "same":
            first, last = sorted((families.get(one, one), families.get(other, other)))
            families.update({doing: first for doing, family in families.items() if family == last})
    return families


def _list_places(view: View) -> list[str]:
    """Where it is; of where only the report may tell, what is narrow enough to say something."""
    told = (setting for setting in view.where if is_specific(setting) or not setting.weak)
    return list(dict.fromkeys(f"p:{setting.geoname_id or setting.name}" for setting in told))


def _list_places_around(view: View) -> list[str]:
    """The other places of the report. One alone stands in many reports that tell of other things, two seldom do."""
    return sorted(mark for mark in view.scene if mark.startswith("p:"))


def _list_names(view: View) -> list[str]:
    return sorted(mark for mark in view.scene if mark.startswith("n:"))[:_MOST_NAMES]


def _list_rare(view: View, most: int) -> list[str]:
    """The words that few reports have: the longest of those that are not common."""
    rare = view.words - load_common_stems()
    return sorted(sorted(rare), key=len, reverse=True)[:most]


def _list_buckets(view: View, days: int) -> tuple[str, ...]:
    """Two spans of time, so that any two days less than one such span apart share one."""
    day = _count_days(view.published or view.start)
    return _ANY if day is None else (f"{days}:{day // days}", f"{days}:{day // days + 1}")


@lru_cache(maxsize=8192)
def _count_days(day: str | None) -> int | None:
    if day is None:
        return None
    try:
        return date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None


@lru_cache(maxsize=32768)
def _hash_key(key: str) -> int:
    """A number for a key, odd for a weak one."""
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True) & ~1 | key.startswith(_WEAK)


QUESTIONS = Linking(
    kind=GroupKind.QUESTION,
    version=VERSION,
    make=make_items,
    judge=judge_items,
    most_items=MOST_ITEMS,
    most_weak=MOST_WEAK,
)
"""How positions are grouped into questions."""
