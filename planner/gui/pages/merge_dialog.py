"""Two people side by side, field by field, to say what the one they become is to hold."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.flows.side_by_side import SEVERAL, SINGLE, Side, both, has, merged
from planner.gui.dates import day_words
from planner.gui.pages.merge_choice import Choice
from planner.gui.pictures import disc
from planner.gui.text import Look, breakable, filled, plain_label
from planner.gui.theme import Space, margins
from planner.gui.words import role_words
from planner.i18n import _, ngettext
from planner.model import Role

_NOTHING = "\N{EN DASH}"
_SIZE = QSize(720, 620)
_PHOTO = 56


class MergeDialog(QDialog):
    """`chosen` brings the id that stays, the id that goes into it, the undo label and the card.

    `denied` says that they are two people. Of what only one can be right a radio button
    chooses; of what may be several every value is ticked and can be left out.
    """

    chosen = Signal(int, int, str, object)
    denied = Signal(int, int)

    def __init__(
        self, one: Side, other: Side, because: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        # Who is known better stays; which one that is shows only in the codes on paper.
        self._sides = (one, other) if _known(one) >= _known(other) else (other, one)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Merge two people"))
        self.picks: dict[str, tuple[QRadioButton, ...]] = {}
        self.ticks: dict[tuple[str, str], QCheckBox] = {}
        self._groups: list[QButtonGroup] = []
        self._line = 0
        self._grid = QGridLayout()
        self._fill_grid()
        self.merge_button = QPushButton(_("&Merge"))
        self.merge_button.setProperty("kind", "primary")
        self.merge_button.setDefault(True)
        self.merge_button.clicked.connect(self._merge)
        self.deny_button = QPushButton(_("&Not the same"))
        self.deny_button.setAutoDefault(False)
        self.deny_button.clicked.connect(self._deny)
        self._lay_out(because)
        self.merge_button.setFocus()

    # Private

    def _lay_out(self, because: str) -> None:
        cancel = QPushButton(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.deny_button)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.merge_button)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(margins(0, 0, Space.S, 0))
        column.addLayout(self._grid)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.S)
        layout.addWidget(plain_label(_("What is right of these two?"), Look.HEADING))
        words = _("History, people to meet and follow-ups of both stay. It can be undone.")
        if because:
            words = _("They share {reason}.").format(reason=because) + " " + words
        layout.addWidget(plain_label(breakable(words), Look.MUTED))
        layout.addWidget(area, 1)
        layout.addLayout(buttons)
        self.setMinimumSize(520, 320)
        parent = self.parentWidget()
        room = parent.window().size() - QSize(40, 40) if parent else _SIZE
        wanted = QSize(_SIZE.width(), min(_SIZE.height(), inner.sizeHint().height() + 190))
        self.resize(wanted.boundedTo(room).expandedTo(self.minimumSize()))

    def _fill_grid(self) -> None:
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.XS)
        for column in (1, 2):
            self._grid.setColumnStretch(column, 1)
        self._photo_line()
        names = {"name": _("Name"), "title": _("Title"), "organisation": _("Organisation")}
        for field in SINGLE:
            self._single_line(field, names[field])
        several = {
            "emails": _("E-mail"),
            "phones": _("Telephone"),
            "links": _("Links"),
            "roles": _("Roles"),
            "tags": _("Tags"),
        }
        for field in SEVERAL:
            self._several_line(field, several[field])
        self._note_line()
        self._add(_("History"), *(_history(side) for side in self._sides))

    def _photo_line(self) -> None:
        photos = [side.photo for side in self._sides]
        if not any(photos):
            return
        discs = [disc(photo, "", _PHOTO, self.devicePixelRatioF()) for photo in photos]
        if all(photos) and photos[0] != photos[1]:
            texts = [filled(_("Photo of {name}"), name=side.row.name) for side in self._sides]
            buttons = self._radios("photo", 2)
            self._add(
                _("Photo"),
                *(
                    Choice(button, "", spoken=text, picture=picture)
                    for button, text, picture in zip(buttons, texts, discs, strict=True)
                ),
            )
            return
        labels = []
        for photo, picture in zip(photos, discs, strict=True):
            label = plain_label("" if photo else _NOTHING)
            if photo:
                label.setPixmap(picture)
                label.setAccessibleName(_("Photo"))
            labels.append(label)
        self._add(_("Photo"), *labels)

    def _single_line(self, field: str, words: str) -> None:
        texts = [getattr(side.row, field) for side in self._sides]
        if not any(texts):
            return
        if not all(texts) or texts[0] == texts[1]:
            self._add(words, *(_text(text, Look.BODY) for text in texts))
            return
        buttons = self._radios(field, 2)
        self._add(
            words,
            *(
                Choice(button, text, spoken=f"{words}: {text}", look=Look.BODY)
                for button, text in zip(buttons, texts, strict=True)
            ),
        )

    def _several_line(self, field: str, words: str) -> None:
        values = both(*self._sides, field)
        if not values:
            return
        columns: tuple[QVBoxLayout, QVBoxLayout] = (QVBoxLayout(), QVBoxLayout())
        for value in values:
            shown = role_words(Role(value)) if field == "roles" else value
            box = QCheckBox()
            box.setChecked(True)
            self.ticks[field, value] = box
            held = [has(side, field, value) for side in self._sides]
            at = 0 if held[0] else 1
            columns[at].addWidget(Choice(box, shown, spoken=f"{words}: {shown}"))
            if all(held):
                columns[1].addWidget(_text(_("the same"), Look.MUTED))
        cells = []
        for column in columns:
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            cell = QWidget()
            cell.setLayout(column)
            if column.count() == 0:
                column.addWidget(_text("", Look.MUTED))
            column.addStretch(1)
            cells.append(cell)
        self._add(words, *cells)

    def _note_line(self) -> None:
        notes = [side.row.note for side in self._sides]
        if not all(notes) or notes[0] == notes[1]:
            if any(notes):
                self._add(_("Note"), *(_text(note, Look.BODY) for note in notes))
            return
        buttons = self._radios("note", 3, chosen=2)
        self._add(
            _("Note"),
            *(
                Choice(button, note, spoken=_("Only this note: {note}").format(note=note))
                for button, note in zip(buttons, notes, strict=False)
            ),
        )
        self._grid.addWidget(
            Choice(buttons[2], _("Keep both notes"), spoken=_("Keep both notes")),
            self._line,
            1,
            1,
            2,
        )
        self._line += 1

    def _radios(self, field: str, count: int, chosen: int = 0) -> tuple[QRadioButton, ...]:
        group = QButtonGroup(self)
        self._groups.append(group)
        buttons = tuple(QRadioButton() for _at in range(count))
        for button in buttons:
            group.addButton(button)
        buttons[chosen].setChecked(True)
        self.picks[field] = buttons
        return buttons

    def _add(self, words: str, left: QWidget, right: QWidget) -> None:
        label = plain_label(words, Look.MUTED, wrap=False)
        label.setContentsMargins(0, 2, 0, 2)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label, self._line, 0, top)
        self._grid.addWidget(left, self._line, 1, top)
        self._grid.addWidget(right, self._line, 2, top)
        self._line += 1

    def _take(self) -> frozenset[str]:
        take = {field for field, buttons in self.picks.items() if buttons[1].isChecked()}
        if "note" in self.picks and self.picks["note"][0].isChecked():
            take.add("only note")
        return frozenset(take)

    def _merge(self, _checked: bool = False) -> None:
        kept, other = self._sides
        leave = frozenset(key for key, box in self.ticks.items() if not box.isChecked())
        card = merged(kept, other, self._take(), leave)
        gone = other.row.name if card.name == kept.row.name else kept.row.name
        label = filled(_("Merge {other} into {kept}"), other=gone, kept=card.name)
        self.accept()
        self.chosen.emit(kept.row.id, other.row.id, label, card)

    def _deny(self, _checked: bool = False) -> None:
        self.reject()
        self.denied.emit(self._sides[0].row.id, self._sides[1].row.id)


def _history(side: Side) -> QWidget:
    count = ngettext("{n} entry", "{n} entries", side.entries).format(n=side.entries)
    met = day_words(side.row.last_met) if side.row.last_met else ""
    last = _("last met {day}").format(day=met) if met else ""
    words = (count if side.entries else "", last)
    return _text(", ".join(text for text in words if text), Look.MUTED)


def _text(text: str, look: Look) -> QWidget:
    label = plain_label(breakable(text) or _NOTHING, look)
    label.setContentsMargins(0, 2, 0, 2)
    return label


def _known(side: Side) -> int:
    row = side.row
    facts = (row.title, row.organisation, row.emails, row.phones, row.links, row.roles, row.tags)
    return (
        sum(map(bool, facts))
        + bool(row.note)
        + bool(side.photo)
        + 2 * bool(row.last_met)
        + 4 * row.is_me
    )
