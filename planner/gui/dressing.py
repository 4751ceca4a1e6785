"""Has the program speak and look as the settings ask for, once its ground is painted."""

from planner import choices
from planner.gui.application import make_application, turn_round
from planner.gui.palette import Scheme
from planner.gui.theme import apply_theme, load_reading_font, scale_text
from planner.i18n import _


def dress_as_chosen() -> None:
    """Put the application into the language, the colours and the size of text that are chosen."""
    choices.speak()
    app = make_application()
    app.setApplicationDisplayName(_("Planner"))
    turn_round(app)
    apply_theme(app, Scheme(str(choices.chosen("scheme"))))
    scale_text(app, int(choices.chosen("text-size")))
    load_reading_font(app)
