"""Shapes as PDF operators, told from their own corner: the same shape is the same text."""


def polygon(points: list[tuple[float, float]]) -> str:
    """Return a closed shape through the corners, in points of type (ISO 32000-1, 8.5.2)."""
    (x, y), *others = points
    corners = " ".join(f"{x:.1f} {y:.1f} l" for x, y in others)
    return f"{x:.1f} {y:.1f} m {corners} h"


def rounded(width: float, height: float, radius: float) -> str:
    """Return a box with round corners, its lower left one at the origin, as PDF operators."""
    w, h, r = width, height, radius
    k = r * (1 - 0.5523)  # how far the handles of a quarter of a circle are from the corner
    points = (
        (r, 0), (w - r, 0), (w - k, 0, w, k, w, r), (w, h - r), (w, h - k, w - k, h, w - r, h),
        (r, h), (k, h, 0, h - k, 0, h - r), (0, r), (0, k, k, 0, r, 0),
    )  # fmt: skip
    parts = [
        " ".join(f"{number:.1f}" for number in point) + " " + {2: "l", 6: "c"}[len(point)]
        for point in points[1:]
    ]
    return " ".join([f"{r:.1f} 0 m", *parts, "h"])
