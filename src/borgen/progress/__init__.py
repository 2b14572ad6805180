"""What became of the goals: pairs, use, evidence, growth, rhythm, and groups of them.

Derives frozen values from a workspace and a day; stores nothing, words nothing, hides nothing
(audiences are the reports' business). Definitions: docs/measures.md.
"""
