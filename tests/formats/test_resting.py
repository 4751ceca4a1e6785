import gc

import pytest

from planner.formats.resting import collector_resting


def test_the_collector_rests_and_goes_on_whatever_happens():
    with collector_resting():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(KeyError), collector_resting():
        raise KeyError
    assert gc.isenabled()


def test_one_that_rested_before_goes_on_resting():
    gc.disable()
    try:
        with collector_resting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
