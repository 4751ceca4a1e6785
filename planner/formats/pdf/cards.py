"""The cards: one target each, printed on the left, room for the hand on the right."""

from io import BytesIO
from math import ceil

from PIL import Image
from reportlab.lib.utils import ImageReader

from planner.formats.pdf import cardtext, measures, names, writing
from planner.formats.pdf.fonts import Style
from planner.formats.pdf.measures import CardSize
from planner.formats.pdf.pen import Align, Pen
from planner.formats.pdf.report import Card
from planner.formats.pdf.stars import stars, stars_width
from planner.i18n import _

_PHOTO_PIXELS = 300
# So much less than its height a name of several lines takes from the text below it.
_SPARE = 1.2
_HALF_SPARE = 0.35
# Beside a name on a half card the role needs this much to say anything.
_LEAST_ROLE = 18.0


def draw_card(
    pen: Pen, x: float, y: float, width: float, card: Card, look: cardtext.Look, size: CardSize
) -> None:
    """Draw a full or half card of that size with its top left at (x, y)."""
    hand = writing.writing_width(pen, width)
    printed = width - hand
    pen.frame(x, y, width, size.height, grey=measures.DARK)
    pen.upright(x + printed, y, y + size.height, grey=measures.DARK)
    inside = printed - 2 * measures.PAD
    at, room = x + printed + measures.PAD, hand - 2 * measures.PAD
    if card.full:
        draw_full_text(pen, x + measures.PAD, y + 1.6, inside, card, look, size.printed)
        writing.full_writing_side(pen, at, y, room, card.code, size)
    else:
        text = draw_full_text if size is measures.TALL_HALF else _draw_half_text
        text(pen, x + measures.PAD, y + 0.8, inside, card, look, size.printed)
        writing.half_writing_side(pen, at, y, room, card.code, size, company=card.company)
    pen.mark(card.code, y - 2)


def draw_full_text(
    pen: Pen,
    x: float,
    y: float,
    width: float,
    card: Card,
    look: cardtext.Look,
    lines: int,
    *,
    size: float = measures.TEXT,
    leading: float = measures.LINE,
) -> float:
    """Draw the printed side from `y` down in `lines` lines below the name; return where it ends."""
    picture = _photo(card.photo)
    photo = measures.PHOTO + 2.0 if picture else 0.0
    if picture:
        across = x + width - measures.PHOTO
        pen.picture(across, y, measures.PHOTO, measures.PHOTO, picture)
    code = writing.code_box(pen, x, y, card.code) + 2.0
    starry = 0 if look.discreet else card.priority
    mark = stars_width(starry) + 1.5 if starry else 0.0
    room = width - code - mark - photo
    name = names.set_name(pen, card.name, room, names.ON_FULL_CARD)
    names.draw_name(pen, x + code, y + 4.5, name, card.code)
    stars(pen, x + width - photo, y + 3.0, starry)
    # What is spare below goes between name and text, and to a name of several lines first.
    lines -= ceil(max(0.0, name.below - _SPARE) / leading)
    air = 0.9 if name.lines == 1 else 0.4
    at = y + 6.3 + air + name.below + leading * 0.78
    beside = y + measures.PHOTO + 3.0 if picture else 0.0
    space = cardtext.Space(width, photo, beside, size, leading)
    role = cardtext.role_line(card)
    return cardtext.draw(pen, x, at, card, look, space, lines, role=role)


def _draw_half_text(
    pen: Pen, x: float, y: float, width: float, card: Card, look: cardtext.Look, lines: int
) -> None:
    code = writing.code_box(pen, x, y, card.code) + 2.0
    baseline = y + 4.5
    # A stand that would cost letters of the name goes into the line below.
    below = card.company and not _stand_fits(pen, card, width - code - 1.5)
    if card.company:
        stand = "" if below else card.place
        tail = pen.text(x + width, baseline, stand, style=Style.BOLD, align=Align.RIGHT)
    else:
        starry = 0 if look.discreet else card.priority
        tail = stars_width(starry)
        stars(pen, x + width, y + 3.0, starry)
    room = width - code - (tail + 1.5 if tail else 0.0)
    name = names.set_name(pen, card.name, room, names.ON_HALF_CARD)
    shown = names.draw_name(pen, x + code, baseline, name, card.code)
    lines -= ceil(max(0.0, name.below - _HALF_SPARE) / measures.LINE)
    left = room - shown - 2.0
    role = cardtext.role_line(card, place=below)
    # Beside the name it is cut only where no line below is free for it.
    whole = pen.width(role) <= left or cardtext.is_tight(card, look, lines, role)
    if left >= _LEAST_ROLE and whole and not below:
        pen.text(
            x + code + shown + 2.0,
            baseline,
            role,
            width=left,
            grey=measures.DARK,
            where=card.code,
        )
        role = ""
    space = cardtext.Space(width, 0.0, 0.0, measures.TEXT, measures.LINE)
    cardtext.draw(pen, x, y + 6.4 + 3.1 + name.below, card, look, space, lines, role=role)


def _stand_fits(pen: Pen, card: Card, width: float) -> bool:
    """Whether a company's hall and stand fit beside its name."""
    name = pen.width(card.name, Style.BOLD, measures.NAME)
    return not card.place or name + pen.width(card.place, Style.BOLD) <= width


def _photo(data: bytes | None) -> ImageReader | None:
    """Return the photo cut square, in grey and small, or None if it cannot be read."""
    if not data:
        return None
    try:
        with Image.open(BytesIO(data)) as image:
            image.draft("L", (_PHOTO_PIXELS, _PHOTO_PIXELS))
            if image.width * image.height > 40_000_000:
                return None
            side = min(image.size)
            left, top = (image.width - side) // 2, (image.height - side) // 3
            square = image.crop((left, top, left + side, top + side)).convert("L")
            return ImageReader(square.resize((_PHOTO_PIXELS, _PHOTO_PIXELS)))
    except Exception:  # a broken picture may raise anything from the decoder it reaches
        return None


def heading(cards: tuple[Card, ...]) -> str:
    """Return what stands above a page of cards."""
    companies = sum(card.company for card in cards)
    if companies == len(cards):
        return _("Companies in walking order (hall · stand)")
    return _("People and companies to meet") if companies else _("People to meet")
