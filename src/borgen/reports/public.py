"""A workspace as everybody else may know it: without what only I may see.

Whatever is for another audience is built on this, so that no report has to remember to leave
something out.
"""

from types import MappingProxyType
from typing import Final

from borgen.frozen import replace
from borgen.links import Links, link
from borgen.model.plan import Person
from borgen.model.workspace import Workspace
from borgen.reports.values import Audience

_PRIVATE: Final = "private/"


def seen_by(audience: Audience, workspace: Workspace, links: Links) -> tuple[Workspace, Links]:
    """Return a workspace and its graph as an audience may know them."""
    if audience == "me" or workspace.me is None:
        return workspace, links
    known = public(workspace)
    return known, link(known)


def public(workspace: Workspace) -> Workspace:
    """Return `workspace` as if nobody's private files had been read."""
    if workspace.me is None:
        return workspace
    people = {id_: _public(person) for id_, person in workspace.people.items() if _tracked(person)}
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


def _public(person: Person) -> Person:
    if not any(goal.private for goal in person.goals):
        return person
    goals = tuple(goal for goal in person.goals if not goal.private)
    return person.model_copy(update={"goals": goals})
