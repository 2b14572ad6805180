"""What is said after an entry: the line, where it stands, and what it did. No scores, no blame."""

import shlex
from collections.abc import Iterator
from math import ceil, floor

from borgen.app.logging.desk import Desk
from borgen.app.logging.draft import Draft
from borgen.app.logging.effect import Effect
from borgen.app.logging.record import Written
from borgen.cli.words import spoken
from borgen.edit.entries import Fields, entry_line
from borgen.model.entry import SAID, Entry
from borgen.model.goal import OrganisationGoal
from borgen.progress.values import Interval, PairMeasures
from borgen.text import Text


def told(text: Text, desk: Desk, made: Draft, written: Written, did: Effect) -> Iterator[str]:
    """Yield the lines that follow an entry."""
    yield from _place(text, written)
    if made.private:
        yield text("log.private")
        return
    if "cycle" in written.fields:
        yield from _session(text, did)
    elif "value" in written.fields:
        yield from _measurement(text, desk, made)
    elif made.about is not None and made.owner == desk.me:  # another's numbers are not mine
        yield from _goal(text, desk, written, did)


def _place(text: Text, written: Written) -> Iterator[str]:
    if written.only_note:
        yield text("log.only_note", file=written.note_file or "")
    else:
        yield written.line
        yield text("log.file", file=written.file)
        if written.note_file:
            yield text("log.note_private", file=written.note_file)
    if written.exposed:
        yield text("log.exposed")


def _goal(text: Text, desk: Desk, written: Written, did: Effect) -> Iterator[str]:
    yield ""
    day = written.fields["date"]
    if did.learned and isinstance(day, type(did.learned)) and day < did.learned:
        yield text("log.before_learned", day=text.day(did.learned))
    if did.after is None:
        yield text("log.not_measured")
        return
    yield _use(text, did.after)
    outcome = written.fields.get("outcome")
    if outcome == "not_achieved":
        yield _crossing(text, desk, did.after)
    elif outcome in {"fluent", "independent", "with_help"}:
        yield _band(text, desk, did)
    elif outcome == "no_opportunity" and "factor" not in written.fields:
        yield _factor(text, did)
    yield _planned(text, did) or text("log.no_plan")


def _use(text: Text, after: PairMeasures) -> str:
    if after.last_applied is None:
        return text("log.not_applied")
    key = "log.in_use" if after.in_use else "log.quiet"
    return text(key, n=after.applications, day=text.day(after.last_applied))


def _band(text: Text, desk: Desk, did: Effect) -> str:
    days = desk.workspace.settings.use.window_days
    (low, high), (old_low, old_high) = _percent(did.band_after), _percent(did.band_before)
    key = "log.band_same" if (low, high) == (old_low, old_high) else "log.band"
    return text(key, days=days, low=low, high=high, old_low=old_low, old_high=old_high)


def _percent(band: Interval | None) -> tuple[int, int]:
    low, high = band or (0.0, 1.0)
    return floor(low * 100), ceil(high * 100)


def _crossing(text: Text, desk: Desk, after: PairMeasures) -> str:
    target = round(desk.workspace.settings.retention.target * 100)
    crossing = after.retention.crosses_target_on
    if crossing is None or crossing <= desk.today:
        return text("log.crossed", target=target)
    return text("log.crossing", target=target, day=text.day(crossing))


def _factor(text: Text, did: Effect) -> str:
    known = tuple(hindrance.id for hindrance in did.hindrances)
    return text("log.add_factor", known=known) if known else text("log.no_factor")


def _planned(text: Text, did: Effect) -> str | None:
    if did.planned is None:
        return None
    return text(
        "log.planned",
        form=text(f"form.{did.planned.form}"),
        day=text.day(did.planned.day),
        cycle=str(did.planned.cycle),
    )


def _session(text: Text, did: Effect) -> Iterator[str]:
    yield ""
    if did.sessions:
        held, due = did.sessions
        yield text("log.sessions", held=held, due=due)
    if planned := _planned(text, did):
        yield planned


def _measurement(text: Text, desk: Desk, made: Draft) -> Iterator[str]:
    goal = desk.links.goals[made.about] if made.about else None
    if isinstance(goal, OrganisationGoal) and goal.measure:
        baseline, target = goal.measure.baseline, goal.measure.target
        if baseline is not None and target is not None:
            yield ""
            yield text("log.measure", baseline=float(baseline), target=float(target))


def taken_back(text: Text, desk: Desk, entry: Entry, written: Written) -> Iterator[str]:
    """Yield the lines that follow an entry that was taken back."""
    secret = ["--private"] if written.file.startswith("private/") else []
    yield written.line
    yield text("log.file", file=written.file)
    yield ""
    yield text("log.taken_back", line=entry_line(_fields(entry)).removeprefix("- "))
    yield text("log.redo", command=shlex.join([*_command(text, desk, entry), *secret]))


def _fields(entry: Entry) -> Fields:
    usual = Entry("", 0, entry.date)
    said = {name: getattr(entry, name) for name in SAID if name != "note"}
    return {
        name: value
        for name, value in said.items()
        if name == "date" or value != getattr(usual, name)
    }


def _command(text: Text, desk: Desk, entry: Entry) -> Iterator[str]:
    """Yield the words that log an entry again."""
    yield from ("borgen", "log")
    fields = _fields(entry)
    own = entry.owner == desk.me
    if entry.goal:
        yield entry.goal if own else f"{entry.owner}/{entry.goal}"
    if entry.form:
        yield spoken(text, "form", entry.form)
    if entry.outcome:
        yield from ("--outcome",) if entry.form else ()
        yield spoken(text, "outcome", entry.outcome)
    elif entry.kind == "reflection" and not entry.form:
        yield text("log.reflection")
    if entry.cycle:
        yield from ("--cycle", entry.cycle if own else f"{entry.owner}/{entry.cycle}")
    if entry.date != desk.today:
        yield from ("--date", entry.date.isoformat())
    yield from ("--again",) if entry.n else ()
    for key in _OPTIONS:
        if key in fields:
            value = fields[key]
            yield from (f"--{key}", ",".join(value) if isinstance(value, tuple) else str(value))


_OPTIONS = (
    "by", "factor", "group", "level", "minutes", "planned", "present", "setting", "status", "to",
    "value",
)  # fmt: skip
