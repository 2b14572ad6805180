"""Pages of the rules about days, lines of the log and privacy, in English: D and V."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, str]] = {
    "rule.D01.title": "The end is before the start",
    "rule.D01.why": "A period that ends before it begins counts nowhere. Then somebody seems never away, or a cycle never planned. Mostly a year or a month was mixed up.",
    "rule.D01.example": """\
# plans/trajectories/koers-en-kracht.yaml
starts: 2026-01-15
ends: 2025-03-26""",
    "rule.D01.remedy": """\
Correct one of the two days.

    starts: 2026-01-15
    ends: 2026-03-26""",
    "rule.D02.title": "A log entry from the future",
    "rule.D02.why": "A log tells what has happened. Tomorrow is all right, because somewhere else it may be tomorrow already. A later day is nearly always a slip, and would keep the line out of all reports until that day comes.",
    "rule.D02.example": """\
# plans/log/p01.yaml
- {{date: 2062-05-12, goal: feedback, outcome: independent}}""",
    "rule.D02.remedy": """\
Correct the day.

    - {{date: 2026-05-12, goal: feedback, outcome: independent}}

Something that is still to come belongs in the plan, as a cycle.""",
    "rule.D03.title": "A log entry from before it counts",
    "rule.D03.why": "The line is from before the day on which the goal was learned, or from before the trajectory's `observed_from`. That may be right: somebody had begun already. What is from before the learned day does not count in the figures.",
    "rule.D03.example": """\
# plans/log/p01.yaml (learned on 26 March)
- {{date: 2026-03-02, goal: feedback, outcome: with_help}}""",
    "rule.D03.remedy": """\
If the day of the line is wrong, correct it. If the goal was learned earlier, correct that day.

    # plans/people/p01.yaml
    learned: {{date: 2026-02-26}}""",
    "rule.D04.title": "The same log line stands there twice",
    "rule.D04.why": "Two equal lines count as one fact, so the figures are right. It happens when two people log the same thing, or when a file was merged twice.",
    "rule.D04.example": """\
# plans/log/p01.yaml
- {{date: 2026-05-12, goal: feedback, outcome: independent}}
- {{date: 2026-05-12, goal: feedback, outcome: independent}}""",
    "rule.D04.remedy": """\
Take one out. If it really happened twice that day, put `n: 2` in the second; `borgen log --again` does that for you.

    - {{date: 2026-05-12, goal: feedback, outcome: independent}}
    - {{date: 2026-05-12, goal: feedback, outcome: independent, n: 2}}""",
    "rule.D05.title": "Two log entries contradict each other",
    "rule.D05.why": "Of one day, one goal and one source there are two different outcomes. Often a line was corrected, and merging in git brought the old version back. That is why a log is corrected by taking a line back, not by changing it.",
    "rule.D05.example": """\
# plans/log/p01.yaml
- {{date: 2026-05-12, goal: feedback, outcome: not_achieved}}
- {{date: 2026-05-12, goal: feedback, outcome: with_help}}""",
    "rule.D05.remedy": """\
Take back what is not right. If it was your last line, `borgen log --undo` does that. If both really happened, put `n: 2` in the second.

    - {{date: 2026-05-12, goal: feedback, outcome: not_achieved}}
    - {{date: 2026-05-12, goal: feedback, outcome: with_help, n: 2}}""",
    "rule.V01.title": "An e-mail address in a file that everybody gets",
    "rule.V01.why": "Whoever can fetch the plans can read all of them, and git forgets nothing. An e-mail address points at a person and a learning plan does not need it. An id or a role is enough.",
    "rule.V01.example": """\
# plans/teams/ks.yaml
sponsor: amina@example.org""",
    "rule.V01.remedy": """\
Use an id or a role.

    sponsor: director

If it really is nobody's personal address, put a reason behind it: `# borgen: ignore[V01] general address`.""",
    "rule.V02.title": "A phone number in a file that everybody gets",
    "rule.V02.why": "A phone number belongs in the address book. In a plan it stays, even after somebody has left, and everybody who fetches the plans gets it too.",
    "rule.V02.example": """\
# plans/teams/ks.yaml
cycles:
  - {{id: buddy, form: buddy, method: Call 06-12345678}}""",
    "rule.V02.remedy": """\
Take it out. Whoever needs it will find it elsewhere.

    - {{id: buddy, form: buddy, method: Call or walk for a quarter of an hour}}

If it really is no phone number, put a reason behind it: `# borgen: ignore[V02] case number`.""",
    "rule.V03.title": "This looks like a citizen service number (BSN)",
    "rule.V03.why": "The number passes the eleven-test, as every Dutch BSN does, and a word nearby says that it is one. A BSN may only be used where the law says so, and in a learning plan that is never the case. If it really is one, treat it as a data leak.",
    "rule.V03.example": """\
# plans/log/p01.yaml
- {{date: 2026-05-12, goal: feedback, outcome: missed, note: "BSN 111222333"}}""",
    "rule.V03.remedy": """\
Take it out and tell whoever looks after privacy with you: it is still in git's history.

If it is some other number, put a reason behind it: `# borgen: ignore[V03] contract number`.""",
    "rule.V04.title": "A private file that is shared all the same",
    "rule.V04.why": "What is in `private/` is yours alone. Git keeps track of this file, so with the next push everybody gets it. Mostly that comes from a forced `git add`.",
    "rule.V04.example": """\
$ git ls-files private/
private/log/p01.yaml""",
    "rule.V04.remedy": """\
Let git release the file; on your own disk it stays.

    git rm --cached private/log/p01.yaml

And see whether `private/` is in `.gitignore`. If it was pushed already, ask for help to take it out of the history.""",
    "rule.V05.title": "A group that is too small to be anonymous",
    "rule.V05.why": "In a group of two, each knows who the other one is. That is why borgen shows a team only from three people with data on, and an organisation from five. Higher is always fine, lower is not.",
    "rule.V05.example": """\
# borgen.yaml
privacy: {{team_minimum: 2, organisation_minimum: 3}}""",
    "rule.V05.remedy": """\
Choose at least three and five, or leave the keys out.

    privacy: {{team_minimum: 3, organisation_minimum: 5}}""",
    "rule.V06.title": "Somebody who was erased is back",
    "rule.V06.why": "Whoever asks to be erased may count on it. A merge with an older copy can bring back a plan, a log line or a name without anybody noticing. `plans/erased.yaml` holds a mark that was made from the old id; so it is known again without standing anywhere.",
    "rule.V06.example": """\
# plans/erased.yaml
erased: [{{id: erased-1e0e2a0c71, date: 2026-11-24}}]

# plans/teams/ks.yaml
members: [p01, p03]        # p03 was erased""",
    "rule.V06.remedy": """\
Erase again; only what came back goes away.

    borgen erase p03

If it is somebody else who happened to get the same id, give them another one.""",
}
