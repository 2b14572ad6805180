"""What became of the goals: pairs, use, evidence, growth, rhythm, and groups of them.

Derives frozen values from a workspace and a day; stores nothing, words nothing, hides nothing
(audiences are the reports' business). Definitions: docs/measures.md.
"""

from borgen.progress.groups import measure_group
from borgen.progress.measure import measure_pairs, pair_details, review_steps
from borgen.progress.pairs import paused_and_dropped

__all__ = [
    "measure_group",
    "measure_pairs",
    "pair_details",
    "paused_and_dropped",
    "review_steps",
]
