"""Writes the manual page planner(1) out of the command line's own table and help."""

import re
from collections.abc import Iterator
from datetime import date

import click

from planner import __version__
from planner.cli.group import COMMANDS, LazyGroup, planner

_WIDE = 10_000  # no line of a usage is folded: groff does that

_HEAD = r""".SH NAME
planner \- prepare for events, meet people, follow up
.SH SYNOPSIS
.B planner
.RI [ FILE ...]
.br
.B planner
.I COMMAND
.RI [ ARGUMENT ...]
.SH DESCRIPTION
Planner is for people who go to events to meet people.
Before the event it turns a conference calendar into a plan: what to attend, whom to meet, what to
offer and to ask, on a sheet of paper for the pocket.
After it you log whom you met, one line a person, and get a follow\-up list with your promises
first.
.PP
Without a command the window opens;
.IR FILE s
(calendars, address cards, tables, archives of these) and
.B webcal:
addresses open in it.
Everything the window does works as a command too, on the same file.
.PP
The option
.B \-\-store
may stand behind each command too.
An EVENT or a PERSON is an id, or a part of the title or name that fits only one.
"""

_TAIL = r""".SH ONE LINE PER PERSON
The commands
.BR log ", " met " and " target\ add
read lines of this form; everything but the name or the code may be left out:
.PP
.RS
.nf
CODE Name <mail>, title, organisation #tag !promise @when +give @when
    =what they offer ?what they want *cue /met "note" @next step's date
.fi
.RE
.PP
.I when
is today, tomorrow, a weekday, +3d, 2w or a date.
What cannot be read is kept as a note.
.SH ENVIRONMENT
.TP
.B PLANNER_STORE
The file to keep everything in, instead of the usual one.
.TP
.B PLANNER_NOW
The time to work with, such as 2026\-03\-18T09:00, instead of the clock's.
.TP
.B PLANNER_LANG
The language to speak, such as de, instead of the system's.
.TP
.BR XDG_DATA_HOME ", " XDG_CONFIG_HOME ", " XDG_STATE_HOME
Where the data folder, the settings and the state folder lie.
.SH FILES
.TP
.I ~/.local/share/planner/planner.db
All data; its backups lie beside it in
.IR planner\-backups .
.TP
.I ~/.config/planner/settings.json
What was chosen in the settings.
.TP
.I ~/.local/state/planner
The window's state and the log; both may be removed.
.SH EXIT STATUS
.TP
.B 0
Done; problems are listed.
.TP
.B 1
Nothing could be done; one line says why, and the data is as it was.
.TP
.B 2
Wrong usage.
.SH EXAMPLES
.nf
planner import conference.ics
planner target add Longshore "Zoë Lindqvist, Founder, Andra Livet" \-\-give "our test bench"
planner prep Longshore \-o prep\-sheet.pdf
planner log Longshore 'T1 !send the drawings @fri *green scarf "second\-life cells"'
planner follow\-ups Longshore \-o follow\-ups.pdf
.fi
"""


def page(day: date) -> str:
    """Return the manual page; `day` is that of the version."""
    words = [
        f'.TH PLANNER 1 "{day.isoformat()}" "Planner {__version__}" "User Commands"',
        ".nh",
        ".ad l",
        _HEAD.rstrip(),
        ".SH OPTIONS",
        *_options(planner, click.Context(planner, info_name="planner")),
        ".SH COMMANDS",
    ]
    top = click.Context(planner, info_name="planner")
    assert isinstance(planner, LazyGroup)
    for name in planner.list_commands(top):
        command = planner.get_command(top, name)
        assert command is not None
        words += _command(command, name, COMMANDS[name][2])
    return "\n".join([*words, _TAIL])


def _command(command: click.Command, path: str, brief: str = "") -> Iterator[str]:
    # No parent: the usage of a subcommand is told with its whole path.
    context = click.Context(command, info_name=path, max_content_width=_WIDE, terminal_width=_WIDE)
    pieces = " ".join(command.collect_usage_pieces(context))
    yield f".SS {_plain(f'{path} {pieces}')}"
    yield from _paragraphs(command.help or brief)
    yield from _options(command, context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from _command(inner, f"{path} {name}")


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        # --store stands among the options before any command, and is taken behind each too.
        known = "--help" in parameter.opts or ("--store" in parameter.opts and command != planner)
        if record is None or known or not record[1]:
            continue
        yield ".TP"
        yield f".B {_plain(record[0])}"
        yield _plain(record[1])


def _paragraphs(text: str) -> Iterator[str]:
    for index, paragraph in enumerate(re.split(r"\n\s*\n", text.replace("\f", "").strip())):
        if index:
            yield ".PP"
        yield _plain(" ".join(paragraph.replace("\b", "").split()))


def _plain(text: str) -> str:
    """Return text as groff reads it: no sign in it commands anything."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq")
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped
