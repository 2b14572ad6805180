"""The rules: what a workspace should say about itself on a day, and where it does not.

One module per family of rules, each with its own tuple `RULES`; `registry` joins them. A rule looks
at values and yields findings: it reads no file, asks no clock and chooses no words. What is wrong
with a file or a value as such was found on the way in, by `load`.
"""

from borgen.checks.registry import RULES, check, ignored_by_settings
from borgen.checks.rule import Rule, Scene

__all__ = ["RULES", "Rule", "Scene", "check", "ignored_by_settings"]
