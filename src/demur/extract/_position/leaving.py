"""Whether the one who has a place leaves it, so that it is to be filled."""

import re

from demur.extract.lexicon import Stems

LONGEST_RIGHT = 60
WORD = re.compile(r"[^\W\d_][\w'’/·:-]*")
# A full stop before a month belongs to the day ("zum 1. März").
SENTENCE_END = re.compile(
    r"(?:[!?…]|(?<![ ]\d)\.(?![ ](?:Januar|Februar|März|Jänner|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b))"
    r"[\"”)]?\s+(?=[^\W\d_a-zß-öø-ÿ¿¡\"“])|\n[ \t\xa0]*\n"
)
MINE = frozenset("my mein meine meinen meinem meiner mon ma mes mi meu minha mio mia mijn".split())
POSSESSIVES = frozenset(
    "our its their unser unsere unseren unserem unserer seine seinen ihre ihren notre nos son sa nuestro nuestra nosso nossa"
    " nostro nostra onze ons".split()
)

# "Notre régisseur se fait opérer, on cherche quelqu'un", "our baker broke his wrist and we need somebody"
REPLACED = re.compile(
    r"\b(?:cherch\w+|trouver|need|find|looking for|such\w+|brauch\w+|busc\w+|necesit\w+|procur\w+|precis\w+|cerc\w+|serve|zoek\w*|nodig)[ \n]"
    r"(?:[^\W\d_]{2,8}[ \n]){0,2}(?:quelqu['’]un|someone|somebody|cover|jemand\w*|ersatz|vertretung|alguien|alguém|qualcuno|iemand|vervang\w+"
    r"|(?:un |une |a |an |eine?n? |uma? |una )?(?:remplaç\w+|replacement|nachfolg\w+|reemplazo|sustitut\w+|substitut\w+|sostitut\w+|opvolg\w+))\b",
    re.IGNORECASE,
)
LEAVES_US = re.compile(
    r"[ \n](?:nous[ ](?:quitte|lâche)|nos[ ](?:deja|dejó|deixa|deixou)|ci[ ](?:lascia|ha[ ]lasciat[oi])|verlässt[ ]uns|hat[ ]uns[ ]verlassen"
    r"|(?:is[ ]leaving|has[ ]left|leaves|left)[ ]us|verlaat[ ]ons|gaat[ ](?:bij[ ]ons[ ])?weg)\b",
    re.IGNORECASE,
)
_GOES_AWAY = re.compile(
    r"^[ ](?:[^.,;!?]{3,20}[ ])?(?:se ne|s['’]en|se nos|se me|nos|se|ci)[ ](?:va|vont|marcha|marchó|fue|jubila|jubiló)\b",
    re.IGNORECASE,
)


# Who is away for some days keeps the place.
_COMES_BACK = re.compile(
    r"^[ ](?:[^\W\d_]+[ ]){0,3}(?:en mer|en mission|en déplacement|en vacances|en voyage|in ferie|in vacanza|in trasferta|de viaje|de vacaciones|de férias|em viagem"
    r"|im urlaub|in urlaub|auf dienstreise|op vakantie|op reis|on holiday|on leave until|on vacation)\b",
    re.IGNORECASE,
)


def _goes_away(following: list[str], at: int) -> bool:
    """Whether a word such as "vai" or "weg" tells that somebody leaves ("vai de licença", but "vai recebê-la")."""
    before, after = following[at - 1] if at else "", following[at + 1 : at + 2]
    if following[at] == "weg":
        return before not in ("de", "den", "der", "het", "die")
    if following[at] in ("vai", "va", "foi", "fue"):
        return before in ("se", "nos", "me", "ne", "ci") or bool(after) and after[0] in _AWAY
    return True


_AWAY = frozenset(
    "se de do em morar emigrar en in a para pra por embora via sair ter casar viver vivir mudar reformar-se mudar-se".split()
)
# Leads to anything else as well before a title ("vai falar com a nossa diretora").
_GO = frozenset("va vai foi fue geht part sai parti partie going moving married hört weg".split())
REPLACES = (
    "remplac",
    "replac",
    "ersatz",
    "nachfolg",
    "sustitu",
    "substitu",
    "sostitu",
    "vervang",
    "opvolg",
    "succe",
    "succé",
)
_RETIRES = ("retir", "ruhestand", "rente", "pension", "retraite", "jubil", "reforma", "aposent", "pensioen")


def leaves(text: str, end: int, left: list[str], leaving: Stems) -> bool:
    """Whether the one who has the place leaves it ("our nurse is retiring", "se me va la docente").

    Args:
        text: the text of a passage.
        end: where the title ends.
        left: the words before it, nearest first, lower case.
        leaving: words that say so.
    """
    right = SENTENCE_END.split(text[end : end + LONGEST_RIGHT], maxsplit=1)[0]
    following = [word.casefold() for word in WORD.findall(right)[:6]]
    if _COMES_BACK.search(right):
        return False
    if _GOES_AWAY.search(right):
        return True
    own = any(
        word in POSSESSIVES or word in MINE or word in ("me", "ci", "nos", "uns", "nous", "ons", "us")
        for word in left[:4]
    )
    if own:
        before = [word for word in left[1:5] if word not in _GO or left[0] not in POSSESSIVES]
        goes = any(word in leaving and _goes_away(following, at) for at, word in enumerate(following))
        return goes or any(word in leaving for word in before)
    return any(word.startswith(_RETIRES) for word in following)
