"""Whether a message says that the job is done from anywhere: purely remote, not hybrid, not now and then."""

import re

from demur.domain.mail import Span

_PURE = re.compile(
    r"(?<![\w-])(?:"
    r"(?:(?:fully|entirely|completely|totally|purely|permanently|truly|full|all|100[ ]?%)[ -]{1,2}(?:remote(?:ly)?|home[ -]?office|work from home|wfh)(?![ -]?friendly))"
    r"|(?:remot[oa]|remote|teletrabajo|teletrabalho|télétravail|home[ -]?office|smart ?working|telelavoro)[ ](?:al |à |a )?\(?100[ ]?%"
    r"|(?:from|de|von|desde|da|vanaf|vanuit) (?:anywhere|n'importe où|überall|cualquier (?:lugar|parte|sitio)|qualquer (?:lugar|parte|sítio)|qualsiasi (?:luogo|posto|parte)|ovunque|elke plek)|waar (?:je maar wilt|dan ook)"
    r"|anywhere in (?:the )?(?=[A-Z])|remote[ ](?:anywhere|worldwide|globally|from anywhere|\(?(?=(?:UTC|GMT|CET|EST|PST)))|remote[ ](?:position|role|job|opportunity|opening|contract|vacancy)s?"
    r"|remote[ -]first|remote[ -]only|(?:is|are|work(?:ing)?|be|we're)[ ](?:a[ ])?(?:all[ ])?remote(?:ly)?(?=[ ,.;)!\n])"
    r"|work(?:ing)?[ -]from[ -](?:home|anywhere)|wfh\b|from (?:the comfort of )?(?:your )?home(?=[ ,.;)!\n])|home[- ]based"
    r"|(?:komplett|vollständig|rein|zu|ausschließlich|dauerhaft|ganz|voll|100[ ]?%|100 Prozent)[ ]{1,2}(?:remote|im home[ -]?office|im homeoffice|ortsunabhängig|mobil|von zu ?hause)"
    r"|(?:remote|homeoffice|home[ -]?office)[ ]{0,2}(?:\(?100[ ]?%\)?|deutschlandweit|europaweit|weltweit|bundesweit)|(?:arbeit|job|stelle|tätigkeit)[ ]von (?:zu ?hause|überall)|(?:von zu ?hause|von überall)(?: aus)? (?:aus )?(?:arbeiten|zu arbeiten)|heimarbeit|(?:arbeite\w*|tätig|job|stelle)[ ](?:völlig |komplett )?ortsunabhängig|ortsunabhängig(?:es|er|e)?[ ](?:arbeit\w*|job|stelle)"
    r"|(?:100[ ]?%|full|entièrement|totalement|complètement|intégralement)[ ]{1,2}(?:en[ ])?(?:remote|télétravail|à distance|distanciel)|télétravail[ ](?:complet|total|intégral|à (?:100[ ]?%|temps plein|temps complet))"
    r"|(?:travail|poste|emploi|job|mission|assistante? administrative)[ ](?:en ligne[ ])?(?:à distance|à domicile|depuis chez (?:vous|toi|soi)|de chez (?:vous|toi))|depuis (?:chez (?:vous|toi)|votre domicile|n'importe où)|à domicile"
    r"|(?:100[ ]?%|full|totalmente|completamente|completo|íntegramente)[ ]{1,2}(?:en[ ]|da[ ]|de forma[ ])?(?:remoto|remota|remote|a distancia|teletrabajo|teletrabalho|à distância)|teletrabajo[ ](?:total|completo|(?:al )?100[ ]?%)"
    r"|(?:trabajo|trabajas?|trabajar|empleo|puesto|trabajes|trabalho|trabalhar|trabalhe|vaga|emprego)[ ](?:(?:es |será |é |100[ ]?%|en |de forma |de |a |\d+ )*)(?:remot[oa]|desde (?:tu |su |la )?casa|en casa|de casa|em casa|a distancia|à distância)"
    r"|(?:desde|em|a partir de) (?:tu |su |sua )?casa|(?:vaga|cargo|modalidad|modalidade|modelo|trabajo|trabalho|formato)[:]?[ ]{1,2}(?:100[ ]?%[ ])?(?:remot[oa]|home[ -]?office|teletrabajo|teletrabalho|a distancia)"
    r"|(?:100[ ]?%|full|totalmente|completamente|interamente)[ ]{1,2}(?:da[ ]|in[ ])?(?:remoto|remote|smart ?working|telelavoro)|(?:lavoro|lavorare|lavori|posizione)[ ](?:100[ ]?%[ ])?(?:da (?:remoto|casa)|in remoto|a distanza)|full[ ]smart ?working"
    r"|(?:volledig|geheel|compleet|100[ ]?%)[ ]{1,2}(?:remote|op afstand|thuis(?:werken)?|vanuit huis|vanaf huis)|(?:werk|werken|job|baan)[ ](?:van(?:uit|af) huis|op afstand|thuis)|thuiswerk(?:baan|functie|job)?"
    r")(?!\w)",
    re.IGNORECASE,
)
"""Words for work that is wholly remote, or that is told to be done from home."""

_PLAIN = re.compile(
    r"(?<![\w-])(?:remote(?:ly)?|home[ -]?office|remot[oa]|da remoto|en remoto|in remoto|télétravail|teletrabajo|teletrabalho|telelavoro|distanciel|à distance"
    r"|anywhere|op afstand|smart ?working|vanuit huis|vanaf huis|thuis|von zu ?hause|desde casa|de casa|da casa|em casa|from home|depuis chez (?:vous|soi|toi))(?![\w]|[ -](?:interview|call|meeting|gespräch|session|screen|friendly|team|sensing|option|possible|days?|tage?|möglich))",
    re.IGNORECASE,
)
_PARTLY = re.compile(
    r"(?<!\w)(?:hybrid\w*|híbrid\w*|ibrid\w*|partly|partially|teilweise|partiellement|télétravail partiel|en partie|parcialmente|parzialmente|deels|gedeeltelijk|anteilig"
    r"|zeitweise|gelegentlich|occasional\w*|(?:\d|one|two|three|four|ein|zwei|drei|vier|un|deux|trois|dos|tres|dois|duas|três|due|tre|een|twee|drie)"
    r"(?:[ ]?(?:-|–|to|bis|à|a|tot|oder|or|ou|o|of)[ ]?\d)?[ ](?:days?|tage?n?|jours?|días?|dias?|giorn[oi]|dag(?:en)?)[^.\n]{0,30}"
    r"|up to|bis zu|jusqu'à|hasta|até|fino a|possible|möglich|posible|possível|possibile|mogelijk|option\w*)(?!\w)",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?<!\w)(?:no|not|nicht|kein\w*|pas|sin|sem|non|geen|niet|isn't|aren't|can't|cannot|nie|never|instead of|statt|nessun\w*|nada de)[ ][^.,\n]{0,20}$",
    re.IGNORECASE,
)
_INTERVIEW = re.compile(
    r"(?<!\w)(?:interviews?|gespräch\w*|call|meeting|meet|entretien|entrevista|colloquio|gesprek|session|test|assessment|rendez-vous|prueba|prova|task|assignment|challenge|case|exercise|homework|aufgabe|fallstudie|exercice|étude de cas|ejercicio|reto|tarea|caso|desafio|tarefa|teste|exercício|esercizio|compito|opdracht|casus|onboarding|training|equipment|setup|office furniture)"
    r"(?!\w)[^.!?\n]{0,40}$",
    re.IGNORECASE,
)
_BESIDE_TITLE = re.compile(
    r"[ \t\xa0]{0,2}(?:[-–—|(,/·•:\[]|[ ])[ \t\xa0(]{0,3}(?:(?:im|in|en|em|da|à|a)[ ])?", re.IGNORECASE
)
_AT_MOST = 8_000
_STEMS = (
    "remot", "home", "distan", "casa", "chez ", "huis", "thuis", "domicile", "télétrav", "teletr", "telelav", "smart", "ortsunab",
    "wfh", "anywhere", "hause", "überall", "heimarbeit", "mobil", "n'importe", "cualquier", "qualquer", "qualsiasi", "ovunque", "plek", "waar ","afstand",
)  # fmt: skip
"""One of these stands in each of the expressions."""


def says_remote(text: str, titles: list[Span], values: list[Span]) -> Span | None:
    """Where a text says that the job is purely remote; None where it doesn't.

    Args:
        text: the text.
        titles: where the job's title stands; a plain "remote" behind it will do.
        values: the values of fields for the place of work; a plain "remote" that begins one will do.
    """
    text = text[:_AT_MOST]
    low = text.casefold()
    if not any(stem in low for stem in _STEMS):
        return None
    for found in _PURE.finditer(text):
        if _holds_good(text, *found.span()):
            return found.span()
    for found in _PLAIN.finditer(text):
        start, end = found.span()
        beside = any(
            _BESIDE_TITLE.fullmatch(text, stop, start) for _, stop in titles if 0 < start - stop <= 8
        )
        beside = beside or _is_column(text, start, end)
        beside = beside or any(begin <= start <= begin + 12 and end <= stop for begin, stop in values)
        beside = beside or any(
            0 <= begin - end <= 1 or begin <= start and end <= stop for begin, stop in titles
        )
        if beside and _holds_good(text, start, end):
            return start, end
    return None


def _is_column(text: str, start: int, end: int) -> bool:
    """Whether the words stand alone between the columns of a job's card, or between commas, or shout from its line."""
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    line = text[begin : stop if stop >= 0 else len(text)]
    if line.isupper() and len(line) <= _CARD_LINE:
        return True
    before, after = text[begin:start].rstrip(), text[end : begin + len(line)].strip()
    if (
        len(line) <= _CARD_LINE
        and (not before or before[-1] in "·|•–—(-*")
        and (not after or after[0] in "·|•–—)(" or before in ("-", "*", "•", "–") and after[0] == ",")
    ):
        return True
    return before.endswith(",") and after[:1] in tuple(",.)")


_CARD_LINE = 90


def _holds_good(text: str, start: int, end: int) -> bool:
    """Whether the statement is of the whole job: not denied, no share of the week, not of the interview."""
    line = text[max(0, start - 60) : start].rpartition("\n\n")[2]
    if _DENIED.search(line) or _INTERVIEW.search(line):
        return False
    begun = max(line.rfind(". "), line.rfind("! "), line.rfind("? "), line.rfind("\n"))
    around = line[begun + 1 :] + text[start:end]
    stop = re.compile(r"[.!?;](?=\s)|\n").search(text, end, end + 50)
    around += text[end : stop.start() if stop else end + 50]
    return _PARTLY.search(around) is None
