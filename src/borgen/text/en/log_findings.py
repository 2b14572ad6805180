"""What `check` finds in rhythm, evidence and logs, in English: R, C04, E, D02-D05."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, str]] = {
    "finding.R01": "no {stance} is planned for goal `{goal}` from {first} to {last}: {n} days",
    "finding.R01.both": "for goal `{goal}` it is too long without a planned action and too long without a planned reflection; longest without {stance}, from {first} to {last}: {n} days",
    "help.R01": "plan a cycle with action and one with reflection in those weeks",
    "help.R01.action": "plan something to do in between, such as on-the-job coaching, a challenge or a mystery guest",
    "help.R01.reflection": "plan a moment to look back in between, such as intervision, a fixed item in the team meeting or a buddy talk",
    "finding.R02": "nothing is planned for goal `{goal}` in the first {days} days after {learned}",
    "finding.R02.none": "goal `{goal}` has no cycle at all",
    "help.R02": "let a cycle begin in the first weeks, for that is when most gets lost",
    "help.R02.none": "put a cycle in the plan of the team, the trajectory or the person; begin with something small in the first {days} days",
    "finding.R03": "nothing is planned any more for goal `{goal}` from {first} to {last}",
    "help.R03": "let a cycle run on to the end of that period, or plan a look back then",
    "finding.R04": "{n} of {total} past sessions of `{cycle}` are not logged",
    "finding.R04.one": "{n} of {total} past sessions of `{cycle}` is not logged",
    "help.R04": "log what happened, from {first} on: held, cancelled or moved; with `track: false` borgen does not ask",
    "finding.C04": "{n} times there was no opportunity for goal `{goal}`, and no context factor says why",
    "help.C04": "write under `context:` what stands in the way, name this goal there in `goals:`, and agree on a response",
    "finding.E01": "for {days} days only the owner has said how goal `{goal}` is going",
    "help.E01": "ask a colleague, manager or customer to watch once, and log that with `--by`",
    "finding.E02": "goal `{goal}` is called {status}, and nobody else has seen it",
    "help.E02": "let somebody else watch and log that with `--by`, or keep the status at `active` for a while",
    "finding.D02": "log entry of {day}: that day is still to come",
    "help.D02": "see whether the year and the month are right",
    "finding.D03": "log entry of {day}: goal `{goal}` was not learned before {first}",
    "finding.D03.observed": "log entry of {day}: goal `{goal}` is observed only from {first} on",
    "help.D03": "if the date is right, the line stays and does not count",
    "help.D03.observed": "the line counts, but what is missing before that day is held against nobody",
    "finding.D04": "this line is there already",
    "finding.D04.here": "it stands here first",
    "help.D04": "take one out; if it really happened twice, put `n: 2` in the second",
    "finding.D05": "two log entries of {day} about `{goal}` contradict each other",
    "finding.D05.here": "the other line",
    "help.D05": "take back what is not right; if it really happened twice, put `n: 2` in the second",
}
