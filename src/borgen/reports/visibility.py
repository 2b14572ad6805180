"""What an audience may see of a subject, and the workspace as an audience may know it.

Which small groups hide is decided in `suppression` and `published`.
"""

from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from borgen.errors import BorgenError
from borgen.frozen import Value, replace
from borgen.links import Links, OwnerKind, link
from borgen.model.plan import Person
from borgen.model.settings import PrivacySettings
from borgen.model.workspace import Workspace

Audience: TypeAlias = Literal["me", "team", "organisation"]

_PRIVATE: Final = "private/"


class Visibility(Value, frozen=True):
    """What one audience may see of one subject.

    Attributes:
        minimum: the smallest group whose totals may be shown, in people.
        totals: whether the subject's own totals may be shown.
        names: whether goals may be shown with the name of their person.
        numbers: whether the numbers of a single goal may be shown.
    """

    audience: Audience
    minimum: int
    totals: bool
    names: bool
    numbers: bool

    @property
    def mine(self) -> bool:
        """Whether the reader is the subject, so that private goals and notes may be shown."""
        return self.audience == "me"


def visibility(audience: Audience, privacy: PrivacySettings, *, enough: bool) -> Visibility:
    """Return what `audience` sees of a subject.

    Args:
        audience: the audience.
        privacy: the workspace's settings.
        enough: whether the subject has enough people for its totals to be shown.
    """
    if audience == "me":
        return Visibility("me", 1, totals=True, names=True, numbers=True)
    if audience == "organisation":
        minimum = privacy.organisation_minimum
        return Visibility("organisation", minimum, totals=enough, names=False, numbers=False)
    numbers = privacy.team_sees == "numbers"
    return Visibility(
        "team",
        privacy.team_minimum,
        totals=enough or numbers,
        names=privacy.team_sees != "patterns",
        numbers=numbers,
    )


def default_audience(kind: OwnerKind, subject: str, me: str | None) -> Audience:
    """Return the audience of a report for which none is asked.

    It is `me` if I am the subject, `team` for another person or a team, else `organisation`.
    """
    if kind == "person":
        return "me" if subject == me else "team"
    return "team" if kind == "team" else "organisation"


def resolved_audience(
    kind: OwnerKind, subject: str, me: str | None, asked: Audience | None
) -> Audience:
    """Return the audience of a report; by default see `default_audience`.

    A team sees of a trajectory or the organisation what the organisation sees.

    Raises:
        BorgenError: `me` is asked for about another person, or about more than one.
    """
    usual = default_audience(kind, subject, me)
    if asked == "me" and usual != "me":
        key = "error.audience_refused" if kind == "person" else "error.audience_of_one"
        raise BorgenError(key, audience=asked, subject=subject)
    return usual if asked is None or usual == "organisation" else asked


def visible_to(audience: Audience, workspace: Workspace, links: Links) -> tuple[Workspace, Links]:
    """Return a workspace and its graph with what `audience` may know of them."""
    if audience == "me" or workspace.me is None:
        return workspace, links
    shared = without_private(workspace)
    return shared, link(shared)


def without_private(workspace: Workspace) -> Workspace:
    """Return `workspace` as it is without the private files of its reader.

    Reports for other audiences are built on this value, so that none of them has to leave private
    goals and entries out itself.
    """
    if workspace.me is None:
        return workspace
    people = {id_: _shared(person) for id_, person in workspace.people.items() if _tracked(person)}
    mine = tuple(entry for entry in workspace.logs.get(workspace.me, ()) if not entry.private)
    logs = {owner: mine if owner == workspace.me else log for owner, log in workspace.logs.items()}
    return replace(
        workspace,
        people=MappingProxyType(people),
        logs=MappingProxyType(logs),
        me=None,
        names=MappingProxyType({}),
        unread=frozenset(file for file in workspace.unread if not file.startswith(_PRIVATE)),
    )


def _tracked(person: Person) -> bool:
    return not person.place.file.startswith(_PRIVATE)


def _shared(person: Person) -> Person:
    if not any(goal.private for goal in person.goals):
        return person
    goals = tuple(goal for goal in person.goals if not goal.private)
    return person.model_copy(update={"goals": goals})
