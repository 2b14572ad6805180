"""Pages of the rules about rhythm, the half-year review and evidence, in English: R, H and E."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, str]] = {
    "rule.R01.title": "Too long without action, or too long without reflection",
    "rule.R01.why": "Doing without looking back becomes habit, looking back without doing remains talk. A goal needs them in turn. borgen looks at all cycles that concern the goal, and tells the longest stretch of more than eight weeks in which one of the two is missing.",
    "rule.R01.example": """\
# plans/teams/ks.yaml
cycles:
  - id: meeting
    form: team_meeting
    starts: 2026-04-02
    every: 2 weeks""",
    "rule.R01.remedy": """\
Put a form of the other kind beside it. Action: coaching, challenge, mystery_guest, job_rotation, peer_observation, teach_back. Reflection: intervision, team_meeting, buddy, progress_talk.

    - id: coaching
      form: coaching
      dates: [2026-05-06, 2026-06-24, 2026-08-12]""",
    "rule.R02.title": "Nothing is planned in the first thirty days after learning",
    "rule.R02.why": "What is not used soon after a course mostly is not used at all. The first weeks are the busiest, for the daily work has piled up. One short moment in the calendar makes the difference. If a goal has no cycle at all, the finding says so.",
    "rule.R02.example": """\
# plans/teams/ks.yaml (learned on 26 March)
cycles:
  - id: intervision
    form: intervision
    starts: 2026-05-12
    every: 4 weeks""",
    "rule.R02.remedy": """\
Let the cycle begin earlier, or add something small.

    - id: meeting
      form: team_meeting
      title: What did you apply?
      starts: 2026-04-02
      every: 2 weeks
      minutes: 15""",
    "rule.R03.title": "Nothing is planned any more in the last months",
    "rule.R03.why": "borgen looks half a year ahead, or as far as `horizon_days` says. If there is nothing left in the last third of that, the safeguarding stops before it is a habit. That is the very time in which it shows whether it stays.",
    "rule.R03.example": """\
# plans/teams/ks.yaml (learned on 26 March)
cycles:
  - id: meeting
    form: team_meeting
    starts: 2026-04-02
    every: 2 weeks
    until: 2026-06-30""",
    "rule.R03.remedy": """\
Let the cycle run on, or plan a look back towards the end.

    - id: half-year
      form: half_year_review
      dates: [2026-09-24]""",
    "rule.R04.title": "Sessions of which nobody knows whether they took place",
    "rule.R04.why": "Something was agreed, the day has passed, and the log says nothing. Perhaps it simply took place; then logging it costs a few seconds. Perhaps it vanished in the rush; then that is worth a talk. You get one finding for each cycle.",
    "rule.R04.example": """\
# plans/teams/ks.yaml (on 1 May nothing is logged of these three)
cycles:
  - id: meeting
    form: team_meeting
    dates: [2026-04-02, 2026-04-16, 2026-04-30]""",
    "rule.R04.remedy": """\
Log what happened: held, cancelled or moved.

    # plans/log/ks.yaml
    - {{date: 2026-04-02, kind: session, cycle: meeting, status: held}}
    - {{date: 2026-04-16, kind: session, cycle: meeting, status: cancelled}}

If nobody needs to keep track of this, put `track: false` at the cycle.""",
    "rule.H01.title": "No look back after half a year",
    "rule.H01.why": "Half a year after the end it shows what has stayed. Without an appointment that question only comes when everybody is busy with something else. borgen looks for a `half_year_review` between day 150 and day 210 after the end of the trajectory.",
    "rule.H01.example": """\
# plans/trajectories/koers-en-kracht.yaml
ends: 2026-03-26
cycles:
  - {{id: half-way, form: community, dates: [2026-06-25]}}""",
    "rule.H01.remedy": """\
Put the day in the calendar now, with the director present.

    - id: half-year
      form: half_year_review
      dates: [2026-09-24]""",
    "rule.E01.title": "For ninety days nobody else has been watching",
    "rule.E01.why": "What somebody logs about themselves is valuable, and it is one side. Somebody else often sees sooner that it works than the person does. This is an invitation to ask, not a doubt about what is written.",
    "rule.E01.example": """\
# plans/log/p01.yaml
- {{date: 2026-07-07, goal: feedback, outcome: independent}}
- {{date: 2026-08-18, goal: feedback, outcome: independent}}
- {{date: 2026-09-08, goal: feedback, outcome: fluent}}""",
    "rule.E01.remedy": """\
Ask a colleague, manager, coach or customer to watch once.

    - {{date: 2026-09-22, goal: feedback, outcome: independent, by: peer}}

On the command line: `borgen log p01/feedback independent --by peer`.""",
    "rule.E02.title": "Achieved, but in one's own eyes only",
    "rule.E02.why": "A goal that is called `achieved` or `maintained` counts as a visible result. It is visible only when somebody else has seen it.",
    "rule.E02.example": """\
# plans/people/p01.yaml (the log holds nothing but `self`)
goals:
  - id: feedback
    title: I give feedback after a customer call
    status: achieved""",
    "rule.E02.remedy": """\
Let somebody watch and log that. Or give it some more time.

    # plans/log/p01.yaml
    - {{date: 2026-09-22, goal: feedback, outcome: independent, by: manager}}""",
}
