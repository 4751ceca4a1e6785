"""Every action of the window as data: its name, words, keys, icon and place in the menus."""

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from planner.i18n import _

Key = str | QKeySequence.StandardKey
_Standard = QKeySequence.StandardKey

EVENT, EDIT, GO, VIEW, HELP = "event", "edit", "go", "view", "help"


@dataclass(frozen=True)
class ActionSpec:
    """One action. `id` names its handler; `place` is its menu, `group` what it is set apart with.

    `keys` are the first to be shown and others that do the same. `choice` names the set of
    which exactly one is ticked. `needs` says what it lacks while it is disabled.
    """

    id: str
    text: str
    place: str
    icon: str
    keys: tuple[Key, ...] = ()
    group: int = 0
    choice: str = ""
    needs: str = ""

    def sequences(self) -> list[QKeySequence]:
        """Return its keys as this platform has them, the one to show first."""
        found: list[QKeySequence] = []
        for key in self.keys:
            if isinstance(key, str):
                found.append(QKeySequence(key))
            else:
                found += QKeySequence.keyBindings(key)
        # Keys of their own for "New" or "Undo" stand on few keyboards; they would only be read.
        return [key for key in found if "+" in (name := key.toString()) or name[1:].isdigit()]


def menu_titles() -> dict[str, str]:
    """Return the menus in their order, with their titles."""
    return {
        EVENT: _("&Event"),
        EDIT: _("E&dit"),
        GO: _("&Go"),
        VIEW: _("&View"),
        HELP: _("&Help"),
    }


def action_specs() -> tuple[ActionSpec, ...]:
    """Return every action of the window, in the order of the menus."""
    event = _("Choose an event in the list first.")
    return (
        ActionSpec("new_event", _("&New event…"), EVENT, "calendar-plus", (_Standard.New,)),
        ActionSpec("import_files", _("&Import…"), EVENT, "download", (_Standard.Open,), 1),
        ActionSpec(
            "import_address", _("Import from &address…"), EVENT, "link", ("Ctrl+Shift+O",), 1
        ),
        ActionSpec(
            "import_clipboard",
            _("Import from &clipboard"),
            EVENT,
            "clipboard",
            (_Standard.Paste,),
            1,
        ),
        ActionSpec("refresh_calendars", _("&Refresh calendars"), EVENT, "refresh-cw", ("F5",), 1),
        ActionSpec("import_sample", _("&Try the sample conference"), EVENT, "lightbulb", (), 1),
        ActionSpec("save_backup", _("Save &backup"), EVENT, "save", (), 2),
        ActionSpec("show_backups", _("Bac&kups…"), EVENT, "history", (), 2),
        ActionSpec("check_file", _("Check the &file…"), EVENT, "list-checks", (), 2),
        ActionSpec("export_everything", _("&Export everything…"), EVENT, "upload", (), 2),
        ActionSpec("quit", _("&Quit"), EVENT, "x", (_Standard.Quit,), 3),
        ActionSpec("undo", _("&Undo"), EDIT, "undo-2", (_Standard.Undo,)),
        ActionSpec("redo", _("&Redo"), EDIT, "redo-2", (_Standard.Redo,)),
        ActionSpec("find", _("&Find everywhere…"), EDIT, "search", (_Standard.Find,), 1),
        ActionSpec("show_palette", _("C&ommands…"), EDIT, "list", ("Ctrl+K", "Ctrl+Shift+P"), 1),
        ActionSpec("edit_event", _("&Edit this event…"), EDIT, "pencil", ("F2",), 2, "", event),
        ActionSpec("edit_calendar", _("Its &calendar…"), EDIT, "calendar", (), 2, "", event),
        ActionSpec("hide_event", _("&Hide this event"), EDIT, "eye-off", (), 2, "", event),
        ActionSpec("show_settings", _("Se&ttings…"), EDIT, "settings", ("Ctrl+,",), 3),
        ActionSpec("go_schedule", _("&Schedule"), GO, "calendar-days", ("Ctrl+1", "Alt+1")),
        ActionSpec("go_plan", _("&Plan"), GO, "target", ("Ctrl+2", "Alt+2")),
        ActionSpec("go_sheet", _("S&heet"), GO, "file-text", ("Ctrl+3", "Alt+3")),
        ActionSpec("go_log", _("&Log"), GO, "message-square", ("Ctrl+L", "Ctrl+4", "Alt+4")),
        ActionSpec("go_follow_ups", _("&Follow-ups"), GO, "mail", ("Ctrl+5", "Alt+5")),
        ActionSpec("go_review", _("&Review"), GO, "chart-column", ("Ctrl+6", "Alt+6")),
        ActionSpec("go_people", _("P&eople"), GO, "users", ("Ctrl+7", "Alt+7"), 1),
        ActionSpec("go_due", _("&Due"), GO, "bell", ("Ctrl+8", "Alt+8"), 1),
        ActionSpec("go_me", _("&Me"), GO, "id-card", ("Ctrl+9", "Alt+9"), 1),
        ActionSpec("go_next_step", _("&Next step"), GO, "chevron-right", ("Ctrl+J",), 2),
        ActionSpec("go_event_list", _("List of e&vents"), GO, "list-checks", ("Ctrl+E",), 2),
        ActionSpec("go_message", _("Message at the f&oot"), GO, "info", ("F8",), 2),
        ActionSpec("scheme_light", _("&Light"), VIEW, "sun", (), 0, "scheme"),
        ActionSpec("scheme_dark", _("&Dark"), VIEW, "moon", (), 0, "scheme"),
        ActionSpec("scheme_system", _("As the &system"), VIEW, "settings", (), 0, "scheme"),
        ActionSpec("show_keys", _("&Keys"), HELP, "circle-question-mark", ("F1",)),
        ActionSpec("help_page", _("Help on &this page"), HELP, "info", ("Shift+F1",)),
        ActionSpec("help_start", _("&How Planner works"), HELP, "lightbulb", ()),
        ActionSpec("help_line", _("The &line per person"), HELP, "pencil", ()),
        ActionSpec("help_paper", _("What the &paper means"), HELP, "file-text", ()),
        ActionSpec("open_data_folder", _("&Open data folder"), HELP, "folder-open", (), 1),
        ActionSpec("show_about", _("&About Planner"), HELP, "info", (), 1),
    )
