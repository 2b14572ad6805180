"""The questions of `borgen init`: twelve at most, each with an answer that Enter accepts."""

from collections.abc import Callable
from datetime import date
from itertools import count
from typing import Final, TypeAlias

from borgen.app.starting.context import StartContext
from borgen.app.starting.naming import plain_line, short_id
from borgen.app.starting.request import READERS, StartRequest, readers_named
from borgen.app.starting.settle import (
    USUAL_MONTHS,
    schedule_of,
    settle,
    starter_of,
    team_of,
    trajectory_of,
    usual,
    usual_members,
)
from borgen.app.starting.starters import WEEKS, own_starters
from borgen.characters import one_line
from borgen.cli.ask import Choice, choose, write
from borgen.cli.days import planned_day
from borgen.cli.output import complaint, echo, printable
from borgen.cli.words import whole
from borgen.errors import BorgenError
from borgen.frozen import Value, replace
from borgen.links import members_on
from borgen.model.ids import ORGANISATION
from borgen.model.workspace import plan_file
from borgen.text import Text, text_in

_LONG: Final = 24
"""Characters; after a longer default the answer is typed on a line of its own."""

_AnswerCheck: TypeAlias = Callable[[str], object]


class Interview(Value, frozen=True):
    """The catalogue and the workspace that the questions are about."""

    text: Text
    context: StartContext

    def write(self, key: str, default: str, check: _AnswerCheck = plain_line) -> str:
        """Ask for a line; Enter alone is the `default`. Asks again while `check` raises."""
        enter = self.text("init.ask.enter", default=default)
        enter += "\n  >" if len(default) > _LONG else ""
        question = f"{self.text(key)}\n  {enter}"
        while True:
            answer = one_line(write(question)) or default
            try:
                check(answer)
            except BorgenError as error:
                self._explain(error)
                question = f" {enter}"
            else:
                return answer

    def choose(self, key: str, choices: list[Choice]) -> str:
        """Ask for one of some choices and return its code."""
        return choose(self.text(key), choices, keys=self.text("log.ask.keys"))

    def _explain(self, refused: BorgenError) -> None:
        message = complaint(self.text, refused.key, **refused.args_by_name)
        first, *remedy = message.partition(": ")[2].split("\n")
        for line in (f"{first[:1].upper()}{first[1:]}.", *remedy):
            echo(f"  {printable(line.strip())}")


def asked_language() -> Text:
    """Ask for the language, in both languages."""
    choices = [Choice("nl", "Nederlands"), Choice("en", "English")]
    return text_in(
        "nl"
        if choose("Taal / Language", choices, keys="(pijltjes / arrows, Enter)") == "nl"
        else "en"
    )


def complete_request(ask: Interview, request: StartRequest) -> StartRequest:
    """Return the request with everything asked for that is missing.

    Raises:
        BorgenError: the options given do not fit what is there.
        KeyboardInterrupt: the user left; nothing is written.
    """
    echo(ask.text("init.ask.intro"))
    if request.trajectory:
        trajectory_of(ask.context, request)
    request = _programme(ask, _organisation(ask, request))
    request = _serves(ask, _people(ask, request))
    request = _agreements(ask, _goal(ask, request))
    settle(ask.context, request)
    return request


def asked_who(ask: Interview, request: StartRequest) -> str:
    """Ask which participant is at the keyboard and return the id; empty if it is another."""
    start = settle(ask.context, request)
    choices = [Choice(one.id, one.id, one.name or "") for one in start.people]
    nobody = Choice("", ask.text("init.ask.nobody"))
    return ask.choose("init.ask.who", [nobody, *choices])


def _organisation(ask: Interview, request: StartRequest) -> StartRequest:
    if request.organisation or ask.context.has(plan_file(ORGANISATION, ORGANISATION)):
        return request
    if not ask.context.is_new:
        return request
    name = ask.write("init.ask.organisation", ask.text("init.usual.organisation"))
    return replace(request, organisation=name)


def _programme(ask: Interview, request: StartRequest) -> StartRequest:
    context = ask.context
    if not request.starter:
        request = replace(request, starter=ask.choose("init.ask.starter", _starters(ask)))
    if not request.title:
        title = ask.write(
            "init.ask.title",
            _free_title(context, request),
            lambda title: trajectory_of(context, replace(request, title=title)),
        )
        request = replace(request, title=title)
    if not request.starts:
        starts = _day(ask, "init.ask.starts", schedule_of(context, request).starts)
        request = replace(request, starts=starts)
    if not request.ends:
        ends = _day(
            ask,
            "init.ask.ends",
            schedule_of(context, request).ends,
            after=request.starts,
            check=lambda day: schedule_of(context, replace(request, ends=day)),
        )
        request = replace(request, ends=ends)
    return request


def _starters(ask: Interview) -> list[Choice]:
    shipped = [
        Choice(one, ask.text(f"init.starter.{one}"), ask.text(f"init.starter.{one}.told"))
        for one in WEEKS
    ]
    return [*shipped, *(Choice(one, one) for one in own_starters(ask.context.root))]


def _free_title(context: StartContext, request: StartRequest) -> str:
    """Return a title that is not in use: the default, with a number if needed."""
    if request.trajectory:
        return trajectory_of(context, request).title
    title = usual(context, starter_of(context, request), "title")
    for number in count(1):
        numbered = f"{title} {number}" if number > 1 else title
        if not context.has(plan_file(short_id(numbered), "trajectory")):
            break
    return numbered


def _day(
    ask: Interview,
    key: str,
    default: date,
    *,
    after: date | None = None,
    check: Callable[[date], object] = lambda _: None,
) -> date:
    """Ask for a day; show the date it was read as unless that is what was typed."""

    def read(answer: str) -> date:
        return planned_day(answer, ask.context.today, ask.text, after=after)

    usual_day = ask.text.day(default)
    answer = ask.write(key, usual_day, lambda answer: check(read(answer)))
    found = read(answer)
    if answer not in {usual_day, found.isoformat()}:
        echo(f"  {ask.text('init.ask.understood', day=ask.text.day(found))}")
    return found


def _people(ask: Interview, request: StartRequest) -> StartRequest:
    context = ask.context
    teams = context.workspace.teams
    if request.team is None and teams:
        known = [Choice(t.id, t.id, t.name.within(ask.text.language)) for t in teams.values()]
        other = Choice("", ask.text("init.ask.new_team"))
        request = replace(request, team=ask.choose("init.ask.which_team", [*known, other]) or None)
    if request.team is None:
        usual_team = text_in(context.language)("init.usual.team")
        team = ask.write(
            "init.ask.team",
            usual_team,
            lambda team: team_of(context, replace(request, team=team)),
        )
        request = replace(request, team=team)
    if request.members is None:
        team_there = team_of(context, request)
        members = members_on(team_there, context.today) if team_there else ()
        answer = ask.write(
            "init.ask.members",
            ", ".join(members or usual_members(context)),
            lambda answer: settle(context, replace(request, members=_listed(answer))),
        )
        request = replace(request, members=_listed(answer))
    return request


def _listed(answer: str) -> tuple[str, ...]:
    return tuple(answer.split(","))


def _serves(ask: Interview, request: StartRequest) -> StartRequest:
    context = ask.context
    goals = context.organisation_goals()
    if request.serves:
        return request
    if goals:
        known = [Choice(goal.id, goal.id, goal.title.within(ask.text.language)) for goal in goals]
        return replace(request, serves=ask.choose("init.ask.which_goal", known))
    if context.has(plan_file(ORGANISATION, ORGANISATION)):
        return request
    usual_goal = usual(context, starter_of(context, request), "serves")
    return replace(request, serves=ask.write("init.ask.serves", usual_goal))


def _goal(ask: Interview, request: StartRequest) -> StartRequest:
    if request.goal:
        return request
    usual_goal = usual(ask.context, starter_of(ask.context, request), "goal")
    return replace(request, goal=ask.write("init.ask.goal", usual_goal))


def _agreements(ask: Interview, request: StartRequest) -> StartRequest:
    if not ask.context.is_new:
        return request
    if not request.readers:
        choices = [
            Choice(one, ask.text(f"init.readers.{one}"), ask.text(f"init.readers.{one}.told"))
            for one in READERS
        ]
        request = replace(request, readers=readers_named(ask.choose("init.ask.readers", choices)))
    if not request.keep_months:
        months = ask.write(
            "init.ask.keep_months",
            str(USUAL_MONTHS),
            lambda answer: whole(answer, "--keep-months"),
        )
        request = replace(request, keep_months=whole(months, "--keep-months"))
    return request
