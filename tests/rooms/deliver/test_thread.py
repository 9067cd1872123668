"""Threading and subjects."""

from dataclasses import replace

import pytest

from demur.deliver.subject import reply_subject
from demur.deliver.thread import MOST, thread_of
from demur.domain.mail import Mail, Raw, Unreadable
from demur.read import read_mail


def mail_of(*fields: str) -> Mail:
    """A message with those header fields."""
    head = "\n".join(["From: robin@acme.example", "To: sam@example.org", *fields])
    mail = read_mail(Raw("test", f"{head}\n\nHello.\n".encode()))
    assert not isinstance(mail, Unreadable)
    return mail


@pytest.mark.parametrize(
    ("fields", "in_reply_to", "references"),
    [
        (["Message-ID: <c@x>", "References: <a@x> <b@x>"], "<c@x>", ("<a@x>", "<b@x>", "<c@x>")),
        (["Message-ID: <c@x>", "References: <a@x>", "In-Reply-To: <b@x>"], "<c@x>", ("<a@x>", "<c@x>")),
        (["Message-ID: <c@x>", "In-Reply-To: <b@x>"], "<c@x>", ("<b@x>", "<c@x>")),
        (["Message-ID: <c@x>", "In-Reply-To: <a@x> <b@x>"], "<c@x>", ("<c@x>",)),
        (["Message-ID: <c@x>"], "<c@x>", ("<c@x>",)),
        (["References: <a@x>"], None, ("<a@x>",)),
        (["In-Reply-To: <b@x>"], None, ("<b@x>",)),
        ([], None, ()),
        (["Message-ID: <c@x>", "References: <a@x> <b@x> <a@x>"], "<c@x>", ("<a@x>", "<b@x>", "<c@x>")),
        (["Message-ID: <c@x>", "References: <c@x> <a@x>"], "<c@x>", ("<a@x>", "<c@x>")),
        (
            ["Message-ID: <c@x>", "References: <a@x>\n <b@x>\n\t<d@x>"],
            "<c@x>",
            ("<a@x>", "<b@x>", "<d@x>", "<c@x>"),
        ),
        ([f"Message-ID: <{'c' * 300}@x>", "References: <a@x>"], None, ("<a@x>",)),
        (["Message-ID: <c@x>", f"References: <a@x> <{'b' * 300}@x>"], "<c@x>", ("<a@x>", "<c@x>")),
    ],
)
def test_the_thread_is_that_of_rfc_5322(
    fields: list[str], in_reply_to: str | None, references: tuple[str, ...]
) -> None:
    """In-Reply-To is the parent's id; References are its chain and then its id (§3.6.4)."""
    assert thread_of(mail_of(*fields)) == (in_reply_to, references)


@pytest.mark.parametrize(
    "bad", ["<a@x>\r\nBcc: <b@x>", "<a b@x>", "a@x", "<>", "<ä@x>", "<a@x", "<a@x> <b@x>"]
)
def test_what_is_no_message_id_stays_out_of_the_thread(bad: str) -> None:
    """An id that could break a header field is dropped."""
    mail = replace(mail_of(), message_id=bad, references=(bad, "<ok@x>"), in_reply_to=(bad,))
    assert thread_of(mail) == (None, ("<ok@x>",))


def test_a_chain_without_end_keeps_its_first_and_its_latest() -> None:
    """A hostile chain of references is bounded."""
    ids = tuple(f"<{n}@x>" for n in range(5000))
    parent, references = thread_of(replace(mail_of(), message_id="<p@x>", references=ids))
    assert parent == "<p@x>"
    assert len(references) == MOST
    assert (references[0], references[-1], references[-2]) == ("<0@x>", "<p@x>", "<4999@x>")


@pytest.mark.parametrize(
    ("subject", "reply"),
    [
        ("Interview", "Re: Interview"),
        ("Re: Interview", "Re: Interview"),
        ("RE: re: Interview", "Re: Interview"),
        ("Re[2]: Interview", "Re: Interview"),
        ("Re (3): Interview", "Re: Interview"),
        ("AW: WG: Einladung", "Re: Einladung"),
        ("Antw: Uitnodiging", "Re: Uitnodiging"),
        ("SV: VS: Intervju", "Re: Intervju"),
        ("RV: Entrevista", "Re: Entrevista"),
        ("R: I: Colloquio", "Re: Colloquio"),
        ("Rif: Colloquio", "Re: Colloquio"),
        ("RES: ENC: Entrevista", "Re: Entrevista"),
        ("TR : Entretien", "Re: Entretien"),
        ("Re : Entretien", "Re: Entretien"),
        ("Fwd: Fw: Interview", "Re: Interview"),
        ("回复：面试", "Re: 面试"),
        ("[EXT] Re: Interview", "Re: Interview"),
        ("[External] Interview", "Re: [External] Interview"),
        ("Reminder: Interview", "Re: Reminder: Interview"),
        ("Ref: 4711 Interview", "Re: Ref: 4711 Interview"),
        ("Re-engineering: a talk", "Re: Re-engineering: a talk"),
        ("Return offer: Acme", "Re: Return offer: Acme"),
        ("", "Re:"),
        ("Re:", "Re:"),
        ("A\r\nBcc: x@y.example", "Re: A Bcc: x@y.example"),
        ("A \u202eB\u2028C", "Re: A B C"),
    ],
)
def test_a_reply_has_one_re(subject: str, reply: str) -> None:
    """Reply and forward marks of any mail program become one "Re:"; other words that look alike stay."""
    assert reply_subject(subject) == reply
    assert reply_subject(reply) == reply


def test_a_subject_of_a_megabyte_is_cut() -> None:
    """What nobody could read is cut at a word."""
    cut = reply_subject("word " * 200_000)
    assert len(cut) < 420
    assert cut.endswith("word …")
