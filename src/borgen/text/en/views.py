"""What the tree, what is due and an arithmetic say, in English."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, str]] = {
    "tree.title": "Line of sight: {title}",
    "tree.down": "From the organisation's goals to people's",
    "tree.up": "From personal goals to the organisation's",
    "tree.goals": "{n} goals",
    "tree.goals.one": "1 goal",
    "tree.empty": "There are no goals yet",
    "tree.again": "(see above)",
    "tree.private": "(private: for me alone)",
    "tree.loose": "This reaches no goal of the organisation",
    "tree.organisation_unserved": "Goals of the organisation that nobody contributes to yet",
    "tree.shared_unserved": "Shared goals that nobody's own goal contributes to yet",
    "tree.serving_nothing": "Goals that contribute to nothing yet",
    "tree.without_line": "People none of whose goals contributes to anything yet",
    "tree.coverage": "Is the line complete?",
    "tree.way.down": "Downwards",
    "tree.way.up": "Upwards",
    "tree.down.organisation": "{count} of {n} organisation goals are served.",
    "tree.down.organisation.one": "{count} of 1 organisation goal is served.",
    "tree.down.shared": "{count} of {n} shared goals have somebody's own goal behind them.",
    "tree.down.shared.one": "{count} of 1 shared goal has somebody's own goal behind it.",
    "tree.up.shared": "{count} of {n} shared goals reach an organisation goal.",
    "tree.up.shared.one": "{count} of 1 shared goal reaches an organisation goal.",
    "tree.up.personal": "{count} of {n} personal goals reach an organisation goal.",
    "tree.up.personal.one": "{count} of 1 personal goal reaches an organisation goal.",
    "tree.up.people": "{count} of {n} people have a goal that does.",
    "tree.up.people.one": "{count} of 1 person has a goal that does.",
    "tree.closing": "These are plans. Whether they work out is not told here.",
}
