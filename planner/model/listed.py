"""What a line of a listed person's note is: a column of the list with its cell, or plain words."""

_LONGEST_LABEL = 40


def fact_of(line: str) -> tuple[str, str] | None:
    """Return header and cell of a line such as "Ticket: VIP", None for words of somebody's own."""
    header, colon, text = line.partition(": ")
    if colon and text.strip() and 0 < len(header) <= _LONGEST_LABEL:
        return header, text.strip()
    return None


def parted(note: str) -> tuple[str, str]:
    """Return the words of a note, and the lines of it that are columns of a list."""
    lines = note.splitlines()
    words = [line for line in lines if fact_of(line) is None]
    return "\n".join(words), "\n".join(line for line in lines if fact_of(line) is not None)
