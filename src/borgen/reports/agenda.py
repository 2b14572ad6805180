"""Which things a report puts on the table: at most five, the most pressing first.

What may be put there stands in `agenda_items` and `my_items`; this module only chooses.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from borgen.reports.rows import AgendaItem

MOST: Final = 5
"""More than five things is no agenda."""
_OF_A_KIND: Final = 2
_GOOD_NEWS: Final = ("celebrate", "celebrate_count", "my_celebrate")


def chosen(candidates: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Return what to talk about, of candidates that come in order of priority.

    At most two of a kind, so that one long list of promises does not fill the meeting; and if
    there is something to celebrate, the last place is for that.
    """
    kinds: Counter[str] = Counter()
    pressing: list[AgendaItem] = []
    good_news: list[AgendaItem] = []
    for item in candidates:
        kinds[item.code] += 1
        if item.code in _GOOD_NEWS:
            good_news.append(item)
        elif kinds[item.code] <= _OF_A_KIND:
            pressing.append(item)
    return (*pressing[: MOST - len(good_news[:1])], *good_news[:1])
