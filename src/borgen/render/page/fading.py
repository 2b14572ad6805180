"""What is fading, and when: counts, bands and the days on which goals fall below the target."""

from collections.abc import Iterator

from borgen.progress.groups import Growth
from borgen.render.page.blocks import Bar, Bars, Block, Facts, Sentence
from borgen.render.page.words import Words, part
from borgen.reports.goals import GoalRow


def fading_blocks(words: Words) -> Iterator[Block]:
    """Yield how many goals are estimated below the target, and the days on which others follow."""
    report = words.report
    if report.retention.suppressed:
        yield Sentence(words("too_few", n=report.minimum))
    elif report.pairs:
        n, target = report.retention.below_target or 0, words.share(report.target)
        key = "below_target" if n else "below_none"
        yield Sentence(words(key, n=n, total=report.pairs, target=target))
        if n and report.goals and report.goals[0].suppressed:
            yield Sentence(words("who_is_private"), aside=True)
    coming = tuple(row for row in report.goals if row.crosses_target_on)
    if coming:
        yield Facts(tuple((_name(row), crossing(words, row)) for row in coming))
    if words.full:
        yield from _means(words)


def _name(row: GoalRow) -> str:
    return f"{row.name or row.person}: {row.title}"


def crossing(words: Words, row: GoalRow) -> str:
    """Return when a goal falls, or fell, below the target if nothing happens."""
    day = row.crosses_target_on
    if day is None:
        return words("no_crossing")
    return words("crossed" if day <= words.report.as_of else "crosses", day=day)


def _means(words: Words) -> Iterator[Block]:
    """Yield what only the full report has: means with their coverage, growth by aspect."""
    retention, evidence = words.report.retention, words.report.evidence
    if words.report.pairs and not (retention.suppressed or evidence.suppressed):
        yield Sentence(
            words(
                "mean",
                mean=words.share(retention.mean),
                band=words.band(retention.mean_band),
                preserved=words.share(retention.preserved_mean),
                coverage=words.share(evidence.coverage),
            )
        )
        yield Bars(tuple(_evidence_bars(words)))
    yield Bars(tuple(_growth_bars(words)))


def _evidence_bars(words: Words) -> Iterator[Bar]:
    evidence, pairs = words.report.evidence, words.report.pairs
    counts = {
        "good": evidence.good,
        "fair": evidence.fair,
        "thin": evidence.thin,
        "none": evidence.none,
    }
    for grade, n in counts.items():
        label = words("evidence", grade=words.label("evidence", grade))
        yield Bar(label, words.of(n, pairs), part(n, pairs), of=pairs)


def _growth_bars(words: Words) -> Iterator[Bar]:
    for row in words.report.growth:
        label = words("growth", aspect=words.label("aspect", row.aspect))
        yield Bar(label, _grown(words, row), part(row.grown, row.measured), of=row.measured)


def _grown(words: Words, row: Growth) -> str:
    if row.suppressed:
        return words("not_shown")
    if not row.measured:
        return words("no_measurement")
    return words("grown", n=row.grown or 0, total=row.measured, pairs=row.pairs or 0)
