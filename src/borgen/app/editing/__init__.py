"""Editing plans: what is kept, added or renamed, as changes to a few bytes of a few files.

`bench` opens the workspace and carries changes out; `promises`, `additions` and `renaming` decide
which changes those are, and write nothing.
"""
