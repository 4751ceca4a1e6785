"""Who is here, out of the store."""

import sys

from planner.commands.people import Person, add_contact
from planner.flows.printing import who_report

invented = sys.modules["store_world"]


def test_people_are_listed_by_company_and_known_ones_marked(store):
    outcome = invented.bring(store, invented.ics(*invented.talks()))
    store.write("Add", add_contact, Person("Speaker Number3"), store.clock.now())
    report = who_report(store, outcome.imported.event_id, "Europe/Berlin")
    (company,) = report.companies
    assert company.name == ""
    assert [person.name for person in company.people] == [f"Speaker Number{n}" for n in range(9)]
    assert [person.name for person in company.people if person.known] == ["Speaker Number3"]
    assert (report.head.title, report.head.zone) == ("Loom Days", invented.ZONE)


def test_exhibitors_are_companies_with_their_stand(world):
    from planner.queries.reports.who import _companies

    rows = world.store.read(lambda session: _rows(session, world.conference))
    companies = {company.name: company for company in _companies(rows)}
    assert "Acme" in companies
    assert companies["Acme"].place == "Hall 2, C31"
    assert companies["Acme"].people == ()


def _rows(session, event_id):
    from dataclasses import replace

    from planner.model import Presence
    from planner.queries.candidates import candidate_rows

    rows = candidate_rows(session, event_id)
    stand = replace(rows[0], name="Acme", organisation="", place="Hall 2, C31",
                    presence=Presence.EXHIBITOR)  # fmt: skip
    return [*rows, stand]
