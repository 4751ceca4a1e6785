"""A photo out of a picture's file: upright, small, and without what else the file holds."""

from io import BytesIO
from math import ceil
from typing import Any

from planner.errors import BadInput
from planner.i18n import _

SIDE = 400  # pixels of the longer side
_MEGABYTE = 1024 * 1024
LARGEST = 20 * _MEGABYTE
MOST_PIXELS = 60_000_000
_KINDS = ("JPEG", "PNG", "GIF", "WEBP", "BMP")
_KEPT = 100_000
_FORM = ("jfif", "progressi", "dpi")
_QUALITY = 85


def prepare_photo(data: bytes) -> bytes:
    """Return a picture as it is stored: a JPEG of at most 400 x 400 pixels, the right way up.

    One that is so already stays byte for byte, so that cards go round unchanged. Whatever
    else the file tells (where it was taken, by whom, a thumbnail) is left behind. Raises
    BadInput with a sentence for what is no picture, broken, or too large to be opened safely.
    """
    if not data:
        raise BadInput(_("The picture is empty."))
    refuse_large(len(data))
    # Pillow takes as long to load as the rest of the program; few cards have a photo.
    from PIL import Image, UnidentifiedImageError

    try:
        return _prepared(data)
    except BadInput:
        raise
    except UnidentifiedImageError as error:
        raise BadInput(
            _("This is no picture that can be read here: take a JPEG, PNG, GIF, WebP or BMP.")
        ) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except Exception as error:  # a broken picture may raise anything from the decoder it reaches
        raise BadInput(_("The picture is damaged and cannot be read.")) from error


def refuse_large(size: int) -> None:
    """Raise BadInput for a picture of more bytes than are taken."""
    if size > LARGEST:
        raise BadInput(
            _("The picture has {size} MB; up to {limit} MB are taken.").format(
                size=ceil(size / _MEGABYTE), limit=LARGEST // _MEGABYTE
            )
        )


def _prepared(data: bytes) -> bytes:
    from PIL import Image, ImageOps

    with Image.open(BytesIO(data), formats=_KINDS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise _too_many_pixels()
        small = max(image.size) <= SIDE and len(data) <= _KEPT
        plain = image.format == "JPEG" and image.mode in ("RGB", "L") and not _told(image.info)
        image.draft("RGB", (SIDE, SIDE))
        image.load()
        if small and plain:
            return data
        upright = ImageOps.exif_transpose(image)
    upright.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    if upright.has_transparency_data:
        clear = upright.convert("RGBA")
        upright = Image.new("RGB", clear.size, "white")
        upright.paste(clear, mask=clear)
    out = BytesIO()
    # A new picture: a comment or a profile of the old one would be written with it.
    bare = Image.new("RGB", upright.size)
    bare.paste(upright.convert("RGB"))
    bare.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _told(info: dict[Any, Any]) -> bool:
    """Whether a JPEG tells more than its own form."""
    return any(not str(name).startswith(_FORM) for name in info)


def _too_many_pixels() -> BadInput:
    return BadInput(
        _("The picture has too many pixels; up to {limit} million are taken.").format(
            limit=MOST_PIXELS // 1_000_000
        )
    )
