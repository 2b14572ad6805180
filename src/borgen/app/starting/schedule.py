"""The days of a new programme: its sessions, and what comes after it to keep it alive. Pure."""

import datetime as dt
from typing import Final

from borgen.checks.trajectories import HALF_YEAR_DAYS
from borgen.dates import days_between, plus_days
from borgen.frozen import Value

HALF_YEAR: Final = 182
_SOON: Final = 14
"""Days; a review is planned no sooner than this."""

_SATURDAY: Final = 5


class Schedule(Value, frozen=True):
    """When a programme runs, and the day it is set up.

    A programme that has ended counts from `today`: nothing before is held against anybody.
    """

    starts: dt.date
    ends: dt.date
    today: dt.date

    @property
    def late(self) -> bool:
        """Whether the programme had ended before this day."""
        return self.today > self.ends

    @property
    def counts_from(self) -> dt.date:
        """The first day on which applying it may be expected."""
        return max(self.ends, self.today)

    @property
    def review(self) -> dt.date:
        """The day of the half-year review: half a year after the end, or as soon as may be."""
        first, last = (plus_days(self.ends, days) for days in HALF_YEAR_DAYS)
        if self.today > last:
            return self.after(HALF_YEAR // 7)
        usual = max(plus_days(self.ends, HALF_YEAR), plus_days(self.today, _SOON), first)
        return min(_working_day(usual), max(last, self.today))

    @property
    def last(self) -> dt.date:
        """The day until which cycles run: that of the review, and half a year at least."""
        return max(self.review, self.after(HALF_YEAR // 7))

    def after(self, weeks: float) -> dt.date:
        """Return the working day `weeks` after applying it may be expected."""
        return _working_day(plus_days(self.counts_from, round(weeks * 7)))

    def during(self, share: float) -> dt.date:
        """Return the working day at a share (0 to 1) of the programme, never outside of it."""
        days = round(days_between(self.starts, self.ends) * share)
        return min(_working_day(plus_days(self.starts, days)), self.ends)


def _working_day(day: dt.date) -> dt.date:
    """Return `day`, or the Monday after if it is in a weekend."""
    beyond = day.weekday() - _SATURDAY
    return plus_days(day, 2 - beyond) if beyond >= 0 else day
