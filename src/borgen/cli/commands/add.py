"""`borgen add`: a goal, a person or a context factor more, where it belongs in the plans."""

from typing import Annotated

from borgen.app.editing.bench import carry_out, opened
from borgen.cli.adding.wish import Said, added, kind_of
from borgen.cli.context import Session
from borgen.cli.edited import changed, way_back
from borgen.cli.interface import Argument, Option
from borgen.cli.output import echo
from borgen.errors import UsageError

Word = Annotated[str | None, Argument()]


def add(  # noqa: PLR0917 - the interface is its signature
    session: Session,
    kind: Annotated[str | None, Argument(metavar="goal|person|factor")] = None,
    whose: Annotated[str | None, Argument(metavar="whose")] = None,
    words: Annotated[str | None, Argument(metavar="words")] = None,
    id: Annotated[str | None, Option("--id", metavar="id")] = None,
    contributes_to: Annotated[
        list[str] | None, Option("--contributes-to", "--goal", metavar="goal")
    ] = None,
    aspect: Annotated[str | None, Option("--aspect", metavar="aspect")] = None,
    every: Annotated[str | None, Option("--every", metavar="rhythm")] = None,
    learned: Annotated[str | None, Option("--learned", metavar="date")] = None,
    sponsor: Annotated[str | None, Option("--sponsor", metavar="person")] = None,
    effect: Annotated[str | None, Option("--effect", metavar="hinders|stimulates")] = None,
    actor: Annotated[str | None, Option("--actor", metavar="words")] = None,
    strength: Annotated[str | None, Option("--strength", metavar="1-3")] = None,
    lever: Annotated[str | None, Option("--lever", metavar="1-12")] = None,
    response: Annotated[str | None, Option("--response", metavar="words")] = None,
    strategy: Annotated[
        str | None,
        Option("--strategy", metavar="strategy"),
    ] = None,
    who: Annotated[str | None, Option("--who", metavar="person")] = None,
    due: Annotated[str | None, Option("--due", metavar="date")] = None,
    team: Annotated[str | None, Option("--team", metavar="team")] = None,
    trajectory: Annotated[str | None, Option("--trajectory", metavar="trajectory")] = None,
    manager: Annotated[str | None, Option("--manager", metavar="person")] = None,
    since: Annotated[str | None, Option("--since", metavar="date")] = None,
    dry_run: Annotated[bool, Option("--dry-run")] = False,
) -> int:
    """Add a goal, a person or a factor; ask for what was not said where somebody can answer."""
    said = Said(
        kind=kind_of(kind), first=whose, second=words, id=id, to=_split(contributes_to),
        aspect=aspect, every=every, learned=learned, sponsor=sponsor, effect=effect, actor=actor,
        strength=strength, lever=lever, response=response, strategy=strategy, who=who, due=due,
        team=team, trajectory=trajectory, manager=manager, since=since,
    )  # fmt: skip
    said = _complete(session, said)
    with opened(session.workspace(), session.me, session.today, writing=not dry_run) as bench:
        new = added(session, bench, said)
        found = carry_out(bench, new.steps, guard="errors", dry_run=dry_run)
    for line in changed(session, found, dry_run=dry_run):
        echo(line)
    if not dry_run:
        echo()
        echo(session.text(f"edit.added.{said.kind}", name=new.name))
        for line in way_back(session, found):
            echo(line)
    return 0


def _complete(session: Session, said: Said) -> Said:
    """Ask for what is missing, if there is somebody to ask; the lock is not held meanwhile."""
    if said.kind and said.is_enough():
        return said
    if not session.interactive:
        if said.kind is None:
            raise UsageError("edit.say_more", example=session.text("edit.example.goal"))
        return said
    from borgen.cli.adding import questions  # noqa: PLC0415 - 100 ms, and only now needed

    with opened(session.workspace(), session.me, session.today, writing=False) as bench:
        return questions.asked(session.text, bench, said)


def _split(words: list[str] | None) -> tuple[str, ...]:
    return tuple(part for word in words or () for part in word.replace(",", " ").split())
