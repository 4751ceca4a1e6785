"""The words that head the columns of people tables, in the languages their programs speak."""

import re
import unicodedata

_NAMES: dict[str, str] = {
    "name": """name, full name, fullname, display name, contact, contact name,
        contact person, person, attendee, attendee name, participant, participant name,
        delegate, delegate name, visitor, visitor name, guest, guest name, speaker,
        speaker name, lead, lead name, badge name, your name, member, file as,
        vollständiger name, anzeigename, teilnehmer, teilnehmerin, teilnehmende,
        ansprechpartner, ansprechperson, kontakt, besucher, referent, nom, nom complet,
        nom et prénom, nom prénom, prénom nom, participante, intervenant, nombre completo,
        nombre y apellidos, asistente, contacto, persona, ponente, nome completo,
        nome e cognome, partecipante, naam, volledige naam, deelnemer, namn, navn,
        imię i nazwisko, uczestnik, teilnehmername, name of participant, name of attendee,
        name of delegate, name des teilnehmers, nom du participant, nombre del participante,
        nombre del asistente, nome do participante, nimi, jméno a příjmení, jmeno a prijmeni,
        ad soyad, adı soyadı, ονοματεπώνυμο, фио, имя и фамилия, полное имя, участник,
        контактное лицо, піб, 氏名, 名前, お名前, 姓名, 名字, 联系人, 聯絡人, 이름, 성명,
        الاسم, الاسم الكامل, שם, שם מלא, नाम""",
    "first": """first name, firstname, given name, forename, first, fname, vorname, rufname,
        prénom, prenom, nombre, nombres, primer nombre, nome, primeiro nome, voornaam,
        förnamn, fornavn, imię, jméno, jmeno, keresztnév, etunimi, ad, adı, имя, όνομα, 名,
        الاسم الأول, שם פרטי""",
    "middle": """middle name, additional name, middle, zweiter vorname, weitere vornamen,
        deuxième prénom, segundo nombre, tussenvoegsel, отчество, zweiter name, secondo nome,
        segundo nome, mellannavn""",
    "last": """last name, lastname, surname, family name, last, lname, nachname,
        familienname, zuname, nom de famille, apellido, apellidos, primer apellido, cognome,
        achternaam, sobrenome, apelido, efternamn, etternavn, efternavn, nazwisko, příjmení,
        prijmeni, vezetéknév, sukunimi, soyad, soyadı, фамилия, прізвище, επώνυμο, 姓, 성,
        اسم العائلة, اللقب, שם משפחה""",
    "title": """title, job title, jobtitle, position, job, job position, job function,
        function, designation, occupation, profession, organization title,
        organisation title, headline, titel, funktion, beruf, stelle, berufsbezeichnung,
        berufliche funktion, jobtitel, titre, fonction, poste, intitulé du poste, cargo,
        puesto, título, ocupación, qualifica, posizione, functie, stanowisko, befattning,
        stilling, tjänstetitel, cargo o puesto, job role, current position, current title,
        position title, professional title, your role, titolo, funzione, stanowisko służbowe,
        pozice, funkce, beosztás, tehtävänimike, unvan, ünvan, görev, должность, посада,
        θέση, 役職, 職種, 肩書き, 职位, 职务, 職位, 職稱, 직책, 직위, المسمى الوظيفي, المنصب,
        תפקיד""",
    "role": "role, roles, rolle, rôle, rol, ruolo, papel, função, roll",
    "organisation": """company, company name, organization, organisation, organization name,
        organisation name, company organization, company organisation, employer, firm,
        affiliation, institution, institute, university, business, business name, account,
        account name, current company, firma, firmenname, unternehmen, arbeitgeber,
        einrichtung, verein, société, societe, entreprise, organisme, employeur,
        établissement, empresa, organización, organizacion, compañía, institución, entidad,
        azienda, società, ente, organizzazione, bedrijf, bedrijfsnaam, organisatie,
        organização, instituição, organizacja, företag, selskap, virksomhed,
        associated company, company organisation name, institution company,
        organisation company, firma institution, firma organisation, organisation entreprise,
        société organisme, empresa organización, azienda ente, společnost, spolecnost,
        instituce, cég, yritys, organisaatio, şirket, kurum, компания, организация, компанія,
        організація, место работы, εταιρεία, 会社, 会社名, 所属, 勤務先, 企業名, 公司,
        公司名称, 单位, 單位, 公司名稱, 회사, 회사명, 소속, الشركة, المؤسسة, חברה, ארגון""",
    "exhibitor": """exhibitor, exhibitor name, exhibiting company, aussteller,
        ausstellername, ausstellende firma, exposant, nom de l exposant, expositor,
        nombre del expositor, espositore, exposante, standhouder, vendor, sponsor,
        exhibitor company, exhibitor organisation, firma aussteller, wystawca, vystavovatel,
        utställare, участник выставки, экспонент, 出展者, 出展社, 出展社名, 参展商, 參展商,
        참가업체""",
    "email": """email, email address, emailaddress, mail, mail address, work email,
        business email, personal email, primary email, contact email, emailadresse,
        mailadresse, email adresse, mail adresse, courriel, adresse email, adresse mail,
        adresse courriel, adresse électronique, correo, correo electrónico,
        correo electronico, dirección de correo, dirección de correo electrónico,
        indirizzo email, posta elettronica, emailadres, endereço de email, epost, e post,
        adres email, adresse de messagerie, adresse de messagerie électronique,
        adresse e mail, secondary email, other email, alternate email, email id,
        dirección email, correo electrónico del trabajo, correo de contacto,
        indirizzo posta elettronica, indirizzo di posta elettronica,
        endereço de correio eletrónico, sähköposti, e posta, eposta, e posta adresi,
        эл почта, электронная почта, почта, адрес электронной почты, ел пошта, メール,
        メールアドレス, eメール, 邮箱, 电子邮件, 电子邮箱, 電子郵件, 이메일,
        البريد الإلكتروني, דואר אלקטרוני, אימייל""",
    "phone": """phone, phone number, telephone, telephone number, tel, tel no, mobile,
        mobile phone, mobile number, cell, cell phone, cellphone, business phone, home phone,
        work phone, company main phone, other phone, primary phone, contact phone, telefon,
        telefonnummer, telefon geschäftlich, telefon privat, handy, handynummer, mobil,
        mobiltelefon, mobilnummer, rufnummer, téléphone, telephone portable,
        téléphone portable, téléphone mobile, portable, numéro de téléphone, teléfono,
        telefono, móvil, movil, teléfono móvil, celular, cellulare, telefoon, telefoonnummer,
        mobiel, telefone, telemóvel, telemovel, tél, tel mobile, tél mobile, tél portable,
        gsm, mobile no, contact number, contact no, phone no, whatsapp, telefonszám, puhelin,
        telefon numarası, cep telefonu, телефон, мобильный, мобильный телефон, мобільний,
        τηλέφωνο, 電話, 電話番号, 携帯, 携帯電話, 电话, 手机, 手机号, 聯絡電話, 전화,
        전화번호, 휴대폰, الهاتف, الجوال, טלפון, נייד""",
    "link": """url, website, web site, web page, webpage, web, homepage, personal web page,
        business homepage, linkedin, linkedin url, linkedin profile, linkedin profile url,
        profile, profile url, profile link, public profile url, github, gitlab, mastodon,
        twitter, x, bluesky, blog, link, links, website url, company website, company url,
        webseite, internet, internetseite, internetadresse, site web, site internet,
        sitio web, página web, pagina web, sito, sito web, site, page web,
        url of member profile, member profile, linkedin profile link, profil linkedin,
        linkedin profil, perfil de linkedin, xing, xing profil, bsky, personal website, сайт,
        веб сайт, ссылка, サイト, ウェブサイト, 网站, 网址, 網站, 웹사이트,
        الموقع الإلكتروني, אתר""",
    "note": """note, notes, comment, comments, remark, remarks, description, lead notes,
        notiz, notizen, bemerkung, bemerkungen, kommentar, kommentare, anmerkung,
        anmerkungen, beschreibung, remarque, remarques, commentaire, commentaires, nota,
        notas, comentario, comentarios, observaciones, osservazioni, opmerking, opmerkingen,
        observações, biography, bio, about, about me, über mich, notat, notatki, uwagi,
        poznámka, poznámky, megjegyzés, huomautus, notlar, примечание, заметки, комментарий,
        σημειώσεις, メモ, 備考, 备注, 備註, 메모, 비고, ملاحظات, הערות""",
    "tags": """tags, tag, labels, groups, group membership, categories, category, keywords,
        topics, interests, schlagworte, schlagwörter, kategorien, kategorie, themen,
        interessen, étiquettes, catégories, catégorie, mots clés, intérêts, etiquetas,
        categorías, categoría, intereses, categorie, parole chiave, tagi, štítky, метки,
        标签, 標籤, タグ, 태그""",
    "date": """date, timestamp, datetime, date time, date and time, scan date, scan time,
        scan timestamp, scan datetime, scanned, scanned at, scanned on, scanned date,
        date scanned, time scanned, captured, captured at, captured on, capture date,
        capture time, date captured, lead date, lead captured, meeting date, met on, met,
        datum, zeitpunkt, zeitstempel, datum uhrzeit, datum und uhrzeit, scandatum, scanzeit,
        gescannt am, gescannt, erfasst am, getroffen am, date et heure, horodatage,
        date de scan, date du scan, scanné le, rencontré le, fecha, fecha y hora,
        fecha de escaneo, escaneado, escaneado el, data, data e ora, data scansione, met at,
        data e ora di scansione, дата, дата сканирования, 日付, 日時, 日期, 날짜""",
    "time": """time, uhrzeit, zeit, heure, hora, ora, tijd, uhrzeit des scans, время, 時間,
        时间, 시간""",
    "hall": """hall, halle, hal, pavilion, pavillon, pabellón, pabellon, padiglione,
        building, hallennummer, hall number, hall no, hala, зал, павильон, ホール, 展馆, 展館""",
    "stand": """stand, booth, stand number, booth number, stand no, booth no, booth id,
        table, table number, standnummer, stand nr, standnr, messestand, tisch,
        numéro de stand, n de stand, nº de stand, número de stand, estand, mesa,
        stand numero, hall stand, halle stand, hall booth, place, platz, emplacement,
        standplaats, stand id, stand location, booth location, stoisko, stánek, monter,
        стенд, ブース, ブース番号, 小間番号, 展位, 展位号, 攤位, 부스""",
    "label": """email label, email type, phone label, phone type, website label,
        website type, adresse de messagerie type,
        last met""",
}
_FIELD_OF = {
    " ".join(name.split()): field
    for field, names in _NAMES.items()
    for name in names.replace("\n", " ").split(",")
}
_STANDS = {name for name, field in _FIELD_OF.items() if field == "stand"}
_PEOPLE = "attendee|participant|delegate|teilnehmer|teilnehmenden|teilnehmende"
# Which of several telephones or addresses it is says nothing of what it is.
_BEFORE = re.compile(
    rf"^(?:{_PEOPLE}|visitor|guest|lead|contact|speaker|primary|secondary|main|other|alternate|work"
    r"|home|business|personal|private|professional|corporate|office|your|current|kontakt|besucher"
    r"|dienstliche|geschäftliche|berufliche|participante|asistente)s? (?:name )?(?=\w)"
)
_AFTER = re.compile(
    r" (?:work|home|business|private|personal|office|main|other|bureau|domicile|travail|pro"
    r"|professionnel|personnel|geschäftlich|privat|dienstlich|beruflich|(?:del? )?trabajo"
    r"|particular|ufficio|abitazione|lavoro|trabalho|werk|thuis|arbete|praca)$"
)
_OF_PEOPLE = re.compile(rf"(?:{_PEOPLE})s?\b|\bof (?:the )?(?:{_PEOPLE})\b")
_ASKED = (
    ("link", re.compile(r"\blinked ?in\b")),
    ("title", re.compile(r"\b(?:your|what)\b.*\b(?:job title|role|position)\b")),
    (
        "organisation",
        re.compile(
            r"\b(?:your|what|which)\b.*\b(?:company|organi[sz]ation|employer|institution)\b"
            r"|\bwhere do you work\b"
        ),
    ),
    ("email", re.compile(r"\byour\b.*\bemail\b")),
    ("phone", re.compile(r"\byour\b.*\b(?:phone|mobile)\b")),
)
_ELSE = re.compile(r"\b(?:size|industry|type|status|sector|country|website|consent|share)\b")
_LONGEST = 80


def field_of(header: str) -> str:
    """Return the field a header names, "" where it names none of ours.

    Where the words as they stand are not known, it is looked at without what is in brackets,
    at both sides of a stroke, without the word for whose or which address it is, and as the
    question of a registration form.
    """
    if len(header) > _LONGEST or "@" in header:
        return ""
    text = normal(header)
    if "#" in header and text not in _STANDS:
        return ""  # "Attendee #" counts them
    found = _named(text)
    if found or not text:
        return found
    found = _named(normal(re.sub(r"\([^)]*\)|\[[^]]*\]", " ", header)))
    if found:
        return found
    sides = {
        _named(normal(side)) for side in re.split(r"[/|&]| (?:or|oder|ou|and|und|et) ", header)
    }
    if len(sides) == 1 and sides != {""}:
        return sides.pop()
    if _ELSE.search(text):
        return ""
    return next((field for field, asks in _ASKED if asks.search(text)), "")


def names_people(header: str) -> bool:
    """Whether a header says itself that it is of those who attend, not of who ordered."""
    return bool(_OF_PEOPLE.match(normal(header)))


def normal(header: str) -> str:
    """Return a header without case, punctuation, numbers and the "Value" of Google's export."""
    text = unicodedata.normalize("NFKC", header).casefold()
    text = re.sub(r"[^\w]+|_", " ", text)
    text = re.sub(r"\be mail", "email", text)
    text = re.sub(r"\b\d+\b", " ", text)
    return re.sub(r"\bvalue$", "", " ".join(text.split())).strip()


def _named(text: str) -> str:
    while text:
        if text in _FIELD_OF:
            return _FIELD_OF[text]
        shorter = _BEFORE.sub("", text, count=1)
        if shorter == text:
            shorter = _AFTER.sub("", text, count=1)
        if shorter == text:
            return ""
        text = shorter
    return ""
