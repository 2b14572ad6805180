"""Which files a new programme makes, with what is in them; what is there already is left alone."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from borgen import vcs
from borgen.app.starting.context import StartContext
from borgen.app.starting.naming import Aim, Participant
from borgen.app.starting.schedule import Schedule
from borgen.app.starting.settle import Start
from borgen.app.starting.starters import template_of
from borgen.edit.changes import NewFile
from borgen.edit.create import missing_lines
from borgen.model.ids import ORGANISATION
from borgen.model.workspace import NAMES_FILE, SETTINGS_FILE, log_file, plan_file
from borgen.render.templates import AsIs, as_is, filled
from borgen.yamltext.write import scalar

_ATTRIBUTES: Final = ".gitattributes"
_IGNORE: Final = ".gitignore"
_NAMED_IN_FILES: Final = frozenset({"me", "team"})


def planned_files(context: StartContext, start: Start) -> tuple[NewFile, ...]:
    """Return the files to make, in reading order.

    Raises:
        BorgenError: a template of the workspace itself does not work, or a text holds a control
            character.
    """
    return tuple(
        file for file in _files(context, start) if file.extends or not context.has(file.file)
    )


def goal_of(context: StartContext, start: Start, person: Participant) -> str:
    """Return the goal that the plan of `person` would open with: for a plan that is there."""
    whole = _filled(context, start, "person", {"person": _person(start, person)})
    return whole[whole.index("  - id:") :].rstrip()


def with_names(start: Start) -> bool:
    """Return whether people's names stand in the files that git tracks."""
    return start.readers in _NAMED_IN_FILES


def _files(context: StartContext, start: Start) -> Iterator[NewFile]:
    yield NewFile(SETTINGS_FILE, _filled(context, start, "borgen"))
    organisation = plan_file(ORGANISATION, ORGANISATION)
    if start.aim:
        yield NewFile(organisation, _filled(context, start, "organisation"))
    trajectory, team = start.trajectory.id, start.team
    yield NewFile(plan_file(trajectory, "trajectory"), _filled(context, start, "trajectory"))
    if team and start.team_is_new:
        yield NewFile(plan_file(team.id, "team"), _filled(context, start, "team"))
    for person in start.newcomers:
        text = _filled(context, start, "person", {"person": _person(start, person)})
        yield NewFile(plan_file(person.id, "person"), text)
    owners = [ORGANISATION, trajectory, *([team.id] if team else []), *(p.id for p in start.people)]
    for owner in owners:
        yield NewFile(log_file(owner), f"{start.text('log.header', owner=owner)}\n")
    yield from _private_names(context, start)
    yield from _for_git(context, start)


def _filled(
    context: StartContext, start: Start, file: str, more: Mapping[str, object] | None = None
) -> str:
    name = template_of(start.starter, start.text.language, f"{file}.yaml.j2", context.root)
    values = {**_values(start), **(more or {})}
    return filled(name, values, quote=scalar, root=context.root)


def _values(start: Start) -> dict[str, object]:
    """Return what templates may speak of.

    Texts are quoted where YAML needs it; what is `bare` is written as it is: ids, days, numbers.
    """
    team = start.team
    return {
        "bare": _bare,
        "organisation": start.organisation,
        "language": _bare(start.text.language),
        "aim": start.aim and _aim(start.aim),
        "trajectory": _named(start.trajectory.id, start.trajectory.title),
        "team": team and _named(team.id, team.title),
        "goal": _named(start.goal.id, start.goal.title),
        "serves": _flow(start.serves) if start.serves else "",
        "shared": _named(start.shared.partition("/")[2], start.shared),
        "shared_here": start.shared.startswith(f"{start.trajectory.id}/"),
        "participants": _flow(one.id for one in start.people),
        "number": len(start.people),
        "readers": start.readers,
        "keep_months": _bare(start.keep_months),
        **_days(start.schedule),
    }


def _days(schedule: Schedule) -> dict[str, object]:
    return {
        "starts": _bare(schedule.starts),
        "ends": _bare(schedule.ends),
        "today": _bare(schedule.today),
        "late": schedule.late,
        "during": lambda share: _bare(schedule.during(share)),
        "after": lambda weeks: _bare(schedule.after(weeks)),
        "review": _bare(schedule.review),
        "last": _bare(schedule.last),
    }


def _aim(aim: Aim) -> dict[str, object]:
    return {
        **_named(aim.id, aim.title),
        "measured": aim.measured,
        "unit": aim.unit,
        "baseline": _bare(aim.baseline),
        "target": _bare(aim.target),
    }


def _bare(value: object) -> AsIs:
    number = isinstance(value, float) and value.is_integer()
    return as_is(f"{value:.0f}" if number else str(value))


def _flow(ids: Iterable[str]) -> AsIs:
    return _bare(f"[{', '.join(ids)}]")


def _named(id_: str, title: str) -> dict[str, str]:
    return {"id": _bare(id_), "title": title}


def _person(start: Start, person: Participant) -> dict[str, str | None]:
    return {"id": _bare(person.id), "name": person.name if with_names(start) else None}


def _private_names(context: StartContext, start: Start) -> Iterator[NewFile]:
    """Yield who is who where that stands nowhere else; `private/` is the main worktree's."""
    named = [one for one in start.newcomers if one.name]
    if named and not with_names(start) and vcs.main_root(context.root) == context.root:
        lines = [f"{one.id}: {scalar(one.name or '')}" for one in named]
        text = "\n".join([start.text("init.names_header"), *lines, ""])
        yield NewFile(NAMES_FILE, text)


def _for_git(context: StartContext, start: Start) -> Iterator[NewFile]:
    wanted = {
        _ATTRIBUTES: (
            "plans/log/*.yaml text eol=lf merge=union\nplans/erased.yaml text eol=lf merge=union",
            "init.attributes",
        ),
        _IGNORE: ("private/\n.borgen/", "init.ignore"),
    }
    for name, (lines, comment) in wanted.items():
        at = context.root / name
        before = at.read_bytes() if at.is_file() else b""
        missing = missing_lines(before, lines.split("\n"))
        if missing:
            said = "\n".join([start.text(comment), *missing, ""])
            yield NewFile(name, f"\n{said}" if before else said, extends=True)
