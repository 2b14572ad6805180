"""A workspace as one value: everything the rules and measures may know."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from borgen.diagnostics import DocPath
from borgen.frozen import Value, field
from borgen.model.entry import Entry
from borgen.model.erased import Erased
from borgen.model.ids import ORGANISATION
from borgen.model.plan import Organisation, Person, Plan, Skill, Team, Trajectory
from borgen.model.settings import Settings

SETTINGS_FILE: Final = "borgen.yaml"
NAMES_FILE: Final = "private/names.yaml"
"""Who is who, for me only: names by id."""


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


class Workspace(Value, frozen=True, kw_only=True):
    """Settings, plans and logs, each by id; ids in alphabetical order.

    Attributes:
        logs: entries by owner, in file order; tracked ones, and for `me` the private ones too.
        me: whose private files were read, or None.
        names: private names by id, for `me` only.
        unread: files (relative paths) that could not be read or of which a part was dropped:
            rules that assert absence keep quiet about what might stand in them.
        lost: for a file of which parts were dropped, the places in the document of those parts.
        nameless: files of which what was dropped may have held names (ids).
        in_git: files git tracks under `private/` (V05's input), relative paths.
    """

    settings: Settings
    organisation: Organisation | None = None
    trajectories: Mapping[str, Trajectory] = field(default_factory=lambda: MappingProxyType({}))
    teams: Mapping[str, Team] = field(default_factory=lambda: MappingProxyType({}))
    people: Mapping[str, Person] = field(default_factory=lambda: MappingProxyType({}))
    skills: Mapping[str, Skill] = field(default_factory=lambda: MappingProxyType({}))
    logs: Mapping[str, tuple[Entry, ...]] = field(default_factory=lambda: MappingProxyType({}))
    me: str | None = None
    names: Mapping[str, str] = field(default_factory=_nothing)
    unread: frozenset[str] = frozenset()
    lost: Mapping[str, frozenset[DocPath]] = field(default_factory=lambda: MappingProxyType({}))
    nameless: frozenset[str] = frozenset()
    in_git: tuple[str, ...] = ()
    erased: tuple[Erased, ...] = ()

    def plans(self) -> Iterator[tuple[str, Plan]]:
        """Yield every plan with its owner's id: organisation, trajectories, teams, people."""
        if self.organisation:
            yield ORGANISATION, self.organisation
        yield from self.trajectories.items()
        yield from self.teams.items()
        yield from self.people.items()

    def plan(self, owner: str) -> Plan | None:
        """Return the plan of `owner`, or None."""
        if owner == ORGANISATION:
            return self.organisation
        return self.people.get(owner) or self.teams.get(owner) or self.trajectories.get(owner)


def plan_file(owner: str, kind: str) -> str:
    """Return the path of a plan file: kind is organisation, trajectory, team or person."""
    folders = {"trajectory": "trajectories", "team": "teams", "person": "people"}
    return f"plans/{folders[kind]}/{owner}.yaml" if kind in folders else "plans/organisation.yaml"


def private_plan_file(person: str) -> str:
    """Return the path of the private goals of `person`."""
    return f"private/people/{person}.yaml"


def log_file(owner: str, *, private: bool = False) -> str:
    """Return the path of the log of `owner`."""
    return f"{'private' if private else 'plans'}/log/{owner}.yaml"
