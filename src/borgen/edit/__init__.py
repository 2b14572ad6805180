"""Writing to the user's files: only the bytes that were asked for, under one lock.

What to write is decided in `app`; how an entry looks as a line stands in `entries`.
"""
