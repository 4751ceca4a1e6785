"""libical, the parser of calendars in C, called for comparison where it is installed."""

import ctypes
import ctypes.util


class Libical:
    """Parses calendars with libical 3 and throws away what it got."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self._parse = library.icalparser_parse_string
        self._parse.restype = ctypes.c_void_p
        self._parse.argtypes = [ctypes.c_char_p]
        self._free = library.icalcomponent_free
        self._free.restype = None
        self._free.argtypes = [ctypes.c_void_p]

    @classmethod
    def find(cls) -> "Libical | None":
        """Return the library of this machine, or None where there is none."""
        name = ctypes.util.find_library("ical")
        return cls(ctypes.CDLL(name)) if name and name.endswith(".3") else None

    def parse(self, data: bytes) -> None:
        """Parse a whole calendar and free it; raises ValueError where libical gives nothing."""
        component = self._parse(data)
        if not component:
            raise ValueError("libical could not read the calendar.")
        self._free(component)
