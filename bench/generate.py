"""Write a realistic workspace of any size: the same people, entries and seed give the same bytes.

`python bench/generate.py PEOPLE ENTRIES SEED FOLDER [plain]`. Half a year after a course: teams of
ten, trajectories of a hundred, two goals a person, what they logged, and here and there something
that `check` has a word to say about. Texts are as people write them (`human`), or with `plain` as a
program would: the facts are the same. What is measured with it belongs to `run`.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

from human import NOTES, TEXTS, entry, folded, scalar

LEARNED: Final = date(2026, 3, 26)
AS_OF: Final = date(2026, 9, 30)
TEAM: Final = 10
COURSE: Final = 100
GROUP: Final = 5

_DAYS: Final = (AS_OF - LEARNED).days - 5
_GOALS: Final = ("feedback", "delegate")
_OUTCOMES: Final = ("independent",) * 5 + ("with_help",) * 3 + ("fluent", "not_achieved", "missed")
_OTHERS: Final = ("peer", "manager", "coach", "customer")
_PLAIN_NOTES: Final = (
    "Eerst vragen, dan zeggen",
    "Ging goed: de klant belde terug",
    "Samen voorbereid & nabesproken",
    "Volgende keer eerder beginnen",
)
_SETTINGS: Final = """\
borgen: 1
name: Stichting Tussenhaven
language: nl
currency: EUR
privacy: {purpose: Zien wat er van het leren overblijft, keep_months: 24, works_council: Ingestemd}
"""
_ORGANISATION: Final = """\
name: Stichting Tussenhaven
goals:
  - id: klanttevredenheid
    title: {nl: "Klanttevredenheid van 7,1 naar 7,6", en: Customer satisfaction from 7.1 to 7.6}
    why: Huurders waarderen onze huizen, maar voelen zich te vaak doorverwezen.
    owner: directeur
    measure: {name: Rapportcijfer, unit: cijfer, baseline: 7.1, target: 7.6, due: 2026-12-31}
  - id: doorlooptijd
    title: {nl: Doorlooptijd van 20 naar 10 werkdagen, en: Lead time from 20 to 10 working days}
    why: Besluiten wachten nu op handtekeningen van mensen die de klant niet kennen.
    owner: directeur
    measure: {name: Mediaan, unit: werkdagen, baseline: 20, target: 10, due: 2026-12-31}
support:
  - {id: leerplek, kind: instrumental, what: Eén plek voor gesprekskaarten, by: hr, due: 2026-04-01, delivered: 2026-03-31}
"""
_TRAJECTORY: Final = """\
title: {{nl: Koers & Kracht {n}, en: Course & Strength {n}}}
starts: 2026-01-15
ends: 2026-03-26
participants: [{people}]
contributes_to: [organisation/klanttevredenheid, organisation/doorlooptijd]
activities:
  - {{id: module-gesprek, title: Feedback en het lastige gesprek, mode: offline, dates: [2026-02-12], hours: 8, productive_hours_lost: 8}}
  - {{id: e-learning, title: E-learning gespreksvoering, mode: online, hours: 4, productive_hours_lost: 4}}
  - {{id: praktijk, title: Opdrachten in het eigen werk, mode: on_the_job, hours: 14, productive_hours_lost: 0}}
costs:
  - {{category: provider, amount: 39500, date: 2026-01-15}}
  - {{category: venue, amount: 4200, date: 2026-01-15, note: "Zaal en lunch, zeven dagen"}}
cycles:
  - {{id: intervisie, form: intervision, groups: [{groups}], starts: 2026-04-14, every: 4 weeks, until: 2026-12-17, minutes: 90}}
  - {{id: coaching, form: coaching, starts: 2026-04-08, every: 4 weeks, until: 2026-12-17, minutes: 60, facilitator: coach}}
  - {{id: halfjaarbalans, form: half_year_review, dates: [2026-09-24], minutes: 180, facilitator: hr}}
support:
  - {{id: kaarten, kind: instrumental, what: Gesprekskaarten op zakformaat, by: hr, due: 2026-04-01, delivered: 2026-03-30}}
  - {{id: budget, kind: financial, what: Drie keer coaching op de werkplek, by: financien, due: 2026-04-15, delivered: 2026-04-09, amount: 5220}}
  - {{id: sponsor, kind: managerial, what: Voor elk leerdoel een sponsor, by: directeur, due: 2026-03-26, delivered: 2026-03-26}}
"""
_TEAM: Final = """\
name: {{nl: Klant & Service {n}, en: Customer & Service {n}}}
lead: teamleider-{n}
sponsor: directeur
members: [{people}]
goals:
  - id: feedback
    title: {{nl: We geven elkaar wekelijks feedback, en: We give each other feedback every week}}
    change: Van "geen nieuws is goed nieuws" naar elke week één ding dat beter kan.
    contributes_to: [organisation/klanttevredenheid]
    indicators:
      - Elke medewerker kan het laatste stuk feedback noemen, met datum
    due: 2026-12-31
  - id: delegate
    title: {{nl: We beslissen zo dicht mogelijk bij de klant, en: We decide close to the customer}}
    change: Van doorschuiven naar een besluit aan de balie.
    contributes_to: [organisation/doorlooptijd]
    indicators: [Wie besluit staat in het klantdossier]
    due: 2026-12-31
context:
  - id: nieuw-klantsysteem
    factor: Het nieuwe klantsysteem vraagt om besluiten aan de balie
    actor: Balie en ICT
    effect: stimulates
    strength: 2
    goals: [delegate]
    response: {{strategy: use, action: Elke week één besluit, owner: teamleider-{n}, due: 2026-05-31, done: 2026-05-19}}
cycles:
  - {{id: werkoverleg, form: team_meeting, goals: [feedback, delegate], starts: 2026-04-07, every: 2 weeks, until: 2026-12-17, minutes: 15}}
support:
  - {{id: format, kind: instrumental, what: Besluitformat van één pagina, by: teamleider-{n}, due: 2026-04-20, delivered: 2026-04-20}}
  - {{id: vervanging, kind: financial, what: Vervanging aan de balie, by: financien, due: 2026-05-01, delivered: 2026-04-28, hours: 400}}
  - {{id: bila, kind: managerial, what: Elke twee weken een bila, by: teamleider-{n}, due: 2026-04-01, delivered: 2026-04-07}}
"""
_PLAIN_TEXTS: Final = (
    "Als ik begin, volgt de rest van de balie.",
    "loop ik voor de lunch langs en noem ik één ding dat ik zag",
    "Ik wil niet betweterig overkomen",
    "Ik noem gedrag en effect, zonder oordeel",
    "Wat ik overdraag, hoeft niet meer op mij te wachten.",
)
"""Contribution, `then`, obstacle, indicator and contribution of a plan, in that order."""

_PERSON: Final = """\
# Leerplan van {id}
manager: teamleider-{team}
goals:
  - id: feedback
    title: {{nl: Ik geef binnen een dag feedback, en: I give feedback within a day}}
    contributes_to: [t{team}/feedback]
    aspect: behaviour
    contribution: {0}
    trajectory: k{course}
    level: {{start: 2, target: 4, scale: 5}}
    every: 3 weeks
    if_then:
      - if: ik met een collega een klantgesprek heb gehoord
        then: {1}
        obstacle: {2}
    indicators:
      - {3}
  - id: delegate
    title: {{nl: Ik draag besluiten over met het mandaat erbij, en: I hand over decisions with authority}}
    contributes_to: [t{team}/delegate]
    aspect: skill
    contribution: {4}
    trajectory: k{course}
    learned: {{date: 2026-03-26, rating: hard}}
    level: {{start: 1, target: 4, scale: 5}}
    every: 5 weeks
    if_then:
      - {{if: iemand mij om een akkoord vraagt, then: vraag ik wat hij zelf zou besluiten}}
    indicators:
      - Ik spreek resultaat, bevoegdheid en terugkoppeling af
    status: active
"""
_HINDRANCE: Final = """\
context:
  - {id: agenda-vol, factor: Mijn agenda zit vol, effect: hinders, strength: 2, goals: [delegate]}
"""


def workspace(
    people: int, entries: int, seed: int, *, human: bool = True
) -> Iterator[tuple[str, str]]:
    """Yield the files of a workspace: path and text.

    Args:
        people: how many there are.
        entries: how many log lines they have together, sessions included.
        seed: another seed gives other days, outcomes and notes.
        human: whether texts and lines are as people write them.
    """
    names = [f"p{number:05}" for number in range(people)]
    yield "borgen.yaml", _SETTINGS
    yield "plans/organisation.yaml", _ORGANISATION
    held = 0
    for kind, size, files in (("k", COURSE, _course), ("t", TEAM, _team)):
        for number, start in enumerate(range(0, people, size)):
            plan, log = files(number, names[start : start + size])
            held += len(log)
            folder = "trajectories" if kind == "k" else "teams"
            yield f"plans/{folder}/{kind}{number}.yaml", plan
            yield f"plans/log/{kind}{number}.yaml", _list(f"- {{{line}}}" for line in log)
    for number, name in enumerate(names):
        yield (
            f"plans/people/{name}.yaml",
            _person(number, name, Random(f"{seed} {name} plan") if human else None),
        )
        own = (entries - held) // people + (number < (entries - held) % people)
        lived = _lived(Random(f"{seed} {name}"), number, own)
        written = Random(f"{seed} {name} log") if human else None
        yield f"plans/log/{name}.yaml", _list(_entry(facts, written) for facts in lived)


def write(folder: Path, files: Iterator[tuple[str, str]]) -> None:
    """Write `files` under `folder`."""
    for path, text in files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="\n")


def _course(number: int, people: list[str]) -> tuple[str, list[str]]:
    groups = [people[at : at + GROUP] for at in range(0, len(people), GROUP)]
    written = ", ".join(f"[{', '.join(group)}]" for group in groups)
    plan = _TRAJECTORY.format(n=number, people=", ".join(people), groups=written)
    log = [
        _session(day, "intervisie", present=len(group), group=at)
        for day in _every(date(2026, 4, 14), 28)
        for at, group in enumerate(groups, 1)
    ]
    log += [_session(day, "coaching", present=len(people)) for day in _every(date(2026, 4, 8), 28)]
    return plan, [
        *log,
        _session(date(2026, 9, 24), "halfjaarbalans"),
    ]


def _team(number: int, people: list[str]) -> tuple[str, list[str]]:
    plan = _TEAM.format(n=number, people=", ".join(people))
    days = list(_every(date(2026, 4, 7), 14))
    forgotten = 3 if number % 20 == 7 else 0  # some teams forget to log a meeting: R04
    return plan, [_session(day, "werkoverleg", present=len(people)) for day in days[forgotten:]]


def _person(number: int, name: str, random: Random | None) -> str:
    texts = _PLAIN_TEXTS if random is None else _texts(random)
    plan = _PERSON.format(*texts, id=name, team=number // TEAM, course=number // COURSE)
    return plan + _HINDRANCE if number % 20 == 3 else plan  # nobody answers it: C01


def _texts(random: Random) -> Iterator[str]:
    """Yield the texts of a plan as people write them, the first one in ten folded."""
    for at, text in enumerate(random.sample(TEXTS, len(_PLAIN_TEXTS))):
        if at == 0 and random.random() < 0.1:
            yield folded(text, "      ")
        else:
            yield scalar(text, random, flow=False)


def _entry(facts: Mapping[str, object], random: Random | None) -> str:
    """Return a log entry; what people write has a note twice as often."""
    if random is None:
        return f"- {{{_line(facts)}}}"
    bare = {key: value for key, value in facts.items() if key != "note"}
    noted = "note" in facts or random.random() < 0.25
    return entry(bare, random.choice(NOTES) if noted else None, random)


def _lived(random: Random, number: int, entries: int) -> Iterator[dict[str, object]]:
    """Yield what somebody logged, goals in turn, oldest first."""
    alone = number % 20 == 11  # nobody else ever saw it: E01
    days = [LEARNED + timedelta(days=1 + random.randrange(_DAYS)) for _ in range(entries)]
    told: set[tuple[date, str, str, str]] = set()
    for at, day in enumerate(sorted(days)):
        goal = _GOALS[at % 2]
        kind = "reflection" if random.random() < 0.15 else "application"
        facts: dict[str, object] = {"date": day, "goal": goal}
        by = "self"
        if kind == "reflection":
            facts |= {"kind": kind, "form": "learning_log"}
        else:
            by = "self" if alone or random.random() < 0.7 else random.choice(_OTHERS)
            facts["outcome"] = random.choice(_OUTCOMES)
            facts |= {} if by == "self" else {"by": by}
            facts |= {"level": random.randrange(2, 5)} if random.random() < 0.1 else {}
        if random.random() < 0.2:
            facts["note"] = f'"{random.choice(_PLAIN_NOTES)}"'
        if (day, goal, by, kind) in told:
            facts["n"] = 2 + at  # more than once a day: each line has its own number
        told.add((day, goal, by, kind))
        yield facts


def _every(start: date, days: int) -> Iterator[date]:
    while start < AS_OF:
        yield start
        start += timedelta(days=days)


def _session(day: date, cycle: str, **facts: object) -> str:
    return _line({"date": day, "kind": "session", "cycle": cycle, "status": "held", **facts})


def _line(facts: Mapping[str, object]) -> str:
    return ", ".join(f"{key}: {value}" for key, value in facts.items())


def _list(entries: Iterable[str]) -> str:
    return "# Logboek\n" + "".join(f"{entry}\n" for entry in entries)


if __name__ == "__main__":
    size, lines, seed = (int(word) for word in sys.argv[1:4])
    write(Path(sys.argv[4]), workspace(size, lines, seed, human="plain" not in sys.argv[5:]))
