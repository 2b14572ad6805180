"""The questions of `borgen init`: twelve at most, each with an answer that Enter accepts."""

from collections.abc import Callable
from datetime import date
from itertools import count
from typing import Final, TypeAlias

from borgen.app.starting.ground import Ground
from borgen.app.starting.naming import said, short_id
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
from borgen.app.starting.wish import READERS, Wish, readers_named
from borgen.cli.ask import Choice, choose, write
from borgen.cli.days import planned_day
from borgen.cli.output import complaint, echo, printable
from borgen.cli.words import whole
from borgen.edit.entries import one_line
from borgen.errors import BorgenError
from borgen.frozen import Value, replace
from borgen.links import members_on
from borgen.model.ids import ORGANISATION
from borgen.model.workspace import plan_file
from borgen.text import Text, text_in

_LONG: Final = 24
"""Characters; after a longer default the answer is typed on a line of its own."""

_Judge: TypeAlias = Callable[[str], object]


class Interview(Value, frozen=True):
    """The catalogue and the workspace that the questions are about."""

    text: Text
    ground: Ground

    def write(self, key: str, default: str, judge: _Judge = said) -> str:
        """Ask for a line; Enter alone is the `default`. Asks again while `judge` raises."""
        enter = self.text("init.ask.enter", default=default)
        enter += "\n  >" if len(default) > _LONG else ""
        question = f"{self.text(key)}\n  {enter}"
        while True:
            answer = one_line(write(question)) or default
            try:
                judge(answer)
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


def asked_wish(ask: Interview, wish: Wish) -> Wish:
    """Return the wish with everything asked for that is missing.

    Raises:
        BorgenError: the options given do not fit what is there.
        KeyboardInterrupt: the user left; nothing is written.
    """
    echo(ask.text("init.ask.intro"))
    if wish.trajectory:
        trajectory_of(ask.ground, wish)
    wish = _programme(ask, _organisation(ask, wish))
    wish = _serves(ask, _people(ask, wish))
    wish = _agreements(ask, _goal(ask, wish))
    settle(ask.ground, wish)
    return wish


def asked_who(ask: Interview, wish: Wish) -> str:
    """Ask which participant is at the keyboard and return the id; empty if it is another."""
    start = settle(ask.ground, wish)
    choices = [Choice(one.id, one.id, one.name or "") for one in start.people]
    nobody = Choice("", ask.text("init.ask.nobody"))
    return ask.choose("init.ask.who", [nobody, *choices])


def _organisation(ask: Interview, wish: Wish) -> Wish:
    if wish.organisation or ask.ground.has(plan_file(ORGANISATION, ORGANISATION)):
        return wish
    if not ask.ground.is_new:
        return wish
    name = ask.write("init.ask.organisation", ask.text("init.usual.organisation"))
    return replace(wish, organisation=name)


def _programme(ask: Interview, wish: Wish) -> Wish:
    ground = ask.ground
    if not wish.starter:
        wish = replace(wish, starter=ask.choose("init.ask.starter", _starters(ask)))
    if not wish.title:
        title = ask.write(
            "init.ask.title",
            _free_title(ground, wish),
            lambda title: trajectory_of(ground, replace(wish, title=title)),
        )
        wish = replace(wish, title=title)
    if not wish.starts:
        starts = _day(ask, "init.ask.starts", schedule_of(ground, wish).starts)
        wish = replace(wish, starts=starts)
    if not wish.ends:
        ends = _day(
            ask,
            "init.ask.ends",
            schedule_of(ground, wish).ends,
            after=wish.starts,
            judge=lambda day: schedule_of(ground, replace(wish, ends=day)),
        )
        wish = replace(wish, ends=ends)
    return wish


def _starters(ask: Interview) -> list[Choice]:
    shipped = [
        Choice(one, ask.text(f"init.starter.{one}"), ask.text(f"init.starter.{one}.told"))
        for one in WEEKS
    ]
    return [*shipped, *(Choice(one, one) for one in own_starters(ask.ground.root))]


def _free_title(ground: Ground, wish: Wish) -> str:
    """Return a title that is not in use: the default, with a number if needed."""
    if wish.trajectory:
        return trajectory_of(ground, wish).title
    title = usual(ground, starter_of(ground, wish), "title")
    for number in count(1):
        numbered = f"{title} {number}" if number > 1 else title
        if not ground.has(plan_file(short_id(numbered), "trajectory")):
            break
    return numbered


def _day(
    ask: Interview,
    key: str,
    default: date,
    *,
    after: date | None = None,
    judge: Callable[[date], object] = lambda _: None,
) -> date:
    """Ask for a day; show the date it was read as unless that is what was typed."""

    def read(answer: str) -> date:
        return planned_day(answer, ask.ground.today, ask.text, after=after)

    usual_day = ask.text.day(default)
    answer = ask.write(key, usual_day, lambda answer: judge(read(answer)))
    found = read(answer)
    if answer not in {usual_day, found.isoformat()}:
        echo(f"  {ask.text('init.ask.understood', day=ask.text.day(found))}")
    return found


def _people(ask: Interview, wish: Wish) -> Wish:
    ground = ask.ground
    teams = ground.workspace.teams
    if wish.team is None and teams:
        known = [Choice(t.id, t.id, t.name.within(ask.text.language)) for t in teams.values()]
        other = Choice("", ask.text("init.ask.new_team"))
        wish = replace(wish, team=ask.choose("init.ask.which_team", [*known, other]) or None)
    if wish.team is None:
        usual_team = text_in(ground.language)("init.usual.team")
        team = ask.write(
            "init.ask.team",
            usual_team,
            lambda team: team_of(ground, replace(wish, team=team)),
        )
        wish = replace(wish, team=team)
    if wish.members is None:
        team_there = team_of(ground, wish)
        members = members_on(team_there, ground.today) if team_there else ()
        answer = ask.write(
            "init.ask.members",
            ", ".join(members or usual_members(ground)),
            lambda answer: settle(ground, replace(wish, members=_listed(answer))),
        )
        wish = replace(wish, members=_listed(answer))
    return wish


def _listed(answer: str) -> tuple[str, ...]:
    return tuple(answer.split(","))


def _serves(ask: Interview, wish: Wish) -> Wish:
    ground = ask.ground
    goals = ground.organisation_goals()
    if wish.serves:
        return wish
    if goals:
        known = [Choice(goal.id, goal.id, goal.title.within(ask.text.language)) for goal in goals]
        return replace(wish, serves=ask.choose("init.ask.which_goal", known))
    if ground.has(plan_file(ORGANISATION, ORGANISATION)):
        return wish
    usual_goal = usual(ground, starter_of(ground, wish), "serves")
    return replace(wish, serves=ask.write("init.ask.serves", usual_goal))


def _goal(ask: Interview, wish: Wish) -> Wish:
    if wish.goal:
        return wish
    usual_goal = usual(ask.ground, starter_of(ask.ground, wish), "goal")
    return replace(wish, goal=ask.write("init.ask.goal", usual_goal))


def _agreements(ask: Interview, wish: Wish) -> Wish:
    if not ask.ground.is_new:
        return wish
    if not wish.readers:
        choices = [
            Choice(one, ask.text(f"init.readers.{one}"), ask.text(f"init.readers.{one}.told"))
            for one in READERS
        ]
        wish = replace(wish, readers=readers_named(ask.choose("init.ask.readers", choices)))
    if not wish.keep_months:
        months = ask.write(
            "init.ask.keep_months",
            str(USUAL_MONTHS),
            lambda answer: whole(answer, "--keep-months"),
        )
        wish = replace(wish, keep_months=whole(months, "--keep-months"))
    return wish
