"""All events looked back on: the picture, the kinds that worked, the gives, event by event."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from planner.gui.pages.review_gives import GivesPanel
from planner.gui.pages.review_kinds import best_words, kind_table
from planner.gui.pages.review_picture import ReviewPicture
from planner.gui.pages.review_tables import fit_rows, score_table
from planner.gui.text import Look, plain_label
from planner.gui.theme import Space, margins
from planner.i18n import _, ngettext
from planner.queries.kinds import KindScore
from planner.queries.ledger import Ledger
from planner.queries.review import EventScore


class AllEventsPane(QScrollArea):
    """Four parts below each other, which scroll together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sum = plain_label("", Look.HEADING)
        self.picture, self.scores, self.kinds = ReviewPicture(), score_table(), kind_table()
        self.scores.setObjectName("review-scores")
        self.best = plain_label("")
        self.gives = GivesPanel(events=True)
        body = QWidget()
        body.setAutoFillBackground(False)
        column = QVBoxLayout(body)
        column.setContentsMargins(margins(0, 0, Space.M, Space.M))
        column.setSpacing(Space.S)
        column.addWidget(self.sum)
        column.addWidget(self.picture)
        column.addWidget(self.scores)
        for title, parts in (
            (_("Kinds of event that worked"), (self.best, self.kinds)),
            (_("Gives"), (self.gives,)),
        ):
            column.addSpacing(Space.M)
            column.addWidget(plain_label(title, Look.STRONG))
            for part in parts:
                column.addWidget(part)
        column.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(self.focusPolicy().NoFocus)
        self.viewport().setAutoFillBackground(False)

    def show_all(
        self, scores: Sequence[EventScore], kinds: Sequence[KindScore], ledger: Ledger
    ) -> None:
        """Show what came of everything."""
        self.sum.setText(_sum(scores))
        self.picture.show_scores(scores)
        self.scores.set_rows(scores)
        self.kinds.set_rows(kinds)
        for table in (self.scores, self.kinds):
            fit_rows(table)
        self.best.setText(best_words(kinds))
        self.best.setVisible(bool(self.best.text()))
        self.gives.show_ledger(ledger)


def _sum(scores: Sequence[EventScore]) -> str:
    if not scores:
        return ""
    met = sum(score.met for score in scores)
    kept = sum(score.promises.kept for score in scores)
    parts = (
        ngettext("{n} event", "{n} events", len(scores)).format(n=len(scores)),
        ngettext("{n} person met as planned", "{n} people met as planned", met).format(n=met),
        ngettext("{n} promise kept", "{n} promises kept", kept).format(n=kept),
    )
    return " · ".join(parts)
