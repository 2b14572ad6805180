"""One way in: the report on any subject, for an audience that may have it."""

import datetime as dt

from borgen.links import Links
from borgen.model.workspace import Workspace
from borgen.reports.audience import resolved_audience
from borgen.reports.organisation import organisation_report
from borgen.reports.person import person_report
from borgen.reports.public import seen_by
from borgen.reports.scope import Request
from borgen.reports.team import team_report
from borgen.reports.trajectory import trajectory_report
from borgen.reports.values import Audience, Report, SubjectKind
from borgen.text.catalogue import Language


def build_report(  # noqa: PLR0913 - what the command line lets people say
    workspace: Workspace,
    links: Links,
    day: dt.date,
    subject_kind: SubjectKind,
    subject_id: str,
    *,
    audience: Audience | None = None,
    me: str | None = None,
    since: dt.date | None = None,
    language: Language | None = None,
    pictures: bool = False,
) -> Report:
    """Return the report on a subject as of `day`.

    Args:
        workspace: the workspace.
        links: its graph.
        day: the report's day; what is dated later is not known.
        subject_kind: what the subject is.
        subject_id: its present id; a team or trajectory must be one of the workspace's.
        audience: for whom; by default me, my team, or else the subject's level.
        me: who is asking.
        since: tell what moved after this day; by default since the last meeting.
        language: what titles are told in; by default the workspace's.
        pictures: add the series that pictures are drawn from.

    Raises:
        BorgenError: audience `me` about somebody else (`error.audience_refused`).
    """
    resolved = resolved_audience(subject_kind, subject_id, me, audience)
    known, graph = seen_by(resolved, workspace, links)
    request = Request(
        workspace=known,
        links=graph,
        day=day,
        kind=subject_kind,
        id=subject_id,
        audience=resolved,
        language=language or workspace.settings.language,
        since=since,
        pictures=pictures,
    )
    kinds = {
        "person": person_report,
        "team": team_report,
        "trajectory": trajectory_report,
        "organisation": organisation_report,
    }
    return kinds[subject_kind](request)
