"""Context: factors with their response, promises of support, and counts of causes."""

from collections.abc import Iterator, Sequence
from typing import Final

from borgen.render.page.blocks import Bar, Bars, Block, Item, Sentence, items
from borgen.render.page.words import Words, part
from borgen.reports.context import FactorRow, SupportRow

_MOST: Final = 3
"""How many rows of a list are shown in a report that is not full."""


def factor_blocks(words: Words) -> Iterator[Block]:
    """Yield open hindrances and the number of answered ones; in a full report all factors."""
    hinders = [row for row in words.report.context if row.effect == "hinders"]
    helps = [row for row in words.report.context if row.effect == "stimulates"]
    waiting = [row for row in hinders if row.open]
    done = [row for row in hinders if not row.open]
    yield from _listed(words, "hinders", [_factor(words, row) for row in waiting])
    if words.full:
        yield from _listed(words, "answered", [_factor(words, row) for row in done])
        yield from _listed(words, "helps", [_factor(words, row) for row in helps])
    elif done:
        yield Sentence(words("also_answered" if waiting else "all_answered", n=len(done)))


def _listed(words: Words, heading: str, rows: list[Item]) -> Iterator[Block]:
    """Yield a list; its first rows and the number of others where the report is not full."""
    shown = rows if words.full else rows[:_MOST]
    found = items(words(heading), shown)
    if found:
        yield found
    if len(shown) < len(rows):
        yield Sentence(words("more", n=len(rows) - len(shown)), aside=True)


def _factor(words: Words, row: FactorRow) -> Item:
    return Item(row.factor, tuple(_factor_details(words, row)))


def _factor_details(words: Words, row: FactorRow) -> Iterator[str]:
    if row.action is None:
        yield words("no_response")
    else:
        yield words("response", action=row.action, who=", ".join(_who_when(words, row)))
    if words.full and row.named:
        yield words("named", n=row.named)


def _who_when(words: Words, row: FactorRow) -> Iterator[str]:
    yield row.response_owner or words("nobody_yet")
    if row.done:
        yield words("done", day=row.done)
    elif row.due:
        yield words("late" if row.overdue else "due", day=row.due)


def promise_blocks(words: Words) -> Iterator[Block]:
    """Yield overdue promises and the number of kept ones; in a full report every promise."""
    rows = words.report.support
    late = [row for row in rows if row.overdue]
    yield from _listed(words, "promises_late", [_promise(words, row) for row in late])
    if rows:
        yield Sentence(" ".join(_promises_counted(words, rows, len(late))), aside=bool(late))
    if words.full:
        others = [_promise(words, row) for row in rows if not row.overdue]
        yield from _listed(words, "promises_all", others)


def _promises_counted(words: Words, rows: Sequence[SupportRow], late: int) -> Iterator[str]:
    kept = sum(row.delivered is not None for row in rows)
    if kept + late:
        yield words("promises_kept", n=kept + late, kept=kept)
    if kept + late < len(rows):
        yield words("promises_open", n=len(rows) - kept - late)


def _promise(words: Words, row: SupportRow) -> Item:
    who = row.by or words("nobody_yet")
    if row.delivered:
        return Item(row.what, who=words("delivered", who=who, day=row.delivered))
    return Item(row.what, who=words("promised", who=who, day=row.due) if row.due else who)


def cause_blocks(words: Words) -> Iterator[Block]:
    """Yield the known causes of goals that are quiet or not applied, as totals."""
    causes = words.report.causes
    if causes is None:
        return
    if causes.suppressed:
        yield Sentence(words("causes_hidden"))
        return
    counts = {
        "no_chance": causes.no_chance or 0,
        "open_factor": causes.open_factor or 0,
        "promise_overdue": causes.promise_overdue or 0,
        "unknown": causes.unknown or 0,
    }
    total = sum(counts.values())
    if total:
        yield Sentence(words("causes", n=total))
        yield Bars(
            tuple(
                Bar(words.label("cause", name), words.of(n, total), part(n, total), of=total)
                for name, n in counts.items()
                if n or words.full
            )
        )
