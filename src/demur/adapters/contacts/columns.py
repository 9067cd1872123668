"""The columns of a table of exchanges, by what they and their values are called in several languages."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from demur.adapters.contacts.fields import fold
from demur.domain.dealings import Way
from demur.domain.verdict import Decision

T = TypeVar("T")

COLUMNS = (
    "when", "way", "name", "mail", "phone", "page", "employer", "company", "agency", "position", "functional_area",
    "level", "answered", "answered_at", "door", "reaction", "words", "number",
)  # fmt: skip
"""What Demur writes, in this order."""

WHO = frozenset("name given family mail phone page employer company".split())
"""The columns that tell who it was."""

_LOOK_FOR_HEADER = 60
_WIDEST = 4000

_NAMES = {
    "when": "when|date|day|contact date|contacted on|date contacted|date of contact|date received|date added|date applied|received|timestamp|last contact|Datum|Tag|Wann"
    "|Kontaktdatum|Kontakt am|date de contact|jour|quand|fecha|fecha de contacto|día|cuándo|data|giorno|quando|dia",
    "way": "way|channel|via|medium|contact method|contact type|contacted via|Weg|Kanal|Kontaktart|Kontaktweg|canal|moyen|moyen de contact"
    "|vía|medio|canale|kanaal",
    "name": "name|contact|contact name|contact person|recruiter|recruiter name|recruiter's name|person|who|full name|Kontakt"
    "|Ansprechpartner|Ansprechpartnerin|Ansprechpartner/in|Ansprechperson|Kontaktperson|Recruiterin|Personalberater"
    "|Personalvermittler|Wer|nom|nom complet|interlocuteur|recruteur|recruteuse|personne|contacto|nombre|nombre completo"
    "|persona|persona de contacto|reclutador|reclutadora|nome|nome completo|contatto|contato|referente|selezionatore"
    "|recrutador|naam|contactpersoon",
    "given": "first name|given name|forename|Vorname|prénom|nombre de pila|primeiro nome|voornaam",
    "family": "last name|surname|family name|Nachname|Familienname|nom de famille|apellidos|apellido|cognome|sobrenome|apelido"
    "|achternaam",
    "mail": "mail|email|e-mail|email address|mail address|contact email|recruiter email|E-Mail-Adresse|Mailadresse|adresse e-mail"
    "|adresse mail|courriel|mél|correo|correo electrónico|dirección de correo electrónico|indirizzo email|indirizzo e-mail"
    "|posta elettronica|endereço de e-mail|e-mailadres",
    "phone": "phone|telephone|tel|mobile|cell|phone number|mobile number|mobile phone|cell phone|contact number|contact phone|recruiter phone|Telefon|Telefonnummer|Handy|Mobil|Mobilnummer|téléphone"
    "|portable|numéro|teléfono|móvil|número de teléfono|telefono|cellulare|telefone|telemóvel|celular|telefoon",
    "page": "page|linkedin|linkedin url|linkedin profile|profile|profile url|url|xing|Profil|Profil-URL|lien|lien linkedin|enlace|perfil"
    "|perfil de linkedin|profilo|profiel|link",
    "employer": "employer|works for|recruiting firm|recruiter company|Arbeitgeber|arbeitet für|employeur|empleador|datore di lavoro"
    "|empregador|werkgever",
    "company": "company|company name|hiring company|firm|organisation|organization|client|Unternehmen|Firma|Kunde|entreprise|société"
    "|compañía|empresa|cliente|azienda|società|bedrijf|klant",
    "agency": "agency|agency?|staffing agency|recruitment agency|Agentur|Personalvermittlung|Personalberatung|Vermittler|agence|cabinet"
    "|cabinet de recrutement|agencia|agenzia|agência|consultora|bureau",
    "position": "position|role|title|job title|job|opening|vacancy|job role|Stelle|Rolle|Titel|Jobtitel|Stellenbezeichnung|poste"
    "|intitulé|intitulé du poste|fonction|offre|puesto|cargo|vacante|título|posición|ruolo|posizione|mansione|vaga|função"
    "|functie|vacature|rol",
    "functional_area": "functional area|area|field|Bereich|Fachbereich|Fachgebiet|domaine|área|ámbito|area funzionale|settore|vakgebied",
    "level": "level|seniority|Ebene|Stufe|Senioritätsstufe|niveau|nivel|livello|nível",
    "answered": "answered|my answer|my reply|my response|decision|my decision|decided|meine Antwort|Entscheidung|entschieden|ma réponse"
    "|décision|mi respuesta|decisión|mia risposta|decisione|minha resposta|decisão|mijn antwoord|besluit",
    "status": "status|state|stage|answer|reply|response|Stand|Antwort|statut|état|réponse|estado|respuesta|stato|risposta|resposta"
    "|antwoord",
    "door": "door|door open|keep in touch|kept in mind|Tür|Tür offen|porte|porte ouverte|puerta|puerta abierta|porta|deur",
    "words": "words|notes|note|comments|comment|remarks|remark|description|details|message|Notizen|Notiz|Bemerkung|Bemerkungen"
    "|Anmerkung|Anmerkungen|Kommentar|Kommentare|Beschreibung|remarque|remarques|commentaire|commentaires|notas|nota"
    "|comentario|comentarios|observaciones|note e commenti|appunti|commenti|comentários|observações|opmerkingen|notities"
    "|subject|Betreff|objet|asunto|oggetto|assunto|onderwerp",
}  # fmt: skip
"""Each column by its names in English, German, French, Spanish, Italian, Portuguese and Dutch, the surest first."""

_RANKS = {
    fold(name): (column, rank)
    for column, names in reversed(_NAMES.items())
    for rank, name in reversed([*enumerate(names.split("|"))])
}


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is laid out.

    Attributes:
        header: the number of the header's line, counted from 0.
        separator: what parts its cells.
        columns: the place of each column that is known.
    """

    header: int
    separator: str
    columns: Mapping[str, int]

    @property
    def tells(self) -> bool:
        """It tells when it was, and who."""
        return "when" in self.columns and not WHO.isdisjoint(self.columns)


def layout(lines: Sequence[str]) -> Layout | None:
    """The layout of a table, which may have a few lines before its header; None where no line names two columns."""
    found = [
        Layout(number, separator, columns)
        for number, each in enumerate(lines[:_LOOK_FOR_HEADER])
        for separator in (",", ";", "\t")
        if len(columns := _columns(each[:_WIDEST], separator)) > 1
    ]
    return max(found, key=lambda each: (each.tells, -each.header, len(each.columns)), default=None)


def _columns(line: str, separator: str) -> dict[str, int]:
    best: dict[str, tuple[int, int]] = {}
    for cells in csv.reader([line], delimiter=separator):
        for at, cell in enumerate(cells):
            column, rank = _RANKS.get(fold(cell[:60]), ("", 0))
            if column and (rank, at) < best.get(column, (rank + 1, 0)):
                best[column] = rank, at
    return {column: at for column, (_, at) in best.items()}


def _words(table: Mapping[T, str]) -> dict[str, T]:
    return {fold(word): value for value, words in table.items() for word in words.split("|")}


YES_OR_NO = _words({True: "yes|y|true|1|x|ja|j|wahr|oui|o|vrai|sí|s|si|verdadero|sim|sì|vero|verdadeiro|waar",
                    False: "no|n|false|0|nein|falsch|non|faux|falso|não|nee|onwaar"})  # fmt: skip
OPEN = _words({True: "open|offen|ouverte|ouvert|abierta|abierto|aperta|aperto|aberta|aberto",
               False: "closed|close|shut|zu|geschlossen|fermée|fermé|cerrada|cerrado|chiusa|chiuso|fechada|fechado|gesloten|dicht"}) | YES_OR_NO  # fmt: skip
SURE = _words({
    Decision.TAKE: "take|taken|took it|accepted|i accepted|zugesagt|accepté|aceptado|accettato|aceite|aceito|geaccepteerd",
    Decision.ASK: "ask|asked|asked back|nachgefragt|rückfrage|demandé|preguntado|chiesto|perguntado|gevraagd",
    Decision.DECLINE: "decline|declined|i declined|turned down|declined by me|décliné|declinado|declinato|afgeslagen",
    Decision.IGNORE: "ignore|ignored|ignoriert|ignoré|ignorado|ignorato|genegeerd",
})  # fmt: skip
"""What can be of the person's own answer alone."""

ANSWERS = SURE | _words({
    Decision.TAKE: "accept|zusage|angenommen|aceptada|acceptée",
    Decision.DECLINE: "rejected|refused|absage|abgesagt|abgelehnt|refus|refusé|rechazado|rechazada|rifiutato|recusado|afgewezen"
    "|passed|not interested|kein interesse|pas intéressé|no interesado",
})  # fmt: skip
"""What is the person's in a column of their answers; as a status it may be what they were told."""

_WAYS = {
    Way.LINKEDIN: "linkedin|inmail",
    Way.PHONE: "phone|telephone|telefon|telefono|telefone|telefoon|tel|call|voicemail|anruf|angerufen|appel|llamada|chiamata|ligacao|gebeld|mobile"
    "|handy|sms|whatsapp|signal",
    Way.MAIL: "mail|email|courriel|correo",
    Way.MEETING: "meeting|met|inperson|person|personally|treffen|getroffen|personlich|messe|fair|event|meetup|conference|konferenz|coffee|kaffee"
    "|lunch|rencontre|reunion|salon|encuentro|cafe|incontro|fiera|encontro|feira|ontmoeting",
}


def way_of(text: str) -> Way:
    """On which way, as far as a cell tells."""
    words = {fold(word) for word in text[:200].replace("-", " ").replace("/", " ").split()}
    return next((way for way, names in _WAYS.items() if not words.isdisjoint(names.split("|"))), Way.OTHER)
