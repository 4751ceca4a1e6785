"""Tables of people as services, organisers and scanners write them."""

import io
import zipfile
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import BadInput
from planner.formats.people import ReadPeople
from planner.formats.tables import read_table

DATA = Path(__file__).parents[2] / "data" / "people"

XLSX_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
    'main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="People" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/'
    'package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
ODS_HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
    '<office:spreadsheet><table:table table:name="People">'
)
ODS_TAIL = "</table:table></office:spreadsheet></office:body></office:document-content>"


def file(name: str) -> ReadPeople:
    return read_table((DATA / name).read_bytes(), name)


def zipped(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def xlsx(cells: str) -> bytes:
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{cells}</sheetData></worksheet>"
    )
    return zipped({**XLSX_PARTS, "xl/worksheets/sheet1.xml": sheet})


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def ods(rows: str) -> bytes:
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": ODS_HEAD + rows + ODS_TAIL,
            "META-INF/manifest.xml": manifest,
        }
    )


def ods_row(*texts: str) -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in texts
    )
    return f"<table:table-row>{cells}</table:table-row>"


def test_linkedin_with_its_preamble_and_a_row_of_nobody() -> None:
    read = file("linkedin-connections.csv")
    ada, zoe = read.people
    assert (read.found, read.skipped, read.meaning) == (3, 1, "contacts")
    assert (ada.line, ada.name, ada.organisation, ada.title) == (
        5,
        "Ada Lovelace",
        "Engines, Analytical",
        "CTO",
    )
    assert (ada.emails, ada.links) == (
        ("ada@example.org",),
        ("https://www.linkedin.com/in/ada",),
    )
    assert ada.note == "Connected On: 12 Mar 2024"
    assert (zoe.name, zoe.title, zoe.emails) == ("Zoë Müller", 'Head of "Weaving"', ())
    assert [problem.line for problem in read.problems] == [1, 8]
    assert dict(read.columns)["Position"] == "title"
    assert dict(read.columns)["Connected On"] == ""


def test_google_with_several_values_in_a_cell() -> None:
    (ada,) = file("google-contacts.csv").people
    assert ada.name == "Ada King Lovelace"
    assert (ada.organisation, ada.title) == ("Engines", "CTO")
    assert ada.emails == ("ada@example.org", "ada@work.example", "a.l@example.net")
    assert ada.phones == ("+44 20 1234", "+44 20 99")
    assert ada.links == ("https://ada.example",)
    assert ada.tags == ("mentors",)
    assert ada.note == "Met in London\nlikes looms\nNickname: Countess\nBirthday: 1815-12-10"


def test_outlook_in_an_old_code_page() -> None:
    read = file("outlook-cp1252.csv")
    (person,) = read.people
    assert (person.name, person.organisation, person.title) == (
        "Jürgen Müller",
        "Webstuhl GmbH",
        "Leiter",
    )
    assert person.phones == ("0301234",)
    assert person.note == "Title: Dr.\nDepartment: IT"
    assert [problem.line for problem in read.problems] == [0]


def test_an_organisers_list_in_german() -> None:
    read = file("organiser-german-semicolon.csv")
    assert [person.name for person in read.people] == ["Ada Lovelace", "Grace Hopper"]
    assert read.meaning == "attendees"
    assert read.people[0].note == "Ticketart: VIP"
    assert not read.people[0].company


def test_a_badge_scanner_means_people_met() -> None:
    read = file("badge-scanner.tsv")
    ada, grace = read.people
    assert read.meaning == "met"
    assert (ada.met_on, grace.met_on) == ("2026-01-31T14:05", "2026-02-01T09:10")
    assert ada.note == "asked\nabout looms\nid: 17"
    assert ada.tags == ("hot", "weaving")
    assert (ada.line, grace.line) == (2, 4)


def test_exhibitors_are_companies_with_a_place() -> None:
    read = file("exhibitors.csv")
    loom, yarn = read.people
    assert read.meaning == "attendees"
    assert (loom.name, loom.company, loom.place) == ("Webstuhl GmbH", True, "Halle 4, Stand B12")
    assert loom.links == ("https://webstuhl.example",)
    assert loom.note == "Produkt: Webstühle\nKontakt: Ada Lovelace"
    assert (yarn.name, yarn.place) == ("Garn & Co", "Halle 5, Stand C3")


def test_a_quote_that_is_never_closed_costs_its_line_only() -> None:
    read = file("unclosed-quote.csv")
    assert [person.name for person in read.people] == ["Ada", "Grace", 'Bob "B" Ross']
    assert [problem.line for problem in read.problems] == [2]


@pytest.mark.parametrize(
    ("header", "row", "name", "organisation", "title"),
    [
        ("Name,E-mail", "Ada Lovelace,a@x.org", "Ada Lovelace", "", ""),
        (
            "Prénom;Nom;Société;Fonction",
            "Ada;Lovelace;Engines;PDG",
            "Ada Lovelace",
            "Engines",
            "PDG",
        ),
        ("Nom;Courriel", "Ada Lovelace;a@x.org", "Ada Lovelace", "", ""),
        (
            "Nombre;Apellidos;Empresa;Cargo;Correo electrónico",
            "Ada;Lovelace;Motores;CTO;a@x.org",
            "Ada Lovelace",
            "Motores",
            "CTO",
        ),
        ("NACHNAME|VORNAME|FIRMA", "Lovelace|Ada|Engines", "Ada Lovelace", "Engines", ""),
        ("Nome,Cognome,Azienda,Ruolo", "Ada,Lovelace,Motori,CTO", "Ada Lovelace", "Motori", "CTO"),
        ("email", "a@x.org", "a@x.org", "", ""),
        ("Attendee Name,Organisation,Role", "Ada,Engines,CTO", "Ada", "Engines", "CTO"),
    ],
)
def test_headers_in_many_languages(
    header: str, row: str, name: str, organisation: str, title: str
) -> None:
    (person,) = read_table(f"{header}\n{row}\n".encode(), "x.csv").people
    assert (person.name, person.organisation, person.title) == (name, organisation, title)


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Name,Email,Company", "contacts"),
        ("Scan time,Name,Email", "met"),
        ("Name,Email,Date", "met"),
        ("Name,Email,Ticket type,Order date,Date", "attendees"),
        ("Attendee,Email", "attendees"),
        ("Vorname,Nachname,Anmeldedatum", "attendees"),
        ("Company,Booth", "attendees"),
    ],
)
def test_the_columns_propose_a_meaning(header: str, meaning: str) -> None:
    row = ",".join("x" for _column in header.split(","))
    assert read_table(f"{header}\n{row}\n".encode(), "x.csv").meaning == meaning


@pytest.mark.parametrize(
    "data",
    [
        "\ufeffName\tEmail\r\nZoë\tz@x.org\r\n".encode("utf-16-le"),
        "Name\tEmail\r\nZoë\tz@x.org\r\n".encode("utf-16-be"),
        "Name,Email\rZoë,z@x.org\r".encode(),
        "Name,Email\n\n,\nZoë,z@x.org\n".encode("utf-8-sig"),
    ],
)
def test_letters_and_line_ends(data: bytes) -> None:
    read = read_table(data, "x.csv")
    assert [(person.name, person.emails) for person in read.people] == [("Zoë", ("z@x.org",))]
    assert read.found == 1


def test_what_is_in_the_wrong_column_is_not_lost() -> None:
    table = "Name,Email,Twitter,Email,Role\nAda,none yet,@ada,a@x.org b@x.org,speaker\n"
    (ada,) = read_table(table.encode(), "x.csv").people
    assert ada.emails == ("a@x.org", "b@x.org")
    assert ada.title == "speaker"
    assert ada.note == "Email: none yet\nTwitter: @ada"


def test_more_cells_than_headers_are_kept() -> None:
    (ada,) = read_table(b"Name,Email\nAda,a@x.org,likes looms\n", "x.csv").people
    assert ada.note == "likes looms"


def test_dates_are_read_in_the_order_of_the_whole_column() -> None:
    def met(rows: str, locale: str) -> list[str]:
        table = f"Name,Scanned at\n{rows}"
        return [one.met_on for one in read_table(table.encode(), "x.csv", locale=locale).people]

    assert met("A,1/2/2026\nB,13/2/2026\n", "en") == ["2026-02-01", "2026-02-13"]
    assert met("A,1/2/2026 2:05 PM\n", "en") == ["2026-01-02T14:05"]
    assert met("A,1/2/2026\n", "de") == ["2026-02-01"]
    assert met("A,2026-02-01T10:00:30+01:00\n", "en") == ["2026-02-01T10:00:30+01:00"]


def test_a_date_and_its_time_in_two_columns() -> None:
    (ada,) = read_table(b"Name,Date,Time\nAda,2026-01-31,9:05\n", "x.csv").people
    assert ada.met_on == "2026-01-31T09:05"
    (bob,) = read_table(b"Name,Date,Time\nBob,soon,9:05\n", "x.csv").people
    assert (bob.met_on, bob.note) == ("", "Date: soon\nTime: 9:05")


def test_xlsx() -> None:
    data = xlsx(
        f'<row r="1">{cell("A1", "List of the fair")}</row>'
        f'<row r="3">{cell("A3", "Name")}{cell("B3", "E-mail")}{cell("D3", "Hall")}</row>'
        f'<row r="4">{cell("A4", "Ada")}{cell("B4", "a@x.org")}<c r="D4"><v>4</v></c></row>'
    )
    read = read_table(data, "list.xlsx")
    (ada,) = read.people
    assert (ada.line, ada.name, ada.place) == (4, "Ada", "Hall 4")
    assert [problem.line for problem in read.problems] == [1]


def test_ods() -> None:
    data = ods(ods_row("Vorname", "Nachname", "Stadt") + ods_row("Ada", "Lovelace", "London"))
    (ada,) = read_table(data, "list.ods").people
    assert (ada.line, ada.name, ada.note) == (2, "Ada Lovelace", "Stadt: London")


@pytest.mark.parametrize(
    "data",
    [
        xlsx(f'<row r="1">{cell("A1", "Name")}</row><row r="2">{cell("XFD1048576", "x")}</row>'),
        ods(
            '<table:table-row table:number-rows-repeated="1048576"><table:table-cell'
            ' table:number-columns-repeated="16384" office:value-type="string">'
            "<text:p>x</text:p></table:table-cell></table:table-row>"
        ),
        xlsx('<row r="9"><c r="XFD1048576"><v>1</v></c></row>'),
        zipped({"xl/worksheets/sheet1.xml": " " * 60_000_000}),
    ],
    ids=["last-cell", "repeated", "last-number", "bomb"],
)
def test_a_bomb_of_a_workbook_is_refused(data: bytes) -> None:
    start = process_time()
    with pytest.raises(BadInput, match="far too large"):
        read_table(data, "x.xlsx")
    assert process_time() - start < 5


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\n \n", "empty"),
        (b"Colour,Size\nred,4\n", "“Colour”, “Size”"),
        (b"Name,Email\n", "no rows"),
        (b"%PDF-1.7 name,email", "no table"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\2\3\4\5\6", "no table"),
        (b"PK\x03\x04 nothing of the kind", "could not be opened"),
        (zipped({"a.txt": "a"}), "could not be opened"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel"),
    ],
)
def test_what_is_no_list_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        read_table(data, "x.csv")


FILES = sorted(path.name for path in DATA.iterdir() if path.suffix in (".csv", ".tsv"))


@given(st.sampled_from(FILES), st.data())
def test_mutated_tables_never_surprise(name: str, data: st.DataObject) -> None:
    whole = bytearray((DATA / name).read_bytes())
    for _step in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, max(0, len(whole) - 1)))
        whole[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=6))
    try:
        read = read_table(bytes(whole), name)
    except BadInput:
        return
    assert read.found == len(read.people) + read.skipped


@pytest.mark.parametrize("line", ['"a,b\n', 'x"', "a" * 1000 + "\n", '"x\n"'])
def test_a_hostile_table_takes_no_time(line: str) -> None:
    text = "Name,Email\n" + line * (120_000 // len(line))
    start = process_time()
    assert read_table(text.encode(), "x.csv").found > 0
    assert process_time() - start < 4


def test_the_number_of_a_ticket_is_no_name_and_one_address_may_serve_two() -> None:
    read = file("eventbrite-one-address-for-two.csv")
    assert [(p.name, p.organisation, p.emails[0]) for p in read.people] == [
        ("Ada Lovelace", "Analytical Engines", "office@engine.example"),
        ("Mary Somerville", "Analytical Engines", "office@engine.example"),
        ("Grace Hopper", "", "grace@navy.example"),
    ]
    assert "Attendee #: 11" in read.people[0].note
    assert read.meaning == "attendees"


def test_who_attends_is_told_from_who_ordered() -> None:
    read = file("pretix-buyer-and-attendee.csv")
    assert [(p.name, p.organisation, p.emails) for p in read.people] == [
        ("Jürgen Groß", "Groß GmbH", ("jg@gross.example",)),
        ("Klara Zetkin", "Groß GmbH", ()),
    ]
    assert "Name: Jürgen Groß" in read.people[1].note


def test_outlook_in_french_with_places_in_brackets() -> None:
    person = file("outlook-french.csv").people[0]
    assert (person.name, person.title) == ("François Lefèvre", "Directeur")
    assert person.emails == ("francois@etoffes.example",)
    assert person.phones == ("+33 4 72 00 00 00", "+33 6 12 34 56 78")


def test_a_report_head_a_total_and_family_names_first() -> None:
    read = file("cvent-preamble-and-total.csv")
    assert [person.name for person in read.people] == ["Ada Lovelace", "Grace Hopper"]
    assert (read.found, read.skipped) == (3, 1)
    assert read.problems[-1].message == "The row adds up the list and names nobody."


def test_an_old_encoding_is_told_by_the_words_of_the_headers() -> None:
    person = file("headers-shift-jis.csv").people[0]
    assert (person.name, person.organisation, person.title) == ("田中 太郎", "田中織機", "部長")


def test_the_questions_of_a_registration_form() -> None:
    person = file("luma-questions.csv").people[0]
    assert person.organisation == "Analytical Engines"
    assert person.links == ("https://linkedin.com/in/ada",)


def test_a_scan_date_and_a_scan_time_are_one_moment() -> None:
    read = file("scanner-date-and-time-apart.csv")
    assert [person.met_on for person in read.people] == ["2026-03-17T14:05", "2026-03-17T15:10"]
    assert read.meaning == "met"


def test_google_of_2024() -> None:
    first, company, address = file("google-2024-labels.csv").people
    assert first.emails == ("ada@engine.example", "ada2@engine.example", "ada@home.example")
    assert first.tags == ("Friends",)
    assert "Organization Department: R&D" in first.note
    assert company.company
    assert address.name == "nobody@nowhere.example"


def test_a_row_that_says_the_same_again_is_told() -> None:
    read = read_table(b"Name,Company\nAda,Engines\n\nAda,Engines\n", "x.csv")
    assert (read.found, len(read.people), read.skipped) == (2, 1, 1)
    assert read.problems[0].message == "The row says the same as that of line 2."
    assert read.problems[0].line == 4


@pytest.mark.parametrize(
    ("text", "met_on"),
    [
        ("46098.5", "2026-03-17T12:00"),
        ("46098", "2026-03-17"),
        ("17 Mar 2026 14:05", "2026-03-17T14:05"),
        ("March 17, 2026, 2:05 PM", "2026-03-17T14:05"),
        ("17. März 2026", "2026-03-17"),
        ("17 août 2026", "2026-08-17"),
        ("17 Foo 2026", ""),
        ("99999", ""),
    ],
)
def test_days_as_table_programs_count_and_people_write_them(text: str, met_on: str) -> None:
    person = read_table(f'Name,Scan date\nAda,"{text}"\n'.encode(), "x.csv").people[0]
    assert person.met_on == met_on
    assert (text in person.note) == (not met_on)


def test_what_a_table_program_marked_as_text_is_that_text() -> None:
    table = 'Name;Mobil;Bemerkung\nAda;="0170123";="""sehr"" gut"\nBob;"=""0171 5""";=1+1\n'
    ada, bob = read_table(table.encode(), "x.csv").people
    assert (ada.phones, ada.note) == (("0170123",), '"sehr" gut')
    assert (bob.phones, bob.note) == (("0171 5",), "=1+1")


def test_a_number_that_a_table_program_shortened_is_told_and_no_telephone() -> None:
    read = read_table(b"Name,Phone\nAda,4.67012E+11\nBob,+49 170 1234567\n", "x.csv")
    ada, bob = read.people
    assert (ada.phones, ada.note) == ((), "Phone: 4.67012E+11")
    assert bob.phones == ("+49 170 1234567",)
    [problem] = read.problems
    assert (problem.line, "cut digits off “4.67012E+11”" in problem.message) == (2, True)
