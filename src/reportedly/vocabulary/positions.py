"""What sources hold on one question, and how their positions stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportedly.vocabulary.kinds import Change, Counting, FigureKind, Naming, Polarity, SourceKind, Stance
from reportedly.vocabulary.spans import Passage
from reportedly.vocabulary.values import Certainty, Interval


class QuestionKind(StrEnum):
    """What a question asks: how many there are of something, or whether something is so."""

    HOW_MANY = "how_many"
    WHETHER = "whether"


class RelationKind(StrEnum):
    """How a position stands to another one on the same question; ``docs`` say what each means."""

    AGREES = "agrees"
    DIFFERS = "differs"
    MOVES = "moves"
    REVISES = "revises"
    ACCUMULATES = "accumulates"
    OTHER_SCOPE = "other_scope"
    DENIES = "denies"
    QUALIFIES = "qualifies"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """The figure of a position, with its bounds as in ``Figure``. ``base`` is what a percentage is a share of."""

    kind: FigureKind
    low: int | float | None
    high: int | float | None
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False
    implied: bool = False
    unit: str | None = None
    change: Change | None = None
    counting: Counting | None = None
    base: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One place that a topic stands in. ``name`` is folded; the point is None where the place is not resolved.

    ``feature`` is the code in GeoNames. ``weak``: the place stands elsewhere in the report, not beside the words.
    """

    name: str
    geoname_id: int | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    feature: str | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a position is about, as far as its words and its report tell; all words are folded, all tuples sorted.

    ``head`` is the lemma of what is counted, or of the predicate; ``terms`` are what is said of it ("north korean"),
    ``doing`` the class of what happens to it or what it does ("killed", "deployed", "stationed"), ``about`` the names
    of those spoken of, ``scope`` the words that limit it, ``where`` its places and ``when`` the time of what happens.
    ``scene`` is what the report as a whole is about: places, names and days that tell one event from another.
    ``events`` are the kinds of happening that the words name ("fire", "crash"), ``words`` the stems of what else they
    say. ``inherited``: what is counted is not said here but further up ("11,000 have been sent").
    """

    head: str
    terms: tuple[str, ...] = ()
    doing: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    where: tuple[Setting, ...] = ()
    when: Interval | None = None
    scene: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    inherited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one source holds on one question, in one report.

    ``id`` is made from content: report, claim and figure. ``claim`` is None in the outlet's own voice. ``source`` is
    whom it is from, as a key that is alike for one person or body in one report and, by name, across reports;
    ``source_name`` its best name, ``source_words`` the words that it is called by (empty in the
    outlet's own voice). ``words``
    place the figure's words or, without one, the content's; ``content`` the whole content (in own voice the sentence).
    ``sentence`` are the words of the sentences that the content stands in, white space folded. ``cue`` are the words
    that introduce the content ("has backed"), empty where there are none. ``polarity`` is whether
    the source holds the topic true once negations and opposites ("closed" for "open") are taken out of its words;
    ``turned`` is whether its own words have them.
    ``as_of`` is when the state holds, ``said_on`` when it was said, ``published`` the report's date as given.
    """

    id: str
    report: str
    kind: QuestionKind
    topic: Topic
    source: str
    source_name: str | None
    source_words: str
    source_kind: SourceKind
    source_country: str | None
    naming: Naming
    words: Passage
    content: Passage
    claim: str | None = None
    figure: str | None = None
    amount: Amount | None = None
    polarity: Polarity = Polarity.POSITIVE
    stance: Stance = Stance.ASSERT
    certainty: Certainty | None = None
    hedged: bool = False
    outlet: str | None = None
    as_of: Interval | None = None
    said_on: Interval | None = None
    published: str | None = None
    sentence: str = ""
    turned: bool = False
    cue: str = ""

    @property
    def denies(self) -> bool:
        """Whether the source holds its very words untrue: "he denied that it was open", and not "it was closed"."""
        return (self.polarity is Polarity.NEGATIVE) != self.turned


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How ``position`` stands to ``other``: one primary kind, flags beside it, and why, in a sentence."""

    position: str
    other: str
    kind: RelationKind
    reason: str
    flags: tuple[str, ...] = ()
