"""The opening of a report: for each question one count and one line.

They repeat what the sections say, from the same values.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from borgen.frozen import Value
from borgen.links import OwnerKind
from borgen.render.page.rhythm import coming_sessions
from borgen.render.page.words import Words
from borgen.reports.context import FactorRow, SupportRow
from borgen.reports.shared_goals import GoalMeasure


class Glance(Value, frozen=True):
    """The answer to a question in a count and a line; `name` is the section with more about it."""

    name: str
    question: str
    figure: str
    said: str


def glances(words: Words) -> tuple[Glance, ...]:
    """Return the answers that open a report; none where the reader may see no totals."""
    report = words.report
    if report.subject.kind == "person" and report.audience != "me":
        return ()
    names = _ORDER[report.subject.kind]
    return tuple(found for name in names if (found := _ANSWERS[name](words)))


def _promises(words: Words) -> Glance | None:
    rows = words.report.support
    if not rows:
        return None
    late = _late(rows)
    who = _who(row.by for row in late)
    said = words("glance.promises_late", who=who) if late else words("glance.promises_none")
    return _glance(words, "promises", words.of(len(late), len(rows)), said)


def _measures(words: Words) -> Glance | None:
    rows = [row for row in words.report.measures if row.latest is not None]
    if not rows:
        return None
    moving = sum(_nearer(row) for row in rows)
    return _glance(words, "measures", words.of(moving, len(rows)), words("glance.measures"))


def _nearer(row: GoalMeasure) -> bool:
    """Return whether the latest figure is nearer to the target than the baseline is."""
    if row.latest is None or row.baseline is None or row.target is None:
        return False
    return abs(row.target - row.latest) < abs(row.target - row.baseline)


def _applying(words: Words) -> Glance:
    use, pairs = words.report.use, words.report.pairs
    if use.suppressed or pairs is None:
        return _hidden(words, "applying")
    if not pairs:
        return _glance(words, "applying", words("nothing_yet"), words("no_pairs"))
    said = words("glance.applying", quiet=use.quiet or 0, unknown=use.unknown or 0)
    return _glance(words, "applying", words.of(use.in_use, pairs), said)


def _fading(words: Words) -> Glance | None:
    report = words.report
    if report.retention.suppressed or report.pairs is None:
        return _hidden(words, "fading")
    if not report.pairs:
        return None
    said = words("glance.fading", target=words.share(report.target))
    following = " ".join((said, *_following(words)))
    return _glance(
        words, "fading", words.of(report.retention.below_target, report.pairs), following
    )


def _following(words: Words) -> Iterator[str]:
    """Yield when the next goals fall below the target, as far as this reader may know."""
    report = words.report
    for item in report.agenda:
        if item.code == "crossing_soon":
            yield words("glance.follow", **item.args)
    coming = [row.crosses_target_on for row in report.goals if row.crosses_target_on]
    later = sorted(day for day in coming if day > report.as_of)
    if later:
        yield words("glance.next_crossing", day=later[0])


def _blocks(words: Words) -> Glance:
    report = words.report
    hinders = [row for row in report.context if row.effect == "hinders"]
    waiting = [row for row in hinders if row.open]
    late = [] if report.subject.kind in {"organisation", "trajectory"} else _late(report.support)
    said = " ".join(_said_blocks(words, waiting, late))
    figure = words.of(len(waiting), len(hinders)) if hinders else words.count(len(waiting))
    return _glance(words, "blocks", figure, said)


def _said_blocks(words: Words, waiting: list[FactorRow], late: list[SupportRow]) -> Iterator[str]:
    yield words("glance.blocks", n=len(waiting))
    if late:
        yield words("glance.and_promises", n=len(late))
    who = _who([*(row.response_owner for row in waiting), *(row.by for row in late)])
    if who:
        yield words("glance.who", who=who)


def _next(words: Words) -> Glance | None:
    coming = coming_sessions(words)
    if coming:
        day, title = coming[0]
        return _glance(words, "next", words.day(day), title)
    if words.report.agenda:
        n = len(words.report.agenda)
        return _glance(words, "next", words.count(n), words("glance.agenda", n=n))
    return None


def _late(rows: Iterable[SupportRow]) -> list[SupportRow]:
    return [row for row in rows if row.overdue]


def _who(names: Iterable[str | None]) -> str:
    """Return the distinct names in the order of the rows, joined by commas."""
    return ", ".join(dict.fromkeys(name for name in names if name))


def _hidden(words: Words, name: str) -> Glance:
    said = words("glance.hidden", n=words.report.minimum)
    return _glance(words, name, words("not_shown"), said)


def _glance(words: Words, name: str, figure: str, said: str) -> Glance:
    mine = f"q.{name}_me"
    asked = mine if words.report.audience == "me" and words.has(mine) else f"q.{name}"
    return Glance(name, words(asked), figure, said)


_FOUR: Final = ("applying", "fading", "blocks", "next")
_ORDER: Final[Mapping[OwnerKind, tuple[str, ...]]] = {
    "person": _FOUR,
    "team": _FOUR,
    "organisation": ("promises", "measures", *_FOUR),
    "trajectory": ("promises", "measures", *_FOUR),
}
_ANSWERS: Final[Mapping[str, Callable[[Words], Glance | None]]] = {
    "promises": _promises,
    "measures": _measures,
    "applying": _applying,
    "fading": _fading,
    "blocks": _blocks,
    "next": _next,
}
