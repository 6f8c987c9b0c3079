"""Positions as items to be grouped into questions: their keys, their bodies, and the judgement of two of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations

from reportedly.reconciliation.questions.comparing import Verdict, judge_views
from reportedly.reconciliation.questions.lexing import load_common_stems
from reportedly.reconciliation.questions.making import make_positions
from reportedly.reconciliation.questions.searching import list_search_words
from reportedly.reconciliation.questions.settings import is_specific
from reportedly.reconciliation.questions.views import View, pack_view, unpack_position, view_position
from reportedly.vocabulary import GroupKind, Item, Link, Linking, Position, QuestionKind, Reading

VERSION = "questions/1"
_MOST_WORDS, _MOST_NAMES, _MOST_PLACES, _MOST_KEYS = 4, 4, 3, 24
_BUCKET_DAYS = 14


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
    """The link of two positions, the same for either order; None where nothing links their topics."""
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
    return replace(bare, start=None, end=None, published=None, source="", unit=None, single=False, origin="")


def _speaks_for_itself(view: View) -> bool:
    nation = any(term.isupper() for term in view.terms)
    firm = bool(view.where) and not any(setting.weak for setting in view.where)
    lasting = bool(view.doings) and not view.is_happening
    counted = view.kind is QuestionKind.HOW_MANY and view.nature == "person" and not view.inherited
    return counted and nation and firm and lasting


# --- keys ------------------------------------------------------------------------------------------------------------


def list_keys(view: View) -> tuple[int, ...]:
    """What proposes a view for comparison: two on one question share a key, two on nothing seldom do."""
    told = dict.fromkeys(_list_count_keys(view) if view.kind is QuestionKind.HOW_MANY else _list_statement_keys(view))
    return tuple(sorted({_hash_key(key) for key in list(told)[:_MOST_KEYS]}))


def _list_count_keys(view: View) -> Iterator[str]:
    kind = view.nature
    if view.head == "age":
        named = sorted(view.about) if not view.words else ()
        yield from (f"h|age|{name.rsplit(' ', maxsplit=1)[-1]}" for name in named)
        return
    places = _list_places(view)
    buckets = _list_buckets(view) if view.is_happening else ("",)
    nations = sorted(term for term in view.terms if term.isupper())
    for nation in nations:
        yield from (
            f"h|{kind}|{nation}|{country}"
            for country in sorted({setting.country or setting.name for setting in view.where})
        )
        yield f"h|{kind}|{nation}|{view.doings[:1]}"
    yield from (f"h|{kind}|{place}|{bucket}" for place in places for bucket in buckets)
    yield from (f"h|{kind}|{name}" for name in _list_names(view))
    rare = _list_rare(view)
    yield from (f"h|{kind}|{word}|{bucket}" for word in rare for bucket in buckets)
    yield from (f"h|{kind}|{one}|{other}" for one, other in combinations(sorted(rare), 2))
    if view.source:
        yield f"h|{kind}|{view.head}|{view.doings[:1]}|{view.source}"


def _list_statement_keys(view: View) -> Iterator[str]:
    rare = _list_rare(view)
    yield from (f"w|{one}|{other}" for one, other in combinations(sorted(rare), 2))
    beside = [*_list_places(view), *sorted(view.about)[:_MOST_NAMES], view.head]
    yield from (f"w|{word}|{place}" for word in rare for place in beside)


def _list_places(view: View) -> list[str]:
    named = [
        f"p:{setting.geoname_id or setting.name}" for setting in view.where if is_specific(setting) or not setting.weak
    ]
    return list(dict.fromkeys((*named, *sorted(mark for mark in view.scene if mark.startswith("p:")))))[:_MOST_PLACES]


def _list_names(view: View) -> list[str]:
    return sorted(mark for mark in view.scene if mark.startswith("n:"))[:_MOST_NAMES]


def _list_rare(view: View) -> list[str]:
    """The words that few reports have: the longest of those that are not common."""
    common = load_common_stems()
    return sorted((word for word in view.words if word not in common), key=lambda word: (-len(word), word))[
        :_MOST_WORDS
    ]


def _list_buckets(view: View) -> tuple[str, ...]:
    """Two fortnights, so that any two days less than a fortnight apart share one."""
    day = _count_days(view.published or view.start)
    return ("",) if day is None else (str(day // _BUCKET_DAYS), str(day // _BUCKET_DAYS + 1))


@lru_cache(maxsize=8192)
def _count_days(day: str | None) -> int | None:
    if day is None:
        return None
    try:
        return date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None


def _hash_key(key: str) -> int:
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


QUESTIONS = Linking(kind=GroupKind.QUESTION, version=VERSION, make=make_items, judge=judge_items)
"""How positions are grouped into questions."""
