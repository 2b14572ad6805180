"""The organisation's own figures, and what learning cost in money and hours."""

from collections.abc import Iterator

from borgen.render.page.blocks import Block, Facts, Sentence, Table
from borgen.render.page.words import Words
from borgen.reports.investment import Investment
from borgen.reports.shared_goals import GoalMeasure


def measure_blocks(words: Words) -> Iterator[Block]:
    """Yield the figures of the organisation's goals, with the remark that they prove no cause."""
    rows = words.report.measures
    if not rows:
        return
    yield Table(
        head=tuple(words(f"head.{n}") for n in ("figure", "baseline", "latest", "target", "how")),
        rows=tuple(_measure(words, row) for row in rows),
        wide=0,
        right=frozenset({1, 2, 3}),
        below=4,
        brief=frozenset() if words.full else frozenset(range(len(rows))),
    )
    yield Sentence(words("no_proof"), aside=True)


def _measure(words: Words, row: GoalMeasure) -> tuple[str, ...]:
    latest = words.figure(row.latest)
    return (
        row.title,
        words.figure(row.baseline),
        words("measured_on", figure=latest, day=row.latest_on) if row.latest_on else latest,
        words.figure(row.target),
        " ".join(part for part in (row.name, f"({row.unit})" if row.unit else "") if part),
    )


def investment_blocks(words: Words) -> Iterator[Block]:
    """Yield cost, hours by mode, and the cost per goal in use as a range."""
    spent = words.report.investment
    if spent is None:
        return
    if spent.suppressed:
        yield Sentence(words("too_few", n=words.report.minimum))
        return
    yield Facts(tuple(_facts(words, spent)))


def _facts(words: Words, spent: Investment) -> Iterator[tuple[str, str]]:
    number = words.text.number
    yield words("cost"), words.money(spent.cost, spent.currency)
    if spent.hours is not None:
        lost = number(spent.productive_hours_lost or 0, 0)
        yield words("hours"), words("hours_lost", hours=number(spent.hours, 0), lost=lost)
        modes = (f"{words.label('mode', m.mode)} {number(m.hours, 0)}" for m in spent.by_mode)
        yield words("hours_by_mode"), " · ".join(modes)
    if spent.cost_per_pair_in_use is not None:
        yield words("per_pair"), _per_pair(words, spent)


def _per_pair(words: Words, spent: Investment) -> str:
    about = words.money(spent.cost_per_pair_in_use, spent.currency)
    low, high = spent.cost_per_pair_in_use_range or (None, None)
    if low is None:
        return about
    if high is None:
        return words("range_open", about=about, low=words.text.number(low, 0))
    ends = {"low": words.text.number(low, 0), "high": words.text.number(high, 0)}
    return words("range", about=about, **ends)
