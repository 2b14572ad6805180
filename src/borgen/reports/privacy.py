"""Who can read what of a workspace, and the data that it has on one person.

The facts that only disk and git have (lines, private files, commits) are arguments, see
`app.privacy`. Field names are keys of the JSON.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Literal

from borgen.dates import plus_months
from borgen.frozen import Value
from borgen.model.entry import Entry
from borgen.model.settings import PrivacySettings
from borgen.model.workspace import Workspace
from borgen.text.catalogue import Language


class PrivacyAgreement(Value, frozen=True, kw_only=True):
    """The privacy settings; None where nothing was agreed.

    Attributes:
        older: the number of tracked log lines older than `keep_months`.
    """

    purpose: str | None
    keep_months: int | None
    works_council: str | None
    notes: Literal["private", "tracked"]
    team_sees: Literal["status", "patterns", "numbers"]
    team_minimum: int
    organisation_minimum: int
    older: int


class PrivacyOverview(Value, frozen=True, kw_only=True):
    """Who can read what of a workspace.

    Attributes:
        in_git: whether the workspace is in a git repository.
        remotes: the remotes of that repository, without passwords.
        people: the number of people with a tracked plan; `named` of those with a name in it.
        lines: the number of tracked log lines; `notes` of those with a note.
        oldest: the day of the first tracked line.
        mine: the number of the reader's private files on this computer; None without a reader.
        leaked: the files in `private/` that git tracks.
        erased: the number of people who were erased.
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
    agreed: PrivacyAgreement


class HeldFile(Value, frozen=True, kw_only=True):
    """A file with data on a person.

    Attributes:
        since: the day of its first entry or date; `last` of the latest.
        until: the day until which the latest is kept; None where that was not agreed.
        reader: `tracked` if whoever can clone reads it, `private` if only the person does.
    """

    file: str
    lines: int
    since: dt.date | None
    last: dt.date | None
    until: dt.date | None
    reader: Literal["tracked", "private"]


class MentioningFile(Value, frozen=True):
    """A file of another owner with references to a person, and their number."""

    file: str
    times: int


class PersonalData(Value, frozen=True, kw_only=True):
    """The data that a workspace has on one person.

    Attributes:
        mine: whether the person is the reader, so that private files are in it.
        older: the number of tracked lines older than `keep_months`.
        commits: the number of commits of the files; None where git has none of them.
    """

    as_of: dt.date
    workspace: str
    language: Language
    person: str
    mine: bool
    keep_months: int | None
    held: tuple[HeldFile, ...]
    older: int
    mentioned: tuple[MentioningFile, ...]
    commits: int | None


def build_privacy_overview(  # noqa: PLR0913 - what git and the disk know
    workspace: Workspace,
    day: dt.date,
    language: Language,
    *,
    in_git: bool,
    remotes: Sequence[str],
    notes: int,
    mine: int | None,
) -> PrivacyOverview:
    """Return who can read what of a workspace on a day; see `PrivacyOverview` for the facts."""
    tracked = [entry for log in workspace.logs.values() for entry in log if not entry.private]
    people = [one for one in workspace.people.values() if one.place.file.startswith("plans/")]
    return PrivacyOverview(
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


def build_personal_data(  # noqa: PLR0913 - what git and the disk know
    workspace: Workspace,
    person: str,
    day: dt.date,
    language: Language,
    *,
    lines: Mapping[str, int],
    days: Mapping[str, Sequence[dt.date]],
    mentioned: Sequence[MentioningFile],
    commits: int | None,
) -> PersonalData:
    """Return the data on a person.

    Args:
        workspace: the workspace.
        person: the person's present id.
        day: the day on which the age of lines is compared with `keep_months`.
        language: the language of titles.
        lines: the number of lines of each file of theirs.
        days: the days of the entries of each log of theirs.
        mentioned: the files of other owners with references to them.
        commits: the number of commits of their tracked files, if git has them.
    """
    keep = workspace.settings.privacy.keep_months
    log = [entry for entry in workspace.logs.get(person, ()) if not entry.private]
    return PersonalData(
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


def _agreed(privacy: PrivacySettings, tracked: Sequence[Entry], day: dt.date) -> PrivacyAgreement:
    return PrivacyAgreement(
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
    """Return the number of entries that are more than `months` months before `day`."""
    if months is None:
        return 0
    return sum(plus_months(entry.date, months) < day for entry in log)


def _held(file: str, lines: int, days: Sequence[dt.date], months: int | None) -> HeldFile:
    last = max(days, default=None)
    return HeldFile(
        file=file,
        lines=lines,
        since=min(days, default=None),
        last=last,
        until=plus_months(last, months) if last and months is not None else None,
        reader="private" if file.startswith("private/") else "tracked",
    )


def _days(workspace: Workspace, person: str, file: str) -> list[dt.date]:
    """Return the days in the goals of the plan that `file` is: of learning, and of statuses."""
    plan = workspace.people.get(person)
    private = file.startswith("private/")
    goals = [goal for goal in plan.goals if goal.private == private] if plan else []
    learned = [goal.learned.date for goal in goals if goal.learned and goal.learned.date]
    return learned + [step.since for goal in goals for step in goal.status if step.since]
