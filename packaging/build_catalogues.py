"""Compiles the catalogues into the wheel, which carries .mo files and no .po."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogues(BuildHookInterface):
    """Runs before the wheel is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile each catalogue beside its source and have it packed."""
        if version == "editable":  # a checkout compiles at the start what is newer
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        try:
            from planner.catalogues import compile_file
        finally:
            sys.path.remove(str(root))
        for source in (root / "resources" / "locale").glob("*/LC_MESSAGES/*.po"):
            compiled = source.with_suffix(".mo")
            compiled.write_bytes(compile_file(source))
            inside = Path("planner") / compiled.relative_to(root)
            build_data["force_include"][str(compiled)] = inside.as_posix()
