"""Reports as values: what a person, a team, a trajectory or the organisation gets to see.

Each module builds one report from a workspace and a day. Which words, colours and columns it
gets belongs to `render`; what is measured belongs to `progress`.
"""
