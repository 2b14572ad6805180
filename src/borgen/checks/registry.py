"""All rules in one list, and running them.

The list has the order of the codes' families in the documentation; findings are put in the order
of the files where their lines are known.
"""

import datetime as dt
from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import Final

from borgen.checks import (
    context,
    coverage,
    dates,
    evidence,
    ids,
    links,
    open_keys,
    people,
    privacy,
    rhythm,
    support,
    trajectories,
)
from borgen.checks.rule import CheckContext, Rule
from borgen.diagnostics import Finding
from borgen.links import Links
from borgen.model.settings import Settings
from borgen.model.workspace import Workspace

RULES: Final[tuple[Rule, ...]] = (
    *ids.RULES,
    *links.RULES,
    *coverage.RULES,
    *context.RULES,
    *people.RULES,
    *open_keys.RULES,
    *rhythm.RULES,
    *support.RULES,
    *trajectories.RULES,
    *evidence.RULES,
    *dates.RULES,
    *privacy.RULES,
)
"""Every rule about a workspace that could be read."""


def check(
    workspace: Workspace, links: Links, day: dt.date, *, today: dt.date | None = None
) -> tuple[Finding, ...]:
    """Return what all rules find in `workspace` as of `day`, in the order of the rules.

    Args:
        workspace: what to check.
        links: its links.
        day: the day as of which to check.
        today: the day by the clock, where it is not `day`.
    """
    given = CheckContext(workspace, links, day, today)
    return tuple(finding for rule in RULES for finding in rule.find(given))


def ignored_by_settings(findings: Iterable[Finding], settings: Settings) -> tuple[Finding, ...]:
    """Return `findings` without those that `check: {ignore: {CODE: [globs]}}` leaves out.

    In a glob `*` also crosses folders, as in `plans/people/*` or `*.yaml`.
    """
    ignore = settings.check.ignore
    return tuple(
        finding
        for finding in findings
        if not any(fnmatchcase(finding.place.file, glob) for glob in ignore.get(finding.code, ()))
    )
