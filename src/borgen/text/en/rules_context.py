"""Pages of the rules about context, support and trajectories, in English: C, S and A."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, str]] = {
    "rule.C01.title": "A hindrance without a response",
    "rule.C01.why": "Writing down what stands in the way is half of it. The other half is agreeing who does something about it. Accepting is a response too, if it is a decision and not a silence.",
    "rule.C01.example": """\
# plans/teams/ks.yaml
context:
  - id: daily-rush
    factor: Our calendars fill up as soon as we are back
    effect: hinders
    strength: 3""",
    "rule.C01.remedy": """\
Write down what you will do, who does it and by when.

    response:
      strategy: reduce
      action: Two hours a week in the roster
      owner: director
      due: 2026-04-15""",
    "rule.C02.title": "A response that is late",
    "rule.C02.why": "The day that was agreed has passed and the response is not reported as done. Whoever has to apply the skill all the same learns above all that the organisation does not mean it. An open hindrance is also one of the causes that the report names.",
    "rule.C02.example": """\
# plans/teams/pv.yaml
context:
  - id: no-mandate
    factor: No mandate to delegate
    effect: hinders
    response:
      action: List of mandates up to EUR 10,000
      owner: finance
      due: 2026-07-01""",
    "rule.C02.remedy": """\
If it is done, add the day. If not, discuss with the owner what it takes and choose a new day together.

    done: 2026-07-28""",
    "rule.C03.title": "A tailwind that nobody uses yet",
    "rule.C03.why": "What stimulates is often cheaper than taking away what hinders. This factor helps, but nobody has agreed to do something with it. It is a chance, not a mistake.",
    "rule.C03.example": """\
# plans/teams/ks.yaml
context:
  - id: new-customer-system
    factor: The new customer system asks for decisions at the desk
    effect: stimulates""",
    "rule.C03.remedy": """\
Think of how you will use or strengthen it.

    response:
      strategy: use
      action: The first decisions at the desk as the challenge of May
      owner: lead-ks
      due: 2026-05-05""",
    "rule.C04.title": "No opportunity again and again, and nobody says why",
    "rule.C04.why": "Somebody logged twice or more that there was no opportunity. That is no lack of effort, but a question to their surroundings. As long as the cause is not written down, nobody can do anything about it.",
    "rule.C04.example": """\
# plans/log/p09.yaml
- {{date: 2026-04-30, goal: delegate, outcome: no_opportunity}}
- {{date: 2026-06-04, goal: delegate, outcome: no_opportunity}}""",
    "rule.C04.remedy": """\
Ask what stood in the way. Write it down as a context factor that names this goal.

    # plans/teams/pv.yaml
    context:
      - id: no-mandate
        factor: No mandate to delegate
        effect: hinders
        goals: [p09/delegate]
        response: {{action: List of mandates, owner: finance, due: 2026-07-01}}

If the factor exists already, name it in the next log entry with `--factor`.""",
    "rule.S01.title": "A kind of support is missing",
    "rule.S01.why": "Learning needs three kinds of support: tools and time, money, and a manager who asks about it. Where one is missing, the employee has to come up with it. The finding names the kind that is not in this plan yet.",
    "rule.S01.example": """\
# plans/teams/ks.yaml
support:
  - {{kind: instrumental, what: Conversation cards, by: hr, due: 2026-04-01}}
  - {{kind: financial, what: Replacement at the desk, by: director}}""",
    "rule.S01.remedy": """\
Agree who arranges it and when, even if it is small.

    - kind: managerial
      what: A talk of a quarter of an hour every two weeks
      by: lead-ks
      due: 2026-04-01""",
    "rule.S02.title": "Promised support is late",
    "rule.S02.why": "The organisation promised something by a certain day, and it is not reported as delivered. A promise that is not kept weighs more than no promise. That is why it stands at the top of the report.",
    "rule.S02.example": """\
# plans/trajectories/koers-en-kracht.yaml
support:
  - id: roster-hours
    kind: instrumental
    what: Two hours a week in the roster
    by: director
    due: 2026-04-15""",
    "rule.S02.remedy": """\
If it is there, add the day. If not, ask whoever promised it for a new day, or for an honest no.

    delivered: 2026-07-01""",
    "rule.A01.title": "A trajectory without a part at work",
    "rule.A01.why": "What was practised only in a room or behind a screen still has to be translated to the work afterwards. An assignment in your own work starts on that during the trajectory, and costs no productive hours.",
    "rule.A01.example": """\
# plans/trajectories/koers-en-kracht.yaml
activities:
  - {{id: module-1, title: Module 1, mode: offline, hours: 8}}
  - {{id: webinars, title: Three webinars, mode: online, hours: 6}}""",
    "rule.A01.remedy": """\
Add an activity on the job.

    - id: assignments
      title: Assignments in my own work
      mode: on_the_job
      hours: 14
      productive_hours_lost: 0""",
    "rule.A02.title": "A trajectory that serves no goal",
    "rule.A02.why": "The trajectory names no goal of the organisation that it contributes to. Then after half a year nobody can say whether it was worth the trouble.",
    "rule.A02.example": """\
# plans/trajectories/koers-en-kracht.yaml
title: Course & Strength
starts: 2026-01-15
ends: 2026-03-26
participants: [p01, p02]""",
    "rule.A02.remedy": """\
Name what the trajectory is for.

    contributes_to: [organisation/satisfaction]""",
    "rule.A03.title": "A trajectory without hours or costs",
    "rule.A03.why": "What a trajectory costs in money and productive hours is half of the talk about what it yields. Without those figures the report cannot name the cost per goal in use. An estimate is enough.",
    "rule.A03.example": """\
# plans/trajectories/koers-en-kracht.yaml
activities:
  - {{id: module-1, title: Module 1, mode: offline}}""",
    "rule.A03.remedy": """\
Add the hours per participant, and the costs of the whole.

    activities:
      - id: module-1
        title: Module 1
        mode: offline
        hours: 8
        productive_hours_lost: 8
    costs:
      - {{category: provider, amount: 47400, date: 2026-01-15}}""",
}
