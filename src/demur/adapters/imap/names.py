"""Which folder is Drafts, and which is Sent."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Use(StrEnum):
    """What a folder is for, as servers name it (RFC 6154 §2)."""

    DRAFTS = "\\Drafts"
    SENT = "\\Sent"


@dataclass(frozen=True, slots=True)
class Listed:
    """A folder as the server lists it (RFC 9051 §7.3.1).

    Attributes:
        flags: in lower case.
        delimiter: between the levels of its name, "" where there are none.
    """

    name: str
    flags: frozenset[str]
    delimiter: str


NAMES = {
    Use.DRAFTS: (
        "Drafts", "Draft", "Draft Messages", "Entwürfe", "Entwurf", "Brouillons", "Brouillon", "Borradores", "Borrador",
        "Rascunhos", "Rascunho", "Bozze", "Concepten", "Kladder", "Kladde", "Utkast", "Luonnokset", "Esborranys",
        "Kopie robocze", "Wersje robocze", "Szkice", "Koncepty", "Rozepsané", "Piszkozatok", "Schițe", "Ciorne", "Skice",
        "Nacrti", "Osnutki", "Mustandid", "Juodraščiai", "Melnraksti", "Черновики", "Чернетки", "Чернови", "Πρόχειρα",
        "Taslaklar", "טיוטות", "المسودات", "مسودات", "下書き", "草稿", "草稿箱", "임시보관함", "임시 보관함", "Bản nháp",
        "Draf", "Konsep", "แบบร่าง",
    ),
    Use.SENT: (
        "Sent", "Sent Items", "Sent Mail", "Sent Messages", "Sent-Mail", "Gesendet", "Gesendete Elemente",
        "Gesendete Objekte", "Gesendete Nachrichten", "Gesendete Mails", "Envoyés", "Éléments envoyés", "Messages envoyés",
        "Courrier envoyé", "Enviados", "Elementos enviados", "Mensajes enviados", "Correo enviado", "Itens enviados",
        "Mensagens enviadas", "E-mails enviados", "Inviati", "Inviata", "Posta inviata", "Messaggi inviati",
        "Elementi inviati", "Verzonden", "Verzonden items", "Verzonden berichten", "Verzonden objecten", "Sendt",
        "Sendt post", "Sendte elementer", "Sendte", "Skickat", "Skickade", "Skickade objekt", "Lähetetyt", "Enviats", "Wysłane",
        "Elementy wysłane", "Odeslané", "Odeslaná pošta", "Odoslané", "Elküldött", "Elküldött elemek", "Trimise", "Poslano",
        "Poslane stavke", "Saadetud", "Išsiųsta", "Nosūtītie", "Отправленные", "Надіслані", "Изпратени", "Απεσταλμένα",
        "Gönderilmiş Öğeler", "Gönderilenler", "נשלח", "فריטים שנשלחו", "المرسلة", "العناصر المرسلة", "送信済み",
        "送信済みアイテム", "送信済みメール", "已发送", "已发送邮件", "已傳送", "寄件備份", "보낸편지함", "보낸 편지함", "Đã gửi",
        "Terkirim", "Item Terkirim", "จดหมายที่ส่งแล้ว",
    ),
}  # fmt: skip
"""What mail programs and providers call them, the usual ones first."""

_ABOVE = {(), ("inbox",), ("[gmail]",), ("[google mail]",)}
"""The folders in which such a folder lies; elsewhere it is an old copy."""

_NO_MESSAGES = {"\\noselect", "\\nonexistent"}


def find(folders: Sequence[Listed], use: Use) -> str | None:
    """The name of the folder that the server says is for this, else of the one that is called so."""
    usable = [each for each in folders if not each.flags & _NO_MESSAGES]
    for each in usable:
        if use.lower() in each.flags:
            return each.name
    called: dict[str, str] = {}
    for each in usable:
        *above, own = _folded(each.name).split(each.delimiter) if each.delimiter else [_folded(each.name)]
        if tuple(above) in _ABOVE:
            called.setdefault(own, each.name)
    return next((called[name] for name in map(_folded, NAMES[use]) if name in called), None)


def _folded(name: str) -> str:
    """A name as it is compared: some programs take umlauts apart."""
    return unicodedata.normalize("NFC", name).casefold()
