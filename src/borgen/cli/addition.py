"""From the words after `borgen add` to the keys of a plan; `app.editing` judges them."""

from collections.abc import Collection, Mapping
from typing import Final, get_args

from borgen.app.editing.add import (
    Addition,
    factor_addition,
    goal_addition,
    person_addition,
    plan_owner,
)
from borgen.app.editing.context import EditContext
from borgen.app.starting.naming import free_person_ids
from borgen.characters import one_line
from borgen.cli.context import CommandContext
from borgen.cli.days import planned_day, recent_day
from borgen.cli.words import whole
from borgen.diagnostics import Word
from borgen.errors import UsageError
from borgen.frozen import Value, field
from borgen.load.suggest import close_choice, close_rhythm
from borgen.model.common import Aspect
from borgen.model.context import Effect, Strategy
from borgen.model.ids import is_id
from borgen.yamltext.write import Plain

KINDS: Final = ("goal", "person", "factor")
_MEANT: Final = {"doel": "goal", "leerdoel": "goal", "persoon": "person", "contextfactor": "factor"}
_GOAL_KEYS: Final = {
    "aspect": "aspect", "who": "owner", "sponsor": "sponsor", "trajectory": "trajectory",
    "learned": "learned", "every": "every", "due": "due",
}  # fmt: skip
_FACTOR_KEYS: Final = {
    "actor": "actor", "effect": "effect", "strength": "strength", "lever": "lever"
}  # fmt: skip
_RESPONSE_KEYS: Final = {
    "strategy": "strategy", "response": "action", "who": "owner", "due": "due"
}  # fmt: skip
"""Which options fill which keys of a plan, in the order of the plan."""

_OPTIONS: Final[Mapping[str, Collection[str]]] = {
    "goal": {"id", "contributes_to", *_GOAL_KEYS},
    "person": {"team", "trajectory", "manager", "since"},
    "factor": {"id", "contributes_to", *_FACTOR_KEYS, *_RESPONSE_KEYS},
}
"""Which options belong to what is added."""


class AddRequest(Value, frozen=True, kw_only=True):
    """What is to be added, as typed; None, or absent, where nothing was given.

    Attributes:
        kind: `goal`, `person` or `factor`.
        whose: whose goal or factor it is; of a person the id or the name.
        words: the goal's title, the factor's description, the person's name.
        contributes_to: what a goal contributes to, or which goals a factor is about.
        options: the values of the other options, by parameter.
    """

    kind: str | None = None
    whose: str | None = None
    words: str | None = None
    contributes_to: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)

    def is_enough(self) -> bool:
        """Return whether it can be added without a question."""
        if self.kind == "factor":
            return bool(self.whose and self.words and "effect" in self.options)
        return bool(self.whose and (self.words or self.kind == "person"))


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


def addition(context: CommandContext, edit: EditContext, request: AddRequest) -> Addition:
    """Return what is added.

    Raises:
        UsageError: something is missing, or does not belong to what is added.
        BorgenError: it may not be added.
    """
    kind = request.kind or ""
    given = (*(("contributes_to",) if request.contributes_to else ()), *request.options)
    for name in given:
        if name not in _OPTIONS[kind]:
            option = f"--{name.replace('_', '-')}"
            raise UsageError("edit.does_not_fit", option=option, kind=Word(f"kind.{kind}"))
    if not request.is_enough():
        raise UsageError("edit.say_more", example=context.text(f"edit.example.{kind}"))
    if kind == "person":
        return _person(context, edit, request)
    whose, words = request.whose or "", one_line(request.words or "")
    id_ = request.options.get("id")
    if kind == "goal":
        own = plan_owner(edit, whose).kind == "person"
        return goal_addition(edit, whose, words, id_, _goal(context, request, own=own))
    return factor_addition(edit, whose, words, id_, _factor(context, request))


def _person(context: CommandContext, edit: EditContext, request: AddRequest) -> Addition:
    whose, options = request.whose or "", request.options
    known = is_id(whose)
    name = one_line(request.words or ("" if known else whose)) or None
    teams = tuple(edit.workspace.teams)
    since = options.get("since")
    return person_addition(
        edit,
        whose if known else next(free_person_ids(edit.links)),
        name=name,
        manager=options.get("manager"),
        team=options.get("team") or (teams[0] if len(teams) == 1 else None),
        trajectory=options.get("trajectory"),
        since=recent_day(since, context.today, "--since") if since else None,
    )


def _goal(context: CommandContext, request: AddRequest, *, own: bool) -> dict[str, Plain]:
    """Return the keys of a goal; `own`: it is a person's, and that person owns it."""
    keys = _values(context, request, _GOAL_KEYS)
    if own:
        keys.pop("owner", None)
    return {"contributes_to": request.contributes_to, **keys} if request.contributes_to else keys


def _factor(context: CommandContext, request: AddRequest) -> dict[str, Plain]:
    keys = _values(context, request, _FACTOR_KEYS)
    if request.contributes_to:
        keys["goals"] = request.contributes_to
    response = _values(context, request, _RESPONSE_KEYS)
    if response and "action" not in response:
        raise UsageError("edit.response_first")
    if response:
        keys["response"] = response
    return keys


def _values(
    context: CommandContext, request: AddRequest, keys: Mapping[str, str]
) -> dict[str, Plain]:
    given = request.options
    return {
        key: _value(context, option, given[option])
        for option, key in keys.items()
        if option in given
    }


def _value(context: CommandContext, option: str, word: str) -> Plain:  # noqa: PLR0911 - a table
    """Return what an option says, as it stands in a plan."""
    match option:
        case "aspect":
            return _choice(word, get_args(Aspect), "--aspect")
        case "effect":
            return _choice(word, get_args(Effect), "--effect")
        case "strategy":
            return _choice(word, get_args(Strategy), "--strategy")
        case "strength":
            return _within(word, "--strength", 3)
        case "lever":
            return _within(word, "--lever", 12)
        case "learned":
            return {"date": recent_day(word, context.today, "--learned")}
        case "due":
            return planned_day(word, context.today, context.text)
        case "every":
            return _rhythm(word)
        case "response":
            return one_line(word)
        case _:
            return word


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
