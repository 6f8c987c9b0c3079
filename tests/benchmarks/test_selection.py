from dataclasses import replace

from benchmarks.records import Contender, Result
from benchmarks.selection import keep_common, survey


def test_each_contender_is_asked_which_articles_it_reads(enter, sound, refusing, plan, said):
    failed = replace(enter("failed", sound), failure="setting up: no such package")
    results = survey([enter("all", sound), enter("some", refusing("Another")), failed], plan)
    assert [result.refused for result in results] == [(), (1,), ()]
    assert all(result.passes == () for result in results)
    assert results[-1] == failed
    assert "  some: refuses 1" in said


def test_a_contender_that_fails_over_the_articles_leaves(enter, sound, crashing, plan):
    broken, whole = survey([enter("broken", crashing(0)), enter("whole", sound)], plan)
    assert broken.failure == "choosing articles: RuntimeError: out of ink"
    assert whole.failure is None


def test_the_articles_kept_are_those_that_nobody_refused():
    results = [Result(contender=Contender(name="a", command=()), refused=refused) for refused in ((0,), (), (0, 2))]
    assert keep_common(["zero", "one", "two", "three"], results) == ["one", "three"]
    assert keep_common(["zero"], results[1:2]) == ["zero"]
