"""Pages of the rules about references, owners and who has a plan, in English: L, O and P."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, str]] = {
    "rule.L01.title": "A reference that leads nowhere",
    "rule.L01.why": "A goal, context factor or cycle names something that is not there. Mostly it is a slip, or the other one was renamed. Until the reference is right, the line from person to organisation is cut at this point.",
    "rule.L01.example": """\
# plans/people/p04.yaml
goals:
  - id: feedback
    title: I give feedback after a customer call
    contributes_to: [ks/feedbak]""",
    "rule.L01.remedy": """\
Take the name that the finding suggests: first the plan, then the goal.

    contributes_to: [ks/feedback]

If the goal has another name nowadays, put the old name there under `was:`. Old references then keep working.""",
    "rule.L02.title": "A goal contributes to the wrong level",
    "rule.L02.why": "The line runs from person to team or trajectory, and from there to the organisation. Whoever skips a level or points sideways leaves the team out. Then nobody sees any more how one goal brings the other closer.",
    "rule.L02.example": """\
# plans/people/p01.yaml
goals:
  - id: feedback
    title: I give feedback after a customer call
    contributes_to: [organisation/satisfaction]""",
    "rule.L02.remedy": """\
Refer to a goal one level up. The team's goal in its turn refers to the organisation.

    # plans/people/p01.yaml
    contributes_to: [ks/feedback]

    # plans/teams/ks.yaml
    contributes_to: [organisation/satisfaction]""",
    "rule.L03.title": "An id is used twice",
    "rule.L03.why": "An id has to tell what is meant. People, teams and trajectories share one list of names; within a plan each id is unique. The finding points at both places.",
    "rule.L03.example": """\
# plans/teams/ks.yaml
goals:
  - id: feedback
    title: We give each other feedback every week
  - id: feedback
    title: We ask customers for feedback""",
    "rule.L03.remedy": """\
Give one of the two another name, and change the references to it.

    - id: customer-feedback
      title: We ask customers for feedback""",
    "rule.L04.title": "An organisation goal that no team works on",
    "rule.L04.why": "The organisation wants to achieve something, and no team and no trajectory contributes to it. Then it remains an intention. Or the goal belongs to somebody outside these plans, and that is good to know.",
    "rule.L04.example": """\
# plans/organisation.yaml
goals:
  - id: turnover
    title: Voluntary turnover from 14 % to 10 %""",
    "rule.L04.remedy": """\
Discuss which team brings this goal closer, and write it down there.

    # plans/teams/pv.yaml
    goals:
      - id: coaching-lead
        title: Coaching leadership in every work meeting
        contributes_to: [organisation/turnover]""",
    "rule.L05.title": "A team goal that no personal goal contributes to",
    "rule.L05.why": "The team has agreed where it wants to go, but nobody has turned that into something they will do differently themselves. Such goals are the first to vanish in the rush.",
    "rule.L05.example": """\
# plans/teams/ks.yaml
goals:
  - id: decide
    title: We decide as close to the customer as we can""",
    "rule.L05.remedy": """\
Ask in the team meeting who contributes to this, and let that person put it in their own plan.

    # plans/people/p02.yaml
    goals:
      - id: prioritise
        title: Every morning I choose three tasks
        contributes_to: [ks/decide]""",
    "rule.L06.title": "A member without a contribution to a team goal",
    "rule.L06.why": "Somebody belongs to the team, but none of their own goals contributes to a goal of the team. Perhaps the line is there and has not been written down. Perhaps the team's goals do not fit this work.",
    "rule.L06.example": """\
# plans/people/p05.yaml (a member of ks)
goals:
  - id: hardtalk
    title: I hold the difficult conversation myself""",
    "rule.L06.remedy": """\
Discuss together how this goal helps the team, and write that down.

    contributes_to: [ks/feedback]
    contribution: If I do it myself, a customer need not wait.""",
    "rule.L07.title": "A goal that contributes to nothing yet",
    "rule.L07.why": "Learning that serves nothing loses to the rush of the day. Whoever sees what it is for keeps it up longer, and the organisation knows what it invests in. Without `plans/organisation.yaml` this is a note and not a warning.",
    "rule.L07.example": """\
# plans/teams/ks.yaml
goals:
  - id: feedback
    title: We give each other feedback every week""",
    "rule.L07.remedy": """\
Name the goal one level up that this contributes to.

    contributes_to: [organisation/satisfaction]""",
    "rule.L08.title": "A reference by an old name",
    "rule.L08.why": "The goal was renamed, and thanks to `was:` the old name still works. So nothing is broken. Whoever reads the plan in a year is better off with one name, though.",
    "rule.L08.example": """\
# plans/people/p01.yaml
goals:
  - id: feedback
    title: I give feedback after a customer call
    contributes_to: [ks/giving-feedback]

# plans/teams/ks.yaml
goals:
  - id: feedback
    title: We give each other feedback every week
    was: [giving-feedback]""",
    "rule.L08.remedy": """\
Take the new name when it suits you. Leave `was:` where it is: old log entries then stay right.

    contributes_to: [ks/feedback]""",
    "rule.O01.title": "Owner and sponsor are the same",
    "rule.O01.why": "A goal has two sides: somebody who does it, and somebody who stands for it on the organisation's side, asks about it and makes room. If that is the same person, one of the two sides is empty.",
    "rule.O01.example": """\
# plans/teams/ks.yaml
lead: p01
goals:
  - id: feedback
    title: We give each other feedback every week
    owner: p01
    sponsor: p01""",
    "rule.O01.remedy": """\
Find a sponsor who can arrange something that the owner cannot.

    owner: p01
    sponsor: director""",
    "rule.P01.title": "Somebody without a plan, or a plan without a team",
    "rule.P01.why": "A team learns because everybody takes a part of their own. Somebody takes part in a team or trajectory but has no plan yet, or has goals but belongs to neither. Either way that person is on their own.",
    "rule.P01.example": """\
# plans/teams/ks.yaml (there is no plans/people/p05.yaml)
name: Customer & Service
members: [p01, p05]""",
    "rule.P01.remedy": """\
Make a first plan together: one goal is enough.

    # plans/people/p05.yaml
    goals:
      - id: hardtalk
        title: I hold the difficult conversation myself
        contributes_to: [ks/feedback]

Or add the person to the team's `members:`.""",
    "rule.P02.title": "What is still open in this file",
    "rule.P02.why": "A first plan may be empty but for the title. These facts make the difference between an intention and an agreement: who, when, how you will notice. You get one finding about it for each file.",
    "rule.P02.example": """\
# plans/people/p01.yaml
goals:
  - id: feedback
    title: I give feedback after a customer call""",
    "rule.P02.remedy": """\
Fill them in at the next talk, at your own pace.

    goals:
      - id: feedback
        title: I give feedback after a customer call
        contributes_to: [ks/feedback]
        aspect: behaviour
        learned: {{date: 2026-03-26, rating: good}}
        level: {{start: 2, target: 4, scale: 5}}
        every: 2 weeks
        indicators: [I name behaviour and effect without judging]""",
}
