"""Who of a list will not be there: the words of ticket services for a registration that ended.

Eventbrite's reports say Refunded/Canceled, Deleted, Not Attending and Transferred, pretix canceled
and expired (storniert, abgelaufen), Peatix Canceled and Expired, forms and calendars Declined.
What may still become a visit (pending, unpaid, waitlisted, partially refunded) is none of them.
"""

import re
from collections.abc import Sequence

from planner.formats.tables.headers import normal

_STATUS = re.compile(
    r"status\b|\b(?:statut|état|etat|estado|stato|situação|situacao|stav|tila|durum|статус|rsvp"
    r"|state|attending|attendance|going|teilnahme|zusage|rückmeldung|participation|asistencia"
    r"|partecipazione|deelname|deltagande)\b"
)
# Where "no" is the answer to whether one comes.
_COMING = re.compile(
    r"\b(?:rsvp|attending|going|teilnahme|zusage|rückmeldung|participation|asistencia"
    r"|partecipazione|deelname|deltagande)\b"
)
# A membership may have ended, a bill may be refused, and one comes all the same.
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:member|membership|mitglied|mitglieds\w*|subscription|newsletter|email|mail|consent|visa"
    r"|invoice|marital|employment|survey|hotel|delivery|shipping|abstract|talk|paper|proposal)"
)
_ENDED = re.compile(
    r"(?:fully |vollständig |order |registration |ticket |booking )?"
    r"(?:cancell?ed|refunded|deleted|removed|declined|rejected|denied|withdrawn|voided|void|revoked"
    r"|expired|abandoned|transferred|not attending|not going|not coming|unable to attend|regrets"
    r"|can t go|cannot attend|unregistered"
    r"|storniert\w*|abgesagt|abgemeldet|absage|erstattet|zurückerstattet|rückerstattet|abgelehnt"
    r"|gelöscht|abgelaufen|zurückgezogen|nimmt nicht teil|nicht dabei|keine teilnahme"
    r"|annulée?s?|remboursée?s?|refusée?s?|déclinée?s?|supprimée?s?|expirée?s?|ne participe pas"
    r"|absente?"
    r"|cancelad[oa]s?|anulad[oa]s?|reembolsad[oa]s?|rechazad[oa]s?|eliminad[oa]s?|caducad[oa]s?"
    r"|no asiste|no asistirá|recusad[oa]s?|expirad[oa]s?"
    r"|annullat[oa]|cancellat[oa]|rimborsat[oa]|rifiutat[oa]|scadut[oa]|non partecipa"
    r"|geannuleerd|terugbetaald|afgemeld|afgewezen|verlopen"
    r"|avbokad|avbruten|återbetald|avbestilt|afmeldt|annulleret|anulowan[eyoa]|zwrócon[eyoa]"
    r"|zrušen[oaý]|peruttu|отменен[оа]?|отменён|возвращен[оа]?|キャンセル済み?|キャンセル|取消|已取消"
    r"|已退款|취소|취소됨)"
    r"(?: (?:by|on|at|am|vom|von|par|por|da|door|av) .*)?"
)
_NO = frozenset({"no", "nein", "non", "nee", "nej", "não", "nao", "nie", "nei"})


def cancelled_word(headers: Sequence[str], cells: Sequence[str], fields: Sequence[str]) -> str:
    """Return what a row says in a column of states about one who will not be there, or "".

    A column that is read as anything of ours tells no state.
    """
    for header, cell, field in zip(headers, cells, fields, strict=False):
        text = "" if field else normal(cell)
        name = normal(header) if text else ""
        if not text or not _STATUS.search(name) or _OF_SOMETHING_ELSE.search(name):
            continue
        # "Refunded/Canceled" says it twice.
        parts = [part for part in map(normal, re.split(r"[/|]", cell)) if part]
        ended = all(map(_ENDED.fullmatch, parts)) or _ENDED.fullmatch(text)
        if ended or (text in _NO and _COMING.search(name)):
            return " ".join(cell.split())
    return ""
