from tests.bench.answer import bounce
from tests.bench.row import Row, percentile, table


def test_a_figure_is_judged_against_its_target() -> None:
    """Met, missed by how much, or not judged."""
    assert Row("a", 3, "ms", 3).verdict == "ok"
    assert Row("a", 4.5, "ms", 3).verdict == "MISSED by 50 %"
    assert Row("a", 4.5, "ms").verdict == ""


def test_percentiles_are_values_that_were_measured() -> None:
    """Nearest rank: nothing is made up between two of them."""
    values = [float(number) for number in range(1, 101)]
    assert [percentile(values[::-1], share) for share in (0.0, 0.5, 0.95, 1.0)] == [1, 50, 95, 100]
    assert percentile([7.0], 0.95) == 7


def test_the_table_is_aligned_and_holds_every_row() -> None:
    """Columns begin where their heads begin."""
    lines = table([Row("short", 1, "ms", 2, "peer A"), Row("much longer", 10.5, "MB")]).splitlines()
    assert lines[0].index("measured") == lines[1].index("1.00 ms") == lines[2].index("10.50 MB")
    assert "<= 2 ms" in lines[1]
    assert lines[1].endswith("peer A")


def test_the_bounce_has_the_size_it_is_named_by() -> None:
    """Else the figure would be of another text."""
    assert [len(bounce(size)) for size in (5000, 39_000)] == [5000, 39_000]
