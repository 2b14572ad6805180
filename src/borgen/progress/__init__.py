"""The measures of goals on a day: pairs, use, evidence, growth, rhythm, and groups of pairs.

Functions from a workspace and a day to frozen values, without any words. What an audience may see
of them is decided in `reports`. Definitions and sources of formulas: docs/measures.md.
"""

from borgen.progress.groups import measure_group
from borgen.progress.measure import measure_pairs, pair_details, review_steps
from borgen.progress.pairs import paused_and_dropped

__all__ = ["measure_group", "measure_pairs", "pair_details", "paused_and_dropped", "review_steps"]
