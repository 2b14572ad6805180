"""From the words of a command to a request for a report: its subject and its days."""

import datetime as dt
from pathlib import Path
from typing import Final

from borgen import vcs
from borgen.dates import iso_day
from borgen.errors import UsageError
from borgen.links import Links, OwnerKind, link
from borgen.model.ids import ORGANISATION
from borgen.model.workspace import Workspace
from borgen.reports.request import ReportRequest, open_request
from borgen.reports.visibility import Audience
from borgen.text import Language

LAST_MEETING: Final = "last-meeting"


def request_on(  # noqa: PLR0913 - the options of the command line
    workspace: Workspace,
    subject: str | None,
    day: dt.date,
    *,
    me: str | None,
    language: Language,
    audience: Audience | None = None,
    since: dt.date | None = None,
    pictures: bool = False,
    default_to_me: bool = False,
) -> ReportRequest:
    """Return the request for a report on what the word `subject` names.

    Args:
        workspace: the workspace.
        subject: an id, present or old; None as in `subject_of`.
        day: the report's day.
        me: who is asking, by a present or old id.
        language: the language of the report.
        audience: who the report is for; by default see `open_request`.
        since: what moved is counted from the day after; by default since the last meeting.
        pictures: whether to add the series of the pictures.
        default_to_me: without a subject, whether it is `me` if that is an id of the workspace.

    Raises:
        UsageError: no owner has that id.
        BorgenError: audience `me` about another person.
    """
    links = link(workspace)
    asker = links.owner(me) if me else None
    kind, owner = subject_of(workspace, links, subject or (asker if default_to_me else None))
    return open_request(
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


def subject_of(workspace: Workspace, links: Links, word: str | None) -> tuple[OwnerKind, str]:
    """Return the kind and present id of the owner that `word` names.

    Without a word: the only team of a workspace that has just one, otherwise the organisation.

    Raises:
        UsageError: no owner has that id.
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
