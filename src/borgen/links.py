"""The link graph: resolving references across files, and the line from person to organisation.

It is built once a workspace. Whether a link is allowed or missing is checked in `checks`.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeAlias, TypeVar

from borgen.frozen import Value, field, replace
from borgen.model.context import Factor
from borgen.model.cycle import Cycle
from borgen.model.erased import is_tombstone
from borgen.model.goal import OrganisationGoal, PersonalGoal, TeamGoal
from borgen.model.ids import ORGANISATION, Key, Ref
from borgen.model.plan import Organisation, Team, Trajectory
from borgen.model.workspace import Workspace

AnyGoal: TypeAlias = OrganisationGoal | TeamGoal | PersonalGoal
OwnerKind: TypeAlias = Literal["organisation", "trajectory", "team", "person"]
K = TypeVar("K")
V = TypeVar("V")
Named = TypeVar("Named", AnyGoal, Cycle, Factor)


class Target(Value, frozen=True):
    """The target of a reference; `old` where the reference is to an old id (`was`)."""

    key: Key
    old: bool = False


class Links(Value, frozen=True):
    """The graph of a workspace.

    Attributes:
        goals: every goal by its full name.
        up: the goals that a goal contributes to, as far as they resolve.
        down: the goals that contribute to a goal, in alphabetical order.
        renamed: present full names by (kind, old full name) of goals, cycles and factors.
        owners: ids of people, teams and trajectories with their kind.
        renamed_owners: present ids by old id of people, teams and trajectories.
        cycles: every cycle by its full name.
        factors: every factor that has an id, by its full name.
        teams_of: the teams a person is or was in, with the membership's days.
        trajectories_of: the trajectories a person takes part in.
    """

    goals: Mapping[Key, AnyGoal]
    up: Mapping[Key, tuple[Key, ...]]
    down: Mapping[Key, tuple[Key, ...]]
    renamed: Mapping[tuple[str, Key], Key]
    owners: Mapping[str, OwnerKind]
    renamed_owners: Mapping[str, str]
    cycles: Mapping[Key, Cycle]
    factors: Mapping[Key, Factor]
    teams_of: Mapping[str, tuple[str, ...]]
    trajectories_of: Mapping[str, tuple[str, ...]]
    _qualified: dict[tuple[str, str], Target | None] = field(default_factory=dict)
    """Cache of the targets of references with an owner, by kind and text."""

    def goal(self, text: str, home: str) -> Target | None:
        """Resolve a reference to a goal as it stands in a file of `home`."""
        return self._resolve("goal", self.goals, text, (home,))

    def cycle(self, text: str, home: str) -> Target | None:
        """Resolve a reference to a cycle: own file, team, trajectory, then organisation."""
        return self._resolve("cycle", self.cycles, text, self.homes(home))

    def factor(self, text: str, home: str) -> Target | None:
        """Resolve a reference to a context factor: own file, team, trajectory, organisation."""
        return self._resolve("factor", self.factors, text, self.homes(home))

    def homes(self, owner: str) -> list[str]:
        """Return the owners among which an id without owner is looked up, in order."""
        return [
            owner,
            *self.teams_of.get(owner, ()),
            *self.trajectories_of.get(owner, ()),
            *([] if owner == ORGANISATION else [ORGANISATION]),
        ]

    def owner(self, text: str) -> str | None:
        """Return the present id of a person, team or trajectory, given a present or old id."""
        return text if text in self.owners else self.renamed_owners.get(text)

    def used_ids(self) -> set[str]:
        """Return the ids of people, teams and trajectories that are or were used anywhere."""
        return {*self.owners, *self.renamed_owners, *self.teams_of, *self.trajectories_of}

    def _resolve(
        self, kind: str, known: Mapping[Key, object], text: str, homes: Iterable[str]
    ) -> Target | None:
        if "/" not in text:
            for home in homes:
                if target := self._at(kind, known, home, text):
                    return target
            return None
        if (kind, text) not in self._qualified:
            owner, name = Ref.parse(text)
            now = owner if owner == ORGANISATION else self.owner(owner or "") or owner
            target = self._at(kind, known, now or "", name, old=now != owner)
            self._qualified[kind, text] = target
        return self._qualified[kind, text]

    def _at(
        self, kind: str, known: Mapping[Key, object], owner: str, name: str, *, old: bool = False
    ) -> Target | None:
        if (owner, name) in known:
            return Target(Key(owner, name), old)
        renamed = self.renamed.get((kind, Key(owner, name))) if self.renamed else None
        return Target(renamed, old=True) if renamed else None


def link(workspace: Workspace) -> Links:
    """Return the graph of `workspace`; an id that is used again means the first one."""
    goals: dict[Key, AnyGoal] = {}
    cycles: dict[Key, Cycle] = {}
    factors: dict[Key, Factor] = {}
    renamed: dict[tuple[str, Key], Key] = {}
    for owner, plan in workspace.plans():
        _name(owner, "goal", plan.goals, goals, renamed)
        _name(owner, "cycle", plan.cycles, cycles, renamed)
        _name(owner, "factor", plan.context, factors, renamed)
    unlinked = Links(
        goals=goals,
        up={},
        down={},
        renamed=renamed,
        owners=dict(_owners(workspace)),
        renamed_owners=dict(_renamed_owners(workspace)),
        cycles=cycles,
        factors=factors,
        teams_of=_grouped(
            (member.id, team.id) for team in workspace.teams.values() for member in team.members
        ),
        trajectories_of=_grouped(
            (person, trajectory.id)
            for trajectory in workspace.trajectories.values()
            for person in trajectory.participants
        ),
    )
    up = {key: tuple(_targets(unlinked, key, goal)) for key, goal in goals.items()}
    down = _grouped((above, key) for key, targets in up.items() for above in targets)
    return replace(unlinked, up=up, down=down)


def _name(
    owner: str,
    kind: str,
    things: Iterable[Named],
    named: dict[Key, Named],
    renamed: dict[tuple[str, Key], Key],
) -> None:
    """Add the things of one plan that have an id to `named`, and their old ids to `renamed`."""
    for thing in things:
        if thing.id:
            key = Key(owner, thing.id)
            named.setdefault(key, thing)
            for old in thing.was:
                renamed[kind, Key(owner, old)] = key


def _targets(links: Links, key: Key, goal: AnyGoal) -> Iterator[Key]:
    if isinstance(goal, OrganisationGoal):
        return
    for text in goal.contributes_to:
        target = links.goal(text, key.owner)
        if target and target.key != key:
            yield target.key


def _owners(workspace: Workspace) -> Iterator[tuple[str, OwnerKind]]:
    for id_ in workspace.trajectories:
        yield id_, "trajectory"
    for id_ in workspace.teams:
        yield id_, "team"
    for id_ in workspace.people:
        yield id_, "person"


def _renamed_owners(workspace: Workspace) -> Iterator[tuple[str, str]]:
    for owner, plan in workspace.plans():
        if not isinstance(plan, Organisation):
            yield from ((old, owner) for old in plan.was)


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: dict[K, dict[V, None]] = defaultdict(dict)
    for key, value in pairs:
        groups[key][value] = None
    return {
        key: tuple(sorted(group, key=str) if len(group) > 1 else group)
        for key, group in groups.items()
    }


def team_on(workspace: Workspace, person: str, day: dt.date) -> str | None:
    """Return the team that `person` belongs to on `day`; the first by id if there are two."""
    return next(
        (
            team.id
            for team in workspace.teams.values()
            if any(member.id == person and member.on(day) for member in team.members)
        ),
        None,
    )


def teams_on(workspace: Workspace, day: dt.date) -> Mapping[str, str]:
    """Return the team on `day` by person, for all people; the first by id if there are two."""
    found: dict[str, str] = {}
    for team in workspace.teams.values():
        for member in team.members:
            if member.on(day):
                found.setdefault(member.id, team.id)
    return found


def members_on(team: Team, day: dt.date) -> tuple[str, ...]:
    """Return the distinct ids of a team's members on `day`, sorted, without erased people."""
    members = {member.id for member in team.members if member.on(day)}
    return tuple(sorted(one for one in members if not is_tombstone(one)))


def learned_day(workspace: Workspace, goal: PersonalGoal) -> dt.date | None:
    """Return the day a goal was learned: its own, else the last day of its trajectory."""
    if goal.learned and goal.learned.date:
        return goal.learned.date
    trajectory: Trajectory | None = workspace.trajectories.get(goal.trajectory or "")
    return trajectory.ends if trajectory else None


def goal_sponsor(workspace: Workspace, owner: str, goal: AnyGoal, day: dt.date) -> str | None:
    """Return the sponsor of a goal on `day`: its own, else the manager's or the team's."""
    if isinstance(goal, OrganisationGoal):
        return goal.owner
    if goal.sponsor:
        return goal.sponsor
    person = workspace.people.get(owner)
    if person and person.manager:
        return person.manager
    team = workspace.teams.get(team_on(workspace, owner, day) or "" if person else owner)
    return team.sponsor if team else None


def goal_owner(workspace: Workspace, owner: str, goal: AnyGoal) -> str | None:
    """Return who owns a goal: the person, else the named owner, else the team's lead."""
    if isinstance(goal, PersonalGoal):
        return owner
    if goal.owner or isinstance(goal, OrganisationGoal):
        return goal.owner
    team = workspace.teams.get(owner)
    return team.lead if team else None
