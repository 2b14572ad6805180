"""Are we applying it? Counts of what is in use, beside what is usual elsewhere."""

from collections.abc import Iterator

from borgen.render.page.blocks import Bar, Bars, Block, Sentence
from borgen.render.page.words import Words, part


def use_blocks(words: Words) -> Iterator[Block]:
    """Yield what is in use, quiet and unknown, and the reference lines as estimates."""
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
    """Return a count as a bar; with what is usual elsewhere beside it, as an estimate."""
    said = words.of(n, total)
    if usual is None or not total:
        return Bar(label, said, part(n, total), of=total)
    beside = words("beside", said=said, n=round(usual * total))
    return Bar(label, beside, part(n, total), mark=usual, of=total)


def _shares(words: Words) -> str:
    use = words.report.use
    return words(
        "use_shares",
        share=words.share(use.share),
        interval=words.band(use.interval),
        bounds=words.band(use.bounds),
    )


def group_bars(words: Words) -> Bars:
    """Return a bar a team; one that is too small to show says so."""
    return Bars(
        tuple(
            Bar(row.title, words("group_small"), None, about=row.team)
            if row.suppressed
            else Bar(
                row.title,
                words("group", n=row.in_use or 0, total=row.pairs or 0, people=row.people or 0),
                part(row.in_use, row.pairs),
                of=row.pairs,
                about=row.team,
            )
            for row in words.report.groups
        )
    )


def status_bars(words: Words) -> Bars:
    """Return how far the goals came, by transfer status."""
    report = words.report
    if report.transfer.suppressed or not report.pairs:
        return Bars(())
    return Bars(
        tuple(
            _bar(words, words.label("transfer", name), n, report.pairs)
            for name, n in report.transfer.status.items()
        )
    )
