"""How long a ledger takes to answer: every command that asks it, with what the made-up readings hold.

Each query is the call that a command or a page makes, for its first page: fifty rows. What is asked for (a name, a
place, a day, a question) is drawn anew each time, so that no answer was worked out before; the file is warm.
"""

from __future__ import annotations

import contextlib
import random
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import func, select

from benchmarks.made_readings import NAMES, PLACES, THINGS
from reportedly.answers import (
    answer_figures,
    list_changes,
    list_questions,
    list_silences,
    list_stories,
    list_timeline,
    suggest_questions,
    tell_source,
    tell_story,
)
from reportedly.keeping import find_origin, find_origin_of, list_origins
from reportedly.ledger import (
    Filters,
    GroupFilters,
    Ledger,
    LedgerError,
    find_claims,
    get_report,
    load_group,
    show_microseconds,
)
from reportedly.ledger.answering.changes import Clock
from reportedly.ledger.answering.grouped import list_groups
from reportedly.ledger.answering.standpoints import ALL, Request, Standpoint
from reportedly.ledger.schema import groups, reports
from reportedly.vocabulary import GroupKind, Naming, SourceKind
from reportedly.workers import collect_seldom

Ask = Callable[[], object]
Times = tuple[float, float, float]
"""Milliseconds: the median, the 95th percentile, the longest."""

_AS_OF = "2023-12-01"
_SINCE = ("2024-11-20", "2024-06-01", "2023-02-01")
_DRAWN = 200
"""Groups and reports of each kind that are drawn from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """What a ledger has that can be asked for by an id, and a moment halfway through its making."""

    dice: random.Random
    largest: str
    questions: Sequence[str]
    stories: Sequence[str]
    origins: Sequence[str]
    reports: Sequence[str]
    known_at: str

    def draw(self, choices: Sequence[str]) -> str:
        """One of them."""
        return self.dice.choice(choices)

    def draw_words(self) -> str:
        """What is counted somewhere, as a person asks for it."""
        return f"{self.dice.choice(THINGS)} {self.dice.choice(PLACES)}"


def time_queries(ledger: Ledger, number: int = 500, seed: int = 7) -> dict[str, Times]:
    """Milliseconds of ``number`` queries of all kinds in turn, after each was asked once: of all, and by kind.

    The process looks for garbage as seldom as the one that serves the page does.
    """
    queries = list_queries(ledger, seed)
    for ask in queries.values():
        ask()
    collect_seldom()
    times: dict[str, list[float]] = {name: [] for name in queries}
    for place in range(number):
        name = list(queries)[place % len(queries)]
        began = time.perf_counter()
        queries[name]()
        times[name].append(1000 * (time.perf_counter() - began))
    every = [each for taken in times.values() for each in taken]
    return {name: sum_up(taken) for name, taken in {"all": every, **times}.items() if taken}


def list_queries(ledger: Ledger, seed: int = 7) -> Mapping[str, Ask]:
    """Every kind of query by its name."""
    ground = _look_around(ledger, random.Random(seed))
    parts = (_ask_claims, _ask_groups, _ask_questions, _ask_largest, _ask_statements, _ask_changes)
    return {name: ask for part in parts for name, ask in part(ledger, ground)}


def sum_up(taken: Iterable[float]) -> Times:
    """The median, the 95th percentile and the longest of some times."""
    ordered = sorted(taken)
    return round(statistics.median(ordered), 1), round(ordered[int(0.95 * len(ordered))], 1), round(ordered[-1], 1)


def _look_around(ledger: Ledger, dice: random.Random) -> _Ground:
    with ledger.read() as connection:
        largest = select(groups.c.key, groups.c.name).where(groups.c.kind == GroupKind.QUESTION.value)
        key = connection.execute(largest.order_by(groups.c.size.desc()).limit(1)).one().key
        first, last = connection.execute(select(func.min(reports.c.recorded_at), func.max(reports.c.recorded_at))).one()
        top = connection.execute(select(func.max(reports.c.key))).scalar_one()
        keys = [dice.randrange(1, top + 1) for _ in range(_DRAWN)]
        ids = connection.execute(select(reports.c.id).where(reports.c.key.in_(keys))).scalars().all()
    asked = Request(limit=10_000)
    found = {kind: list_groups(ledger, kind, asked)[0] for kind in GroupKind}
    drawn = {kind: [dice.choice(lines).id for _ in range(_DRAWN)] for kind, lines in found.items()}
    return _Ground(
        dice=dice,
        largest=_name_question(ledger, key),
        questions=drawn[GroupKind.QUESTION],
        stories=drawn[GroupKind.STORY],
        origins=drawn[GroupKind.ORIGIN],
        reports=ids,
        known_at=show_microseconds((first + last) // 2),
    )


def _name_question(ledger: Ledger, key: int) -> str:
    with ledger.read() as connection:
        return load_group(connection, key).id


def _ask_claims(ledger: Ledger, ground: _Ground) -> Iterator[tuple[str, Ask]]:
    dice = ground.dice

    def find(**asked: object) -> object:
        return find_claims(ledger, Filters(**asked))  # type: ignore[arg-type]

    def show(id: str) -> object:
        return get_report(ledger, id), find_origin_of(ledger, id)

    def miss(beginning: str) -> None:
        with contextlib.suppress(LedgerError):  # numbers in a row: several begin so
            show(beginning)

    yield "claims", find
    yield "claims: text", lambda: find(text=dice.choice(THINGS))
    yield "claims: source", lambda: find(source=dice.choice(NAMES))
    yield "claims: place", lambda: find(place=dice.choice(PLACES))
    yield "claims: about, dates", lambda: find(about=dice.choice(NAMES), first="2023-03-01", last="2023-06-01")
    yield "claims: text, kind, naming", lambda: find(text="near", kind=SourceKind.IMAGERY, naming=Naming.ANONYMOUS)
    yield "claims: kind", lambda: find(kind=dice.choice(list(SourceKind)))
    yield "claims: naming", lambda: find(naming=dice.choice(list(Naming)))
    yield "claims: likely", lambda: find(certainty="likely")
    yield "claims: likelihood unstated", lambda: find(certainty="none")
    yield "claims: report", lambda: find(report=ground.draw(ground.reports))
    yield "report", lambda: show(ground.draw(ground.reports))
    yield "report: part of its id", lambda: miss(ground.draw(ground.reports)[:-1])


def _ask_groups(ledger: Ledger, ground: _Ground) -> Iterator[tuple[str, Ask]]:
    yield "origins", lambda: list_origins(ledger, GroupFilters())
    yield "origins: copied", lambda: list_origins(ledger, GroupFilters(least=2))
    yield "origins: dates", lambda: list_origins(ledger, GroupFilters(first="2023-03-01", last="2023-04-01"))
    yield "origins: one", lambda: find_origin(ledger, ground.draw(ground.origins))
    yield "stories", lambda: list_stories(ledger)
    yield "stories: words", lambda: list_stories(ledger, ground.draw_words())
    yield "stories: one", lambda: tell_story(ledger, ground.draw(ground.stories))
    for name, request in _list_standpoints(ground):
        yield f"stories {name}", partial(list_stories, ledger, None, request)


def _ask_questions(ledger: Ledger, ground: _Ground) -> Iterator[tuple[str, Ask]]:
    dice = ground.dice
    yield "questions", lambda: list_questions(ledger, least=2)
    yield "questions: all", lambda: list_questions(ledger)
    yield "questions: words", lambda: list_questions(ledger, ground.draw_words())
    yield "questions: one common word", lambda: list_questions(ledger, dice.choice(THINGS))
    yield "figures", lambda: answer_figures(ledger, ground.draw_words())
    yield "figures: by id", lambda: answer_figures(ledger, ground.draw(ground.questions))
    yield "figures: one common word", lambda: answer_figures(ledger, dice.choice(THINGS))
    yield "figures --about", lambda: answer_figures(ledger, ground.draw_words(), about=0.2)
    yield "figures: none, what is near", lambda: suggest_questions(ledger, f"zebras {dice.choice(PLACES)}")
    for name, request in _list_standpoints(ground):
        yield f"questions {name}", partial(list_questions, ledger, None, request, least=2)
        yield f"figures {name}", _draw(ground.draw_words, partial(_answer, ledger, request))


def _ask_largest(ledger: Ledger, ground: _Ground) -> Iterator[tuple[str, Ask]]:
    """The question of 2,000 positions, its relations with it."""
    for name, request in (("", ALL), *_list_standpoints(ground)):
        yield f"2,000 positions {name}".rstrip(), partial(answer_figures, ledger, ground.largest, request)
    yield "2,000 positions --about", partial(answer_figures, ledger, ground.largest, about=0.2)


def _ask_statements(ledger: Ledger, ground: _Ground) -> Iterator[tuple[str, Ask]]:
    dice = ground.dice
    oldest = Request(oldest_first=True)
    yield "timeline", lambda: list_timeline(ledger, None, oldest)
    yield "timeline: words", lambda: list_timeline(ledger, dice.choice(PLACES), oldest)
    yield "source", lambda: tell_source(ledger, dice.choice(NAMES))
    yield "silences", lambda: list_silences(ledger, None)
    yield "silences: words", lambda: list_silences(ledger, dice.choice(THINGS))
    for name, request in _list_standpoints(ground):
        yield f"timeline {name}", _draw(partial(dice.choice, PLACES), partial(_tell, ledger, request))
        yield f"timeline of everything {name}", partial(list_timeline, ledger, None, request)
        yield f"source {name}", _draw(partial(dice.choice, NAMES), partial(_hear, ledger, request))
        yield f"silences {name}", _draw(partial(dice.choice, THINGS), partial(_miss, ledger, request))
        yield f"silences of everything {name}", partial(list_silences, ledger, None, request)


def _draw(draw: Callable[[], str], ask: Callable[[str], object]) -> Ask:
    """A query with what is drawn anew each time."""
    return lambda: ask(draw())


def _answer(ledger: Ledger, request: Request, words: str) -> object:
    return answer_figures(ledger, words, request)


def _tell(ledger: Ledger, request: Request, words: str) -> object:
    return list_timeline(ledger, words, request)


def _hear(ledger: Ledger, request: Request, words: str) -> object:
    return tell_source(ledger, words, request)


def _miss(ledger: Ledger, request: Request, words: str) -> object:
    return list_silences(ledger, words, request)


def _ask_changes(ledger: Ledger, ground: _Ground) -> Iterator[tuple[str, Ask]]:
    for since in _SINCE:
        yield f"changed --since {since}", partial(list_changes, ledger, since)
    yield "changed --by recorded", partial(list_changes, ledger, ground.known_at, ALL, Clock.RECORDED)
    for name, request in _list_standpoints(ground):
        yield f"changed {name}", partial(list_changes, ledger, "2023-11-01", request)


def _list_standpoints(ground: _Ground) -> Iterator[tuple[str, Request]]:
    for name, standpoint in (
        ("--as-of", Standpoint(as_of=_AS_OF)),
        ("--known-at", Standpoint(known_at=ground.known_at)),
        ("--as-of --known-at", Standpoint(as_of=_AS_OF, known_at=ground.known_at)),
    ):
        yield name, Request(standpoint=standpoint)
