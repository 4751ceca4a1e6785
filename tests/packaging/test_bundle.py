"""A bundle tells the licences of what it carries, and what it opens finds its own libraries."""

from pathlib import Path

import pytest
from bundle import notices
from bundle.archive import astray
from bundle.parts import homeless
from bundle.start import put_back


def crate(name: str, licence: str) -> dict[str, object]:
    return {"name": name, "version": "1.0", "licenses": [{"expression": licence}]}


def test_crates_are_listed_and_those_that_ask_for_it_have_their_notice() -> None:
    told = notices.of_crates(
        "python-calamine",
        [
            crate("calamine", "MIT"),
            crate("chrono", "MIT OR Apache-2.0"),
            crate("memchr", "Unlicense OR MIT"),
            crate("encoding_rs", "(Apache-2.0 OR MIT) AND BSD-3-Clause"),
        ],
    )
    assert told.startswith("python-calamine has been compiled together")
    assert "\ncalamine 1.0: MIT\nchrono 1.0: MIT OR Apache-2.0\n" in told
    assert "calamine, copyright (c) 2016 Johann Tuffe" in told
    assert "Permission is hereby granted, free of charge" in told
    assert "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION" in told


@pytest.mark.parametrize("licence", ["MIT", "(MIT OR Apache-2.0) AND Unicode-3.0", "GPL-3.0"])
def test_a_crate_whose_notice_nobody_has_stops_the_build(licence: str) -> None:
    with pytest.raises(SystemExit, match="holds newcomer"):
        notices.of_crates("python-calamine", [crate("newcomer", licence)])


def test_licences_that_debian_only_points_to_are_written_out(tmp_path: Path) -> None:
    (tmp_path / "GPL-2").write_text("The whole GPL")
    (tmp_path / "GPL").symlink_to("GPL-2")
    text = "See /usr/share/common-licenses/GPL-2, or /usr/share/common-licenses/GPL."
    told = notices.with_common(text, tmp_path)
    assert told.startswith(text)
    assert told.count("The whole GPL") == 1
    assert notices.with_common("MIT", tmp_path) == "MIT"


def test_a_library_of_python_s_does_not_search_where_it_was_built() -> None:
    before = b"\x7fELF\0/home/ada/3.11.7/lib\0/home/ada/3.11.7\0/home/ada/3.11.7/lib64\0"
    after = homeless(before, "/home/ada/3.11.7")
    assert len(after) == len(before)
    assert after.startswith(b"\x7fELF\0$ORIGIN\0")
    # The version is the end of another word, where the linker found it already.
    assert after.endswith(b"\0/home/ada/3.11.7\0/home/ada/3.11.7/lib64\0")
    assert homeless(before, "/usr") == before
    assert homeless(b"/a/lib\0", "/a") == b"/a/lib\0"


def test_a_bundle_that_searches_where_it_was_built_is_found_out(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "a.so").write_bytes(b"..\0/home/ada/python/lib\0")
    (tmp_path / "lib" / "b.so").write_bytes(b"..\0$ORIGIN\0")
    assert astray(tmp_path, "/home/ada/python") == [tmp_path / "lib" / "a.so"]
    assert astray(tmp_path, "/usr") == []


def test_what_the_bundle_opens_finds_its_own_libraries() -> None:
    environment = {
        "LD_LIBRARY_PATH": "/opt/planner/_internal",
        "LD_LIBRARY_PATH_ORIG": "/opt/mine",
        "_PYI_PARENT_PROCESS_LEVEL": "1",
        "HOME": "/home/ada",
    }
    put_back(environment)
    assert environment == {"LD_LIBRARY_PATH": "/opt/mine", "HOME": "/home/ada"}
    untouched = {"LD_LIBRARY_PATH": "/opt/planner/_internal", "HOME": "/home/ada"}
    put_back(untouched)
    assert untouched == {"HOME": "/home/ada"}
