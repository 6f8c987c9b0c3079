from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.records import Contender, Corpus, Machine, Memory, Pass, Ready, Result, Starts
from benchmarks.table import goal, import_times, ratios, render, span, table

CORPUS = Corpus(origin="Wikinews", cut=80, common=61, articles=40, words=24_400, characters=150_000)
MACHINE = Machine(
    processor="A Processor", cores=2, core=1, memory_gb=25.1, system="Linux", features=("avx2",), load=0.1
)


def passes(*seconds, cpu=1.0):
    return tuple(Pass(wall_s=wall, cpu_s=wall * cpu, articles=40, found=400) for wall in seconds)


def make_result(name, *seconds, **options):
    refusals, cpu = options.pop("refusals", ""), options.pop("cpu", 1.0)
    return Result(
        contender=Contender(name=name, command=(name,), runs_on="something", found="claims"),
        ready=Ready(load_s=0.5, versions=(("lib", "1.2"),), refusals=refusals),
        batch=8,
        passes=passes(*seconds, cpu=cpu),
        **options,
    )


def rendered(*results, corpus=CORPUS):
    return render(results, ours=("Ours", "Claims"), yardsticks=("Peer", "Other"), corpus=corpus, machine=MACHINE)


def test_the_ratio_is_taken_round_by_round():
    ours, peer = make_result("Ours", 2.0, 4.0), make_result("Peer", 4.0, 12.0)
    assert ratios(ours, peer) == [2.0, 3.0]
    assert ratios(ours, None) == []
    assert ratios(make_result("Ours", 2.0, cpu=0.5), make_result("Peer", 2.0)) == [2.0]
    assert ratios(make_result("Ours", 2.0, 4.0), make_result("Peer", 4.0)) == [2.0]


def test_the_import_time_is_what_it_adds_to_a_bare_start():
    starts = Starts(bare=(0.02, 0.03), importing=(0.12, 0.02))
    assert import_times(make_result("Ours", 1.0, starts=starts)) == pytest.approx([0.10, 0.0])


def test_the_tables_hold_medians_with_their_spread():
    ours = make_result(
        "Ours",
        2.0,
        2.5,
        2.0,
        memory=Memory(peak_kb=200_000, loaded_kb=100_000),
        starts=Starts(bare=(0.02,), importing=(0.12,), first=(0.8, 0.9, 1.2)),
    )
    lines = rendered(ours, make_result("Peer", 4.0, 5.0, 8.0)).splitlines()
    assert (
        "| Ours | something | 8 | 20.00 (16.00–20.00) | 20.00 (16.00–20.00) | 2.00 (2.00–4.00) | 10.0 claims |" in lines
    )
    assert "| Peer | something | 8 | 8.00 (5.00–10.00) | 8.00 (5.00–10.00) | 1.00 (1.00–1.00) | 10.0 claims |" in lines
    assert "| Ours | 205 | 102 | 0.10 | 0.90 (0.80–1.20) |" in lines
    assert "| Peer | – | – | – | – |" in lines


def test_the_figures_asked_for_stand_beside_those_measured():
    assert goal("speed", [1.6], least=1.7, aim=2.5, more_is_better=True)[-1] == "no"
    assert goal("speed", [1.7], least=1.7, aim=2.5, more_is_better=True)[-1] == "least"
    assert goal("speed", [2.5], least=1.7, aim=2.5, more_is_better=True)[-1] == "aim"
    assert goal("memory", [401], least=400, aim=250)[-1] == "no"
    assert goal("memory", [300, 400, 500], least=400, aim=250) == ("memory", "400", "400", "250", "least")
    assert goal("memory", [250], least=400, aim=250)[-1] == "aim"
    assert goal("memory", [], least=400, aim=250) == ("memory", "–", "400", "250", "not measured")


def test_no_goals_are_shown_where_our_reader_did_not_run():
    assert "reached" not in rendered(make_result("Peer", 4.0))


def test_machine_articles_and_versions_are_named():
    block = rendered(make_result("Ours", 2.0))
    assert "- Machine: A Processor, 25 GB; avx2; Linux" in block
    assert "pinned to core 1 of 2; load average before the run 0.10" in block
    assert "- Articles: 40 from Wikinews, on average 610 words (3750 characters)" in block
    assert "- Ours: lib 1.2" in block


def test_a_failure_is_told_and_its_rows_have_gaps():
    failed = Result(contender=Contender(name="Peer", command=("peer",)), failure="loading: no such module")
    block = rendered(make_result("Ours", 2.0), failed)
    assert "| Peer | – | – | – | – | – | – |" in block
    assert "- Peer failed (loading: no such module)." in block


def test_a_failure_does_not_tell_where_the_machine_keeps_things():
    failure = "start: /srv/some-where/bin/python3 ended with status 1: cannot open /a/b.txt"
    block = rendered(Result(contender=Contender(name="Peer", command=("peer",)), failure=failure))
    assert "- Peer failed (start: python3 ended with status 1: cannot open b.txt)." in block


def test_refusals_are_told_with_their_reason_once():
    first, second = (make_result(name, 4.0, refused=(1, 4), refusals="it is choosy") for name in ("Peer", "Other"))
    block = rendered(make_result("Ours", 2.0), first, second)
    assert "- Refused 2 of 80 articles: Peer, Other: it is choosy." in block
    assert "Refused" not in rendered(make_result("Ours", 2.0))


def test_the_choice_of_articles_is_told():
    assert "taken evenly from the 61 of 80 that every contender reads, so that" in rendered(make_result("Ours", 2.0))
    all_read = replace(CORPUS, common=80)
    assert "every contender reads all of the 80" in rendered(make_result("Ours", 2.0), corpus=all_read)


def test_ours_is_held_against_each_yardstick():
    block = rendered(make_result("Ours", 2.0), make_result("Peer", 4.0), make_result("Other", 6.0))
    assert "| times the speed of Peer | 2.00 | 1.4 | 2 | aim |" in block
    assert "| times the speed of Other | 3.00 | 1.4 | 2 | aim |" in block
    assert "claims alone" not in block
    assert "| times the speed of Other | – | 1.4 | 2 | not measured |" in rendered(make_result("Ours", 2.0))


@pytest.mark.parametrize(("share", "told"), [(1.0, False), (0.98, False), (0.5, True)])
def test_a_disturbed_run_is_told(share, told):
    assert ("The core was not ours alone" in rendered(make_result("Peer", 4.0, cpu=share))) is told


@given(st.lists(st.floats(0.01, 1000), min_size=1, max_size=9))
def test_a_span_shows_its_extremes_only_where_there_are_several(values):
    shown = span(values, "{:.2f}")
    assert ("(" in shown) is (len(values) > 1)
    if len(values) > 1:
        assert f"{min(values):.2f}–{max(values):.2f}" in shown


def test_a_cell_cannot_break_the_table():
    assert table(("a", "b"), [("x|y", "z")]).splitlines()[-1] == "| x\\|y | z |"


def test_claims_alone_have_a_goal_of_their_own():
    block = rendered(make_result("Ours", 2.0), make_result("Claims", 1.0), make_result("Peer", 1.7))
    assert "| the same, claims alone, Peer | 1.70 | 1.7 | 2.5 | least |" in block
