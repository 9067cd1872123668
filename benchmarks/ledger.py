"""How well the ledger knows who is who, who reacted how, what is due and whom to write to, over a year of correspondence.

python -m benchmarks.ledger [SEED]
"""

import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import combinations
from math import log2
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.replay import Replay
from benchmarks.year import Year, year
from benchmarks.year.truth import Due as Truth
from benchmarks.year.truth import DueDay
from demur.adapters.public_holidays import public_holidays
from demur.adapters.sql import open_store
from demur.flow.kin import asks, ledger
from demur.flow.reopening import knocks
from demur.flow.today import today
from demur.ledger.book import Book
from demur.ledger.due import Due, Kind, Terms
from demur.ledger.merging import Clusters
from demur.ledger.store import Store
from demur.ledger.workdays import Workdays

_WEEK, _MONTH = timedelta(days=7), timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of all."""

    right: int
    of: int

    @property
    def value(self) -> float:
        """0 to 1; 1 where there is nothing."""
        return self.right / self.of if self.of else 1.0

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.right} of {self.of})"


@dataclass(frozen=True, slots=True)
class Merging:
    """How well identities are made one.

    Attributes:
        precision: pairs of identities that were made one and are.
        recall: pairs that are one and were made so; `tellable` of those alone that the mail itself tells.
        mixed: identities under which several are seen.
        apart: pairs that must never be one and were made so.
    """

    precision: Share
    recall: Share
    tellable: Share
    mixed: Share
    apart: int
    wrong: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()


@dataclass(slots=True)
class Result:
    """All figures."""

    kept: Share
    people: Merging
    firms: Merging
    found: Share
    strangers: int
    reactions: Share
    confused: Counter[tuple[str, str]]
    due: dict[str, Share] = field(default_factory=dict)
    extra: int = 0
    late: list[str] = field(default_factory=list)
    gain: dict[int, float] = field(default_factory=dict)
    useful: dict[int, Share] = field(default_factory=dict)
    bothered: tuple[str, ...] = ()


def measure(seed: int = 1, *, due: bool = True) -> Result:
    """Live through a year and hold what Demur knows against what is true."""
    made = year(seed)
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "year.sqlite", lambda: made.incoming[0].at)
        try:
            return _measured(made, store, due=due)
        finally:
            store.close()


def _measured(made: Year, store: Store, *, due: bool) -> Result:
    replay = Replay(made, store)
    probes = {each.now: each for each in made.due} if due else {}
    seen: dict[datetime, tuple[Due, ...]] = {}
    terms = _terms(made)

    def look(at: datetime) -> None:
        seen[at] = today(store, at, terms, at + _MONTH)

    replay.run(look, sorted(probes))
    kinship = store.dealings()
    clusters = Clusters(kinship.identities, kinship.merges)
    first = [each for each in made.incoming if each.kind in ("invitation", "outreach")]
    result = Result(
        Share(sum(each.message_id in replay.numbers for each in first), len(first)),
        _people(made, store, clusters),
        _firms(made, store, clusters),
        *_reactions(made, replay),
    )
    for at, day in probes.items():
        _hold(result, day, seen[at], replay)
    _reopen(result, made, store, clusters)
    return result


def _terms(made: Year) -> Terms:
    days = Workdays(ZoneInfo(made.owner.timezone), public_holidays(made.owner.country))
    return Terms(days, made.profile.follow_up, timedelta(hours=made.profile.bandwidth.last_minute_hours))


def _truth(made: Year, store: Store, what: str) -> dict[int, Counter[str]]:
    """Who is seen under each identity."""
    by_key = {each.message_id: each for each in made.incoming}
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for each in store.dealings().dealings:
        message = by_key.get(each.listed.key) if each.listed else None
        identity = each.person if what == "recruiter" else each.employer
        name = getattr(message, what) if message else None
        if identity is not None and name:
            found[identity][name] += 1
    return found


def _people(made: Year, store: Store, clusters: Clusters) -> Merging:
    return _merging(_truth(made, store, "recruiter"), clusters, made.tellable, made, "person")


def _firms(made: Year, store: Store, clusters: Clusters) -> Merging:
    truth = _truth(made, store, "firm")
    return _merging(truth, clusters, frozenset(each.id for each in made.firms), made, "firm")


def _merging(
    truth: Mapping[int, Counter[str]], clusters: Clusters, tellable: frozenset[str], made: Year, side: str
) -> Merging:
    who = {identity: names.most_common(1)[0][0] for identity, names in truth.items()}
    apart = {frozenset((each.one, each.other)) for each in made.apart if each.side == side}
    counts: Counter[str] = Counter()
    wrong, missed = [], []
    for one, other in combinations(sorted(who), 2):
        same, joined = who[one] == who[other], clusters.of(one) == clusters.of(other)
        counts["same"] += same
        counts["joined"] += joined
        counts["both"] += same and joined
        if same and who[one] in tellable:
            counts["tellable"] += 1
            counts["told"] += joined
            if not joined:
                missed.append(f"{who[one]}: {one} {other}")
        if joined and not same:
            wrong.append(f"{who[one]}, {who[other]}: {one} {other}")
        counts["apart"] += joined and frozenset((who[one], who[other])) in apart
    return Merging(
        Share(counts["both"], counts["joined"]),
        Share(counts["both"], counts["same"]),
        Share(counts["told"], counts["tellable"]),
        Share(sum(len(names) > 1 for names in truth.values()), len(truth)),
        counts["apart"],
        tuple(wrong),
        tuple(missed),
    )


def _reactions(made: Year, replay: Replay) -> tuple[Share, int, Share, Counter[tuple[str, str]]]:
    """Of the replies to letters that Demur knows, how many were found, and how many understood."""
    known = {each.message_id: replay.numbers[each.to] for each in made.answers if each.to in replay.numbers}
    echoes = {echo.key: echo for each in replay.store.dealings().dealings for echo in each.echoes}
    replies = [each for each in made.incoming if each.reacts_to in known]
    human = [each for each in replies if each.reaction is not None]
    declines = {each.message_id for each in made.answers if each.decision == "decline"}
    judged = [each for each in human if each.message_id in echoes and each.reacts_to in declines]
    confused: Counter[tuple[str, str]] = Counter(
        (str(each.reaction), str(echoes[each.message_id].reaction)) for each in judged
    )
    found = sum(
        each.message_id in echoes and echoes[each.message_id].invitation == known[each.reacts_to or ""]
        for each in human
    )
    expected = {each.message_id for each in human}
    right = sum(count for (true, said), count in confused.items() if true == said)
    return Share(found, len(human)), len(set(echoes) - expected), Share(right, len(judged)), confused


def _hold(result: Result, day: DueDay, found: Sequence[Due], replay: Replay) -> None:
    """What was due at one moment; what Demur had not taken for an invitation, and what is open to doubt, does not count.

    Reactions that ask for an answer are no part of the truth, which knows of first messages alone.
    """
    keys = {number: key for key, number in replay.numbers.items()}
    first = {each.message_id for each in replay.year.incoming if each.kind in ("invitation", "outreach")}
    said = {(keys[each.number], each.kind is Kind.DOOR): each for each in found if each.number in keys}
    true = {(each.to, each.why == "open door"): each for each in day.due if each.to in replay.numbers}
    for key, due in true.items():
        if due.doubt:
            continue
        mine = said.get(key)
        right = mine is not None and _same_moment(mine, due, day.now)
        before = result.due.get(due.why, Share(0, 0))
        result.due[due.why] = Share(before.right + right, before.of + 1)
        if not right:
            result.late.append(
                f"{day.now:%d %b %H:%M} {due.why} {due.to}: {due.at} / {mine.at if mine else 'nothing'}"
            )
    for key, mine in said.items():
        if key not in true and key[0] in first and mine.kind in _WAITING:
            result.extra += 1
            result.late.append(f"{day.now:%d %b %H:%M} extra {mine.kind} {key[0]}: {mine.at}")


_WAITING = frozenset({Kind.LAST_MINUTE, Kind.ASKED, Kind.UNANSWERED, Kind.DOOR})


def _same_moment(mine: Due, due: Truth, now: datetime) -> bool:
    """To the minute; what can't wait is due now, and what has waited for a week is overdue, whatever for."""
    if due.why == "last minute":
        return mine.kind is Kind.LAST_MINUTE
    return abs(mine.at - due.at) < timedelta(minutes=1) or max(mine.at, due.at) < now - _WEEK


def _reopen(result: Result, made: Year, store: Store, clusters: Clusters) -> None:
    """How good the list is: normalised discounted cumulative gain (Järvelin and Kekäläinen 2002), and whom it would bother."""
    grades = {each.recruiter: each.grade for each in made.reopen.relevance}
    why = {each.recruiter: each.because for each in made.reopen.relevance}
    truth = _truth(made, store, "recruiter")
    who: dict[int, Counter[str]] = defaultdict(Counter)
    for identity, names in truth.items():
        who[clusters.of(identity)].update(names)
    book: Book = ledger(store)
    search = replace(made.reopen.after, status="active")
    ranked = [
        who[each.party.number].most_common(1)[0][0]
        for each in knocks(book, search, made.reopen.at, asks)
        if who.get(each.party.number)
    ]
    met = {name for names in who.values() for name in names}
    ideal = sorted((grade for name, grade in grades.items() if name in met), reverse=True)
    for depth in (10, 30):
        best = _gain(ideal[:depth])
        result.gain[depth] = _gain([grades.get(name, 0) for name in ranked[:depth]]) / best if best else 1.0
        result.useful[depth] = Share(
            sum(grades.get(name, 0) >= 2 for name in ranked[:depth]), len(ranked[:depth])
        )
    result.bothered = tuple(
        f"{place}. {name}: {why[name]}" for place, name in enumerate(ranked[:30], 1) if not grades.get(name)
    )


def _gain(grades: Iterable[int]) -> float:
    return sum(float(2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades, 1))


def main() -> None:
    """Print the figures."""
    result = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    print(f"kept as invitations      {result.kept}")
    for name, merging in (("people", result.people), ("firms", result.firms)):
        print(f"{name}: merged rightly    {merging.precision}")
        print(f"{name}: of all pairs      {merging.recall}")
        print(f"{name}: of the tellable   {merging.tellable}")
        print(f"{name}: mixed identities  {merging.mixed}; pairs that must be apart: {merging.apart}")
        for each in (
            *(f"  wrong {one}" for one in merging.wrong),
            *(f"  missed {one}" for one in merging.missed),
        ):
            print(each)
    print(f"replies found            {result.found}; others taken for one: {result.strangers}")
    print(f"reactions to declines    {result.reactions}")
    for (true, said), count in sorted(result.confused.items()):
        if true != said:
            print(f"  {true} taken for {said}: {count}")
    for why, share in sorted(result.due.items()):
        print(f"due, {why:<19} {share}")
    print(f"due too much: {result.extra}")
    for line in result.late:
        print(f"  {line}")
    for depth in result.gain:
        print(f"reopen: first {depth}, gain {result.gain[depth]:.3f}, of grade 2 or 3 {result.useful[depth]}")
    for line in result.bothered:
        print(f"  {line}")


if __name__ == "__main__":
    main()
