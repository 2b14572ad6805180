"""From the words of a request to a report: which subject, since which day, and then its value."""

import datetime as dt
from pathlib import Path
from typing import Final

from borgen import vcs
from borgen.dates import iso_day
from borgen.errors import UsageError
from borgen.links import Links, link
from borgen.model.ids import ORGANISATION
from borgen.model.workspace import Workspace
from borgen.reports.build import build_report
from borgen.reports.values import Audience, Report, SubjectKind
from borgen.text import Language

LAST_MEETING: Final = "last-meeting"


def report_on(  # noqa: PLR0913 - what the command line lets people say
    workspace: Workspace,
    subject: str | None,
    day: dt.date,
    *,
    audience: Audience | None,
    me: str | None,
    since: dt.date | None,
    language: Language,
    pictures: bool = False,
) -> Report:
    """Return the report on what `subject` names; see `reports.build` for the rest.

    Raises:
        UsageError: nothing has that name.
        BorgenError: audience `me` about somebody else.
    """
    links = link(workspace)
    kind, owner = subject_of(workspace, links, subject)
    asker = links.owner(me) if me else None
    return build_report(
        workspace,
        links,
        day,
        kind,
        owner,
        audience=audience,
        me=asker,
        since=since,
        language=language,
        pictures=pictures,
    )


def subject_of(workspace: Workspace, links: Links, word: str | None) -> tuple[SubjectKind, str]:
    """Return the kind and present id of what `word` names.

    Without a word: the only team of a workspace that has just one, otherwise the organisation.

    Raises:
        UsageError: nothing has that name.
    """
    if word is None:
        only = tuple(workspace.teams)
        return ("team", only[0]) if len(only) == 1 else ("organisation", ORGANISATION)
    if word == ORGANISATION:
        return "organisation", ORGANISATION
    owner = links.owner(word)
    kind = links.owners.get(owner) if owner else None
    if owner is None or kind is None or kind == "organisation":
        known = (ORGANISATION, *sorted(links.owners))
        raise UsageError("report.no_such_subject", word=word, known=known)
    return kind, owner


def since_day(root: Path, word: str | None, day: dt.date) -> dt.date | None:
    """Return the day that `--since` means: a day, or that of a revision; None is the last meeting.

    Raises:
        UsageError: it is neither, or it comes after `day`, the report's.
    """
    if word is None or word == LAST_MEETING:
        return None
    since = iso_day(word) or vcs.revision_day(root, word)
    if since is None:
        raise UsageError("report.no_such_since", word=word)
    if since > day:
        raise UsageError("report.since_later", since=since, day=day)
    return since
