"""What may get another id: people, teams, programmes, and what stands in plans under an id."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from borgen.app.editing.context import EditContext
from borgen.diagnostics import DocPath, Word
from borgen.errors import BorgenError, UsageError
from borgen.frozen import Value
from borgen.links import AnyGoal, OwnerKind
from borgen.load.suggest import close_id
from borgen.model.context import Factor, Support
from borgen.model.cycle import Cycle
from borgen.model.ids import Ref, is_id
from borgen.model.workspace import plan_file

ThingKind: TypeAlias = Literal["goal", "cycle", "factor", "support"]
SubjectKind: TypeAlias = ThingKind | OwnerKind
_Thing: TypeAlias = AnyGoal | Cycle | Factor | Support


class Subject(Value, frozen=True):
    """Something with an id.

    Attributes:
        id: the old id.
        home: whose plan it stands in; empty for a person, team or programme.
        file: where it is defined.
        path: of its mapping there.
        was: the ids that it had before.
        present: its id today; another than `id` where an earlier renaming was not finished.
    """

    kind: SubjectKind
    id: str
    home: str
    file: str
    path: DocPath
    was: tuple[str, ...]
    present: str

    @property
    def finished(self) -> bool:
        """Whether it has its new id already, and only references may have stayed behind."""
        return self.present != self.id

    @property
    def name(self) -> str:
        """Its full name, with the old id."""
        return f"{self.home}/{self.id}" if self.home else self.id


def subject_named(context: EditContext, word: str, new: str, kind: str | None) -> Subject:
    """Return what `word` names: an id of a person, team or programme, `owner/id`, or a bare id.

    Raises:
        BorgenError: nothing has that id, or several things have.
    """
    ref = Ref.parse(word)
    found = [one for one in _subjects(context, ref.id, new) if kind in {None, one.kind}]
    if ref.owner is not None:
        homes = {ref.owner, context.links.owner(ref.owner)}
        found = [one for one in found if one.home in homes]
    elif owners := [one for one in found if not one.home]:
        found = owners
    if not found:
        raise BorgenError("edit.no_such_thing", word=word, known=_names(context))
    if len({one.name for one in found}) > 1:
        raise BorgenError("edit.several", word=word, names=tuple(one.name for one in found))
    if len(found) > 1:
        kinds = tuple(Word(f"kind.{one.kind}") for one in found)
        raise BorgenError("edit.several_kinds", word=word, kinds=kinds, example=found[0].kind)
    return found[0]


def new_id(context: EditContext, subject: Subject, word: str) -> str:
    """Return the new id that `word` says, if it may be that.

    Raises:
        UsageError: it cannot be an id, or names another owner.
        BorgenError: it is, or was, the id of something else.
    """
    ref = Ref.parse(word)
    if ref.owner is not None and ref.owner != subject.home:
        raise UsageError("edit.stays_home", name=subject.name, word=word)
    if not is_id(ref.id):
        raise UsageError("edit.bad_id", word=ref.id, suggestion=close_id(ref.id))
    taken = _taken_things(context, subject) if subject.home else _taken_owners(context)
    if ref.id == subject.id or (
        ref.id in taken and not (subject.finished or ref.id in subject.was)
    ):
        raise BorgenError("edit.taken", id=ref.id)
    return ref.id


def _subjects(context: EditContext, old: str, new: str) -> Iterator[Subject]:
    """Yield what has the id `old`, or had it and is called `new` by now."""
    for owner, level in context.links.owners.items():
        was = getattr(context.workspace.plan(owner), "was", ())
        if owner == old or (owner == new and old in was and old not in context.links.owners):
            yield Subject(level, old, "", plan_file(owner, level), (), was, owner)
    things = list(_things(context))
    there = {(kind, home) for kind, home, one in things if one.id == old}
    for kind, home, one in things:
        half_way = one.id == new and old in one.was and (kind, home) not in there
        if one.id == old or half_way:
            yield Subject(kind, old, home, one.place.file, one.place.path, one.was, str(one.id))


def _things(context: EditContext) -> Iterator[tuple[ThingKind, str, _Thing]]:
    for home, plan in context.workspace.plans():
        for goal in plan.goals:
            yield "goal", home, goal
        for cycle in plan.cycles:
            yield "cycle", home, cycle
        for factor in plan.context:
            if factor.id:
                yield "factor", home, factor
        for support in plan.support:
            if support.id:
                yield "support", home, support


def _taken_things(context: EditContext, subject: Subject) -> set[str]:
    """Return the ids that things of this kind have or had there."""
    return {
        id_
        for kind, home, one in _things(context)
        if kind == subject.kind and home == subject.home
        for id_ in (str(one.id), *one.was)
    }


def _taken_owners(context: EditContext) -> set[str]:
    links = context.links
    return {*links.owners, *links.renamed_owners, *links.teams_of, *links.trajectories_of}


def _names(context: EditContext) -> tuple[str, ...]:
    return (*context.links.owners, *(f"{home}/{one.id}" for _, home, one in _things(context)))
