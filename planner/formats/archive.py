"""Opens the .zip several services export, within bounds and without touching the disk."""

import io
import zipfile
from dataclasses import dataclass

from planner.errors import BadInput
from planner.i18n import _

MOST_MEMBERS = 200
LARGEST = 50 * 1024 * 1024
READ = (".ics", ".ical", ".icalendar", ".vcf", ".vcard", ".csv", ".tsv", ".xlsx", ".ods")
_PACKED = (".zip", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".tar")
_CHUNK = 64 * 1024
# LinkedIn's archive of oneself: beside one's connections lie tables of one's own life.
_CONNECTIONS = "connections.csv"
_OWN_LIFE = {"profile.csv", "positions.csv", "email addresses.csv", "invitations.csv"}
_PEOPLE = {_CONNECTIONS, "importedcontacts.csv", "imported contacts.csv", "contacts.csv"}


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive; `name` is for showing only and never a path to write to."""

    name: str
    data: bytes


def open_zip(data: bytes) -> list[Member]:
    """Return the calendars, cards and tables of an archive, in its order.

    Raises BadInput with one sentence when it is damaged or encrypted, holds an archive, more
    than 200 files, more than 50 MB unpacked (whatever it says of itself), or nothing to read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
            if len(infos) > MOST_MEMBERS:
                raise BadInput(
                    _("The archive holds {n} files; unpack it and choose the ones to read.").format(
                        n=len(infos)
                    )
                )
            members = _members(archive, infos)
    except RuntimeError:  # what zipfile says of encryption
        raise BadInput(_("The archive has a password; unpack it and import its files.")) from None
    except BadInput:
        raise
    except Exception:  # a damaged archive makes zipfile raise anything, struct.error included
        raise BadInput(_("The archive is damaged, so nothing of it was read.")) from None
    if not members:
        raise BadInput(_("The archive holds no calendar, address cards or table of people."))
    return members


def without_own_life(members: list[Member]) -> tuple[list[Member], list[Member]]:
    """Return the members that hold other people, and those of LinkedIn's that are of oneself."""
    names = {member.name.casefold() for member in members}
    if _CONNECTIONS not in names or not names & _OWN_LIFE:
        return members, []
    own = [
        member
        for member in members
        if member.name.casefold().endswith(".csv") and member.name.casefold() not in _PEOPLE
    ]
    return [member for member in members if member not in own], own


def _members(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> list[Member]:
    members = []
    room = LARGEST
    for info in infos:
        name = info.filename.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
        ending = name.casefold()
        if ending.endswith(_PACKED):
            raise BadInput(
                _("The archive holds another archive, {name}; unpack it first.").format(name=name)
            )
        # Macs put a shadow of every file beside it.
        if not ending.endswith(READ) or name.startswith("._"):
            continue
        content = _read(archive, info, room)
        room -= len(content)
        members.append(Member(name, content))
    return members


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, room: int) -> bytes:
    """Read in pieces and count: the sizes an archive gives of itself may lie."""
    pieces: list[bytes] = []
    with archive.open(info) as file:
        while piece := file.read(_CHUNK):
            room -= len(piece)
            if room < 0:
                raise BadInput(_("The archive is larger than 50 MB unpacked; it was not read."))
            pieces.append(piece)
    return b"".join(pieces)
