"""All links of a report in their order: what rules are sure of first, then the scorer, then what hangs on pronouns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from reportedly.reading.speakers.anaphora import link_anaphors
from reportedly.reading.speakers.besides import join_besides
from reportedly.reading.speakers.binding import bind_objects, read_tellers
from reportedly.reading.speakers.clusters import Clusters
from reportedly.reading.speakers.columns import Table
from reportedly.reading.speakers.counted import join_counted
from reportedly.reading.speakers.countrymen import join_countrymen
from reportedly.reading.speakers.couples import note_couples
from reportedly.reading.speakers.described import Kin, join_described
from reportedly.reading.speakers.facing import join_facing, join_ranked
from reportedly.reading.speakers.foretold import join_foretold
from reportedly.reading.speakers.nearest import (
    join_only_body,
    join_only_class,
    join_only_person,
    join_owners,
    join_quoted,
)
from reportedly.reading.speakers.persons import join_persons, part_from_speakers
from reportedly.reading.speakers.repeated import join_repeated
from reportedly.reading.speakers.rows import Row
from reportedly.reading.speakers.scorer import Scorer
from reportedly.reading.speakers.ships import join_ships
from reportedly.reading.speakers.shortened import join_shortened
from reportedly.reading.speakers.spoken_of import join_spoken_of
from reportedly.reading.speakers.styled import join_styled
from reportedly.vocabulary import Span

Floats: TypeAlias = NDArray[np.float32]
Scoring: TypeAlias = tuple[Table, Floats, Scorer]
"""The table of mentions, their states, the scorer."""


def link_all(
    clusters: Clusters,
    *,
    text: str,
    row: Row,
    paragraphs: Sequence[Span],
    speakers: Mapping[int, int],
    score: Callable[[], Scoring | None],
) -> None:
    """Join the mentions of ``clusters``, whose names are joined already. ``score`` is asked once, None for no scorer.

    ``speakers`` gives for a quotation's number the mention that speaks it.
    """
    bind_objects(clusters, row)
    read_tellers(clusters, row)
    join_besides(clusters, text, row)
    join_styled(clusters, text)
    join_counted(clusters, row)
    join_shortened(clusters, text, row)
    join_ranked(clusters, row)
    join_described(clusters, text, row)
    join_repeated(clusters, row)
    join_foretold(clusters, text, row)
    join_spoken_of(clusters, row)
    join_countrymen(clusters, row)
    join_ships(clusters, text, row)
    join_persons(clusters, text, paragraphs, speakers)
    part_from_speakers(clusters, text, speakers)
    join_facing(clusters, settled=False)
    note_couples(clusters, row)
    scoring = score()
    kin = Kin(clusters)
    if scoring is not None:
        link_anaphors(clusters, *scoring, before=kin.join_one)
    join_facing(clusters, settled=True)
    kin.join_all()
    join_only_body(clusters, text)
    join_only_class(clusters)
    join_quoted(clusters, speakers)
    join_owners(clusters, row)
    join_only_person(clusters)
