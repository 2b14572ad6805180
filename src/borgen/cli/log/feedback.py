"""What an entry did, in words: where the goal or cycle stands now. No scores, no blame.

Imported after the line is on the disk and on the screen: the measures take as long as the rest.
"""

from collections.abc import Iterator
from math import ceil, floor

from borgen.app.logging.context import LogContext
from borgen.app.logging.effect import EntryEffect, entry_effect
from borgen.app.logging.record import LogResult
from borgen.app.logging.resolve import subject_key
from borgen.model.entry import Entry
from borgen.model.goal import OrganisationGoal
from borgen.progress.values import Interval, PairMeasures
from borgen.text import Text


def feedback_lines(text: Text, context: LogContext, result: LogResult) -> Iterator[str]:
    """Yield what an entry did, after the line itself."""
    entry = result.entry
    if entry.private:
        yield text("log.private")
    elif entry.kind == "measurement":
        yield from _measurement(text, context, entry)
    elif entry.kind == "session":
        yield from _session(text, entry_effect(context, result))
    elif entry.goal and entry.owner == context.me:  # another's numbers are not mine
        yield from _goal(text, context, entry, entry_effect(context, result))


def _goal(text: Text, context: LogContext, entry: Entry, effect: EntryEffect) -> Iterator[str]:
    yield ""
    if effect.learned and entry.date < effect.learned:
        yield text("log.before_learned", day=text.day(effect.learned))
    if effect.after is None:
        yield text("log.not_measured")
        return
    yield _use(text, effect.after)
    if entry.outcome == "not_achieved":
        yield _crossing(text, context, effect.after)
    elif entry.outcome in {"fluent", "independent", "with_help"}:
        yield _band(text, context, effect)
    elif entry.outcome == "no_opportunity" and not entry.factor:
        yield _factor(text, effect)
    yield _planned(text, effect) or text("log.no_plan")


def _use(text: Text, after: PairMeasures) -> str:
    if after.last_applied is None:
        return text("log.not_applied")
    key = "log.in_use" if after.in_use else "log.quiet"
    return text(key, n=after.applications, day=text.day(after.last_applied))


def _band(text: Text, context: LogContext, effect: EntryEffect) -> str:
    days = context.workspace.settings.use.window_days
    (low, high), (old_low, old_high) = _percent(effect.band_after), _percent(effect.band_before)
    key = "log.band_same" if (low, high) == (old_low, old_high) else "log.band"
    return text(key, days=days, low=low, high=high, old_low=old_low, old_high=old_high)


def _percent(band: Interval | None) -> tuple[int, int]:
    low, high = band or (0.0, 1.0)
    return floor(low * 100), ceil(high * 100)


def _crossing(text: Text, context: LogContext, after: PairMeasures) -> str:
    target = round(context.workspace.settings.retention.target * 100)
    crossing = after.retention.crosses_target_on
    if crossing is None or crossing <= context.today:
        return text("log.crossed", target=target)
    return text("log.crossing", target=target, day=text.day(crossing))


def _factor(text: Text, effect: EntryEffect) -> str:
    known = tuple(hindrance.id for hindrance in effect.hindrances)
    return text("log.add_factor", known=known) if known else text("log.no_factor")


def _planned(text: Text, effect: EntryEffect) -> str | None:
    if effect.planned is None:
        return None
    return text(
        "log.planned",
        form=text(f"form.{effect.planned.form}"),
        day=text.day(effect.planned.day),
        cycle=str(effect.planned.cycle),
    )


def _session(text: Text, effect: EntryEffect) -> Iterator[str]:
    yield ""
    if effect.sessions:
        held, due = effect.sessions
        yield text("log.sessions", held=held, due=due)
    if planned := _planned(text, effect):
        yield planned


def _measurement(text: Text, context: LogContext, entry: Entry) -> Iterator[str]:
    subject = subject_key(entry)
    goal = context.links.goals[subject] if subject else None
    if isinstance(goal, OrganisationGoal) and goal.measure:
        baseline, target = goal.measure.baseline, goal.measure.target
        if baseline is not None and target is not None:
            yield ""
            yield text("log.measure", baseline=float(baseline), target=float(target))
