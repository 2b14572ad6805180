"""The only joiner: opens a workspace, runs the checks, locates findings, carries out edits.

Functions here take plain values and return values; words, colours and exit codes belong to `cli`.
"""
