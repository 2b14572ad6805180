"""Write an entry, or take one back: under the workspace's lock, one line at a time."""

from collections.abc import Sequence

from borgen import vcs
from borgen.app.logging.desk import Desk
from borgen.app.logging.draft import Draft
from borgen.app.writing import alone
from borgen.edit.append import NewLine, append_lines
from borgen.edit.entries import Fields, entry_line
from borgen.errors import BorgenError
from borgen.frozen import Value
from borgen.load import entry_name, load_log
from borgen.model.entry import Entry
from borgen.model.ids import Key
from borgen.model.workspace import log_file
from borgen.text import text_in


class Written(Value, frozen=True):
    """What was written: the line and its log; `note_file` where a note went elsewhere.

    Attributes:
        fields: the entry as it stands there.
        only_note: the fact stood there already; only the note is new.
        exposed: git does not ignore the private file.
    """

    line: str
    file: str
    fields: Fields
    note_file: str | None = None
    only_note: bool = False
    exposed: bool = False


def record(desk: Desk, made: Draft, *, again: bool, share: bool) -> Written:
    """Append the entry to its log, and a private note to my own.

    Args:
        desk: the workspace.
        made: the entry.
        again: it happened once more on that day.
        share: put the note in the log that others read.

    Raises:
        BorgenError: it is already logged, or the log cannot be made longer.
        SystemFailureError: the disk or a permission.
    """
    notes = desk.workspace.settings.privacy.notes
    inline = made.private or share or notes == "tracked"
    noted = made.note if not inline else None
    owner = desk.myself() if made.private else made.owner
    me = desk.myself() if noted else ""
    fields = _as_mine(desk, made, made.fields) if made.private else made.fields
    if inline and made.note:
        fields = {**fields, "note": made.note}
    with alone(desk.root):
        fresh = _distinct(desk, owner, fields, again=again, private=made.private)
        lines = []
        if fresh is not None:
            lines.append(_line(desk, owner, fresh, private=made.private))
        elif noted is None:
            raise BorgenError("error.already_logged", file=log_file(owner, private=made.private))
        if noted is not None:
            mine = {**_as_mine(desk, made, fresh or fields), "note": noted}
            lines.append(_line(desk, me, mine, private=True))
        append_lines(lines)
    secret = log_file(desk.me or "", private=True)
    return Written(
        line=entry_line(fresh or fields),
        file=log_file(owner, private=made.private),
        fields=fresh or fields,
        note_file=secret if noted else None,
        only_note=fresh is None,
        exposed=bool(noted or made.private) and not vcs.ignored(desk.private_root, secret),
    )


def take_back(desk: Desk, owner: str, about: Key | None, *, private: bool) -> tuple[Entry, Written]:
    """Append a `void` for the last entry of a log that still stands.

    Args:
        desk: the workspace.
        owner: whose log.
        about: only an entry about this goal or cycle, if given.
        private: in my private log.

    Raises:
        BorgenError: there is nothing to take back.
    """
    with alone(desk.root):
        rows = load_log(desk.tree, owner, private=private, names=True).rows
        entry = _last(rows, about)
        if entry is None:
            raise BorgenError("error.nothing_to_undo", file=log_file(owner, private=private))
        fields: Fields = {"date": desk.today, "kind": "void", "of": entry.name}
        append_lines([_line(desk, owner, fields, private=private)])
    file = log_file(owner, private=private)
    return entry, Written(line=entry_line(fields), file=file, fields=fields)


def _last(rows: Sequence[Entry], about: Key | None) -> Entry | None:
    for row in reversed(rows):
        fits = about is None or about.id in {row.goal, row.cycle} or str(about) == row.goal
        if row.kind != "void" and not row.void and fits:
            return row
    return None


def _distinct(
    desk: Desk, owner: str, fields: Fields, *, again: bool, private: bool
) -> Fields | None:
    """Return the entry as it has to be written to count, or None where it stands already.

    An entry that was taken back takes all its twins with it: the next like it is numbered.
    """
    rows = load_log(desk.tree, owner, private=private, names=True).rows
    if not rows:
        return fields
    standing = {row.name: not row.void for row in rows}
    numbered, n = fields, 1
    while (name := entry_name(numbered)) in standing:
        if standing[name] and not again:
            return None
        n += 1
        numbered = {**fields, "n": n}
    return numbered


def _as_mine(desk: Desk, made: Draft, fields: Fields) -> Fields:
    """Return an entry as it stands in my own log: what is another's by its full name."""
    if made.about is None or made.owner == desk.myself():
        return fields
    return {**fields, "goal" if "goal" in fields else "cycle": str(made.about)}


def _line(desk: Desk, owner: str, fields: Fields, *, private: bool) -> NewLine:
    text = text_in(desk.workspace.settings.language)
    return NewLine(
        desk.private_root if private else desk.root,
        log_file(owner, private=private),
        entry_line(fields),
        header=text("log.header", owner=owner),
        secret=private,
    )
