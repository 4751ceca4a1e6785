"""What can go wrong in a way the user can do something about, said in whole sentences."""


class PlannerError(Exception):
    """A failure that is told to the user as it stands; anything else is a bug.

    The message is one or more whole sentences that say what happened and what to do.
    """


class BadInput(PlannerError):
    """What was given cannot be read: a file, a date, a line, an address."""


class PrivateAddress(BadInput):
    """The address leads into the user's own network or machine; ask before going there."""


class NotFound(PlannerError):
    """Nothing goes by that id or name."""


class Ambiguous(PlannerError):
    """Several things go by that name; the message lists them."""


class NotAllowed(PlannerError):
    """The thing exists, but this must not be done to it."""


class NotConfirmed(NotAllowed):
    """It is done once the user says that it is meant."""


class StoreBusy(PlannerError):
    """The store is in use: by another process, or by a long command of this one."""


class StoreRefused(PlannerError):
    """The file is not our store, is newer than this program, or damaged; it was left alone."""


class StoreDamaged(StoreRefused):
    """The file is our store, but it is damaged; `reason` is what was found wrong with it."""

    def __init__(self, message: str, reason: str = "") -> None:
        super().__init__(message)
        self.reason = reason


class StoreForeign(StoreRefused):
    """The file is somebody else's: nothing in it says that it is a store of ours."""


class StoreNewer(StoreRefused):
    """The file is our store, of a newer program than this one."""


class StoreReadOnly(StoreRefused):
    """The file is our store and sound, but cannot be written; `reason` is a clause that says why.

    It can be opened to be read.
    """

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


class Stale(PlannerError):
    """The store changed since the question was asked; ask it again."""


class Cancelled(PlannerError):
    """The user stopped it; nothing was changed."""
