"""The rules: what is wrong or missing in a workspace on a day.

One module per family of rules, each with its own tuple `RULES`; `registry` joins them. A rule reads
values and yields findings: it opens no file, asks no clock and chooses no words. What is wrong with
a file or a single value was found by `load`.
"""

from borgen.checks.registry import RULES, check, ignored_by_settings
from borgen.checks.rule import CheckContext, Rule

__all__ = ["RULES", "CheckContext", "Rule", "check", "ignored_by_settings"]
