"""What was seen: one rating a day, how rated entries went, and how much is known from whom."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from types import MappingProxyType
from typing import Final

from borgen.dates import days_between
from borgen.model.common import Rating
from borgen.model.entry import Entry, Outcome
from borgen.progress.values import Evidence, EvidenceGrade, Observed
from borgen.progress.wilson import wilson_interval

RECENT_DAYS: Final = 90
"""How far back "recently" reaches in measures 7, 10 and 12."""

RATINGS: Final[Mapping[Outcome, Rating]] = MappingProxyType(
    {"fluent": "easy", "independent": "good", "with_help": "hard", "not_achieved": "again"}
)
_POINTS: Final[Mapping[Rating, float]] = MappingProxyType(
    {"again": 0.0, "hard": 0.5, "good": 1.0, "easy": 1.0}
)
_WORST_FIRST: Final[tuple[Rating, ...]] = ("again", "hard", "good", "easy")
_FAIR, _GOOD, _SOURCES = 3, 6, 2


def rating_of(entry: Entry) -> Rating | None:
    """Return an entry's rating: practice outside the work is at most hard; None without one."""
    rating = RATINGS.get(entry.outcome) if entry.outcome else None
    if rating is None or entry.details.setting == "work":
        return rating
    return "again" if rating == "again" else "hard"


def daily_ratings(entries: Iterable[Entry]) -> tuple[tuple[date, Rating, Entry], ...]:
    """Return one rating a day: an observer's before one's own, then the lowest."""
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
    """Return measure 7: the share, with half points, that succeeded of late; None without any."""
    points = [_POINTS[rating] for day, rating, _ in ratings if recent(day, today)]
    if not points:
        return None
    share = sum(points) / len(points)
    return Observed(share, len(points), wilson_interval(share, len(points)))


def evidence(ratings: Sequence[tuple[date, Rating, Entry]], entries: Iterable[Entry]) -> Evidence:
    """Return measure 8: the grade by the number of ratings, and who gave them."""
    told = {entry.details for entry in entries if entry.outcome in RATINGS}
    sources = tuple(sorted({details.by for details in told}))
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
