"""Bars and timelines as lines of characters, for text and Markdown."""

from datetime import date

from borgen.render.page.blocks import Bar, Lane, Timeline, WeekState

_FULL = "█"
_MAYBE = "▒"
_EMPTY = "░"
_MARK = "│"


def bar(row: Bar, width: int) -> str:
    """Return a bar `width` characters wide: full, then its band, then empty; and its mark."""
    if row.value is None:
        return ""
    full = _cells(row.value, width)
    upto = max(full, _cells(row.upto, width)) if row.upto is not None else full
    cells = _FULL * full + _MAYBE * (upto - full) + _EMPTY * (width - upto)
    if row.mark is None:
        return cells
    at = min(width - 1, _cells(row.mark, width))
    return cells[:at] + _MARK + cells[at + 1 :]


def _cells(share: float, width: int) -> int:
    """Return how many cells a share fills: none only for 0, all only for 1."""
    cells = round(share * width)
    return max(1, min(cells, width - 1)) if 0 < share < 1 else max(0, min(cells, width))


def timeline(line: Timeline, width: int) -> tuple[str, ...]:
    """Return a timeline as lines: one for each lane, then the months under their weeks.

    A week takes two characters, or one where two do not fit; the oldest weeks are left out.
    """
    indent = max(len(lane.label) for lane in line.lanes) + 2
    room = width - indent
    step = 2 if len(line.mondays) * 2 <= room else 1
    mondays = line.mondays[-(room // step) :]
    lanes = [lane.label.ljust(indent) + _lane(lane, mondays, step) for lane in line.lanes]
    return (*lanes, " " * indent + _months(line, mondays, step))


def _lane(lane: Lane, mondays: tuple[date, ...], step: int) -> str:
    signs = dict(lane.weeks)
    return "".join(_sign(signs.get(week), lane.letter).ljust(step) for week in mondays).rstrip()


def _sign(sign: WeekState | None, letter: str) -> str:
    return {"held": letter, "missed": "·", "planned": "o", None: " "}[sign]


def _months(line: Timeline, mondays: tuple[date, ...], step: int) -> str:
    """Return the names of months, each where it begins; one that does not fit is left out.

    Where the first two overlap the first is left out, as few of its weeks are shown.
    """
    names = dict(line.months)
    begins = [(n * step, names[week]) for n, week in enumerate(mondays) if week in names]
    match begins:
        case [(at, name), (after, _), *_] if after <= at + len(name):
            del begins[0]
    drawn = ""
    for at, name in begins:
        if len(drawn) <= at:
            drawn = drawn.ljust(at) + name + " "
    return drawn.rstrip()
