"""`borgen add`: put a goal, a person or a context factor in the plans."""

from collections.abc import Callable
from typing import Annotated, Final

import typer

from borgen.app.editing.add import goals_above, owners, plan_owner
from borgen.app.editing.context import EditContext, apply_steps, open_edit
from borgen.characters import one_line
from borgen.cli.addition import KINDS, AddRequest, addition, kind_of
from borgen.cli.ask import Choice, choose, write
from borgen.cli.context import CommandContext
from borgen.cli.edited import changed, way_back
from borgen.cli.options import DryRun
from borgen.cli.output import echo
from borgen.errors import UsageError
from borgen.frozen import replace
from borgen.model.ids import ORGANISATION
from borgen.text import Text

_NO_OPTIONS: Final = frozenset({"kind", "whose", "words", "contributes_to", "dry_run"})
"""Parameters that are no option of what is added."""


def add(
    ctx: typer.Context,
    kind: Annotated[str | None, typer.Argument(metavar="goal|person|factor")] = None,
    whose: Annotated[str | None, typer.Argument(metavar="whose")] = None,
    words: Annotated[str | None, typer.Argument(metavar="words")] = None,
    id: Annotated[str | None, typer.Option("--id", metavar="id")] = None,
    contributes_to: Annotated[
        list[str] | None, typer.Option("--contributes-to", "--goal", metavar="goal")
    ] = None,
    aspect: Annotated[str | None, typer.Option("--aspect", metavar="aspect")] = None,
    every: Annotated[str | None, typer.Option("--every", metavar="rhythm")] = None,
    learned: Annotated[str | None, typer.Option("--learned", metavar="date")] = None,
    sponsor: Annotated[str | None, typer.Option("--sponsor", metavar="person")] = None,
    effect: Annotated[str | None, typer.Option("--effect", metavar="hinders|stimulates")] = None,
    actor: Annotated[str | None, typer.Option("--actor", metavar="words")] = None,
    strength: Annotated[str | None, typer.Option("--strength", metavar="1-3")] = None,
    lever: Annotated[str | None, typer.Option("--lever", metavar="1-12")] = None,
    response: Annotated[str | None, typer.Option("--response", metavar="words")] = None,
    strategy: Annotated[str | None, typer.Option("--strategy", metavar="strategy")] = None,
    who: Annotated[str | None, typer.Option("--who", metavar="person")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="date")] = None,
    team: Annotated[str | None, typer.Option("--team", metavar="team")] = None,
    trajectory: Annotated[str | None, typer.Option("--trajectory", metavar="trajectory")] = None,
    manager: Annotated[str | None, typer.Option("--manager", metavar="person")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="date")] = None,
    dry_run: DryRun = False,
) -> int:
    """Add a goal, a person or a factor; ask for what is missing at a terminal."""
    context: CommandContext = ctx.obj
    options = {name: word for name, word in ctx.params.items() if word and name not in _NO_OPTIONS}
    request = AddRequest(
        kind=kind_of(kind),
        whose=whose,
        words=words,
        contributes_to=_split(contributes_to),
        options=options,
    )
    request = _complete(context, request)
    with open_edit(context.workspace(), context.me, context.today, writing=not dry_run) as edit:
        new = addition(context, edit, request)
        found = apply_steps(edit, new.steps, refuse="errors", dry_run=dry_run)
    for line in changed(context, found, dry_run=dry_run):
        echo(line)
    if not dry_run:
        echo()
        echo(context.text(f"edit.added.{request.kind}", name=new.name))
        for line in way_back(context, found):
            echo(line)
    return 0


def _split(words: list[str] | None) -> tuple[str, ...]:
    return tuple(part for word in words or () for part in word.replace(",", " ").split())


def _complete(context: CommandContext, request: AddRequest) -> AddRequest:
    """Ask for what is missing, at a terminal; the lock is not held meanwhile.

    Raises:
        UsageError: it is no terminal, and not even the kind is known.
        BorgenError: no plan has the id that was given.
        KeyboardInterrupt: the user left; nothing is written.
    """
    if request.kind and request.is_enough():
        return request
    if not context.interactive:
        if request.kind is None:
            raise UsageError("edit.say_more", example=context.text("edit.example.goal"))
        return request
    text = context.text
    with open_edit(context.workspace(), context.me, context.today, writing=False) as edit:
        kinds = [Choice(kind, text(f"kind.{kind}")) for kind in KINDS]
        request = replace(request, kind=request.kind or _choose(text, "what", kinds))
        if request.kind == "person":
            return _complete_person(text, edit, request)
        whose = request.whose or _choose(text, "whose", _owners(text, edit))
        plan_owner(edit, whose)
        words = request.words or _written(text, request.kind or "")
        request = replace(request, whose=whose, words=words)
        if request.kind == "goal":
            return _complete_goal(text, edit, request)
        return _complete_factor(text, request)


def _complete_person(text: Text, edit: EditContext, request: AddRequest) -> AddRequest:
    request = replace(request, whose=request.whose or _written(text, "person"))
    teams = edit.workspace.teams
    if "team" in request.options or len(teams) <= 1:
        return request
    known = [Choice(t.id, t.id, t.name.within(text.language)) for t in teams.values()]
    none = Choice("", text("edit.ask.no_team"))
    return _with_option(request, "team", lambda: _choose(text, "team", [*known, none]))


def _complete_goal(text: Text, edit: EditContext, request: AddRequest) -> AddRequest:
    above = goals_above(edit, plan_owner(edit, request.whose or ""))
    if request.contributes_to or not above:
        return request
    titles = {str(key): goal.title for key, goal in edit.links.goals.items()}
    known = [Choice(name, name, titles[name].within(text.language)) for name in above]
    none = Choice("", text("edit.ask.nothing"))
    to = _choose(text, "contributes_to", [*known, none])
    return replace(request, contributes_to=(to,) if to else ())


def _complete_factor(text: Text, request: AddRequest) -> AddRequest:
    effects = [Choice(one, text(f"effect.{one}")) for one in ("hinders", "stimulates")]
    request = _with_option(request, "effect", lambda: _choose(text, "effect", effects))
    request = _with_option(request, "response", lambda: write(text("edit.ask.response")))
    if "response" in request.options:
        request = _with_option(request, "who", lambda: write(text("edit.ask.who")))
        request = _with_option(request, "due", lambda: write(text("edit.ask.due")))
    return request


def _with_option(request: AddRequest, name: str, ask: Callable[[], str]) -> AddRequest:
    """Return the request with an option, asked for if it was not given; "" leaves it out."""
    if name in request.options:
        return request
    answer = one_line(ask())
    return replace(request, options={**request.options, name: answer}) if answer else request


def _owners(text: Text, edit: EditContext) -> list[Choice]:
    return [
        Choice(one, one, text(f"kind.{edit.links.owners.get(one, ORGANISATION)}"))
        for one in owners(edit)
    ]


def _choose(text: Text, question: str, choices: list[Choice]) -> str:
    return choose(text(f"edit.ask.{question}"), choices, keys=text("log.ask.keys"))


def _written(text: Text, kind: str) -> str:
    """Ask until there is an answer."""
    while not (answer := one_line(write(text(f"edit.ask.{kind}")))):
        continue
    return answer
