"""The command line: words in, text and an exit code out. What anything means is decided below.

To add a command: write `commands/<verb>.py` with a function of that name, add the name to
`interface.COMMANDS`, and its words to the catalogue (`cli.help.<verb>`, `cli.example.<verb>`, and
`cli.option.<verb>.<parameter>` or the shared `cli.option.<parameter>`). The function takes the
session and plain values, of which its signature says how they are given (`interface.Option`,
`interface.Argument`), prints with `output.echo`, and returns its exit code; what cannot go on
raises a `BorgenError`.
"""
