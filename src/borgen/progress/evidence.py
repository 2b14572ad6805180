"""What was observed: one rating a day, how rated entries went (measure 7), evidence (measure 8)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import sqrt
from operator import itemgetter
from types import MappingProxyType
from typing import Final

from borgen.dates import days_between
from borgen.model.common import Rating
from borgen.model.entry import Entry, Outcome
from borgen.progress.values import Evidence, EvidenceGrade, Interval, Observed

RECENT_DAYS: Final = 90
"""How many days back an entry is recent, in measures 7, 10 and 12."""
RATINGS: Final[Mapping[Outcome, Rating]] = MappingProxyType(
    {"fluent": "easy", "independent": "good", "with_help": "hard", "not_achieved": "again"}
)
Z_80: Final = 1.2815515655446004
"""The quantile of the normal distribution that leaves 10 % on either side."""
_POINTS: Final[Mapping[Rating, float]] = MappingProxyType(
    {"again": 0.0, "hard": 0.5, "good": 1.0, "easy": 1.0}
)
_WORST_FIRST: Final[tuple[Rating, ...]] = ("again", "hard", "good", "easy")
_FAIR, _GOOD, _SOURCES = 3, 6, 2
"""The least number of ratings for fair and for good evidence, and of sources for good."""


def rating_of(entry: Entry) -> Rating | None:
    """Return the rating of an entry, or None if its outcome has none.

    Practice outside the work is rated hard at most.
    """
    rating = RATINGS.get(entry.outcome) if entry.outcome else None
    if rating is None or entry.setting == "work":
        return rating
    return "again" if rating == "again" else "hard"


def daily_ratings(entries: Iterable[Entry]) -> tuple[tuple[date, Rating, Entry], ...]:
    """Return the rating that counts on each day, oldest first, with its entry.

    Of several ratings on a day an observer's goes before one's own, then the lowest counts.
    """
    chosen: dict[date, tuple[date, Rating, Entry]] = {}
    for entry in entries:
        rating = rating_of(entry)
        if rating is None:
            continue
        known = chosen.get(entry.date)
        if known is None or _rank(rating, entry) < _rank(*known[1:]):
            chosen[entry.date] = (entry.date, rating, entry)
    return tuple(sorted(chosen.values(), key=itemgetter(0)))


def _rank(rating: Rating, entry: Entry) -> tuple[bool, int]:
    return entry.by == "self", _WORST_FIRST.index(rating)


def recent(day: date, today: date) -> bool:
    """Return whether `day` is at most 90 days before `today`."""
    return days_between(day, today) <= RECENT_DAYS


def observed(ratings: Iterable[tuple[date, Rating, Entry]], today: date) -> Observed | None:
    """Return measure 7: the points of recent ratings as a share of 1; None without any."""
    points = [_POINTS[rating] for day, rating, _ in ratings if recent(day, today)]
    if not points:
        return None
    share = sum(points) / len(points)
    return Observed(share, len(points), wilson_interval(share, len(points)))


def wilson_interval(share: float, n: int, z: float = Z_80) -> Interval:
    """Return the score interval of a share of 1 observed in `n` cases.

    Source: Wilson (1927), Journal of the American Statistical Association 22, 209-212.

    Args:
        share: the observed share, 0-1.
        n: the number of cases, at least 1.
        z: the normal quantile of the confidence level; by default that of 80 %.
    """
    spread = z * z / n
    middle = (share + spread / 2) / (1 + spread)
    half = z * sqrt(share * (1 - share) / n + spread / n / 4) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def evidence(ratings: Sequence[tuple[date, Rating, Entry]], entries: Iterable[Entry]) -> Evidence:
    """Return measure 8: the grade by the number of daily ratings, and the sources of ratings."""
    sources = tuple(sorted({entry.by for entry in entries if entry.outcome in RATINGS}))
    return Evidence(
        grade=_grade(len(ratings), len(sources)),
        rated=len(ratings),
        sources=sources,
        self_only=sources == ("self",),
    )


def _grade(rated: int, sources: int) -> EvidenceGrade:
    if not rated:
        return "none"
    if rated < _FAIR:
        return "thin"
    return "good" if rated >= _GOOD and sources >= _SOURCES else "fair"
