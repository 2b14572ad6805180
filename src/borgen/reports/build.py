"""The report on a subject of any kind.

Alone because the reports do not know each other, and this is where they meet.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from borgen.links import OwnerKind
from borgen.reports.organisation import organisation_report
from borgen.reports.person import person_report
from borgen.reports.report import Report
from borgen.reports.request import ReportRequest
from borgen.reports.team import team_report
from borgen.reports.trajectory import trajectory_report

_REPORTS: Final[Mapping[OwnerKind, Callable[[ReportRequest], Report]]] = MappingProxyType(
    {
        "person": person_report,
        "team": team_report,
        "trajectory": trajectory_report,
        "organisation": organisation_report,
    }
)


def build_report(request: ReportRequest) -> Report:
    """Return the report that is requested; see `request.open_request`."""
    return _REPORTS[request.kind](request)
