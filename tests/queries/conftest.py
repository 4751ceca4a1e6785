"""An empty store, and one filled with the invented world of tests/data/world.py."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from planner.store import Store


def _load() -> ModuleType:
    if "store_world" not in sys.modules:
        path = Path(__file__).parents[1] / "data" / "world.py"
        spec = importlib.util.spec_from_file_location("store_world", path)
        assert spec is not None
        assert spec.loader is not None
        sys.modules["store_world"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules["store_world"])
    return sys.modules["store_world"]


_load()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with _load().opened(tmp_path) as store:
        yield store


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("world")
    with _load().opened(folder) as store:
        world = _load().build(store)
        (folder / "ids").write_text(repr({k: v for k, v in vars(world).items() if k != "store"}))
    return folder


@pytest.fixture
def world(_filled: Path, tmp_path: Path) -> Iterator[Any]:
    import ast
    import shutil

    shutil.copyfile(_filled / "planner.db", tmp_path / "planner.db")
    with _load().opened(tmp_path) as store:
        yield _load().World(store, **ast.literal_eval((_filled / "ids").read_text()))
