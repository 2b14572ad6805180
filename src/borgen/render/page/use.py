"""Use: how many goals are in use, quiet and unknown, beside estimates of use elsewhere."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from borgen.render.page.blocks import Bar, Bars, Block, Sentence
from borgen.render.page.words import Words, part
from borgen.reports.totals import GroupRow

_MOST_TEAMS: Final = 100
"""How many teams are listed one by one in a report that is not full."""
_QUARTERS: Final = 4


def use_blocks(words: Words) -> Iterator[Block]:
    """Yield how many goals are in use, quiet and unknown, with the estimates for elsewhere."""
    report = words.report
    if report.use.suppressed:
        yield Sentence(words("too_few", n=report.minimum))
        return
    if not report.pairs:
        yield Sentence(words("no_pairs"))
        return
    yield Bars((*_use_bars(words), *_transfer_bar(words)))
    yield Sentence(words("use_legend", days=report.window_days), aside=True)
    if words.full:
        yield Sentence(_shares(words))
        yield status_bars(words)


def _use_bars(words: Words) -> Iterator[Bar]:
    use, pairs = words.report.use, words.report.pairs
    yield _bar(words, words.label("use", "in_use"), use.in_use, pairs, use.benchmark)
    yield _bar(words, words.label("use", "quiet"), use.quiet, pairs)
    yield _bar(words, words.label("use", "unknown"), use.unknown, pairs)


def _transfer_bar(words: Words) -> Iterator[Bar]:
    transfer = words.report.transfer
    if transfer.judged:
        label = words("within", days=words.report.grace_days)
        usual = 1 - transfer.benchmark_gap
        yield _bar(words, label, transfer.applied_within_grace, transfer.judged, usual)


def _bar(
    words: Words, label: str, n: int | None, total: int | None, usual: float | None = None
) -> Bar:
    """Return a count as a bar, with the estimate for elsewhere if there is one."""
    count = words.of(n, total)
    if usual is None or not total:
        return Bar(label, count, part(n, total), of=total)
    beside = words("beside", said=count, n=round(usual * total))
    return Bar(label, beside, part(n, total), mark=usual, of=total)


def _shares(words: Words) -> str:
    use = words.report.use
    return words(
        "use_shares",
        share=words.share(use.share),
        interval=words.band(use.interval),
        bounds=words.band(use.bounds),
    )


def group_blocks(words: Words) -> Iterator[Block]:
    """Yield a bar for each team; of very many teams their distribution."""
    groups = words.report.groups
    if len(groups) <= _MOST_TEAMS or words.full:
        yield Bars(tuple(_group_bar(words, row) for row in groups))
        return
    yield Sentence(words("groups_by_use", n=len(groups)))
    yield Bars(tuple(_groups_by_use(words)))
    yield Sentence(words("groups_elsewhere"), aside=True)


def _group_bar(words: Words, row: GroupRow) -> Bar:
    if row.suppressed:
        return Bar(row.title, words("group_small"), None, about=row.team)
    return Bar(
        row.title,
        words("group", n=row.in_use or 0, total=row.pairs or 0, people=row.people or 0),
        part(row.in_use, row.pairs),
        of=row.pairs,
        about=row.team,
    )


def _groups_by_use(words: Words) -> Iterator[Bar]:
    """Yield the number of teams in each quarter of use, and of those too small to show."""
    groups = words.report.groups
    shares = [(row.in_use or 0) / row.pairs for row in groups if row.pairs]
    counted = Counter(min(_QUARTERS - 1, int(share * _QUARTERS)) for share in shares)
    for quarter in range(_QUARTERS):
        low, high = (100 * end // _QUARTERS for end in (quarter, quarter + 1))
        yield _bar(words, words("groups_share", low=low, high=high), counted[quarter], len(groups))
    small = sum(row.suppressed for row in groups)
    if small:
        yield _bar(words, words("group_small"), small, len(groups))


def status_bars(words: Words) -> Bars:
    """Return the number of goals in each transfer status."""
    report = words.report
    if report.transfer.suppressed or not report.pairs:
        return Bars(())
    return Bars(
        tuple(
            _bar(words, words.label("transfer", name), n, report.pairs)
            for name, n in report.transfer.status.items()
        )
    )
