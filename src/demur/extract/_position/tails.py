"""How a title goes on after its head: an adjective, "de" and a noun, "al confezionamento", "im Linienverkehr"."""

import re

from demur.extract._position.occupation import names_occupation
from demur.extract.lexicon import heads, title_words, words
from demur.extract.places import places_in


def romance_tail(text: str, begin: int, at: int) -> bool:
    """Whether a small unknown word may follow a head: after a joint, as a Romance adjective, or as the last word."""
    said = text[begin:at].split()
    if (
        not said
        or (said[0].casefold() in words("english_heads") and not _romance(said))
        or not (
            any(w in heads() or w.removesuffix("s") in heads() for w in title_words(said[0]))
            or names_occupation(said[0])
        )
    ):
        return False
    found = _SMALL_WORD.match(text, at)
    if found is None or ADVERB.fullmatch(found.group()):
        return False
    if found.group() in words("org_nouns"):  # "capo officina", but "cameriere ristorante Da Gino"
        return said[0].casefold() in _OVER_A_HOUSE and _CLOSING_WORD.match(text, at) is not None
    if said[-1].casefold() in words("joints") or _ROMANCE.match(text, at):
        return True
    if said[-1].casefold().endswith(_DUTCH_FIELD_HEADS) and _DUTCH_FIELD.match(text, at):
        return True
    if said[0].casefold() in _DUTCH_HEADS and _DUTCH_PAIR.match(text, at):
        return True
    pair = _CLOSING_PAIR.match(text, at)
    if (
        pair
        and said[-1] == said[0]
        and not any(word in words("stop") or word in words("not_tail") for word in pair.groups())
    ):
        return is_adjective(pair.group(2)) or pair.group(0) != f"{pair.group(1)} {pair.group(2)}"
    last = _CLOSING_WORD.match(text, at)
    if (
        last is None
        or last.group(1).endswith(("en", "ern", "eln", *VERBAL))
        or last.group(1) in words("not_tail")
    ):
        return False
    return said[0][-1] in "aeoérnts" and last.group(1) not in words("stop")


_OVER_A_HOUSE = frozenset(
    "capo vicecapo responsabile direttore direttrice addetto addetta tecnico tecnica responsable".split()
)


def is_adjective(word: str) -> bool:
    """Whether a small word ends as Romance adjectives do that follow a title ("cuidadora interna").

    Args:
        word: lower case.
    """
    return _ROMANCE.fullmatch(word) is not None


VERBAL = ("ó", "ou", "aron", "ieron", "aram", "ait", "eert", "fft", "gt", "bt", "ßt", "kt", "mt", "zt", "llt")
"""How verbs end that stand behind a title, in Spanish, Portuguese, French, Dutch and German."""

HOURS = re.compile(
    r"\d{1,3}(?:[.,]\d{1,2})?(?:[ ]?[-–/][ ]?\d{1,3})?[ ]?(?:%|h\b|hrs?\b|std\b|uur\b|ore\b|horas\b|heures\b|hours\b|stunden\b)",
    re.IGNORECASE,
)
ABBREVIATED = frozenset(
    "dipl staatl gepr med kfm techn stellv wiss kaufm päd ass exam sr jr ing dr asst coord resp mgr téc".split()
)


def _romance(said: list[str]) -> bool:
    """Whether the second word shows that the first is no English one ("agent d'entretien")."""
    second = said[1].casefold() if len(said) > 1 else ""
    return second.startswith(("d'", "d’")) or second != "of" and second in words("of_joints")


ADVERB = re.compile(
    r"[a-zà-ÿ]+(?:mente|amment|emment|ellement|illement|ivement|ément|[eu]usement|[ai]blement|ainement|idement|ilement|quement"
    r"|amos|emos|iamo|[ae]remo"  # verbs
    r"|ibrement|implement|rectement|diatement|almement|ortement|anchement|ertement)"
)
_SMALL_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def tells_work(joint: str, token: str) -> bool:
    """Whether a word after "à", "al", "en" or "im" tells the work ("addetto al confezionamento") and not the place."""
    low = token.casefold().rstrip(".")
    if token.isupper() and 3 <= len(token) <= 6 and joint in ("en", "em", "in"):  # "infirmière en EHPAD"
        return low not in words("no_title_remark") and not places_in(token)
    if len(low) < 5 or not low.isalpha() or low in words("no_title_remark") or low in words("not_work"):
        return False
    if low in words("org_nouns") or low in words("stop") or low in _OF_US:
        return False
    return joint not in ("in", "im") and token[0].islower()


# "incorporar una auxiliar al equipo", "uma vaga de pedreiro em aberto"
_OF_US = frozenset(
    "equipo equipa equipe équipe squadra staff plantilla organico organigramme quadro empresa azienda aberto abierto abierta aberta breve"
    " exclusiva esclusiva corso curso urgencia urgência urgenza questione cuestión questão oggetto referencia riferimento".split()
)


def leads_to_subject(text: str, begin: int, token: str) -> bool:
    """Whether "in" leads on to what is learnt ("tirocinio in modellazione", "internship in marketing").

    Args:
        text: the text.
        begin: where the title begins.
        token: the word after "in".
    """
    if not token[0].isalpha():
        return False
    field = _FIELD.match(text, text.find(token, begin))
    if field and token[0].isupper():
        return not places_in(field.group())  # "Specialty Doctor in Palliative Medicine"
    if not _LEARNING.match(text, begin):
        return False
    low = token.casefold()
    return not places_in(token) and low not in words("stop") and low not in words("no_title_remark")


_LEARNING = re.compile(
    r"[\w-]*(?:internship|traineeship|apprenticeship|stage|tirocini[oi]?|estágio|prácticas|becari[oa]|praktikum|ausbildung|alternance"
    r"|studium|stagiair|master|dottorato|doctorado|promotion|phd|(?:senior |associate |assistant )?(?:lecturer|professor|reader)"
    r"|(?:research|teaching|postdoctoral) (?:fellow|associate|assistant)|ricercator[ei]|ricercatrice|profess\w+|enseignante?"
    r"|maître de conférences)\b",
    re.IGNORECASE,
)
# What is studied or practised, written large: "Emergency Medicine", "Glacial Geomorphology".
_FIELD = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’-]+\s{1,2}(?:(?:and|&|e|y|et)[ ])?){0,3}[A-ZÀ-Þ][\w-]*(?:edicine|urgery|ursing|ciences?|tudies|ngineering|istry|ology|ologies|ography"
    r"|omics|onomy|thematics|hysics|tatistics|inguistics|ducation|sychiatry|atrics|harmacy|therapy|istory|Law|arketing|ccounting|inance"
    r"|ología|ologia|ogía|ografía|ografia|edicina|irurgia|irugía|ngeniería|ngenharia|ngegneria|ediatr[íi]a|iatr[íi]a|ist[óo]ria|storia|ística|istica|ísica"
    r"|conomía|conomia|uímica|himica|erecho|ireito|iritto)(?![\w-])"
)


# A sign ends it, or the house: "Chargée de mission biodiversité chez …", but "infirmière employée chez …".
_CLOSING_WORD = re.compile(
    r"([a-zà-ÿ]{3,16})(?=[.,;:)(\n]|[ ][(–|]|$|(?<!yé)(?<!yée)[ ](?:(?:chez|presso|bij|pour|para|per|voor|entro|dal|dalla|desde|dès|vanaf|hasta|até|fino)[ ]|(?:a|à|en|em|in|te)[ ][A-ZÀ-Þ]))"
)
# "mécanicien véhicules lourds à 100 %", "progettista impianti di bordo presso …"
_CLOSING_PAIR = re.compile(
    r"([a-zà-ÿ]{4,16})[ ](?:(?:de|di)[ ]|d['’])?([a-zà-ÿ]{4,16})"
    r"(?=[.,;:)(\n]|[ ][(–|]|$|[ ](?:chez|presso|pour|para|per|dès|dal|dalla|desde|ti|vi|à|en|in)[ ])"
)
_DUTCH_PAIR = re.compile(r"[a-zë]{3,16}e[ ][a-zë]{4,16}(?=[.,;:)\n]|$|[ ][(–]|[ ](?:bij|in|te|voor|op)\b)")


_ROMANCE = re.compile(
    r"[a-zà-ÿ]{3,18}(?:al|ale|ali|ales|ais|eis|aux|ico|ica|ici|ista|iste|ario|aria|aire|ivo|iva|if|ive|ore|or|ora|tor|tora|trice|eur|euse|ano|ana"
    r"|oire|ier|ière|iero|iera|ieri|iere|eiro|eira|iano|iana|ien|ienne|el|elle|ique|ado|ada|ato|ata|ente|ense|ese|il|ile|ili|ivi|osi|ani|oso|osa|eux)s?(?![\w])"
    r"|(?:escolar|preescolar|hospitalar|familiar|militar|nuclear|vascular|titular|múltiple|múltiplo|simple|triple)(?:e?s)?(?![\w])"
    r"|(?:vert|lourd|léger|froid|chaud|neuf|haut|grand|petit|noir|blanc|frais)(?:e|ère)?s?(?![\w])"
)
# "stafmedewerker erfgoed": the field stands bare behind such heads, and the sentence goes on.
_DUTCH_FIELD_HEADS = (
    "conservator", "leraar", "lerares", "onderwijzer", "verkoper", "medewerker", "medewerkster", "adviseur", "consulent", "consulente", "coördinator", "verantwoordelijke", "deskundige", "begeleider",
    "inspecteur", "manager", "assistent", "assistente", "docent", "leerkracht", "monteur",
)  # fmt: skip
_DUTCH_FIELD = re.compile(
    r"(?!(?:goed|niet|nog|naar|deze|heel|graag|vast|reeds|weer|wordt|thuis|samen|alleen|eerst|helaas|maar|want|moet)\b)[a-zë]{4,18}(?<!t)(?<!en)"
    r"(?=[.,;)\n(]|$|[ ](?:bij|in|te|voor|op|van|goed|is|wordt|hebben|ontvangen|en)\b)"
)
_DUTCH_HEADS = frozenset(
    "conservator leraar lerares kok arts therapeut planner manager engineer specialist adviseur medewerker beleidsmedewerker beleidsadviseur docent consulent beheerder coördinator inspecteur jurist".split()
)
