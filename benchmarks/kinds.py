"""The kinds of mail in a mailbox, and how each is written."""

import datetime as dt
import html
from dataclasses import dataclass, field

from benchmarks import shapes
from benchmarks.blanks import Blanks, slug
from benchmarks.pools import Piece

_CSS = (
    "<style>\n#outlook a{padding:0}.ExternalClass{width:100%}body{width:100%!important;margin:0;padding:0;"
    "-webkit-text-size-adjust:100%}img{border:0;height:auto;line-height:100%;outline:none;text-decoration:none}\n"
    "table,td{mso-table-lspace:0pt;mso-table-rspace:0pt;border-collapse:collapse}\n"
    "@media screen and (max-width:640px){.w{width:100%!important}.hide{display:none!important}"
    ".pad{padding:16px 20px!important}h1{font-size:26px!important}}\n</style>\n"
)
_FOOTERS = (
    (
        "This message and any attachment are confidential and intended for the addressee only. If you have "
        "received it in error, please notify the sender and delete it."
    ),
    (
        "Diese Nachricht kann vertrauliche Informationen enthalten. Sind Sie nicht der richtige Adressat, "
        "informieren Sie bitte den Absender und vernichten Sie diese Mail."
    ),
    "Sent from my iPhone",
    "Gesendet von Outlook für Android",
    "Envoyé de mon iPhone",
    "Get Outlook for iOS",
)
_FILES = (
    ("report.pdf", "application/pdf"),
    ("IMG_{}.jpg", "image/jpeg"),
    ("figures-{}.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("scan{}.pdf", "application/pdf"),
)


@dataclass(slots=True)
class Draft:
    """A message before it has its envelope.

    Attributes:
        kind: as in Demur's contract for invitations and look-alikes, else a word of our own.
        content: from its Content-Type on.
        headers: those that belong to this kind of mail.
        reply: it answers earlier mail.
    """

    kind: str
    sender: str
    subject: str
    content: bytes
    headers: list[str] = field(default_factory=list)
    reply: bool = False


def from_piece(piece: Piece, blanks: Blanks, guest: str) -> Draft:
    """A message after a hand-written piece, in one of its shapes."""
    chance = blanks.chance
    sender, subject = blanks.fill(piece.sender), blanks.fill(piece.subject)
    paragraphs = [blanks.fill(each) for each in piece.paragraphs]
    shape = chance.pick(piece.shapes)
    reply = subject.lower().startswith(("re:", "aw:", "tr:"))
    if shape == "plain" and chance.share() < 0.3:
        paragraphs.append(chance.pick(_FOOTERS))
    if shape == "calendar":
        blanks.fill("{when}")
    text = "\n\n".join([shapes.wrapped(each) if chance.share() < 0.7 else each for each in paragraphs])
    if reply or (shape == "plain" and chance.share() < 0.15):
        earlier = [shapes.wrapped(blanks.prose("work.line", chance.between(1, 4))) for _ in range(2)]
        quotation = blanks.wrote(subject) + "\n" + shapes.quoted("\n\n".join(earlier))
        paragraphs.append(quotation)
        text += "\n\n" + quotation
    text += "\n"
    plain = shapes.text_part(text, "plain", piece.language, chance)
    headers: list[str] = []
    if shape == "plain":
        return Draft(piece.kind, sender, subject, plain, headers, reply)
    system = shape in ("html", "ats") and "@linkedin" not in sender
    page = shapes.text_part(shapes.as_html(paragraphs, chance, system=system), "html", piece.language, chance)
    if system:
        headers = _bulk(blanks)
    if shape in ("html", "ats") and chance.share() < 0.6:
        return Draft(piece.kind, sender, subject, page, headers, reply)
    parts = [plain, page]
    if shape == "calendar":
        place = blanks["meeting"] if chance.share() < 0.6 else f"{blanks['company']}, {blanks['city']}"
        ics = shapes.calendar_part(blanks, subject, sender, guest, place)
        body = shapes.text_part(ics, "calendar; method=REQUEST", "en", chance)
        content = shapes.multipart("alternative", [*parts, body], chance)
        if chance.share() < 0.5:
            attached = body.replace(b"text/calendar", b"application/ics", 1)
            attached = b'Content-Disposition: attachment; filename="invite.ics"\n' + attached
            content = shapes.multipart("mixed", [content, attached], chance)
        return Draft(piece.kind, sender, subject, content, headers, reply)
    return Draft(piece.kind, sender, subject, shapes.multipart("alternative", parts, chance), headers, reply)


def work(blanks: Blanks, guest: str) -> Draft:
    """Mail of colleagues: a few paragraphs over a quoted thread, sometimes with a file."""
    del guest
    return _written("work", blanks, (1, 5), depth=blanks.chance.pick((0, 0, 1, 1, 2, 3, 5)), files=0.035)


def personal(blanks: Blanks, guest: str) -> Draft:
    """Mail of family and friends, in more languages."""
    del guest
    if blanks.chance.share() < 0.12:
        blanks.language = blanks.chance.pick(("it", "nl", "pl", "ru", "ja"))
    return _written("personal", blanks, (1, 4), depth=blanks.chance.pick((0, 0, 0, 1, 2)), files=0.05)


def mailing_list(blanks: Blanks, guest: str) -> Draft:
    """Mail over a list, plain, much of it quoted."""
    del guest
    blanks.language = "en"
    draft = _written("list", blanks, (2, 6), depth=blanks.chance.pick((0, 1, 1, 2, 3, 4)), files=0.0)
    name = blanks["repo"]
    draft.headers = [
        f"List-Id: <{name}.lists.{blanks['domain']}>",
        f"List-Post: <mailto:{name}@lists.{blanks['domain']}>",
        f"List-Unsubscribe: <https://lists.{blanks['domain']}/{name}>, <mailto:{name}-leave@lists.{blanks['domain']}>",
        "Precedence: list",
        f"Sender: {name}-bounces@lists.{blanks['domain']}",
    ]
    return draft


def spam(blanks: Blanks, guest: str) -> Draft:
    """Mail that nobody asked for."""
    del guest
    chance = blanks.chance
    paragraphs = [blanks.prose("spam.line", chance.between(1, 4)) for _ in range(chance.between(1, 6))]
    paragraphs.append(f"https://{blanks['domain']}/{chance.token(chance.between(10, 60))}")
    sender, subject = f"{blanks.person()} <{blanks['slug']}@{blanks['domain']}>", blanks.line("spam.subject")
    if chance.share() < 0.4:
        content = shapes.text_part("\n\n".join(paragraphs) + "\n", "plain", blanks.language, chance)
    else:
        page = shapes.as_html(paragraphs, chance, system=chance.share() < 0.6)
        content = shapes.text_part(page, "html", blanks.language, chance)
    return Draft("spam", sender, subject, content)


def newsletter(blanks: Blanks, guest: str) -> Draft:
    """A page of stories with pictures, counted links and a pixel; some are very long."""
    del guest
    chance = blanks.chance
    stories = chance.between(12, 38) if chance.share() < 0.145 else chance.between(3, 9)
    subject, domain = blanks.line("news.subject"), blanks["domain"]
    blocks = [_story(blanks, domain) for _ in range(stories)]
    count = f"https://click.{domain}/o/{chance.token(96)}"
    page = (
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>{html.escape(subject)}</title>\n{_CSS}'
        '</head>\n<body bgcolor="#f2f2f2">\n<div style="display:none;max-height:0;overflow:hidden">'
        f"{blanks.line('news.line')}{'&zwnj;&nbsp;' * 30}</div>\n"
        f"{''.join(blocks)}"
        f'<p style="font-size:11px;color:#888888;text-align:center">{html.escape(blanks["company"])}, '
        f"{chance.between(1, 200)} Market Street, {blanks['city']}<br>"
        f'<a href="https://click.{domain}/u/{chance.token(120)}">Unsubscribe</a> | '
        f'<a href="https://click.{domain}/p/{chance.token(120)}">Preferences</a></p>\n'
        f'<img src="{count}.gif" width="1" height="1" alt="">\n</body>\n</html>\n'
    )
    content = shapes.text_part(page, "html", blanks.language, chance)
    if chance.share() < 0.45:
        text = "\n\n".join([shapes.wrapped(blanks.prose("news.line", 3)) for _ in range(min(stories, 8))])
        content = shapes.multipart(
            "alternative", [shapes.text_part(text + "\n", "plain", blanks.language, chance), content], chance
        )
    headers = [*_bulk(blanks), f"List-Unsubscribe: <https://click.{domain}/u/{chance.token(80)}>"]
    return Draft("newsletter", f"{blanks['company']} <news@{domain}>", subject, content, headers)


def _story(blanks: Blanks, domain: str) -> str:
    chance = blanks.chance
    link = f"https://click.{domain}/ls/click?upn={chance.token(chance.between(60, 220))}"
    return (
        '<table class="w" role="presentation" width="640" align="center" cellpadding="0" cellspacing="0" '
        'border="0" style="background-color:#ffffff"><tr><td class="pad" style="padding:24px 40px">\n'
        f'<a href="{link}"><img src="https://images.{domain}/{chance.token(40)}.jpg" width="560" alt=""></a>\n'
        '<h2 style="font-family:Georgia,serif;font-size:22px;line-height:28px;color:#1a1a1a;margin:16px 0 8px">'
        f'<a href="{link}" style="color:#1a1a1a;text-decoration:none">{blanks.line("headline")}</a></h2>\n'
        '<p style="font-family:Arial,sans-serif;font-size:16px;line-height:24px;color:#444444;margin:0 0 16px">'
        f"{blanks.prose('news.line', chance.between(1, 4))}</p>\n</td></tr></table>\n"
    )


def _written(kind: str, blanks: Blanks, length: tuple[int, int], *, depth: int, files: float) -> Draft:
    """A message that a person typed: a greeting, paragraphs, a close, and what it answers."""
    chance, section = blanks.chance, f"{kind}.line"
    subject = blanks.line(
        "subject" if blanks.language in ("it", "nl", "pl", "ru", "ja") else f"{kind}.subject"
    )
    wrote_in, foreign = blanks.language, f"{blanks.language}:line" in blanks.pools.words
    if foreign:
        section = "line"
    paragraphs = [blanks.prose(section, chance.between(1, 4)) for _ in range(chance.between(*length))]
    name = blanks.person()
    if not foreign:
        paragraphs = [blanks.line("hello"), *paragraphs, blanks.line("bye")]
    paragraphs[-1] += "\n" + name.split(" ", 1)[0]
    if chance.share() < 0.3:
        paragraphs.append(shapes.wrapped(chance.pick(_FOOTERS)))
    text = "\n\n".join([shapes.wrapped(each) for each in paragraphs])
    quotation = ""
    for _ in range(depth):
        earlier = [
            shapes.wrapped(blanks.prose(section, chance.between(2, 4))) for _ in range(chance.between(1, 3))
        ]
        newer = "\n\n".join(earlier)
        quotation = (
            blanks.wrote(subject) + "\n" + shapes.quoted(newer + ("\n\n" + quotation if quotation else ""))
        )
    if quotation:
        text += "\n\n" + quotation
    content = shapes.text_part(text + "\n", "plain", wrote_in, chance)
    if kind != "list" and chance.share() < 0.45:
        page = shapes.as_html([*paragraphs, *([quotation] if quotation else [])], chance, system=False)
        content = shapes.multipart(
            "alternative", [content, shapes.text_part(page, "html", wrote_in, chance)], chance
        )
    if chance.share() < files:
        size = chance.between(5_000, 40_000) if chance.share() < 0.8 else chance.between(40_000, 100_000)
        file, mime = chance.pick(_FILES)
        part = shapes.attachment(chance, size, file.format(chance.between(100, 9999)), mime)
        content = shapes.multipart("mixed", [content, part], chance)
    subject = f"{chance.pick(('Re: ', 'Re: ', 'AW: ', 'RE: ', 'Fwd: '))}{subject}" if depth else subject
    domain = blanks["domain"] if kind == "work" else blanks["provider"]
    return Draft(kind, f"{name} <{slug(name)}@{domain}>", subject, content, [], bool(depth))


def _bulk(blanks: Blanks) -> list[str]:
    chance = blanks.chance
    return [
        f"X-Mailer-Batch: {chance.token(24)}",
        f"Feedback-ID: {chance.between(1000, 9_999_999)}:{chance.between(100, 9999)}:campaign",
    ]


def received(blanks: Blanks, host: str, guest: str, time: dt.datetime) -> list[str]:
    """What the servers on the way wrote above a message."""
    chance = blanks.chance
    address = ".".join(str(chance.between(11, 222)) for _ in range(4))
    when = shapes.stamp(time, "+0000")
    heads = [
        f"Return-Path: <bounces+{chance.token(18)}@{host}>",
        f"Delivered-To: {guest}",
        (
            f"Received: from mail-{chance.between(1, 99)}.{host} (mail.{host} [{address}])\n"
            f"\tby mx.{guest.partition('@')[2]} (Postfix) with ESMTPS id {chance.token(12)}\n"
            f"\tfor <{guest}>; {when}"
        ),
    ]
    if chance.share() < 0.7:
        heads.append(
            f"Received: by mail-{chance.between(1, 99)}.{host} with SMTP id {chance.token(26)}; {when}"
        )
        heads.append(
            f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d={host}; s=s{chance.between(1, 9)};\n"
            f"\th=from:to:subject:date:message-id; bh={chance.token(43)}=;\n"
            f"\tb={chance.token(70)}\n\t {chance.token(72)}\n\t {chance.token(72)}\n\t {chance.token(72)}\n"
            f"\t {chance.token(56)}=="
        )
        heads.append(
            f"Authentication-Results: mx.{guest.partition('@')[2]};\n\tdkim=pass header.d={host};\n"
            f"\tspf=pass smtp.mailfrom={host};\n\tdmarc=pass (p=NONE) header.from={host}"
        )
    return heads
