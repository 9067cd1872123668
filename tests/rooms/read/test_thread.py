"""Who wrote what: own text, signature, forward, quote."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demur.domain.mail import Mail, Raw
from demur.read import read_mail
from demur.read.thread import Thread, split_thread


def divide(text: str, subject: str = "Re: x", sender: str = "Dana Reyes") -> tuple[str, str, Thread]:
    """The own text and the signature of a body."""
    thread = split_thread(text, subject=subject, sender=sender, quoted=())
    signature = text[slice(*thread.signature)] if thread.signature else ""
    return text[slice(*thread.new)], signature, thread


QUOTES = {
    "Gmail": "On Tue, Nov 24, 2026 at 9:00 AM Sam Lee <sam@x.example> wrote:\n\n> old text\n>\n> more\n",
    "Gmail, wrapped": "On Tue, Nov 24, 2026 at 9:00 AM Sam Lee <\nsam@x.example> wrote:\n\n> old text\n",
    "Apple": "> On 24 Nov 2026, at 09:00, Sam Lee <sam@x.example> wrote:\n> \n> old text\n",
    "unmarked": "On 24 Nov 2026, at 09:00, Sam Lee <sam@x.example> wrote:\n\nold text\n",
    "German": "Am Di., 24. Nov. 2026 um 09:00 Uhr schrieb Sam Lee <sam@x.example>:\n\n> alter Text\n",
    "Thunderbird": "Am 24.11.2026 um 09:00 schrieb Sam Lee:\n> alter Text\n",
    "name first": "Sam Lee <sam@x.example> schrieb am Di., 24. Nov. 2026, 09:00:\n\n> alter Text\n",
    "French": "Le mar. 24 nov. 2026 à 09:00, Sam Lee <sam@x.example> a écrit :\n\n> ancien texte\n",
    "Spanish": "El mar, 24 nov 2026 a las 9:00, Sam Lee (<sam@x.example>) escribió:\n\n> texto anterior\n",
    "Portuguese": "Em ter., 24 de nov. de 2026 às 09:00, Sam Lee <sam@x.example> escreveu:\n\n> texto anterior\n",
    "Italian": "Il giorno mar 24 nov 2026 alle ore 09:00 Sam Lee <sam@x.example> ha scritto:\n\n> testo\n",
    "Dutch": "Op di 24 nov 2026 om 09:00 schreef Sam Lee <sam@x.example>:\n\n> oude tekst\n",
    "Gmail, no verb": "2026-11-24 9:00 GMT+01:00 Sam Lee <sam@x.example>:\n\n> old text\n",
    "original message": "-----Original Message-----\nFrom: Sam Lee\nSent: Tuesday\nTo: Dana\nSubject: x\n\nold text\n",
    "Outlook": "________________________________\nFrom: Sam Lee <sam@x.example>\nSent: Tuesday, November 24, 2026 9:00 AM\n"
    "To: Dana Reyes\nSubject: x\n\nold text\n",
    "Outlook, bold": "*From:* Sam Lee\n*Sent:* Tuesday\n*To:* Dana\n*Subject:* x\n\nold text\n",
    "Outlook, German": "Von: Sam Lee\nGesendet: Dienstag, 24. November 2026 09:00\nAn: Dana\nBetreff: AW: x\n\nalter Text\n",
    "Outlook, French": "De : Sam Lee\nEnvoyé : mardi 24 novembre 2026 09:00\nÀ : Dana\nObjet : RE: x\n\nancien texte\n",
    "Outlook, Spanish": "De: Sam Lee\nEnviado el: martes\nPara: Dana\nAsunto: RE: x\n\ntexto anterior\n",
    "Outlook, Portuguese": "De: Sam Lee\nEnviada em: terça-feira\nPara: Dana\nAssunto: RE: x\n\ntexto anterior\n",
    "Outlook, Italian": "Da: Sam Lee\nInviato: martedì\nA: Dana\nOggetto: R: x\n\ntesto\n",
    "Outlook, Dutch": "Van: Sam Lee\nVerzonden: dinsdag\nAan: Dana\nOnderwerp: RE: x\n\noude tekst\n",
}


@pytest.mark.parametrize("quote", QUOTES.values(), ids=QUOTES.keys())
def test_what_stands_above_a_quote_is_own(quote: str) -> None:
    """The own text and signature end where the quoted message begins, whatever program quoted it."""
    new, signature, thread = divide(f"Hi Sam,\n\nTuesday at ten is fine.\n\nKind regards,\nDana\n\n{quote}")
    assert new == "Hi Sam,\n\nTuesday at ten is fine."
    assert signature == "Kind regards,\nDana"
    assert thread.forwarded is None


def test_an_answer_below_the_quote_is_own() -> None:
    """A message with its only text below the quote has that text."""
    new, signature, _ = divide(
        "On 24 Nov 2026 at 09:00, Sam wrote:\n\n> When?\n> Where?\n\nTuesday, Leeds.\n\nBest regards,\nDana\n"
    )
    assert new == "Tuesday, Leeds."
    assert signature == "Best regards,\nDana"


def test_answers_between_quotes_are_one_stretch() -> None:
    """Interleaved answers reach from the first own line to the last."""
    new, signature, _ = divide("> When?\n\nTuesday.\n\n> Where?\n\nLeeds.\n\nCheers,\nDana\n")
    assert new == "Tuesday.\n\n> Where?\n\nLeeds."
    assert signature == "Cheers,\nDana"


def test_a_list_footer_below_a_quote_is_not_own() -> None:
    """What a mailing list adds below the quote is no answer."""
    new, _, _ = divide(
        "Fine.\n\nOn 24 Nov 2026 at 09:00, Sam wrote:\n> x\n_______________________\nList mailing list\nhttp://x.example\n"
    )
    assert new == "Fine."


def test_prose_with_a_verb_of_saying_is_no_quote() -> None:
    """A sentence that ends in "wrote:" does not cut the text."""
    text = "Dear Sam,\nthank you. On Tuesday 8 Dec 2026 our founder wrote:\nwe are growing.\n\nDana Reyes\nHead of People"
    new, signature, _ = divide(text)
    assert new.endswith("we are growing.")
    assert signature == "Dana Reyes\nHead of People"


SIGNED = [
    ("Best regards,\nDana\nTalent Partner | Acme", "en"),
    ("Kind regards from Leeds,\n\nDana Reyes\nWard Manager\n+44 113 000 0000", "en"),
    ("Thanks,\nDana", "en"),
    ("-- \nDana Reyes\nAcme Ltd", "en"),
    ("Sincerely,\n\nDana Reyes, RN\nNurse Recruiter", "en"),
    ("Mit freundlichen Grüßen\n\nDana Reyes\nPersonalreferentin", "de"),
    ("Viele Grüße aus Köln\nDana", "de"),
    ("Freundliche Grüsse\nDana Reyes", "de"),
    ("Cordialement,\nDana Reyes\nChargée de recrutement", "fr"),
    ("Je vous prie d’agréer, Madame, l’expression de mes salutations distinguées.\n\nDana Reyes", "fr"),
    ("Bien à vous,\nDana", "fr"),
    ("Atentamente,\nDana Reyes", "es"),
    ("Un cordial saludo,\nDana", "es"),
    ("Um abraço,\nDana", "pt"),
    ("Atenciosamente,\n\nDana Reyes\nAnalista de RH", "pt"),
    ("Com os melhores cumprimentos,\nDana", "pt"),
    ("Cordiali saluti\nDana Reyes", "it"),
    ("Met vriendelijke groet,\n\nDana Reyes\nRecruiter", "nl"),
    ("Dana Reyes\nTalent Partner, Acme", "en"),
    ("Very best wishes\nDana", "en"),
    ("Herzlich\nDana Reyes\nPersonal", "de"),
    ("À très vite,\nDana Reyes\nRecrutement", "fr"),
    ("Hartelijk,\nDana", "nl"),
    ("Boa sorte!\nTime de Gente da Acme Ltda", "pt"),
]
LEGAL = [
    "This email and any attachments are confidential and intended solely for the addressee.",
    "CONFIDENTIALITY NOTICE: this message may contain privileged information.",
    "Diese E-Mail enthält vertrauliche Informationen und ist nur für den Empfänger bestimmt.",
    "Sitz der Gesellschaft: Köln · Registergericht: Amtsgericht Köln",
    "Ce message et ses pièces jointes sont confidentiels et destinés à la seule personne nommée.",
    "Este mensaje y sus archivos adjuntos son confidenciales y van dirigidos a su destinatario.",
    "Esta mensagem e seus anexos são confidenciais e destinam-se ao destinatário.",
    "Questo messaggio e i suoi allegati sono riservati al destinatario.",
    "Dit bericht is uitsluitend bestemd voor de geadresseerde.",
    "You are receiving this email because you applied at Acme.\nUnsubscribe | Privacy policy",
    "Sent from my iPhone",
    "You are receiving message notification emails. Unsubscribe",
    "You are receiving this because you created a job alert.",
    "You're on this list because you downloaded our guide. Unsubscribe",
    "Mensagem automática enviada pela Acme. Não responda este e-mail.",
    "Se désabonner de cette alerte",
    "Bitte antworten Sie nicht auf diese E-Mail.",
    "Note: We respect your privacy. If you wish to be removed from our list reply REMOVE.",
]


@pytest.mark.parametrize("signature", [text for text, _ in SIGNED])
@pytest.mark.parametrize("legal", ["", *LEGAL])
def test_signature_and_legal_notice_are_told_from_the_text(signature: str, legal: str) -> None:
    """The signature reaches from the sign-off to its block's end; legal notices belong to neither."""
    new, found, _ = divide(
        f"Dear Sam,\n\nwe would like to meet you on Tuesday.\n\n{signature}\n\n{legal}", "Interview"
    )
    assert new == "Dear Sam,\n\nwe would like to meet you on Tuesday."
    assert found == signature


def test_a_notice_without_a_signature_is_left_out() -> None:
    """A footer below an unsigned text is not part of it."""
    text = "Dear Sam, we received your application and will come back to you.\n\nUnsubscribe"
    assert divide(text)[0] == text.partition("\n")[0]


def test_thanks_in_the_text_is_no_signature() -> None:
    """Words of thanks above more text do not end it."""
    new, signature, _ = divide(
        "Thank you,\n\nwe have read your application with interest and would like to talk to you.\n\nBest,\nDana\n"
    )
    assert "would like to talk" in new
    assert signature == "Best,\nDana"


def test_confidential_in_the_text_is_no_footer() -> None:
    """A sentence on confidentiality in the middle of the text stays in it."""
    text = "Hi Sam,\nthis role is confidential.\nThe search is run by us. Could we talk on Tuesday at ten, by phone?\n\nBest,\nDana"
    assert divide(text)[0].endswith("by phone?")


FORWARDS = {
    "Gmail": "---------- Forwarded message ---------\nFrom: Lee Kim <lee@acme.example>\nDate: Tue, Nov 24, 2026 at 9:00 AM\n"
    "Subject: Interview\nTo: Dana <dana@x.example>\n",
    "Apple": "Begin forwarded message:\n\nFrom: Lee Kim <lee@acme.example>\nSubject: Interview\nDate: 24 November 2026 at 09:00\n"
    "To: Dana\n",
    "Thunderbird": "-------- Forwarded Message --------\nSubject: \tInterview\nDate: \tTue, 24 Nov 2026 09:00\n"
    "From: \tLee Kim <lee@acme.example>\nTo: \tDana\n",
    "German": "-------- Weitergeleitete Nachricht --------\nBetreff: Interview\nDatum: Tue, 24 Nov 2026 09:00\n"
    "Von: Lee Kim <lee@acme.example>\nAn: Dana\n",
    "Apple, German": "Anfang der weitergeleiteten Nachricht:\n\nVon: Lee Kim <lee@acme.example>\nBetreff: Interview\n"
    "Datum: 24. November 2026 um 09:00:00 MEZ\nAn: Dana\n",
    "French": "---------- Message transféré ---------\nDe : Lee Kim <lee@acme.example>\nDate : 24 novembre 2026 à 09:00\n"
    "Objet : Interview\nÀ : Dana\n",
    "Spanish": "---------- Mensaje reenviado ---------\nDe: Lee Kim <lee@acme.example>\nFecha: 24 de noviembre de 2026, 9:00\n"
    "Asunto: Interview\nPara: Dana\n",
    "Portuguese": "---------- Mensagem encaminhada ---------\nDe: Lee Kim <lee@acme.example>\nData: 24 de novembro de 2026 às 09:00\n"
    "Assunto: Interview\nPara: Dana\n",
    "Italian": "---------- Messaggio inoltrato ---------\nDa: Lee Kim <lee@acme.example>\nData: 24 novembre 2026 09:00\n"
    "Oggetto: Interview\nA: Dana\n",
    "Dutch": "---------- Doorgestuurd bericht ---------\nVan: Lee Kim <lee@acme.example>\nDatum: 24 november 2026 om 09:00\n"
    "Onderwerp: Interview\nAan: Dana\n",
    "Outlook": "From: Lee Kim [mailto:lee@acme.example]\nSent: Tuesday, November 24, 2026 9:00 AM\nTo: Dana\nSubject: Interview\n",
}


@pytest.mark.parametrize("header", FORWARDS.values(), ids=FORWARDS.keys())
@pytest.mark.parametrize("above", ["Worth a look?\n\n", ""])
def test_a_forward_is_described(header: str, above: str) -> None:
    """Sender, time, subject and text of a forwarded message are found; own text is what stands above."""
    text = f"{above}{header}\nDear Dana,\nplease come.\n\nLee\n"
    new, _, thread = divide(text, "WG: Interview")
    assert new == above.strip()
    assert thread.forwarded is not None
    assert thread.forwarded.sender is not None
    assert (thread.forwarded.sender.name, thread.forwarded.sender.email) == ("Lee Kim", "lee@acme.example")
    assert thread.forwarded.subject == "Interview"
    assert thread.forwarded.date == datetime(2026, 11, 24, 9)
    assert text[slice(*thread.forwarded.span)] == "Dear Dana,\nplease come.\n\nLee"


def test_a_header_block_under_a_reply_is_no_forward() -> None:
    """Outlook's block under "Re:" is a quote, even with nothing above it."""
    new, _, thread = divide("From: Lee\nSent: Tuesday\nTo: Dana\nSubject: x\n\nold text\n", "Re: x")
    assert (new, thread.forwarded) == ("", None)


def test_html_tells_what_is_quoted() -> None:
    """The marks that programs leave in HTML divide a text even where the lines don't."""
    page = (
        b"From: Dana <d@x.example>\nSubject: Re: x\nContent-Type: text/html; charset=utf-8\n\n<div>Tuesday is fine.</div>"
        b"<div>Best,<br>Dana</div><blockquote type=cite><div>Hello Dana,</div><div>when?</div></blockquote>"
    )
    mail = read_mail(Raw("x", page))
    assert isinstance(mail, Mail)
    assert mail.new_text == "Tuesday is fine."
    assert mail.signature_text == "Best,\nDana"


@given(
    st.lists(
        st.sampled_from(["Hello Sam", "we meet on Tuesday at ten", "", "Leeds, room 4", "- one", "42"]),
        min_size=1,
    ),
    st.sampled_from([text for text, _ in SIGNED]),
    st.sampled_from(LEGAL),
    st.sampled_from(list(QUOTES.values())),
)
def test_additions_do_not_change_the_own_text(
    lines: list[str], signature: str, legal: str, quote: str
) -> None:
    """Signature, notice and quote below a text leave it as it is."""
    text = "\n".join(["Dear Sam,", *lines, "please tell me whether that suits you."])
    assert divide(f"{text}\n\n{signature}\n\n{legal}\n\n{quote}")[0] == text


def test_answers_below_an_original_message_are_own() -> None:
    """Where Outlook Express marked the original with ">", what stands below it is the answer."""
    new, _, _ = divide(
        '----- Original Message -----\nFrom: "Sam Lee" <sam@x.example>\n\n> When?\n\nTuesday.\n'
    )
    assert new == "Tuesday."


def test_what_a_list_adds_below_a_signature_is_not_part_of_it() -> None:
    """A second delimiter, or a long rule, ends the signature."""
    text = "Hello all,\nsee you.\n\nDana\n\n-- \nDana Reyes | Acme\n\n-- \nSome list\nmaintainer@x.example\n"
    assert divide(text)[1] == "Dana\n\n-- \nDana Reyes | Acme"
    ruled = "Hello all,\nsee you.\n\nDana\n_______________________\nSome mailing list\n"
    assert divide(ruled)[1] == "Dana"
