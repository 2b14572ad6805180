"""All rules in one list, and running them. A rule belongs in its family, a finding's words in text.

The order is the order of the codes' families in the documentation; findings are put in the order
of the files at the edge, where lines are known.
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
    logs,
    ownership,
    people,
    privacy,
    rhythm,
    still_open,
    support,
    trajectories,
)
from borgen.checks.rule import Rule, Scene
from borgen.diagnostics import Finding
from borgen.links import Links
from borgen.model.settings import Settings
from borgen.model.workspace import Workspace

RULES: Final[tuple[Rule, ...]] = (
    *ids.RULES,
    *links.RULES,
    *coverage.RULES,
    *ownership.RULES,
    *context.RULES,
    *people.RULES,
    *still_open.RULES,
    *rhythm.RULES,
    *support.RULES,
    *trajectories.RULES,
    *evidence.RULES,
    *dates.RULES,
    *logs.RULES,
    *privacy.RULES,
)
"""Every rule about a workspace that could be read."""


def check(
    workspace: Workspace, links: Links, day: dt.date, *, today: dt.date | None = None
) -> tuple[Finding, ...]:
    """Return what all rules find in `workspace` as of `day`, in the order of the rules.

    Give `today`, the day by the clock, where `day` is another one.
    """
    scene = Scene(workspace, links, day, today)
    return tuple(finding for rule in RULES for finding in rule.look(scene))


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
