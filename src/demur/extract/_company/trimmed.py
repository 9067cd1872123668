"""What stands around a company's name in a candidate and is no part of it: functions, systems, a line below."""

import re
from functools import cache

from demur.extract._company.carried import before_its_system
from demur.extract._company.ends import settle
from demur.extract._company.sources import Candidate
from demur.extract._company.span import is_kind, neat, plain
from demur.extract._company.words import company_words
from demur.extract.domains import relay_names
from demur.extract.lexicon import heads, words


@cache
def _noise() -> frozenset[str]:
    noise = (
        words("company_noise") | words("functions") | words("kinds_of_firm") | company_words("office_openers")
    )
    return noise - _PART_OF_NAMES


def strip_function(candidate: Candidate, label: str = "") -> None:
    """Cut "RH do", "Sekretariat", "Dein Ausbildungsteam der" off the front of a name.

    Args:
        candidate: a name and where it stands; it is changed.
        label: the label of the company's own domain: what that opens with is a part of the name ("Schneider Metallbau").
    """
    _cut_lines(candidate)
    _cut_at(candidate, _AROUND)
    if candidate.name.isupper():
        _cut_at(candidate, _ON_A_DAY)
    _to_end(candidate)
    _cut_place_of_work(candidate, label)
    _cut_systems(candidate)
    _cut_functions(candidate, label)
    text = candidate.passage.text
    broken = re.search(r"[ ,]+(?:[A-Z](?:\.[a-zA-Z])?|Co|Pvt|Pte)$", candidate.name)
    if broken and _FORM_GOES_ON[broken.group()[-2:] in ("Co", "vt", "te")].match(text, candidate.span[1]):
        candidate.name = candidate.name[: broken.start()]  # "Ferrero S" of "Ferrero S.p.A."
    candidate.name = neat(candidate.name)
    if candidate.name.count('"') % 2 and text.startswith('"', candidate.span[0] + len(candidate.name)):
        candidate.name += '"'
    settle(candidate, label)


def _cut_functions(candidate: Candidate, label: str) -> None:
    """Cut the words of departments and functions off both ends, which the domain does not hold."""
    noise = _noise()
    joints = words("company_joints")
    text = candidate.passage.text
    lead = _CAREERS_AT.match(candidate.name)
    if lead:
        candidate.span = (candidate.span[0] + lead.end(), candidate.span[1])
        candidate.name = candidate.name[lead.end() :]
    printed = candidate.passage.role == "signature" and _fills_line(text, *candidate.span)
    tokens = [
        (m.start() + candidate.span[0], m.end() + candidate.span[0])
        for m in re.finditer(r"\S+", text[slice(*candidate.span)])
    ]
    cut = False
    while len(tokens) > 1:
        low = text[tokens[0][0] : tokens[0][1]].casefold().strip(".,")
        small = (low in words("articles") or low in _CAPITAL_PARTICLES) and text[tokens[0][0]].isupper()
        rest = text[tokens[1][0] : tokens[-1][1]]
        if len(low) > _SHORT and plain(label).startswith(plain(low)):
            break
        if low in _OFFICES and _OF_WHAT.match(rest):
            break  # "Office for Coastal Waters"
        if printed and not cut and low in words("kinds_of_firm") and text[tokens[0][0]].isupper():
            break  # "Azienda Ospedaliera San Rocco"
        if low in words("kinds_of_firm") and not cut and _ADJECTIVE.match(rest):
            break  # "Office notarial Kermorvan"
        if (
            low in words("kinds_of_firm")
            and not cut
            and text[tokens[0][0]].isupper()
            and is_kind(rest.split()[0])
        ):
            break  # "Compañía Minera Alto Loa"
        if (low in noise and not small) or (low.endswith("team") and len(low) > 4) or (cut and low in joints):
            cut = True
            tokens.pop(0)
        else:
            break
    while cut and len(tokens) > 1 and text[tokens[0][0] : tokens[0][1]].casefold() in joints:
        tokens.pop(0)
    while len(tokens) > 1 and (
        (last := text[slice(*tokens[-1])].casefold()) in words("trailing_functions")
        or last in company_words("shown_noise")
        and plain(text[tokens[0][0] : tokens[-2][1]]) == plain(label)
    ):
        cut = True
        tokens.pop()
    while len(tokens) > 1 and not any(c.isalnum() for c in text[slice(*tokens[-1])]):
        cut = True
        tokens.pop()  # a sign or a smiley
    if cut and tokens:
        candidate.span = (tokens[0][0], tokens[-1][1])
        candidate.name = text[slice(*candidate.span)]


def _fills_line(text: str, start: int, end: int) -> bool:
    """Whether a name stands alone on its line, as it is printed."""
    stop = text.find("\n", end)
    line = text[text.rfind("\n", 0, start) + 1 : stop if stop >= 0 else len(text)]
    return line.strip(" \t\xa0*_.,") == text[start:end].strip(" .,")


def _cut_at(candidate: Candidate, tail: re.Pattern[str]) -> None:
    """Cut what no name goes on with."""
    found = tail.search(candidate.name)
    if found:
        candidate.name = candidate.name[: found.start()]
        candidate.span = (candidate.span[0], candidate.span[0] + found.start())


_AROUND = re.compile(
    r"[ ](?:im[ ](?:Raum|Großraum|Umkreis)|in[ ]der[ ](?:Region|Nähe|Gegend)|dans[ ]la[ ]région|en[ ]région|en[ ]la[ ]zona|en[ ]el[ ]área|na[ ](?:região|zona)|nella[ ](?:zona|regione)|in[ ]zona"
    r"|in[ ]de[ ](?:regio|buurt|omgeving)|regio|in[ ]the)[ ].*$"
)
_ON_A_DAY = re.compile(r"[ ](?:ON|AM|LE|EL|EM|IL|OP|DAL|AB|FROM|TO|FOR)[ ].*$")


def _to_end(candidate: Candidate) -> None:
    """Take along what a hyphen or a lost vowel binds to a name ("Politie Noord-Holland", "Bâtisseurs de l'Aunis")."""
    end = candidate.span[0] + len(candidate.name)
    abbreviated = _ABBREVIATED.search(candidate.name)
    if abbreviated and (goes_on := _AFTER_ABBREVIATION.match(candidate.passage.text, end)):
        candidate.name += goes_on.group()
        end = candidate.span[0] + len(candidate.name)
    rest = _OWN_POSSESSIVE.match(candidate.passage.text, end)
    if rest:
        candidate.name += rest.group()
        candidate.span = (candidate.span[0], candidate.span[0] + len(candidate.name))


_ABBREVIATED = re.compile(r"(?:^|[ ])(?:St|Ste|Sta|Sto|Hnos|Gebr|Dr|Prof|Bros|Mt|Hl)$")
_AFTER_ABBREVIATION = re.compile(r"\.[ ]?[^\W\d_a-zß-öø-ÿ][\w’'-]+(?:[ ](?:&[ ])?[^\W\d_a-zß-öø-ÿ][\w’'-]+)?")
_OWN_POSSESSIVE = re.compile(
    r"['’]s(?=[.,;:!?)]|[ ]?(?:\n|$)|[ ](?:in|on|for|and|is|has|would|this|at|to)\b)"
)


def _cut_place_of_work(candidate: Candidate, label: str) -> None:
    """Cut what somebody is before the name that the domain opens with ("Oficina en Banca Sol" of bancasol)."""
    for joint in _AT_WORK.finditer(candidate.name):
        rest, before = candidate.name[joint.end() :], plain(candidate.name.split()[0])
        office = (
            before in company_words("departments") or before in company_words("offices") or before in heads()
        )
        spelt = label and plain(label).startswith(plain(rest.split()[0]))
        if (office or spelt) and not (label and plain(label).startswith(before)):
            candidate.name, candidate.span = rest, (candidate.span[0] + joint.end(), candidate.span[1])
            return


_AT_WORK = re.compile(r"[ ](?:at|bei|beim|chez|en|em|na|no|presso|bij)[ ](?=[^\W_a-zß-öø-ÿ])")


def _cut_systems(candidate: Candidate) -> None:
    """Cut the system that carries the mail: "Acme via Lever", "Sent by Calendly for Acme"."""
    used = before_its_system(candidate.passage.text[candidate.span[0] : candidate.span[1] + _FOOTER])
    if used and used < len(candidate.name):
        candidate.name = candidate.name[:used]
        candidate.span = (candidate.span[0], candidate.span[0] + used)
    via = _VIA.search(candidate.name)
    if via and not candidate.name[: via.start()].islower():
        candidate.name = candidate.name[: via.start()]
        candidate.span = (candidate.span[0], candidate.span[0] + via.start())
    behalf = _SYSTEM_FOR.search(candidate.name)
    if behalf and "".join(behalf.group(1).casefold().split()) in relay_names():
        candidate.name = candidate.name[behalf.end() :]
        candidate.span = (candidate.span[0] + behalf.end(), candidate.span[1])


_FOOTER = 60
_VIA = re.compile(r"[ ](?:via|vía|über|tramite|através de|a través de|through)[ ]", re.IGNORECASE)
_SYSTEM_FOR = re.compile(
    r"(?:^|[ ])([^\W\d_]\w{2,20}(?:[ ][^\W\d_]\w{2,20})?)[ ](?:for|für|pour|para|por|per|voor|namens|on behalf of|im auftrag von|au nom de|em nome de"
    r"|en nombre de|per conto di)[ ](?-i:(?=[^\W_a-zß-öø-ÿ]))",
    re.IGNORECASE,
)
_CAREERS_AT = re.compile(
    r"(?:(?:work(?:ing)?|careers?|jobs?|life|internships?) (?:at|@|with|for)|(?:karriere|arbeiten|jobs?|stellen|ausbildung|leben) (?:bei(?: der| dem)?|beim|in der|im)"
    r"|(?:werken|vacatures|jobs|stages?|carrière) (?:bij|voor|in)(?: de| het)?|(?:travailler|emplois?|carrières?|recrutement|stages?|talents?|rh) (?:chez|à|au|aux|pour|de)(?: la| l['’])?"
    r"|(?:trabajar?|empleos?|carreras?|prácticas|talento) (?:en|con|para|de)(?: el| la)?|(?:trabalhar?|trabalhe|vagas?|carreiras?|estágios?|talentos?) (?:na|no|em|da|do|com)"
    r"|(?:lavora(?:re)?(?: con noi)?|carrier[ae]|stage|talenti) (?:in|presso|con|a|da|di))[ ](?=[^\W_])",
    re.IGNORECASE,
)
_SHORT = 4
_CAPITAL_PARTICLES = frozenset("van von ten ter den de al el".split())
_FORM_GOES_ON = (re.compile(r"\."), re.compile(r"\.?,?[ ]?(?:Ltd|Limited|Inc|LLC)\b"))
_ADJECTIVE = re.compile(
    r"[a-zß-öø-ÿ]{4,16}(?:al|ale|ier|ière|aire|ique|el|elle|ar|ico|ica|ario|aria)[ ][^\W\d_a-zß-öø-ÿ]"
)
_OFFICES = frozenset("office department bureau ministry board".split())
_OF_WHAT = re.compile(r"(?:of|for)[ ](?:the[ ])?[^\W\d_a-zß-öø-ÿ]")
_PART_OF_NAMES = frozenset({"university"})


def _cut_lines(candidate: Candidate) -> None:
    """Keep the first line of a name that goes on over lines, where the rest fills or labels its own ("Acme\\nWhere:")."""
    text, (start, end) = candidate.passage.text, candidate.span
    at = text.find("\n", start, end)
    if at < 0:
        return
    stop = text.find("\n", end)
    behind = text[end : stop if stop >= 0 else len(text)].strip(" \t\xa0*_")
    if not behind or behind[0] in ":|" or "\n" in text[at + 1 : end]:
        candidate.span = (start, at)
        candidate.name = text[start:at].rstrip()
