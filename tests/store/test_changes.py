import pytest

from planner.store.changes import joined


@pytest.mark.parametrize(
    ("spans", "ranges"),
    [
        ([], []),
        ([(1, 1)], [range(1, 2)]),
        ([(1, 1), (1, 1), (2, 5), (3, 4), (9, 9)], [range(1, 6), range(9, 10)]),
    ],
)
def test_ids_are_told_as_ranges(spans: list[tuple[int, int]], ranges: list[range]) -> None:
    assert list(joined(spans)) == ranges
