"""Tells when a window stands on an X server's screen, seen from outside of the program it is of."""

import ctypes
import time
from ctypes import POINTER, Structure, byref, c_char_p, c_int, c_uint, c_ulong, c_void_p

_VIEWABLE = 2
_LEAST = 300  # pixels; what is smaller is no main window
_PATIENCE = 60.0  # seconds
_ErrorHandler = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)


class _Attributes(Structure):
    _fields_ = [
        ("place", c_int * 2), ("width", c_int), ("height", c_int), ("border", c_int * 2),
        ("visual", c_void_p), ("root", c_ulong), ("kind", c_int * 4), ("planes", c_ulong * 2),
        ("save_under", c_int), ("colormap", c_ulong), ("installed", c_int), ("map_state", c_int),
        ("rest", c_ulong * 16),
    ]  # fmt: skip


class Screen:
    """The windows of one X server without a window manager, so that each main one is a child of
    the root.
    """

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = c_void_p
        self._x.XOpenDisplay.argtypes = [c_char_p]
        self._x.XDefaultRootWindow.restype = c_ulong
        self._x.XDefaultRootWindow.argtypes = [c_void_p]
        self._x.XGetWindowAttributes.argtypes = [c_void_p, c_ulong, c_void_p]
        self._x.XQueryTree.argtypes = [c_void_p, c_ulong, *[c_void_p] * 4]
        self._x.XFree.argtypes = [c_void_p]
        # A window may be gone before it is asked: that is no reason to end this process.
        self._ignore = _ErrorHandler(lambda _display, _error: 0)
        self._x.XSetErrorHandler(self._ignore)
        self._display = self._x.XOpenDisplay(display.encode())
        if not self._display:
            raise OSError(f"no X server answers as {display}")

    def wait(self, *, shown: bool) -> float:
        """Wait until a main window is shown, or none is; return the moment of `perf_counter`."""
        latest = time.perf_counter() + _PATIENCE
        while self._shows_window() is not shown:
            if time.perf_counter() > latest:
                raise TimeoutError("no window came, or one never went")
            time.sleep(0.002)
        return time.perf_counter()

    def _shows_window(self) -> bool:
        return any(self._is_main(window) for window in self._windows())

    def _windows(self) -> list[int]:
        root, parent, count = c_ulong(), c_ulong(), c_uint()
        children = POINTER(c_ulong)()
        top = self._x.XDefaultRootWindow(self._display)
        self._x.XQueryTree(
            self._display, top, byref(root), byref(parent), byref(children), byref(count)
        )
        found = [children[index] for index in range(count.value)]
        if children:
            self._x.XFree(children)
        return found

    def _is_main(self, window: int) -> bool:
        told = _Attributes()
        return (
            bool(self._x.XGetWindowAttributes(self._display, window, byref(told)))
            and told.map_state == _VIEWABLE
            and told.width >= _LEAST
        )
