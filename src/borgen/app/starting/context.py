"""What is there already where a programme is to be started."""

import datetime as dt
from pathlib import Path

from borgen import vcs
from borgen.app.opening import open_workspace
from borgen.errors import BorgenError, UsageError
from borgen.frozen import Value
from borgen.links import Links, link
from borgen.model.goal import MEASURED, OrganisationGoal, TeamGoal, status_on
from borgen.model.ids import ORGANISATION
from borgen.model.plan import Team
from borgen.model.workspace import SETTINGS_FILE, Workspace, plan_file
from borgen.text import Language


class StartContext(Value, frozen=True):
    """The root, and the workspace as far as it is there.

    Attributes:
        root: where the files go.
        language: of the workspace; that of the command line if it is new.
        in_git: whether it lies in a git repository.
    """

    root: Path
    workspace: Workspace
    links: Links
    language: Language
    today: dt.date
    in_git: bool

    @property
    def is_new(self) -> bool:
        """Whether there is no workspace yet."""
        return not self.has(SETTINGS_FILE)

    def has(self, file: str) -> bool:
        """Return whether there is a file or link at `file`."""
        at = self.root / file
        return at.exists() or at.is_symlink()

    def organisation_goals(self) -> tuple[OrganisationGoal, ...]:
        """Return the organisation's goals that are pursued today."""
        there = self.workspace.organisation
        return tuple(g for g in (there.goals if there else ()) if self._pursued(g))

    def team_goals(self, team: Team) -> tuple[TeamGoal, ...]:
        """Return a team's goals that are pursued today."""
        return tuple(goal for goal in team.goals if self._pursued(goal))

    def team(self, word: str) -> Team | None:
        """Return the team of that id or name."""
        named = (t for t in self.workspace.teams.values() if t.name.within(self.language) == word)
        return self.workspace.teams.get(self.links.owner(word) or "") or next(named, None)

    def refuse_unread(self, *files: str) -> None:
        """Refuse to add to a file that is there and cannot be read whole.

        Raises:
            BorgenError: one of them is.
        """
        for file in files:
            if file in self.workspace.unread:
                raise BorgenError("init.unread", file=file)

    def _pursued(self, goal: OrganisationGoal | TeamGoal) -> bool:
        return status_on(goal.status, self.today) in MEASURED


def open_start_context(root: Path, language: Language, today: dt.date) -> StartContext:
    """Read what is at `root`.

    Args:
        root: the workspace, or the directory where one is to be.
        language: that of a workspace that is not there yet.
        today: the day it is.

    Raises:
        UsageError: the workspace is of a newer borgen.
        BorgenError: its settings or its organisation cannot be read.
    """
    loaded = open_workspace(root, me=None)
    if any(finding.code == "F10" for finding in loaded.findings):
        raise UsageError("error.newer_format")
    there = (root / SETTINGS_FILE).exists()
    context = StartContext(
        root=root,
        workspace=loaded.workspace,
        links=link(loaded.workspace),
        language=loaded.workspace.settings.language if there else language,
        today=today,
        in_git=vcs.repository(root) is not None,
    )
    context.refuse_unread(
        plan_file(ORGANISATION, "organisation"), *([SETTINGS_FILE] if there else [])
    )
    return context
