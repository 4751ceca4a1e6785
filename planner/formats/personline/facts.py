"""The facts of a person line that are single words, and the note that takes the rest."""

from dataclasses import dataclass, field

from planner.formats.personline import words


@dataclass(slots=True)
class Facts:
    """What was found so far; a second value where there is room for one goes to the notes.

    `unclaimed` are words nobody asked for, on their way to the notes as one piece.
    """

    email: str = ""
    phone: str = ""
    state: str = ""
    timing: str = ""
    links: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unclaimed: list[str] = field(default_factory=list)

    def keep(self, text: str) -> None:
        """Add a piece to the notes."""
        self.flush()
        if text:
            self.notes.append(text)

    def flush(self) -> None:
        """Make one piece of the notes out of the words nobody asked for."""
        if self.unclaimed:
            self.notes.append(" ".join(self.unclaimed))
            self.unclaimed = []

    def add(self, to: list[str], value: str) -> None:
        """Add a link or tag that is not there yet."""
        if value not in to:
            to.append(value)

    def set_email(self, address: str) -> None:
        """Take the first address; another one is a note."""
        if self.email in ("", address):
            self.email = address
        else:
            self.keep(address)

    def set_phone(self, number: str) -> None:
        """Take the first number; another one is a note."""
        if self.phone in ("", number):
            self.phone = number
        else:
            self.keep(number)

    def tick(self, key: str) -> None:
        """Take a state, box or timing, the last of its kind winning."""
        if key in words.STATES:
            state = words.STATES[key]
            if self.state not in ("", state):
                self.keep(f"/{words.STATE_NAMES[self.state]}")
            self.state = state
        elif key in words.TIMINGS:
            if self.timing not in ("", key):
                self.keep(f"/{self.timing}")
            self.timing = key
        else:
            self.add(self.boxes, key)
