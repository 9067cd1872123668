"""Places that no list has, told by where they stand: after "based in", behind the company's name, behind the title."""

import re
from functools import cache

from demur.domain.mail import Span
from demur.extract.lexicon import title_vocabulary, words
from demur.extract.places import grow, places_in, unknown_place

_OF_THE_PERSON = re.compile(
    r"\b(?:you are|you're|i am|i'm|you live|sie sind|du bist|vous êtes|tu es)[ ](?:currently )?(?:based|located) in[ ]?$"
)
_COMPANY_TO_PLACE = re.compile(r"[ ]?(?:,[ ]|[ ][-–|·•][ ]|\(|[ ](?:in|à|en|em|a|te)[ ])[ ]?")
_TITLE_TO_TOWN = re.compile(r"(?:[ ](?:role|position|job))?[ ](?:in|à|en|em|te)[ ]")


def places_beside(text: str, companies: list[Span], titles: list[int]) -> list[Span]:
    """Places right behind the company's name ("Feinmechanik Landauer, Steyr") or the title, listed or not."""
    found = []
    joined = [(_COMPANY_TO_PLACE, end) for _, end in companies] + [(_TITLE_TO_TOWN, end) for end in titles]
    for pattern, at in joined[:20]:
        opening = pattern.match(text, at)
        if opening is None:
            continue
        start = opening.end()
        known = [p for p in places_in(text[start : start + 40]) if p.start == 0]
        if known:
            found.append(grow(text, start, start + known[0].end))
            continue
        span = unknown_place(text, start)
        if (
            span is None
            or not re.match(r"[ \t]*(?:[).,;\n]|$)", text[span[1] :])
            or len(text[slice(*span)].split()) > 3
        ):
            continue
        said = [w.casefold() for w in text[slice(*span)].split()]
        if any(
            w in words("stop")
            or w in words("org_nouns")
            or w in title_vocabulary()
            or w in words("not_person")
            for w in said
        ):
            continue
        if re.search(r"(?:zeit|ung|schaft|keit|GmbH|Ltd|Inc|S\.|AG)$", text[slice(*span)]):
            continue
        if pattern is _COMPANY_TO_PLACE and "(" not in opening.group() and "," not in opening.group():
            continue
        found.append(span)
    return found


def unlisted_places(text: str, taken: list[Span]) -> list[Span]:
    """Places that no list has, right after "based in" and the like."""
    found = []
    cues = sorted([*_sure_cues().finditer(text), *_AT_WORK.finditer(text)], key=lambda cue: cue.start())
    for cue in cues[:30]:
        span = unknown_place(text, cue.end())
        if span is None or any(a <= span[0] < b for a, b in taken):
            continue
        first = text[span[0] : span[1]].split()[0].casefold()
        left = text[max(0, cue.start() - 40) : cue.end()].casefold()
        if first in words("not_company") or first in words("stop") or _OF_THE_PERSON.search(left):
            continue
        said = text[span[0] : span[1]]
        listed = places_in(said)
        if listed and cue.re is _AT_WORK and listed[0].start == 0:
            found.append(grow(text, span[0], span[0] + listed[0].end))
            continue
        if listed or (cue.re is _AT_WORK and _no_town(said)):
            continue
        found.append(grow(text, *span))
    return found


def _no_town(said: str) -> bool:
    """Whether a capitalised phrase after "office in" is another noun ("Stelle in Teilzeit")."""
    parts = [w.casefold().strip(".,'’") for w in said.split()]
    barred = any(
        w in words("org_nouns") or w in words("not_person") or w in title_vocabulary() for w in parts
    )
    return barred or len(parts) > 3 or len(said) < 4 or said.isupper() or _ABSTRACT.search(said) is not None


_ABSTRACT = re.compile(
    r"(?:zeit|ung|schaft|keit|heit|bereich|schicht|dienst|team|haus|projekt|ismus|tion|ment|ität)$"
)
_AT_WORK = re.compile(
    r"(?<!\w)(?:(?i:office|store|shop|site|school|clinic|hospital|branch|depot|warehouse|factory|studio|plant|salon|practice|hotel|restaurant"
    r"|campus|role|job|position|kitchen|laboratory|lab)[ ]in"
    r"|(?i:standort|filiale|niederlassung|büro|werk|praxis|geschäftsstelle|laden|betrieb|werkstatt|kanzlei|restaurant|zweigstelle|werft)[ ]in"
    r"|(?i:site|boutique|agence|magasin|bureaux?|usine|résidence|clinique|dépôt|plateforme|entrepôt|atelier|cabinet|poste|locaux)[ ](?:de|à)"
    r"|(?i:sede|filiale|negozio|stabilimento|uffici?o?|punto vendita|magazzino|cantiere|bottega)[ ](?:di|a|in)"
    r"|(?i:oficinas?|tienda|sede|fábrica|planta|almacén|delegación|puesto|centro)[ ](?:de|en)"
    r"|(?i:loja|unidade|escritórios?|fábrica|sede|filial|vaga)[ ](?:de|em)"
    r"|(?i:vestiging|kantoor|locatie|winkel|filiaal|plek|magazijn|praktijk|school|werkplaats)[ ](?:in|te))[ ](?=[^\W\d_a-zß-öø-ÿ])",
)


@cache
def _sure_cues() -> re.Pattern[str]:
    sure = ("based in|located in|situated in|am standort|mit sitz in|mit arbeitsort in|basé à|basée à|basé(e) à|située? à|localisée? à|con sede en|"
            "ubicado en|ubicada en|com sede em|localizado em|localizada em|con sede a|gevestigd in|met standplaats|relocate to").split("|")  # fmt: skip
    joined = "|".join(re.escape(p).replace("ée\\?", "ée?").replace("e\\?", "e?") for p in sure)
    return re.compile(rf"(?<!\w)(?i:{joined})[ \n]")
