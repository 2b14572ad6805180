"""Asking what is added: whose it is, what it says, where it belongs."""

from borgen.app.editing.additions import goals_above, home_named
from borgen.app.editing.bench import Bench
from borgen.cli.adding.wish import KINDS, Said
from borgen.cli.ask import Choice, choose, write
from borgen.edit.entries import one_line
from borgen.frozen import replace
from borgen.model.ids import ORGANISATION
from borgen.text import Text


def asked(text: Text, bench: Bench, said: Said) -> Said:
    """Return what was said, with what was still missing asked for.

    Raises:
        BorgenError: nobody has the id that was said.
        KeyboardInterrupt: the user left; nothing is written.
    """
    kinds = [Choice(kind, text(f"kind.{kind}")) for kind in KINDS]
    said = replace(said, kind=said.kind or _choose(text, "what", kinds))
    if said.kind == "person":
        return _person(text, bench, said)
    said = replace(said, first=said.first or _choose(text, "whose", _owners(text, bench)))
    home_named(bench, said.first or "")
    said = replace(said, second=said.second or _written(text, said.kind or ""))
    return _goal(text, bench, said) if said.kind == "goal" else _factor(text, said)


def _person(text: Text, bench: Bench, said: Said) -> Said:
    said = replace(said, first=said.first or _written(text, "person"))
    teams = bench.workspace.teams
    if said.team is None and len(teams) > 1:
        known = [Choice(t.id, t.id, t.name.within(text.language)) for t in teams.values()]
        none = Choice("", text("edit.ask.no_team"))
        said = replace(said, team=_choose(text, "team", [*known, none]) or None)
    return said


def _goal(text: Text, bench: Bench, said: Said) -> Said:
    above = goals_above(bench, home_named(bench, said.first or ""))
    if said.to or not above:
        return said
    titles = {str(key): goal.title for key, goal in bench.links.goals.items()}
    known = [Choice(name, name, titles[name].within(text.language)) for name in above]
    none = Choice("", text("edit.ask.nothing"))
    to = _choose(text, "contributes_to", [*known, none])
    return replace(said, to=(to,) if to else ())


def _factor(text: Text, said: Said) -> Said:
    effects = [Choice(one, text(f"effect.{one}")) for one in ("hinders", "stimulates")]
    said = replace(said, effect=said.effect or _choose(text, "effect", effects))
    if said.response is None:
        said = replace(said, response=one_line(write(text("edit.ask.response"))) or None)
    if said.response and said.who is None:
        said = replace(said, who=one_line(write(text("edit.ask.who"))) or None)
    if said.response and said.due is None:
        said = replace(said, due=one_line(write(text("edit.ask.due"))) or None)
    return said


def _owners(text: Text, bench: Bench) -> list[Choice]:
    organisation = bench.workspace.organisation
    there = [ORGANISATION] if organisation else []
    return [
        Choice(one, one, text(f"kind.{bench.links.owners.get(one, ORGANISATION)}"))
        for one in (*there, *sorted(bench.links.owners))
    ]


def _choose(text: Text, question: str, choices: list[Choice]) -> str:
    return choose(text(f"edit.ask.{question}"), choices, keys=text("log.ask.keys"))


def _written(text: Text, kind: str) -> str:
    """Ask until there is an answer."""
    while not (answer := one_line(write(text(f"edit.ask.{kind}")))):
        continue
    return answer
