"""Whether a piece of a programme's text is the name of a person; better none than a wrong one."""

import re
import unicodedata

_PARTICLE_WORDS = (
    "van von de der den del della di da do dos das du la le las los el al bin ibn ben bint ter ten"
    " te zu zur zum af av y e i o und et san st"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_INNER_CAPITALS = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|O['’]|D['’]|L['’]|Fitz|St|Al|El)")
_WORD = re.compile(r"[^\W\d_]+(?:['’.\-·][^\W\d_]+)*\.?")
_NICKNAME = re.compile(r"""["'“‘(][^\W_]{2,20}["'”’)]""")
_CJK = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff·]{1,12}")
_KANA_HANGUL = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff々 ]{3,12}|[\uac00-\ud7af]{2,5}")
_SPLIT = re.compile(r"\s*(?:[,;/&|+、，；／＆]|\b(?:and|und|et|with|mit|avec)\b)\s*", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[（]([^()\[\]（）]{0,80})[)\]）]")
_TITLES = re.compile(
    r"^(?:(?:dr|prof|mr|mrs|ms|mx|sir|herr|frau|ing|dipl)\b\.?\s*)+", re.IGNORECASE
)

# Words of programmes, roles and firms: what holds one of them is no person.
_PROGRAMME_WORDS = """
    a about academy activity advanced afternoon agency agenda ai all an announcements any api
    apps architecture are arena associates association at auditorium award awards back bank
    banquet bar beginner beginners beyond board bof book bootcamp booth break breakfast
    breakout build building business cafe cafeteria calendar call camp career center centre
    ceremony chair challenge challenges chat check-in china clinic closing cloud club code
    coding college committee community company computing conference consulting contest core
    corp corporation course data database day debate deep demo deployment design desktop dev
    developer developers development devops digital dinner director discussion dive diversity
    door doors drinks end engineer engineering enterprise europe evening event events
    exhibition exploring expo fair festival fireside first for forum foundation founder free
    friday from fun future game games general getting gmbh group guest guests guide hack
    hackathon hall hands-on happy hardware hat history host hour how improving in inc
    inclusion info information innovation institute intermediate international intro
    introduction is keynote keynotes kickoff lab labs language languages lead leader
    leadership learning lecture lessons lightning limited linux live llc lobby lounge ltd
    lunch machine main making management manager managing market marketing media meet meeting
    meetup meetups member members miniconf mobile modern monday monitoring morning my
    networking new next night no none not of office officer on onboarding online open opening
    operations organisers organizers our overview panel panelists part party people
    performance plenary policy poster posters practical practice president prize product
    production program programme programming project projects python q&a quantum question
    questions quick rails reception recruitment registration remarks research retro room ruby
    running rust sales saturday scaling school science scientist security senior series
    service services session sessions setup show social software solutions source space
    speaker speakers sponsor sponsors sprint sprints stage stand start state stream student
    students studio summit sunday support system systems table talk talks tba tbc tbd team
    tech technical technologies technology test testing the theatre theme thursday time to
    tools topic tour track tracks training tuesday tutorial tutorials unconference
    understanding university unplugged update updates upgrading using various version via
    video village virtual vision visit volunteer volunteers vs web webinar wednesday welcome
    what when where who why with women work working workshop workshops world writing year you
    your zone zoom
"""
_NO_NAMES = frozenset(_PROGRAMME_WORDS.split())


def is_person(text: str, *, labelled: bool = False) -> bool:
    """Return whether text has the shape of a name: capitalised words, none of them a programme's.

    A family name in capitals, initials, particles (van, de), hyphens, and two to four Chinese
    characters are names; anything with digits, addresses or more than five words is not. With
    `labelled`, where the text says that a name follows, one word is enough, and a surname may
    be a programme's word (Jacob Coffee).
    """
    text = text.strip()
    if not 2 <= len(text) <= 60:
        return False
    if _CJK.fullmatch(text) or _KANA_HANGUL.fullmatch(text):
        return True
    words = text.split()
    if not (1 if labelled else 2) <= len(words) <= 5:
        return False
    usual = sum(word.casefold() in _NO_NAMES for word in words)
    if usual == len(words) or (usual and not labelled):
        return False
    capitalised = 0
    for index, word in enumerate(words):
        if not _WORD.fullmatch(word) and not (index and _NICKNAME.fullmatch(word)):
            return False
        if word.casefold() in _PARTICLES and (index or word[0].islower()):
            continue
        if not _is_name_word(word, first=index == 0):
            return False
        capitalised += len(word.rstrip(".")) > 1
    return capitalised > 0


def _is_name_word(word: str, *, first: bool) -> bool:
    if _NICKNAME.fullmatch(word):
        return True
    if not word[0].isupper() and word[0].lower() != word[0].upper():
        return False
    letters = word.rstrip(".")
    if letters.isupper() and len(letters) > 1 and "." not in letters:
        # DUPONT behind a given name, or JR; not SDR or BSD in front.
        return not first and (len(letters) > 3 or "-" in letters)
    for piece in re.split(r"['’.\-·]", letters):
        inner = piece[1:]
        if inner and inner != inner.lower() and not _INNER_CAPITALS.match(letters):
            return False
    return True


def people_in(text: str, *, labelled: bool = False) -> list[tuple[str, str]]:
    """Return (name, organisation) of each person in a list such as “A B (Firm), C D and E F”.

    What is no name is left out; an organisation is taken from brackets behind a name.
    """
    found: list[tuple[str, str]] = []
    firms: list[str] = []

    def put_aside(match: re.Match[str]) -> str:
        firms.append(match[1].strip())
        return f"\0{len(firms) - 1}"

    for part in _SPLIT.split(_BRACKETS.sub(put_aside, text)):
        name, _mark, number = part.partition("\0")
        name = "".join(c for c in name if unicodedata.category(c) not in ("So", "Sk", "Cf"))
        name = " ".join(_TITLES.sub("", name.strip(" .•*-–—\t")).split())
        firm = firms[int(number)] if number.isdecimal() else ""
        if is_person(name, labelled=labelled) and name not in (one[0] for one in found):
            found.append((name, firm if 1 < len(firm) <= 60 else ""))
    return found
