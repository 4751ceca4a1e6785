"""What the columns of a people table mean, told by their headers in several languages."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_NAMES: dict[str, str] = {
    "name": """name, full name, fullname, display name, contact, contact name, contact person,
        person, attendee, attendee name, participant, participant name, delegate, delegate name,
        visitor, visitor name, guest, guest name, speaker, speaker name, lead, lead name,
        badge name, your name, member, file as, vollständiger name, anzeigename, teilnehmer,
        teilnehmerin, teilnehmende, ansprechpartner, ansprechperson, kontakt, besucher, referent,
        nom, nom complet, nom et prénom, nom prénom, prénom nom, participante, intervenant,
        nombre completo, nombre y apellidos, asistente, contacto, persona, ponente,
        nome completo, nome e cognome, partecipante, naam, volledige naam, deelnemer, namn,
        navn, imię i nazwisko, uczestnik""",
    "first": """first name, firstname, given name, forename, first, fname, vorname, rufname,
        prénom, prenom, nombre, nombres, primer nombre, nome, primeiro nome, voornaam, förnamn,
        fornavn, imię""",
    "middle": """middle name, additional name, middle, zweiter vorname, weitere vornamen,
        deuxième prénom, segundo nombre, tussenvoegsel""",
    "last": """last name, lastname, surname, family name, last, lname, nachname, familienname,
        zuname, nom de famille, apellido, apellidos, primer apellido, cognome, achternaam,
        sobrenome, apelido, efternamn, etternavn, efternavn, nazwisko""",
    "title": """title, job title, jobtitle, position, job, job position, job function, function,
        designation, occupation, profession, organization title, organisation title, headline,
        titel, funktion, beruf, stelle, berufsbezeichnung, berufliche funktion, jobtitel, titre,
        fonction, poste, intitulé du poste, profession, cargo, puesto, título, ocupación,
        qualifica, posizione, functie, stanowisko, befattning, stilling""",
    "role": "role, rolle, rôle, rol, ruolo, papel, função, roll",
    "organisation": """company, company name, organization, organisation, organization name,
        organisation name, company organization, company organisation, employer, firm,
        affiliation, institution, institute, university, business, business name, account,
        account name, current company, firma, firmenname, unternehmen, arbeitgeber, einrichtung,
        verein, société, societe, entreprise, organisme, employeur, établissement, empresa,
        organización, organizacion, compañía, institución, entidad, azienda, società, ente,
        organizzazione, bedrijf, bedrijfsnaam, organisatie, organização, instituição,
        organizacja, företag, selskap, virksomhed""",
    "exhibitor": """exhibitor, exhibitor name, exhibiting company, aussteller, ausstellername,
        ausstellende firma, exposant, nom de l exposant, expositor, nombre del expositor,
        espositore, exposante, standhouder, vendor, sponsor""",
    "email": """email, email address, emailaddress, mail, mail address, work email,
        business email, personal email, primary email, contact email, emailadresse, mailadresse,
        email adresse, mail adresse, courriel, adresse email, adresse mail, adresse courriel,
        adresse électronique, correo, correo electrónico, correo electronico,
        dirección de correo, dirección de correo electrónico, indirizzo email,
        posta elettronica, emailadres, endereço de email, epost, e post, adres email""",
    "phone": """phone, phone number, telephone, telephone number, tel, tel no, mobile,
        mobile phone, mobile number, cell, cell phone, cellphone, business phone, home phone,
        work phone, company main phone, other phone, primary phone, contact phone, telefon,
        telefonnummer, telefon geschäftlich, telefon privat, handy, handynummer, mobil,
        mobiltelefon, mobilnummer, rufnummer, téléphone, telephone portable, téléphone portable,
        téléphone mobile, portable, numéro de téléphone, teléfono, telefono, móvil, movil,
        teléfono móvil, celular, cellulare, telefoon, telefoonnummer, mobiel, telefone,
        telemóvel, telemovel""",
    "link": """url, website, web site, web page, webpage, web, homepage, personal web page,
        business homepage, linkedin, linkedin url, linkedin profile, linkedin profile url,
        profile, profile url, profile link, public profile url, github, gitlab, mastodon,
        twitter, x, bluesky, blog, link, links, website url, company website, company url,
        webseite, internet, internetseite, internetadresse, site web, site internet, sitio web,
        página web, pagina web, sito, sito web, site""",
    "note": """note, notes, comment, comments, remark, remarks, description, lead notes,
        notiz, notizen, bemerkung, bemerkungen, kommentar, kommentare, anmerkung, anmerkungen,
        beschreibung, remarque, remarques, commentaire, commentaires, nota, notas, comentario,
        comentarios, observaciones, osservazioni, opmerking, opmerkingen, observações""",
    "tags": """tags, tag, labels, groups, group membership, categories, category, keywords,
        topics, interests, schlagworte, schlagwörter, kategorien, kategorie, themen, interessen,
        étiquettes, catégories, catégorie, mots clés, intérêts, etiquetas, categorías,
        categoría, intereses, categorie, parole chiave""",
    "date": """date, timestamp, datetime, date time, date and time, scan date, scan time,
        scan timestamp, scan datetime, scanned, scanned at, scanned on, scanned date,
        date scanned, time scanned, captured, captured at, captured on, capture date,
        capture time, date captured, lead date, lead captured, meeting date, met on, met,
        datum, zeitpunkt, zeitstempel, datum uhrzeit, datum und uhrzeit, scandatum, scanzeit,
        gescannt am, gescannt, erfasst am, getroffen am, date et heure, horodatage,
        date de scan, date du scan, scanné le, rencontré le, fecha, fecha y hora,
        fecha de escaneo, escaneado, escaneado el, data, data e ora, data scansione""",
    "time": "time, uhrzeit, zeit, heure, hora, ora, tijd",
    "hall": """hall, halle, hal, pavilion, pavillon, pabellón, pabellon, padiglione, building,
        hallennummer, hall number, hall no""",
    "stand": """stand, booth, stand number, booth number, stand no, booth no, booth id, table,
        table number, standnummer, stand nr, standnr, messestand, tisch, numéro de stand,
        n de stand, nº de stand, número de stand, estand, mesa, stand numero, hall stand,
        halle stand, hall booth, place, platz, emplacement, standplaats""",
    "label": "email label, email type, phone label, phone type, website label, website type",
}
_FIELD_OF = {
    " ".join(name.split()): field
    for field, names in _NAMES.items()
    for name in names.replace("\n", " ").split(",")
}
IDENTIFYING = frozenset({"name", "first", "last", "email", "exhibitor"})
# What a column can be read as, by the user's choice; "" keeps it in the note.
FIELDS = (
    *("name", "first", "middle", "last", "title", "organisation", "exhibitor", "email", "phone"),
    *("link", "note", "tags", "role", "date", "time", "hall", "stand", "", "ignore"),
)

_SCAN = re.compile(r"\bscan|gescannt|escane|scansion|\bcaptur|\blead\b|\bmet\b|erfasst|getroffen")
_LISTED = re.compile(
    r"ticket|regist|\border\b|\bsession|attendee|delegate|participant|check(ed)? ?in|\brsvp|badge"
    r"|speaker|teilnehm|anmeld|buchung|inscri|billet|entrada|asistente|partecipant|deelnemer|visitor"
    r"|besucher|\bguest|attendance|attending"
)


@dataclass(frozen=True, slots=True)
class Columns:
    """The header row of a table and the field of each of its columns ("" = none of ours).

    `companies` is the user's word on whether the rows are companies; None leaves it to them.
    """

    headers: tuple[str, ...]
    fields: tuple[str, ...]
    companies: bool | None = None

    @property
    def usable(self) -> bool:
        """Whether it tells who somebody is."""
        return bool(IDENTIFYING.intersection(self.fields)) or self.of_companies

    @property
    def score(self) -> int:
        """How many columns are known."""
        return sum(1 for field in self.fields if field)

    @property
    def of_companies(self) -> bool:
        """Whether the rows are exhibitors, not people."""
        if self.companies is not None:
            return self.companies
        if "exhibitor" in self.fields:
            return True
        if not {"hall", "stand"}.intersection(self.fields):
            return False
        if {"first", "last"}.intersection(self.fields):
            return False
        return ("name" in self.fields) != ("organisation" in self.fields)

    @property
    def meaning(self) -> str:
        """What the columns propose: "met" for a badge scanner's, "attendees", else "contacts"."""
        headers = [normal(header) for header in self.headers]
        listed = any(_LISTED.search(header) for header in headers)
        scanned = any(_SCAN.search(header) for header in headers)
        if scanned or ("date" in self.fields and not listed and not self.of_companies):
            return "met"
        return "attendees" if listed or self.of_companies else "contacts"


def recognise(cells: Sequence[str]) -> Columns:
    """Return what a row would mean as the header row."""
    fields = [_FIELD_OF.get(normal(cell), "") for cell in cells]
    headers = [normal(cell) for cell in cells]
    if "first" in fields and "last" not in fields:
        # German "Vorname, Name" and French "Prénom, Nom": the name is the family name.
        for index, header in enumerate(headers):
            if header in ("name", "nom", "naam", "namn", "navn"):
                fields[index] = "last"
    if fields.count("title") > 1:
        # Outlook's "Title" beside "Job Title" is Mr or Dr.
        fields = ["" if h in ("title", "titel", "titre") else f for h, f in _both(headers, fields)]
    if "role" in fields and "title" not in fields:
        fields = ["title" if field == "role" else field for field in fields]
    return Columns(tuple(cells), tuple(fields))


def normal(header: str) -> str:
    """Return a header without case, punctuation, numbers and the "Value" of Google's export."""
    text = unicodedata.normalize("NFKC", header).casefold()
    text = re.sub(r"[^\w]+|_", " ", text)
    text = re.sub(r"\be mail", "email", text)
    text = re.sub(r"\b\d+\b", " ", text)
    return re.sub(r"\bvalue$", "", " ".join(text.split())).strip()


def _both(headers: list[str], fields: list[str]) -> list[tuple[str, str]]:
    return list(zip(headers, fields, strict=True))
