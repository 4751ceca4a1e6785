"""The measures of the sheets, in millimetres (type in points), and the frame of each paper."""

from dataclasses import dataclass, replace

from planner.formats.pdf.report import Paper

# Type, in points.
TEXT = 9.0
NAME = 12.0
TITLE = 17.0

# Strength of ink: 0 is black.
BLACK = 0.0
DARK = 0.25
RULE_GREY = 0.45
THIN = 0.5  # points

MARGIN = 12.0
BINDING_MARGIN = 20.0
SMALL_MARGIN = 9.0  # A5: three cards of 59 mm with head and foot leave no more

ROW = 4.9
LINE = 4.05
WRITING_LINE = 8.0
BOX_ROW = 5.5
BOX = 3.5

FULL_CARD = 59.0
HALF_CARD = 28.0
CARD_GAP = 3.0
# On A5 a card has half the width, so it is made half as high again: two to a page.
TALL_CARD = 90.0
TALL_HALF_CARD = 43.5
PRINTED_SHARE = 0.55
PROMISE_WIDTH = 60.0
PAD = 2.0
PHOTO = 18.0

SLOT = 52.5
SLOT_GAP = 2.5
QR = 30.0
SMALL_QR = 25.0
PHONE = (90.0, 160.0)
PHONE_TEXT = 11.0
PHONE_LINE = 5.0
PEOPLE_FIRST = 12


@dataclass(frozen=True, slots=True)
class CardSize:
    """The height of a kind of card, its lines of print below the name, and how many lines it
    has to write on."""

    height: float
    printed: int
    written: int


FULL = CardSize(FULL_CARD, 12, 5)
HALF = CardSize(HALF_CARD, 5, 2)
TALL = CardSize(TALL_CARD, 19, 9)
TALL_HALF = CardSize(TALL_HALF_CARD, 8, 4)


def card_size(*, full: bool, small: bool) -> CardSize:
    """Return the size of a full or half card on a large page, or on a small one."""
    if small:
        return TALL if full else TALL_HALF
    return FULL if full else HALF


PAPERS: dict[Paper, tuple[float, float]] = {
    Paper.A4: (210.0, 297.0),
    Paper.LETTER: (215.9, 279.4),
    Paper.A5: (148.0, 210.0),
}


@dataclass(frozen=True, slots=True)
class Frame:
    """A page and the part of it that is printed on. All in millimetres from the top left."""

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.right - self.left

    @property
    def small(self) -> bool:
        """Whether it is the size of A5 or less."""
        return self.width < 160

    def padded(self, by: float) -> "Frame":
        """Return the frame with that much less on every side."""
        return replace(
            self,
            left=self.left + by,
            top=self.top + by,
            right=self.right - by,
            bottom=self.bottom - by,
        )


def frame(width: float, height: float, *, binding: bool = False) -> Frame:
    """Return the frame of a page of that size; `binding` widens the left margin."""
    margin = MARGIN if width > 160 else SMALL_MARGIN
    left = BINDING_MARGIN if binding else margin
    return Frame(width, height, left, margin, width - margin, height - margin)
