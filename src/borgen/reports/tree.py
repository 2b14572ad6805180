"""The line of sight: which goals serve which, from the organisation to a person and back.

What is planned, never how it goes: no status of applying stands here.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from borgen.frozen import Value
from borgen.links import Links, OwnerKind
from borgen.model.goal import Status
from borgen.model.ids import ORGANISATION, Key
from borgen.model.workspace import Workspace
from borgen.reports.audience import default_audience
from borgen.reports.public import seen_by
from borgen.reports.scope import Request, Scope, scope_of
from borgen.reports.sight_lines import Lines, lines_of
from borgen.reports.values import Subject, SubjectKind
from borgen.text.catalogue import Language

Direction: TypeAlias = Literal["down", "up"]


class TreeGoal(Value, frozen=True, kw_only=True):
    """One goal in the line of sight.

    Attributes:
        goal: its full name, `ks/feedback`.
        owner_name: what to call its owner: a team's or person's name, else the id.
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


class Line(Value, frozen=True):
    """A goal with what hangs from it; `again` where that was told before."""

    goal: str
    lines: tuple["Line", ...] = ()
    again: bool = False


class Coverage(Value, frozen=True, kw_only=True):
    """Counts, both ways. Shared goals are those of teams and trajectories.

    Attributes:
        organisation_goals, organisation_goals_served: None where the subject is smaller.
        shared_goals_served: those that a person's goal contributes to.
        shared_goals_reaching: those that reach a goal of the organisation; so for the others.
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
    """What hangs loose: full names of goals, and ids of people."""

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
    subject: Subject
    direction: Direction
    coverage: Coverage
    orphans: Orphans
    goals: tuple[TreeGoal, ...]
    lines: tuple[Line, ...]
    loose: tuple[Line, ...]


def build_tree(  # noqa: PLR0913 - what the command line lets people say
    workspace: Workspace,
    links: Links,
    day: dt.date,
    subject_kind: SubjectKind,
    subject_id: str,
    *,
    me: str | None = None,
    language: Language | None = None,
) -> GoalTree:
    """Return the line of sight of a subject as of `day`: memberships and statuses of that day.

    Dropped goals are left out; private ones are there only if I am the subject.

    Args:
        workspace: the workspace.
        links: its graph.
        day: the day.
        subject_kind: what the subject is.
        subject_id: its present id.
        me: who is asking.
        language: what titles are told in; by default the workspace's.
    """
    audience = default_audience(subject_kind, subject_id, me)
    known, graph = seen_by(audience, workspace, links)
    scope = scope_of(
        Request(
            workspace=known,
            links=graph,
            day=day,
            kind=subject_kind,
            id=subject_id,
            audience=audience,
            language=language or workspace.settings.language,
        )
    )
    return _tree(scope, lines_of(scope))


def _tree(scope: Scope, lines: Lines) -> GoalTree:
    request = scope.request
    up = request.kind == "person"
    forest = _forest(lines.mine(request.id), lines.up) if up else _forest(lines.roots, lines.down)
    whole = tuple(line for line in forest if up or lines.level(_key(line.goal)) == ORGANISATION)
    return GoalTree(
        as_of=request.day,
        workspace=scope.title(scope.workspace.settings.name),
        language=request.language,
        subject=Subject(request.kind, request.id, scope.owner_title(request.id)),
        direction="up" if up else "down",
        coverage=_coverage(scope, lines),
        orphans=_orphans(scope, lines),
        goals=tuple(_goal(scope, lines, key) for key in lines.keys),
        lines=whole,
        loose=tuple(line for line in forest if line not in whole),
    )


def _goal(scope: Scope, lines: Lines, key: Key) -> TreeGoal:
    return TreeGoal(
        goal=str(key),
        level=lines.level(key),
        owner=key.owner,
        owner_name=scope.owner_title(key.owner),
        title=scope.goal_title(key),
        status=lines.status[key],
        serves=_names(lines.up[key]),
        served_by=_names(lines.down[key]),
        private=key in lines.private,
    )


def _forest(roots: Iterable[Key], onward: Mapping[Key, tuple[Key, ...]]) -> tuple[Line, ...]:
    """Return the trees from `roots`; what hangs from a goal is told at its first place only."""
    told: set[Key] = set()

    def line(key: Key) -> Line:
        further = onward[key]
        again = key in told and bool(further)
        told.add(key)
        return Line(str(key), () if again else tuple(line(each) for each in further), again)

    return tuple(line(root) for root in roots)


def _coverage(scope: Scope, lines: Lines) -> Coverage:
    whole = scope.request.kind in ("organisation", "trajectory")
    organisation = lines.at("organisation")
    shared = _shared(scope, lines)
    personal = lines.at("person")
    people = {key.owner for key in personal if key in lines.reaching}
    return Coverage(
        organisation_goals=len(organisation) if whole else None,
        organisation_goals_served=sum(bool(lines.down[k]) for k in organisation) if whole else None,
        shared_goals=len(shared),
        shared_goals_served=sum(bool(lines.down[key]) for key in shared),
        shared_goals_reaching=sum(key in lines.reaching for key in shared),
        personal_goals=len(personal),
        personal_goals_reaching=sum(key in lines.reaching for key in personal),
        people=len(scope.people),
        people_reaching=len(people.intersection(scope.people)),
    )


def _shared(scope: Scope, lines: Lines) -> tuple[Key, ...]:
    """Return the shared goals that coverage is about: a team's own, otherwise all."""
    shared = lines.at("trajectory", "team")
    if scope.request.kind != "team":
        return shared
    return tuple(key for key in shared if key.owner == scope.request.id)


def _orphans(scope: Scope, lines: Lines) -> Orphans:
    whole = scope.request.kind == "organisation"
    person = scope.request.kind == "person"
    below = lines.at("trajectory", "team", "person")
    on_line = {key.owner for key in below if lines.up[key]}
    return Orphans(
        organisation_goals_unserved=_names(
            key for key in lines.at("organisation") if whole and not lines.down[key]
        ),
        shared_goals_unserved=_names(
            key for key in _shared(scope, lines) if not person and not lines.down[key]
        ),
        goals_serving_nothing=_names(key for key in below if not lines.up[key]),
        people_without_line=tuple(p for p in scope.people if p not in on_line),
    )


def _names(keys: Iterable[Key]) -> tuple[str, ...]:
    return tuple(str(key) for key in keys)


def _key(name: str) -> Key:
    return Key(*name.split("/", 1))
