"""The line of sight as a tree: from the organisation's goals to people's, or the other way.

It shows what is planned; measures are no part of it.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from borgen.frozen import Value
from borgen.links import OwnerKind
from borgen.model.goal import Status
from borgen.model.ids import ORGANISATION, Key
from borgen.reports.line_of_sight import LineOfSight, line_of_sight
from borgen.reports.request import ReportRequest, ReportScope, ReportSubject, scope_of
from borgen.text.catalogue import Language

Direction: TypeAlias = Literal["down", "up"]


class TreeGoal(Value, frozen=True, kw_only=True):
    """One goal in the line of sight.

    Attributes:
        goal: its full name, `ks/feedback`.
        owner_name: the name or title of its owner, else the id.
        serves: full names of the goals it contributes to on the day.
        served_by: the goals that contribute to it.
    """

    goal: str
    level: OwnerKind
    owner: str
    owner_name: str
    title: str
    status: Status
    serves: tuple[str, ...]
    served_by: tuple[str, ...]
    private: bool = False


class TreeLine(Value, frozen=True):
    """A goal with the lines below it; `again` where those are at an earlier line of the goal."""

    goal: str
    lines: tuple["TreeLine", ...] = ()
    again: bool = False


class Coverage(Value, frozen=True, kw_only=True):
    """Numbers of goals and people, and of those with a link up or down.

    Shared goals are those of teams and trajectories.

    Attributes:
        organisation_goals, organisation_goals_served: None where the subject is smaller.
        shared_goals_served: those that a person's goal contributes to.
        shared_goals_reaching: those with a goal of the organisation in their lineage; alike for
            personal goals and people.
    """

    organisation_goals: int | None
    organisation_goals_served: int | None
    shared_goals: int
    shared_goals_served: int
    shared_goals_reaching: int
    personal_goals: int
    personal_goals_reaching: int
    people: int
    people_reaching: int


class Orphans(Value, frozen=True, kw_only=True):
    """Full names of goals without a link up or down, and ids of people without any link up."""

    organisation_goals_unserved: tuple[str, ...]
    shared_goals_unserved: tuple[str, ...]
    goals_serving_nothing: tuple[str, ...]
    people_without_line: tuple[str, ...]


class GoalTree(Value, frozen=True, kw_only=True):
    """The line of sight of a subject on a day.

    Attributes:
        direction: `down` from the organisation's goals; `up` from a person's.
        goals: every goal in it once, from the organisation's to people's.
        lines: the trees; of `down`, those that begin at a goal of the organisation.
        loose: the trees of `down` that begin lower: they reach no goal of the organisation.
    """

    as_of: dt.date
    workspace: str
    language: Language
    subject: ReportSubject
    direction: Direction
    coverage: Coverage
    orphans: Orphans
    goals: tuple[TreeGoal, ...]
    lines: tuple[TreeLine, ...]
    loose: tuple[TreeLine, ...]


def build_tree(request: ReportRequest) -> GoalTree:
    """Return the line of sight of a subject, with memberships and statuses of the request's day.

    Dropped goals are left out; private ones are in it only for audience `me`.
    """
    scope = scope_of(request)
    line = line_of_sight(scope)
    up = request.kind == "person"
    forest = _forest(line.owned_by(request.id), line.up) if up else _forest(line.roots, line.down)
    whole = tuple(one for one in forest if up or line.level(_key(one.goal)) == ORGANISATION)
    return GoalTree(
        as_of=request.day,
        workspace=scope.title(scope.workspace.settings.name),
        language=request.language,
        subject=scope.subject,
        direction="up" if up else "down",
        coverage=_coverage(scope, line),
        orphans=_orphans(scope, line),
        goals=tuple(_goal(scope, line, key) for key in line.keys),
        lines=whole,
        loose=tuple(one for one in forest if one not in whole),
    )


def _goal(scope: ReportScope, line: LineOfSight, key: Key) -> TreeGoal:
    return TreeGoal(
        goal=str(key),
        level=line.level(key),
        owner=key.owner,
        owner_name=scope.owner_title(key.owner),
        title=scope.goal_title(key),
        status=line.status[key],
        serves=_names(line.up[key]),
        served_by=_names(line.down[key]),
        private=key in line.private,
    )


def _forest(roots: Iterable[Key], onward: Mapping[Key, tuple[Key, ...]]) -> tuple[TreeLine, ...]:
    """Return the trees from `roots`; the lines below a goal are at its first place only."""
    seen: set[Key] = set()

    def line(key: Key) -> TreeLine:
        further = onward[key]
        again = key in seen and bool(further)
        seen.add(key)
        return TreeLine(str(key), () if again else tuple(line(each) for each in further), again)

    return tuple(line(root) for root in roots)


def _coverage(scope: ReportScope, line: LineOfSight) -> Coverage:
    whole = scope.request.kind in ("organisation", "trajectory")
    organisation = line.at("organisation")
    shared = _shared(scope, line)
    personal = line.at("person")
    people = {key.owner for key in personal if key in line.reaching}
    return Coverage(
        organisation_goals=len(organisation) if whole else None,
        organisation_goals_served=sum(bool(line.down[k]) for k in organisation) if whole else None,
        shared_goals=len(shared),
        shared_goals_served=sum(bool(line.down[key]) for key in shared),
        shared_goals_reaching=sum(key in line.reaching for key in shared),
        personal_goals=len(personal),
        personal_goals_reaching=sum(key in line.reaching for key in personal),
        people=len(scope.people),
        people_reaching=len(people.intersection(scope.people)),
    )


def _shared(scope: ReportScope, line: LineOfSight) -> tuple[Key, ...]:
    """Return the shared goals that are counted: a team's own, otherwise all."""
    shared = line.at("trajectory", "team")
    if scope.request.kind != "team":
        return shared
    return tuple(key for key in shared if key.owner == scope.request.id)


def _orphans(scope: ReportScope, line: LineOfSight) -> Orphans:
    whole = scope.request.kind == "organisation"
    person = scope.request.kind == "person"
    below = line.at("trajectory", "team", "person")
    on_line = {key.owner for key in below if line.up[key]}
    return Orphans(
        organisation_goals_unserved=_names(
            key for key in line.at("organisation") if whole and not line.down[key]
        ),
        shared_goals_unserved=_names(
            key for key in _shared(scope, line) if not person and not line.down[key]
        ),
        goals_serving_nothing=_names(key for key in below if not line.up[key]),
        people_without_line=tuple(p for p in scope.people if p not in on_line),
    )


def _names(keys: Iterable[Key]) -> tuple[str, ...]:
    return tuple(str(key) for key in keys)


def _key(name: str) -> Key:
    return Key(*name.split("/", 1))
