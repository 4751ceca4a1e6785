"""`planner me`: the user's own card."""

from typing import Any

import click

from planner.cli.context import Desk, answer, json_option, pass_desk, print_json, say, store_option


@click.command("me")
@click.option("--name", default="", help="Your name.")
@click.option("--title", default="", help="Your role or title.")
@click.option("--email", "emails", multiple=True, help="Your address; may be given several times.")
@click.option("--phone", "phones", multiple=True, help="Your telephone number.")
@click.option("--organisation", default="", help="Where you work.")
@click.option("--link", "links", multiple=True, help="Your page or profile.")
@click.option("--introduction", help="Yourself in twenty seconds.")
@click.option("--offer", "offers", multiple=True, help="What you can give; each adds a line.")
@click.option("--conversations-a-day", type=click.IntRange(1, 50), help="How many suit you.")
@click.option("--minutes-between", type=click.IntRange(0, 480), help="The pause you like.")
@click.option(
    "--suits",
    multiple=True,
    type=click.Choice(
        ["one-to-one", "small-table", "workshop", "reception", "stage", "hallway", "online"]
    ),
    help="A kind of session that suits you; those given replace the others.",
)
@json_option
@store_option
@pass_desk
def me_command(
    desk: Desk,
    name: str,
    title: str,
    emails: tuple[str, ...],
    phones: tuple[str, ...],
    organisation: str,
    links: tuple[str, ...],
    introduction: str | None,
    offers: tuple[str, ...],
    conversations_a_day: int | None,
    minutes_between: int | None,
    suits: tuple[str, ...],
    as_json: bool,
) -> None:
    """Show your own card, or set what is given of it. It is the QR code on your sheets."""
    from planner.cli.people import plain
    from planner.commands.people import Person, edit_profile, set_me
    from planner.flows.person_export import card_lines
    from planner.i18n import _
    from planner.queries.introductions import shelf_of
    from planner.queries.people import my_card

    person = Person(
        name=name, title=title, organisation=organisation, emails=emails, phones=phones, links=links
    )
    with desk.store() as store:
        if person != Person(name=""):
            store.write(_("Change my card"), set_me, person, store.clock.now())
        if introduction is not None:
            store.write(_("Change my introduction"), edit_profile, introduction=introduction)
        changes: dict[str, Any] = {
            "conversations_a_day": conversations_a_day,
            "minutes_between": minutes_between,
            "suits": " ".join(suits) or None,
        }
        if offers:
            known = store.read(shelf_of)
            changes["offers"] = "\n".join(dict.fromkeys([*known, *offers]))
        changes = {key: value for key, value in changes.items() if value is not None}
        if changes:
            store.write(_("Edit my style"), edit_profile, **changes)
        card = store.read(my_card)
    if as_json:
        print_json(plain(card.contact) if card.contact else None)
    elif card.contact is None:
        say("Nothing is known of you yet: planner me --name … --email …")
    else:
        for line in card_lines(card.contact):
            answer(line)
        if card.introduction:
            answer(card.introduction)
    if as_json:
        return
    if card.conversations_a_day:
        answer(f"{card.conversations_a_day} conversations a day suit me.")
    for offer in card.offers.splitlines():
        answer(f"offers: {offer}")
