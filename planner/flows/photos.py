"""A photo on its way in: from a file on the disk to what a contact keeps."""

from pathlib import Path

from planner.errors import BadInput
from planner.formats.photo import LARGEST, prepare_photo, refuse_large
from planner.i18n import _


def read_photo(path: Path) -> bytes:
    """Return the picture of a file as it is stored; BadInput says why one is not taken."""
    if not path.exists():
        raise BadInput(_("There is no file {path}.").format(path=path))
    if not path.is_file():
        raise BadInput(_("{path} is no file, so it cannot be a picture.").format(path=path))
    try:
        refuse_large(path.stat().st_size)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise BadInput(
            _("{path} could not be read: {reason}.").format(
                path=path, reason=error.strerror or error
            )
        ) from error
    return prepare_photo(data)
