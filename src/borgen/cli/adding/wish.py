"""From the words after `borgen add` to the keys of a plan; whether they may be is not judged."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final, get_args

from borgen.app.editing.additions import Added, added_factor, added_goal, added_person, home_named
from borgen.app.editing.bench import Bench
from borgen.cli.context import CommandContext
from borgen.cli.init.days import planned_day
from borgen.cli.words import day, whole
from borgen.diagnostics import Word
from borgen.edit.entries import one_line
from borgen.errors import UsageError
from borgen.frozen import Value, field_names
from borgen.load.suggest import close_choice, close_rhythm
from borgen.model.common import Aspect
from borgen.model.context import Effect, Strategy
from borgen.model.ids import is_id
from borgen.yamltext.writing import Plain

KINDS: Final = ("goal", "person", "factor")
_MEANT: Final = {"doel": "goal", "leerdoel": "goal", "persoon": "person", "contextfactor": "factor"}
_OPTIONS: Final[Mapping[str, frozenset[str]]] = {
    "goal": frozenset(
        {"id", "to", "aspect", "every", "sponsor", "due", "learned", "trajectory", "who"}
    ),
    "person": frozenset({"team", "trajectory", "manager", "since"}),
    "factor": frozenset(
        {"id", "effect", "actor", "strength", "lever", "to", "response", "strategy", "who", "due"}
    ),
}
_SHARED: Final = frozenset({"kind", "first", "second"})


class Said(Value, frozen=True, kw_only=True):
    """The words and options as typed; None where nothing was said.

    Attributes:
        first: whose goal or factor it is; of a person the id or the name.
        second: the goal's title, the factor's description, the person's name.
        to: what a goal contributes to, or which goals a factor is about.
        who: who owns a goal of a team, or carries out a response.
    """

    kind: str | None = None
    first: str | None = None
    second: str | None = None
    id: str | None = None
    to: tuple[str, ...] = ()
    aspect: str | None = None
    every: str | None = None
    sponsor: str | None = None
    learned: str | None = None
    trajectory: str | None = None
    who: str | None = None
    due: str | None = None
    effect: str | None = None
    actor: str | None = None
    strength: str | None = None
    lever: str | None = None
    response: str | None = None
    strategy: str | None = None
    team: str | None = None
    manager: str | None = None
    since: str | None = None

    def is_enough(self) -> bool:
        """Return whether it can be added without a question."""
        if self.kind == "factor":
            return bool(self.first and self.second and self.effect)
        return bool(self.first and (self.second or self.kind == "person"))


def kind_of(word: str | None) -> str | None:
    """Return the kind that `word` stands for in either language.

    Raises:
        UsageError: it stands for none.
    """
    if word is None:
        return None
    kind = _MEANT.get(word.lower(), word.lower())
    if kind not in KINDS:
        raise UsageError("edit.no_such_kind", word=word, known=KINDS)
    return kind


def added(context: CommandContext, bench: Bench, said: Said) -> Added:
    """Return what is added.

    Raises:
        UsageError: something is missing, or does not belong to what is added.
        BorgenError: it may not be added.
    """
    kind = said.kind or ""
    for name in field_names(said):
        if name not in _SHARED | _OPTIONS[kind] and getattr(said, name):
            named = Word(f"kind.{kind}")
            raise UsageError("edit.does_not_fit", option=_spelled(name), kind=named)
    if not said.is_enough():
        raise UsageError("edit.say_more", example=context.text(f"edit.example.{kind}"))
    first, second = said.first or "", one_line(said.second or "")
    if kind == "person":
        return _person(context, bench, said)
    if kind == "goal":
        home = home_named(bench, first)
        person = home.kind == "person"
        return added_goal(bench, first, second, said.id, dict(_goal(context, said, person=person)))
    return added_factor(bench, first, second, said.id, dict(_factor(context, said)))


def _person(context: CommandContext, bench: Bench, said: Said) -> Added:
    first = said.first or ""
    known = is_id(first)
    name = one_line(said.second or ("" if known else first)) or None
    teams = tuple(bench.workspace.teams)
    return added_person(
        bench,
        first if known else _next_id(bench),
        name=name,
        manager=said.manager,
        team=said.team or (teams[0] if len(teams) == 1 else None),
        trajectory=said.trajectory,
        since=day(said.since, context.today, "--since") if said.since else None,
    )


def _next_id(bench: Bench) -> str:
    """Return the first of `p01`, `p02`, .. behind all that are or were in use."""
    links = bench.links
    used = {*links.owners, *links.renamed_owners, *links.teams_of, *links.trajectories_of}
    numbers = (int(one[1:]) for one in used if one[:1] == "p" and one[1:].isdecimal())
    return f"p{max(numbers, default=0) + 1:02}"


def _goal(context: CommandContext, said: Said, *, person: bool) -> Iterator[tuple[str, Plain]]:
    if said.to:
        yield "contributes_to", said.to
    if said.aspect:
        yield "aspect", _choice(said.aspect, get_args(Aspect), "--aspect")
    if said.who and not person:
        yield "owner", said.who
    if said.sponsor:
        yield "sponsor", said.sponsor
    if said.trajectory:
        yield "trajectory", said.trajectory
    if said.learned:
        yield "learned", {"date": day(said.learned, context.today, "--learned")}
    if said.every:
        yield "every", _rhythm(said.every)
    if said.due:
        yield "due", _due(context, said.due)


def _factor(context: CommandContext, said: Said) -> Iterator[tuple[str, Plain]]:
    if said.actor:
        yield "actor", said.actor
    yield "effect", _choice(said.effect or "", get_args(Effect), "--effect")
    if said.strength:
        yield "strength", _within(said.strength, "--strength", 3)
    if said.lever:
        yield "lever", _within(said.lever, "--lever", 12)
    if said.to:
        yield "goals", said.to
    response = dict(_response(context, said))
    if response and "action" not in response:
        raise UsageError("edit.response_first")
    if response:
        yield "response", response


def _response(context: CommandContext, said: Said) -> Iterator[tuple[str, Plain]]:
    if said.strategy:
        yield "strategy", _choice(said.strategy, get_args(Strategy), "--strategy")
    if said.response:
        yield "action", one_line(said.response)
    if said.who:
        yield "owner", said.who
    if said.due:
        yield "due", _due(context, said.due)


def _choice(word: str, known: tuple[str, ...], option: str) -> str:
    meant = close_choice(word, known)
    if meant is None or not meant.sure:
        raise UsageError("error.no_such_choice", option=option, word=word, known=known)
    return meant.text


def _within(word: str, option: str, most: int) -> int:
    number = whole(word, option)
    if number > most:
        known = tuple(str(one) for one in range(1, most + 1))
        raise UsageError("error.no_such_choice", option=option, word=word, known=known)
    return number


def _rhythm(word: str) -> str:
    rhythm = close_rhythm(word)
    if rhythm is None:
        raise UsageError("edit.no_rhythm", word=word)
    return rhythm


def _due(context: CommandContext, word: str) -> dt.date:
    return planned_day(word, context.today, context.text)


def _spelled(name: str) -> str:
    return "--contributes-to" if name == "to" else f"--{name}"
