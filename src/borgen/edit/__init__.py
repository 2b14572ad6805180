"""Writing the user's files: only the bytes that were asked for, all or nothing, under one lock.

What to write is decided in `app`.
"""
