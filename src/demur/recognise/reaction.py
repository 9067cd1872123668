"""How somebody reacts to the letter in which the person declined or asked something."""

from collections.abc import Iterator
from dataclasses import dataclass

from demur.domain.dealings import Reaction
from demur.domain.languages import LANGUAGES
from demur.domain.mail import Mail
from demur.recognise.automatic import by_header, by_words, is_notice
from demur.recognise.fold import Folded, fold
from demur.recognise.language import detect
from demur.recognise.wording import Sentence, Wording, sentences, wording

_LOOK_AT = 6000
"""Characters of the author's words that are read: a reaction stands at the top."""

_QUOTE = 200
_OWN_LINES = 150
"""Characters of a sign-off that are read where nothing stands above it: "Thanks, Dana" is all that some write."""

_FIRST = (
    (Reaction.ENDS, False), (Reaction.OTHER, False), (Reaction.OPENING, False), (Reaction.COUNTER, False),
    (Reaction.ASKS, False), (Reaction.INSISTS, False), (Reaction.ASKS, True), (Reaction.OTHER, True),
    (Reaction.THANKS, False),
)  # fmt: skip
"""What counts where a message does several things, and whether it may be vague.

Who wants no mail means nothing else. Nearly all thank, and what is offered weighs more than what is asked.
"""


@dataclass(frozen=True, slots=True)
class Reacted:
    """A reaction, and what shows it.

    Attributes:
        quote: a sentence of the author's own text, verbatim and cut after 200 characters; "" where none shows it.
    """

    reaction: Reaction
    quote: str


@dataclass(frozen=True, slots=True)
class _Said:
    """What one sentence does.

    Attributes:
        vague: the question asks nothing that is known, or facts are told.
        personal: in words that absence notices don't use; they thank, and name whom to call.
    """

    reaction: Reaction
    sentence: Sentence
    vague: bool = False
    personal: bool = False


def reaction_to(mail: Mail) -> Reacted | None:
    """Tell how the author reacts to the person's answer; never raises, whatever the message holds.

    Only what they wrote themselves counts, in English, German, French, Spanish, Portuguese, Italian or Dutch.

    Returns:
        None for what no person wrote: absence notices, bounces, receipts and the like. `OTHER` where nothing is understood.
    """
    if by_header(mail):
        return None
    own = mail.new_text[:_LOOK_AT]
    folded = fold(own)
    if by_words(folded.text):
        return None
    said = _understood(own, folded)
    if is_notice(folded.text) and not any(each.personal for each in said):
        return None
    if not folded.text:
        return _signed(mail)
    if not said:
        return Reacted(Reaction.OTHER, "")
    chosen = min(said, key=lambda each: _FIRST.index((each.reaction, each.vague)))
    return Reacted(chosen.reaction, _quote(own, folded, chosen.sentence))


def _understood(own: str, folded: Folded) -> list[_Said]:
    """What the sentences do in their language; short texts may be in another one than it seems."""
    language = detect(own, folded.text)
    found = list(_all(folded.text, wording(language))) if language in LANGUAGES else []
    if found:
        return found
    readings = [list(_all(folded.text, wording(each))) for each in LANGUAGES if each != language]
    return max(readings, key=len)


def _all(text: str, words: Wording) -> Iterator[_Said]:
    every = list(sentences(text))
    yield from _refused(text, every, words)
    told = not words.has("settled", text) and not words.has("kind", text)
    terms = any(words.has("terms", each.text) for each in every)
    for each in every:
        found = _of(each, words)
        if found is None or (found is Reaction.THANKS and terms):
            found = _by_context(each, terms, words) or found
        if found is not None:
            offers = found in (Reaction.OPENING, Reaction.COUNTER)
            personal = (offers or words.has("takes", each.text)) and not words.has("notice", each.text)
            yield _Said(found, each, personal=personal)
            if found is Reaction.THANKS and told and words.has("informs", each.text):
                yield _Said(Reaction.OTHER, each, vague=True)
        elif each.asks and not words.has("social", each.text):
            yield _Said(Reaction.ASKS, each, vague=True)
        elif told and words.has("informs", each.text):
            yield _Said(Reaction.OTHER, each, vague=True)


def _refused(text: str, every: list[Sentence], words: Wording) -> Iterator[_Said]:
    """The sentences of those who want no mail, or to whom the person never wrote.

    What sounds cold by itself is meant well beside kind words: "You won't hear from me again. All the best!"
    """
    kind = words.has("kind", text) or words.has("settled", text)
    says = ["ends", *([] if kind else ["cold"]), *([] if kind or words.has("thank", text) else ["struck"])]
    for each in every:
        if any(words.has(name, each.text) for name in says) or words.affirms("rue", each):
            yield _Said(Reaction.ENDS, each)
        elif words.has("off", each.text):
            yield _Said(Reaction.OTHER, each)


def _of(sentence: Sentence, words: Wording) -> Reaction | None:
    """What a sentence does by itself; None where that isn't known."""
    text = sentence.text
    if words.has("what_if", text):
        return Reaction.COUNTER
    if words.has("refers", text) or (sentence.asks and words.has("asks", text)):
        return Reaction.ASKS
    if not words.has("future", text):
        if not words.has("gone", text) and (found := _offer(sentence, words)):
            return found
        if _insists(sentence, words):
            return Reaction.INSISTS
    if sentence.asks:
        return None
    # Who says that there is no other role, or that the person has found one, takes it as it is.
    takes = any(words.has(name, text) for name in ("thanks", "takes", "settled", "opening", "gone"))
    return Reaction.THANKS if takes else None


def _by_context(sentence: Sentence, terms: bool, words: Wording) -> Reaction | None:
    """What a sentence does that speaks of what stands elsewhere: "We can halve it. Would that help?"

    Args:
        terms: something that can be offered otherwise is named somewhere in the message.
    """
    if terms and words.affirms("changes", sentence) and words.has("may", sentence.text):
        return Reaction.COUNTER
    if sentence.asks and words.has("presents", sentence.text):
        return Reaction.OPENING
    if sentence.asks and words.has("appeal", sentence.text):
        return Reaction.COUNTER if terms else Reaction.INSISTS
    return None


def _offer(sentence: Sentence, words: Wording) -> Reaction | None:
    """Whether a sentence offers another role, or this one on other terms."""
    if words.affirms("opening", sentence) or (
        words.has("also", sentence.text) and words.affirms("seeks", sentence)
    ):
        return Reaction.OPENING
    might = sentence.asks or words.has("may", sentence.text)
    if words.affirms("slot", sentence) or (might and words.affirms("terms", sentence)):
        return Reaction.COUNTER
    return None


def _insists(sentence: Sentence, words: Wording) -> bool:
    if words.has("insists", sentence.text):
        return True
    if sentence.asks:
        return words.has("talk", sentence.text)
    return words.has("wish", sentence.text) and words.affirms("talk", sentence)


def _signed(mail: Mail) -> Reacted:
    """The reaction of a mail that is nothing but a sign-off."""
    text = fold(mail.signature_text[:_OWN_LINES]).text
    thanks = any(wording(each).has("thanks", text) or wording(each).has("takes", text) for each in LANGUAGES)
    return Reacted(Reaction.THANKS if thanks else Reaction.OTHER, "")


def _quote(own: str, folded: Folded, sentence: Sentence) -> str:
    start, end = folded.original(*sentence.span)
    words = own[start:end]
    return words if len(words) <= _QUOTE else words[:_QUOTE].rpartition(" ")[0] or words[:_QUOTE]
