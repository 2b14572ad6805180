"""Read what concerns a few people, and no more: for them it is as if everything had been read.

Their teams and trajectories, what their goals lead up to, and who is named to them decide what is
read next. A file is left out only where its bytes show that it cannot matter (see `sift`); what is
wrong with it is not told then. Whose logs matter is found out in `heard`.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from borgen.frozen import Growing, field
from borgen.load.discover import known
from borgen.load.gathering import BY_ID, Gathering
from borgen.load.register import LOGS, Register, Shelf, shelf
from borgen.load.sift import names, sifted
from borgen.load.tree import Folders
from borgen.model.ids import ORGANISATION, Ref
from borgen.model.plan import Organisation, Person, Plan, Team, Trajectory
from borgen.model.workspace import log_file

_SINGLE: Final = ("plans/organisation.yaml", "plans/skills.yaml", "plans/erased.yaml")
_MANY: Final = 50
"""Of more people the plans of all teams and trajectories are read: sifting would take as long."""


class Around(Growing):
    """What was read around a few people so far.

    Attributes:
        register: whose plans there are.
        followed: whose plans were looked at for what they lead to.
        sought: the ids that somebody may have had before, or has now: they were looked for.
    """

    tree: Folders
    register: Register
    gathering: Gathering
    followed: set[str] = field(default_factory=set)
    sought: set[str] = field(default_factory=set)
    _taken: set[str] = field(default_factory=set)
    _logs: Shelf | None = None

    def plans(self, people: Collection[str]) -> None:
        """Read the plans that concern `people`, and those of whoever is named to them."""
        for file in _SINGLE:
            if self.tree.kind(file) != "missing":
                self._take(file)
        for one in self.register.shelves:
            self._opened(one)
        self.surround(people)
        self.follow({ORGANISATION, *people, *self.homes(people)})
        for owner in tuple(self.followed):
            for plan in self.plans_of(owner):
                for id_ in _named(plan):
                    self.plan(id_)

    def plan(self, id_: str) -> None:
        """Read every plan of that id."""
        for one in self.register.shelves:
            self._take(*one.of(id_))

    def log(self, id_: str) -> None:
        """Read the log of that id."""
        file = log_file(id_)
        if self.tree.kind(file) != "missing":
            self._take(file)
        else:
            self._take(*self.logs().of(id_))

    def logs(self) -> Shelf:
        """Return whose logs there are."""
        if self._logs is None:
            self._logs = self._opened(shelf(self.tree, LOGS))
        return self._logs

    def surround(self, people: Collection[str]) -> None:
        """Read the plans of `people`, and those of the teams and trajectories they may be in."""
        if not people:
            return
        for person in people:
            self.plan(person)
        for id_ in self._naming(people, (self.register.trajectories, self.register.teams)):
            self.plan(id_)

    def homes(self, people: Collection[str]) -> Iterator[str]:
        """Yield the teams and trajectories that somebody of `people` is or was in."""
        for team in self.gathering.plans["team"].values():
            if any(member.id in people for member in team.members):
                yield team.id
        for trajectory in self.gathering.plans["trajectory"].values():
            if any(person in people for person in trajectory.participants):
                yield trajectory.id

    def plans_of(self, owner: str) -> Iterator[Plan]:
        """Yield the plans of `owner` that are read: one, unless an id is used twice."""
        if owner == ORGANISATION and ORGANISATION in self.gathering.single:
            yield self.gathering.single[ORGANISATION]
        for role in BY_ID:
            if owner in self.gathering.plans[role]:
                yield self.gathering.plans[role][owner]

    def follow(self, owners: Iterable[str]) -> None:
        """Read what the goals of `owners` lead up to, all the way."""
        ahead = set(owners)
        while ahead:
            here = ahead.pop()
            if here not in self.followed:
                self.followed.add(here)
                self.plan(here)
                for plan in self.plans_of(here):
                    ahead.update(_leads_to(plan))
            ahead = ahead or self._by_old_ids()

    def _by_old_ids(self) -> set[str]:
        """Read whoever has or had one of the old ids met so far; return who may be meant by it.

        An old id may be somebody else's by now, or be claimed by two.
        """
        met = self.followed - {ORGANISATION}
        old = {id_ for owner in met for plan in self.plans_of(owner) for id_ in _was(plan)}
        old |= {id_ for id_ in met if id_ not in self.register}
        old -= self.sought
        self.sought |= old
        found = self._naming(old, self.register.shelves) if old else []
        for id_ in (*old, *found):
            self.plan(id_)
        return {id_ for id_ in found for plan in self.plans_of(id_) if old & {*_was(plan)}}

    def _naming(self, ids: Collection[str], shelves: Iterable[Shelf]) -> list[str]:
        """Return whose plans may name one of `ids`."""
        owner: dict[str, str] = {}
        for one in shelves:
            owner |= one.owners(one.ids())
        files = tuple(owner)
        found = files if len(ids) > _MANY else sifted(self.tree, files, names(ids))
        return [owner[file] for file in found]

    def _opened(self, one: Shelf) -> Shelf:
        """Return a shelf, and tell of it where it is closed to us."""
        if one.closed:
            self._take(one.folder)
        return one

    def _take(self, *files: str) -> None:
        for file in files:
            if file not in self._taken:
                self._taken.add(file)
                self.gathering.take(known(file))


def _was(plan: Plan) -> tuple[str, ...]:
    return () if isinstance(plan, Organisation) else plan.was


def _leads_to(plan: Plan) -> Iterator[str]:
    """Yield whose goals the goals of a plan contribute to, by the ids that stand there."""
    texts = list(plan.contributes_to if isinstance(plan, Trajectory) else ())
    if not isinstance(plan, Organisation):
        texts += (text for goal in plan.goals for text in goal.contributes_to)
    for owner in (Ref.parse(text).owner for text in texts):
        if owner is not None:
            yield owner


def _named(plan: Plan) -> Iterator[str]:
    """Yield who stands by a name in a plan that is told, and the trajectories of goals."""
    found: list[str | None] = []
    if isinstance(plan, Person):
        found += (plan.manager, *(goal.trajectory for goal in plan.goals))
    if isinstance(plan, Team):
        found += (plan.lead, plan.sponsor)
    for goal in plan.goals:
        found += (getattr(goal, "owner", None), getattr(goal, "sponsor", None))
    found += (factor.response.owner for factor in plan.context if factor.response)
    found += (cycle.facilitator for cycle in plan.cycles)
    found += (support.by for support in plan.support)
    yield from (who for who in found if who)
