"""Edits of plans and logs: one module a command decides the changes, `context` carries them out.

`references` finds what the files refer to, for `rename` and `erase`.
"""
