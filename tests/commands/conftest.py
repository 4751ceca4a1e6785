"""An empty store, and one filled with the invented world of tests/data/store_world.py."""

from store_world import filled, store, world

__all__ = ["filled", "store", "world"]
