"""Signs of a scam, or of honesty, in who writes: addresses, authentication, links and attachments."""

import re
from collections.abc import Iterator
from itertools import islice

from demur.assess.domains import (
    borrows_name,
    brand_named,
    builds_on_brand,
    imitates_brand,
    is_brand,
    is_cheap,
    is_free_mail,
    is_hiring_system,
    is_shortener,
    label_of,
    looks_like,
    mixes_scripts,
    names_jobs,
    nearly_same,
    registered,
)
from demur.assess.words import cut, fold, fold_text, holds_words, name_words
from demur.domain.invitation import Invitation
from demur.domain.mail import Address, Mail
from demur.domain.person import Contact
from demur.domain.verdict import Signal

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_DOMAIN = re.compile(r"\b((?:[\w-]{1,63}\.){1,4}[a-z]{2,10})\b", re.IGNORECASE)
_ADDRESS_IN_NAME = re.compile(r"[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,4})")
_HOST = re.compile(r"^(?:https?://)?([\w-]{1,63}(?:\.[\w-]{1,63}){1,4})(?:[/:?#]|$)", re.IGNORECASE)
_IP_HOST = re.compile(r"^\d{1,3}(?:\.\d{1,3}){3}$")
_PROGRAM = re.compile(
    r"\.(?:exe|scr|com|bat|cmd|pif|vbs|vbe|js|jse|wsf|hta|lnk|iso|img|msi|jar|ps1|cpl)$", re.IGNORECASE
)
_ARCHIVE = re.compile(r"\.(?:zip|rar|7z|gz|tar)$", re.IGNORECASE)
_MACROS = re.compile(r"\.(?:docm|dotm|xlsm|xlsb|xltm|pptm)$", re.IGNORECASE)
_PAGE = re.compile(r"^(?!ATT\d).*\.(?:html?|shtml|svg)$", re.IGNORECASE)
_PASSWORD = re.compile(
    r"\b(?:password|passwort|kennwort|mot de passe|contraseña|senha|wachtwoord)\b", re.IGNORECASE
)
_LOOK_AT = 1500
_OFFICE = re.compile(r"hr\b|hiring|recruit|career|human|jobs|offers?\b|ceo", re.IGNORECASE)
_CORPORATION = re.compile(
    r"(?:\b(?:AG|SE|KGaA|P\.?L\.?C|Corp|Corporation|Incorporated|Inc|N\.?V|S\.?p\.?A|Group|Gruppe|Grupo|Groupe|Gruppo|Holding|"
    r"Konzern|International|Global)\b\.?)\s*$|^(?:Grupo|Groupe|Gruppo|Groep) ",
)
_SIZE = re.compile(
    r"\b(\d{1,3}(?:[.,' ’]\d{3})+|\d{3,6}|\d{1,3} (?:mil|mille|thousand|tausend|mila|duizend))\+? (?:\w+ )?(?:employees|staff|people|colleagues|mitarbeit\w+|menschen|beschäftigte\w*|kolleg\w+|collaborateurs|"
    r"salariés|personnes|empleados|trabajadores|personas|colaboradores|funcionários|pessoas|dipendenti|collaboratori|persone|"
    r"medewerkers|collega|mensen)",
    re.IGNORECASE,
)
_LARGE = 500
_SIGNATURE = 200
_MOST = 40
_LONG = 6
_MACHINE = re.compile(r"(?:no|do-?not)[-_.]?reply|notif|mailer|messag|calendar|invit|system", re.IGNORECASE)
_RESULT = re.compile(r"\b(dmarc|spf|dkim|arc)\s{0,3}=\s{0,3}(\w{1,12})", re.IGNORECASE)


def results(mail: Mail) -> dict[str, set[str]]:
    """The verdicts of the receiving server (RFC 8601): method to its results, of the topmost header only."""
    # Lower headers may have been written by the sender; only the last hop's stands on top.
    header = mail.header("authentication-results")
    found: dict[str, set[str]] = {}
    for method, result in _RESULT.findall((header or "")[:2000]):
        found.setdefault(method.lower(), set()).add(result.lower())
    return found


def sender_signals(invitation: Invitation) -> Iterator[Signal]:
    """What speaks against the writer, from the header, the links and the attachments."""
    mail = invitation.mail
    company = invitation.facts.company
    agency = bool(invitation.facts.agency and invitation.facts.agency.value)
    written = company.value if company else ""
    name = "".join(name_words(written))
    if mail.sender and mail.sender.domain:
        yield from _identity(mail, mail.sender, name, written, agency)
        yield from _reply_to(mail, mail.sender, name)
        yield from _private_address(mail, mail.sender)
        if company and not agency:
            yield from _other_house(mail, mail.sender, name)
        yield from _other_signature(invitation, mail.sender)
    yield from _authentication(mail)
    yield from _links(mail)
    yield from _attachments(mail)


def _identity(mail: Mail, sender: Address, company: str, written: str, agency: bool) -> Iterator[Signal]:
    domain = sender.domain
    if mixes_scripts(domain):
        because = "The sender's address has letters of another alphabet that look like ours."
        yield Signal("homoglyph_domain", "identity", 3.4, because, sender.email, "from")
        return
    claimed = _ADDRESS_IN_NAME.search(sender.name[:200])
    if claimed and registered(claimed.group(1)) != registered(domain):
        because = "The sender's name shows another address than the mail comes from."
        yield Signal("address_in_name", "identity", 2.6, because, sender.name, "from")
    if is_free_mail(domain):
        yield from _free_mail(mail, sender, company, written, agency)
        return
    label = label_of(domain)
    brand = imitates_brand(label)
    said = f"{mail.subject[:300]} {sender.name[:100]} {mail.body[:_LOOK_AT]}"
    how = (looks_like(label, company) if company else None) or brand or borrows_name(label, said)
    if is_cheap(domain) and not is_hiring_system(domain):
        because = "The address ends in one of the suffixes that cost next to nothing."
        yield Signal(
            "cheap_suffix", "identity", 1.6 if names_jobs(label) else 1.0, because, sender.email, "from"
        )
    if how:
        weight = {"letters": 3.2, "words": 2.4, "word": 1.8 if brand else 0.8}[how]
        because = f"The address is at {registered(domain)[:40]}, which only resembles the company's name."
        yield Signal("look_alike_domain", "identity", weight, because, sender.email, "from")
        return
    part = builds_on_brand(label)
    if part and holds_words(fold(f"{mail.subject[:80]} {sender.name[:60]}"), part):
        because = f"The address is at {registered(domain)[:40]}, which only borrows a well-known name."
        yield Signal("borrowed_domain", "identity", 1.6, because, sender.email, "from")
        return
    brand = brand_named(sender.name[:100])
    if brand and brand not in label.replace("-", "") and not is_hiring_system(domain):
        because = (
            f"The sender is called after a well-known company, but writes from {registered(domain)[:40]}."
        )
        yield Signal("name_of_another", "identity", 1.8, because, sender.email, "from")


def _free_mail(mail: Mail, sender: Address, company: str, written: str, agency: bool) -> Iterator[Signal]:
    box = _box(sender)
    local = _letters(box)
    said = fold_text(f"{mail.subject[:80]} {sender.name[:60]} {mail.body[:_LOOK_AT]}")
    borrowed = any(is_brand(part) and holds_words(said, part) for part in re.split(r"[^a-z]+", box)[:8])
    said_size = _SIZE.search(mail.body, 0, _LOOK_AT)
    large = bool(said_size and _count(said_size.group(1)) >= _LARGE) or bool(_CORPORATION.search(written))
    if is_brand(company) or borrowed or (company and large and not agency):
        because = "A company of that size would not write from a free mail service."
        yield Signal("corporation_on_free_mail", "identity", 2.6, because, sender.email, "from")
    elif company and not agency and _OFFICE.search(f"{sender.name} {local}"):
        # Small firms do write from free mail; an office called HR or Careers there is another matter.
        because = "It is written for a company, but from a free mail service."
        yield Signal("company_on_free_mail", "identity", 1.9, because, sender.email, "from")
    elif re.search(
        r"\bprof(?:essor)?\b|\bdr\b|\bphd\b|hiring|recruit|\bhr\b|career", f"{sender.name}", re.IGNORECASE
    ) or re.search(r"hr(?:online|desk|dept)?$|recruit|hiring|vagas|empleo|jobs|career", local):
        because = "It is written in an office's name, but from a free mail service."
        yield Signal("office_on_free_mail", "identity", 1.2, because, sender.email, "from")


def _box(address: Address) -> str:
    """The part of an address before the @, in lower case."""
    return address.email.lower().partition("@")[0]


def _letters(box: str) -> str:
    return re.sub(r"[^a-z]", "", box)


def _other_signature(invitation: Invitation, sender: Address) -> Iterator[Signal]:
    """A private mailbox that is called after one person, signed by another.

    Only there: offices, assistants and hiring systems write in somebody's name every day.
    """
    signed = invitation.facts.recruiter
    if not signed or signed.part != "body" or not is_free_mail(sender.domain):
        return
    if invitation.mail.forwarded or not invitation.mail.new[0] <= signed.span[0] < invitation.mail.new[1]:
        return  # a friend passes on what somebody else signed
    box = _letters(_box(sender))
    shown, named = (set(fold(name).split()) for name in (sender.name, signed.value))
    if (
        not all(2 <= len(words) <= 3 for words in (shown, named))
        or shown & named
        or _OFFICE.search(sender.name)
    ):
        return
    # The box belongs to who is shown: their name is in it, and the signer's is not.
    if any(word in box for word in shown if len(word) > 2) and not any(word[:3] in box for word in named):
        because = f"It comes from {cut(sender.name, 30)}, but {cut(signed.value, 30)} signs it."
        yield Signal("names_contradict", "identity", 1.4, because, signed.quote, "body", signed.span)


def _count(number: str) -> int:
    """The number that is written "4.000", "22 mil" or "9,000"."""
    count = int(re.sub(r"\D", "", number))
    return count if number[-1].isdigit() else count * 1000


def _reply_to(mail: Mail, sender: Address, company: str) -> Iterator[Signal]:
    """Where an answer would go, if it isn't to the writer's house."""
    for address in mail.reply_to[:3]:
        if not address.domain or registered(address.domain) == registered(sender.domain):
            continue
        if is_free_mail(address.domain):
            weight = 0.3 if is_free_mail(sender.domain) else 2.0
            because = "Your answer would go to a free mail address, not to the sender's."
            yield Signal("reply_to_free_mail", "identity", weight, because, address.email, "reply_to")
            return
        if _MACHINE.match(sender.email):
            return  # a system that writes for others
        houses = (sender.domain, address.domain)
        if any(is_free_mail(each) or is_hiring_system(each) for each in houses):
            continue
        first, other = (label_of(each).replace("-", "") for each in houses)
        if first == other or company == other:
            continue
        because = (
            f"Your answer would go to {registered(address.domain)[:40]}, another house than the sender's."
        )
        yield Signal("reply_to_elsewhere", "identity", 2.0, because, address.email, "reply_to")
        return


def _private_address(mail: Mail, sender: Address) -> Iterator[Signal]:
    """An office's mail that asks to write to somebody at a free mail service."""
    if is_free_mail(sender.domain) or is_hiring_system(sender.domain):
        return
    own = {address.key for address in (*mail.to, *mail.cc, *mail.delivered_to)}
    first, last = mail.new[0], min(mail.new[1], mail.new[0] + 8_000)
    for found in _ADDRESS.finditer(mail.body, first, last):
        domain = found.group().rpartition("@")[2]
        if is_free_mail(domain) and found.group().lower() not in own:
            because = "They want you to write to a free mail address, not to the sender's."
            yield Signal("private_address", "identity", 1.7, because, found.group(), "body", found.span())
            return


def _other_house(mail: Mail, sender: Address, company: str) -> Iterator[Signal]:
    """The mail names the company's own domain, and comes from another that the company isn't called after, or from one
    that differs by a letter or two.
    """
    own = label_of(sender.domain).replace("-", "")
    near = own[:4] == company[:4] or company in own or own in company
    system = is_free_mail(sender.domain) or is_hiring_system(sender.domain) or _MACHINE.search(sender.email)
    own_domains = (found for found in _DOMAIN.finditer(mail.body, *mail.new))
    for found in islice(own_domains, _MOST):
        named = label_of(found.group(1).lower()).replace("-", "")
        longer = len(named) >= _LONG and named != own and own.startswith(named) and company[:4] == named[:4]
        if nearly_same(found.group(1), sender.domain) or (longer and not system):
            because = f"It names {registered(found.group(1))[:30]}, but comes from {registered(sender.domain)[:30]}."
            weight = 2.0 if longer else 3.2
            yield Signal(
                "look_alike_domain", "identity", weight, because, found.group(1), "body", found.span(1)
            )
            return
    # Only who signs for the company must write from its house: a friend, a school or an agency may pass a job on.
    signed = fold_text(f"{sender.name[:100]} {mail.body[max(0, mail.new[1] - _SIGNATURE) : mail.new[1]]}")
    if len(company) < 4 or near or system or company not in signed.replace(" ", ""):
        return
    for found in _DOMAIN.finditer(mail.body, 0, min(len(mail.body), 8_000)):
        label = label_of(found.group(1).lower()).replace("-", "")
        if company.startswith(label) and len(label) >= 4 or label.startswith(company):
            because = f"It names {registered(found.group(1))[:30]} as the company's, but comes from {registered(sender.domain)[:30]}."
            yield Signal("other_domain", "identity", 2.0, because, found.group(1), "body", found.span(1))
            return


def _authentication(mail: Mail) -> Iterator[Signal]:
    found = results(mail)
    if "pass" in found.get("arc", set()):
        return  # a forwarder broke it, and vouches for what it was before (RFC 8617)
    failed = {
        method for method, result in found.items() if result & {"fail", "permerror"} and "pass" not in result
    }
    if "dmarc" in failed:
        because = "Your mail server could not confirm that it comes from that address (DMARC failed)."
        yield Signal("dmarc_failed", "authentication", 2.2, because)
    elif {"spf", "dkim"} <= failed and "pass" not in found.get("dmarc", set()):
        because = "Your mail server could not confirm that it comes from that address (SPF and DKIM failed)."
        yield Signal("spf_and_dkim_failed", "authentication", 1.5, because)
    elif "spf" in failed and "dmarc" not in found and "pass" not in found.get("dkim", set()):
        yield Signal(
            "spf_failed",
            "authentication",
            0.8,
            "It was sent by a server that may not send for that address (SPF failed).",
        )


def _links(mail: Mail) -> Iterator[Signal]:
    seen: set[str] = set()
    for link in mail.links[:60]:
        target = _HOST.match(link.target[:300])
        if not target:
            continue
        host, text = target.group(1).lower(), _HOST.match(link.text.strip()[:200])
        if _IP_HOST.match(host) and "number" not in seen:
            seen.add("number")
            yield Signal(
                "link_to_number",
                "identity",
                2.2,
                "A link leads to a bare number instead of a name.",
                link.text or None,
                "body",
                link.span,
            )
        elif mixes_scripts(host) and "homoglyph" not in seen:
            seen.add("homoglyph")
            because = "A link leads to a name with letters of another alphabet."
            yield Signal("homoglyph_link", "identity", 2.6, because, link.text or None, "body", link.span)
        elif text and "." in text.group(1) and "elsewhere" not in seen:
            # Mailing services rewrite links all the time; only an imitation of the shown name counts.
            shown = label_of(text.group(1))
            if looks_like(label_of(host), shown):
                seen.add("elsewhere")
                because = (
                    f"A link shows {registered(text.group(1))[:30]} but leads to {registered(host)[:30]}."
                )
                yield Signal("link_leads_elsewhere", "identity", 2.2, because, link.text, "body", link.span)
        if is_shortener(host) and "short" not in seen:
            seen.add("short")
            yield Signal(
                "shortened_link",
                "pressure",
                0.5,
                "A link hides where it leads.",
                link.text or None,
                "body",
                link.span,
            )


def _attachments(mail: Mail) -> Iterator[Signal]:
    for attachment in mail.attachments[:40]:
        name = attachment.name
        if _PROGRAM.search(name):
            because = f"The attached file {name[-40:]} is a program."
            yield Signal("attached_program", "attachment", 3.4, because, name, "attachment")
            return
    for attachment in mail.attachments[:40]:
        if _ARCHIVE.search(attachment.name) and _PASSWORD.search(mail.body[:8000]):
            because = "An archive with a password is attached, which hides its content from virus scanners."
            yield Signal("locked_archive", "attachment", 2.4, because, attachment.name, "attachment")
            return
        if _MACROS.search(attachment.name):
            because = "The attached document may hold a program."
            yield Signal("attached_macros", "attachment", 1.8, because, attachment.name, "attachment")
            return
        if _PAGE.match(attachment.name):
            because = "A web page is attached, which may imitate a sign-in form."
            yield Signal("attached_page", "attachment", 1.2, because, attachment.name, "attachment")
            return


def in_person(invitation: Invitation, *, meets: bool) -> float:
    """How much a meeting in person speaks for honesty, in nats: a swindler shows no face and has no office.

    Args:
        meets: the mail speaks of coming to a place of theirs.
    """
    mode = invitation.facts.mode
    return 1.0 if mode and mode.value == "onsite" else 0.8 if meets else 0.0


def proven(invitation: Invitation, contact: Contact | None) -> float:
    """How much a proven identity speaks against a scam, in nats: 0 where nothing proves it, else less."""
    mail = invitation.mail
    if mail.sender is None or "pass" not in results(mail).get("dmarc", set()):
        return 0.0
    domain = mail.sender.domain
    if is_free_mail(domain):
        return -1.5 if contact and contact.address.key == mail.sender.key else 0.0
    if is_hiring_system(domain):
        return -3.0
    company = invitation.facts.company
    if contact and registered(contact.address.domain) == registered(domain):
        return -2.5
    # Anybody can found a firm and a domain of the same name; it proves little, and nothing where only the address names it.
    named = company is not None and company.part not in ("from", "reply_to")
    if company and named and label_of(domain).replace("-", "") == "".join(name_words(company.value)):
        return -1.0
    return 0.0
