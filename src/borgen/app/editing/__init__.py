"""Editing plans: promises kept, additions, renames and erasure, as changes to a few bytes of files.

`context` opens the workspace and carries changes out; `promises`, `additions` and `renaming` decide
which changes those are, and write nothing.
"""
