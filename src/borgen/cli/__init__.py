"""The command line: words in, text and an exit code out. What anything means is decided below.

To add a command: write `commands/<name>.py` with a function of that name, declared as typer
documents it, add the name to `app.COMMANDS`, and its words to the catalogue (see `app`). The
function takes the typer context, whose `obj` is the `CommandContext`, and plain values; it prints
with `output.echo` and returns its exit code; what cannot go on raises a `BorgenError`.
"""
