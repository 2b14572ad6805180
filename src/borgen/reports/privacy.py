"""Who can see what of a workspace, and what is held about one person and until when.

What only the disk and git know (lines, private files, commits) is given; see `app.privacy`.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from borgen.dates import plus_months
from borgen.frozen import Value
from borgen.model.entry import Entry
from borgen.model.settings import PrivacySettings
from borgen.model.workspace import Workspace
from borgen.text.catalogue import Language

Reader: TypeAlias = Literal["tracked", "private"]


class Agreed(Value, frozen=True, kw_only=True):
    """What was agreed on; None where it was not.

    Attributes:
        older: how many tracked log lines are older than `keep_months`.
    """

    purpose: str | None
    keep_months: int | None
    works_council: str | None
    notes: Literal["private", "tracked"]
    team_sees: Literal["status", "patterns", "numbers"]
    team_minimum: int
    organisation_minimum: int
    older: int


class Openness(Value, frozen=True, kw_only=True):
    """Who can see what.

    Attributes:
        in_git: whether there is a repository at all.
        remotes: where else the repository is kept, without passwords.
        people: how many people have a tracked plan; `named` how many with a name in it.
        lines: how many log lines are tracked; `notes` how many with a note.
        oldest: the day of the first of them.
        mine: how many private files of mine are on this computer; None where nobody is me.
        leaked: the files of `private/` that git tracks.
        erased: how many people were erased.
    """

    as_of: dt.date
    workspace: str
    language: Language
    in_git: bool
    remotes: tuple[str, ...]
    people: int
    named: int
    lines: int
    notes: int
    oldest: dt.date | None
    mine: int | None
    leaked: tuple[str, ...]
    erased: int
    agreed: Agreed


class Held(Value, frozen=True, kw_only=True):
    """One file about somebody.

    Attributes:
        since: the day of its oldest entry or date; `last` of the latest.
        until: the day until which the latest is kept; None where that was not agreed.
        reader: who reads it: whoever can clone, or only the person.
    """

    file: str
    lines: int
    since: dt.date | None
    last: dt.date | None
    until: dt.date | None
    reader: Reader


class Mentioned(Value, frozen=True):
    """A file of somebody else in which a person is named, and how often."""

    file: str
    times: int


class About(Value, frozen=True, kw_only=True):
    """What is held about one person.

    Attributes:
        mine: whether that is me, so that private files count too.
        older: how many tracked lines are older than was agreed.
        commits: how many commits touch the files; None where git knows nothing of them.
    """

    as_of: dt.date
    workspace: str
    language: Language
    person: str
    mine: bool
    keep_months: int | None
    held: tuple[Held, ...]
    older: int
    mentioned: tuple[Mentioned, ...]
    commits: int | None


def build_openness(  # noqa: PLR0913 - what git and the disk know
    workspace: Workspace,
    day: dt.date,
    language: Language,
    *,
    in_git: bool,
    remotes: Sequence[str],
    notes: int,
    mine: int | None,
) -> Openness:
    """Return who can see what; `notes` are those that git tracks, `mine` my private files."""
    tracked = [entry for log in workspace.logs.values() for entry in log if not entry.private]
    people = [one for one in workspace.people.values() if one.place.file.startswith("plans/")]
    return Openness(
        as_of=day,
        workspace=workspace.settings.name.within(language),
        language=language,
        in_git=in_git,
        remotes=tuple(remotes),
        people=len(people),
        named=sum(bool(one.name) for one in people),
        lines=len(tracked),
        notes=notes,
        oldest=min((entry.date for entry in tracked), default=None),
        mine=mine,
        leaked=workspace.in_git,
        erased=len(workspace.erased),
        agreed=_agreed(workspace.settings.privacy, tracked, day),
    )


def build_about(  # noqa: PLR0913 - what git and the disk know
    workspace: Workspace,
    person: str,
    day: dt.date,
    language: Language,
    *,
    lines: Mapping[str, int],
    days: Mapping[str, Sequence[dt.date]],
    mentioned: Sequence[Mentioned],
    commits: int | None,
) -> About:
    """Return what is held about `person`.

    Args:
        workspace: the workspace.
        person: the present id.
        day: the day on which something is older than agreed, or not.
        language: what titles are told in.
        lines: how many lines each file of theirs has.
        days: the days that their logs are about, by file.
        mentioned: where else they are named.
        commits: how many commits touch their files; None where git knows nothing.
    """
    keep = workspace.settings.privacy.keep_months
    log = [entry for entry in workspace.logs.get(person, ()) if not entry.private]
    return About(
        as_of=day,
        workspace=workspace.settings.name.within(language),
        language=language,
        person=person,
        mine=workspace.me == person,
        keep_months=keep,
        held=tuple(
            _held(file, count, days.get(file) or _days(workspace, person, file), keep)
            for file, count in lines.items()
        ),
        older=_older(log, keep, day),
        mentioned=tuple(mentioned),
        commits=commits,
    )


def _agreed(privacy: PrivacySettings, tracked: Sequence[Entry], day: dt.date) -> Agreed:
    return Agreed(
        purpose=privacy.purpose,
        keep_months=privacy.keep_months,
        works_council=privacy.works_council,
        notes=privacy.notes,
        team_sees=privacy.team_sees,
        team_minimum=privacy.team_minimum,
        organisation_minimum=privacy.organisation_minimum,
        older=_older(tracked, privacy.keep_months, day),
    )


def _older(log: Sequence[Entry], months: int | None, day: dt.date) -> int:
    """Return how many entries were to be kept no longer than until `day`."""
    if months is None:
        return 0
    return sum(plus_months(entry.date, months) < day for entry in log)


def _held(file: str, lines: int, days: Sequence[dt.date], months: int | None) -> Held:
    last = max(days, default=None)
    return Held(
        file=file,
        lines=lines,
        since=min(days, default=None),
        last=last,
        until=plus_months(last, months) if last and months is not None else None,
        reader="private" if file.startswith("private/") else "tracked",
    )


def _days(workspace: Workspace, person: str, file: str) -> list[dt.date]:
    """Return the days that stand in the goals of one plan of somebody's."""
    plan = workspace.people.get(person)
    private = file.startswith("private/")
    goals = [goal for goal in plan.goals if goal.private == private] if plan else []
    learned = [goal.learned.date for goal in goals if goal.learned and goal.learned.date]
    return learned + [step.since for goal in goals for step in goal.status if step.since]
