"""`planner settings [KEY [VALUE]]`: what the window's dialog shows, on the command line."""

import click

from planner.cli.context import answer, columns, json_option, print_json


@click.command("settings")
@click.argument("key", required=False)
@click.argument("value", required=False)
@click.option("--reset", is_flag=True, help="Put KEY back to what it is without a choice.")
@json_option
def settings_command(key: str | None, value: str | None, reset: bool, as_json: bool) -> None:
    """List the settings, show the one of that KEY, or change it to VALUE.

    They are kept in a file of their own, apart from the data and its backups.
    """
    from planner import choices

    choices.speak()
    if reset and (key is None or value is not None):
        raise click.UsageError("Say which KEY to put back, and no value.")
    if key is None:
        _list(as_json)
        return
    if reset:
        choices.reset(key)
    elif value is not None:
        choices.choose(key, _read(key, value))
    _show(key, as_json)


def _read(key: str, text: str) -> str | int | bool:
    from planner.settings import setting

    return setting(key).read(text)


def _list(as_json: bool) -> None:
    from planner import choices
    from planner.settings import all_settings

    values = choices.all_chosen()
    if as_json:
        print_json(values)
        return
    changed = choices.changed_keys()
    rows: list[tuple[str, ...]] = [
        (
            f"* {one.key}" if one.key in changed else f"  {one.key}",
            _plain(values[one.key]),
            one.text,
        )
        for one in all_settings()
    ]
    for line in columns(rows):
        answer(line)
    if changed:
        answer("* is not as it is without a choice.")


def _show(key: str, as_json: bool) -> None:
    from planner import choices
    from planner.settings import Kind, setting

    one, value = setting(key), choices.chosen(key)
    if as_json:
        print_json({key: value})
        return
    answer(f"{key}: {_plain(value)}")
    answer(f"{one.text}. {one.help}")
    if one.kind is Kind.CHOICE:
        for line in columns([(f"  {_plain(choice)}", words) for choice, words in one.choices()]):
            answer(line)


def _plain(value: str | int | bool) -> str:
    """Return a value as it is written behind its key."""
    if isinstance(value, bool):
        return "on" if value else "off"
    return str(value) if value != "" else '""'
