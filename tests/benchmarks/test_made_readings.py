from itertools import islice

from benchmarks.made_readings import make_readings


def test_more_readings_follow_the_same_ones():
    first = list(make_readings(30))
    assert list(islice(make_readings(30, more=12), 30)) == first
    later = list(make_readings(30, more=12))[30:]
    assert len(later) == 12
    assert not {each.report.id for each in later} & {each.report.id for each in first}
