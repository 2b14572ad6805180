"""Write an entry, or take one back: under the workspace's lock, one line at a time."""

from collections.abc import Sequence

from borgen import vcs
from borgen.app.logging.context import LogContext
from borgen.app.logging.resolve import subject_key
from borgen.app.opening import workspace_lock
from borgen.edit.append import NewLine, append_lines, entry_fields, entry_line
from borgen.errors import BorgenError
from borgen.frozen import Value, replace
from borgen.load import entry_name, load_log
from borgen.model.entry import Entry
from borgen.model.ids import Key
from borgen.model.workspace import log_file
from borgen.text import text_in


class LogResult(Value, frozen=True):
    """What was written.

    Attributes:
        entry: the entry as it stands in its log.
        note_file: where its note went, if that is another file.
        only_note: the entry stood there already; only the note is new.
        exposed: git does not ignore the private file.
        undone: the entry that `entry` takes back.
    """

    entry: Entry
    note_file: str | None = None
    only_note: bool = False
    exposed: bool = False
    undone: Entry | None = None

    @property
    def line(self) -> str:
        """The line in the log."""
        return entry_line(self.entry)

    @property
    def file(self) -> str:
        """The log, relative to the workspace's root."""
        return log_file(self.entry.owner, private=self.entry.private)


def record_entry(context: LogContext, entry: Entry, *, again: bool, share: bool) -> LogResult:
    """Append an entry to its log, and a private note to my own.

    Args:
        context: the workspace.
        entry: the entry, resolved.
        again: it happened once more on that day.
        share: put the note in the log that others read.

    Raises:
        BorgenError: it is already logged, or the log cannot be made longer.
        SystemFailureError: the disk or a permission.
    """
    in_line = entry.private or share or context.workspace.settings.privacy.notes == "tracked"
    note = None if in_line else entry.note
    if entry.private:
        entry = _mine(context, entry)
    elif note is not None:
        context.my_id()
        entry = replace(entry, note=None)
    with workspace_lock(context.root):
        fresh = _numbered(context, entry, again=again)
        if fresh is None and note is None:
            file = log_file(entry.owner, private=entry.private)
            raise BorgenError("error.already_logged", file=file)
        lines = [fresh] if fresh else []
        if note is not None:
            lines.append(replace(_mine(context, fresh or entry), note=note))
        append_lines([_new_line(context, one) for one in lines])
    secret = log_file(context.me or "", private=True)
    return LogResult(
        fresh or entry,
        note_file=secret if note else None,
        only_note=fresh is None,
        exposed=bool(note or entry.private) and not vcs.ignored(context.private_root, secret),
    )


def take_back(context: LogContext, owner: str, about: Key | None, *, private: bool) -> LogResult:
    """Append a `void` for the last entry of a log that still stands.

    Args:
        context: the workspace.
        owner: whose log.
        about: only an entry about this goal or cycle, if given.
        private: in my private log.

    Raises:
        BorgenError: there is nothing to take back.
    """
    with workspace_lock(context.root):
        rows = load_log(context.tree, owner, private=private, names=True).rows
        entry = _last(rows, about)
        if entry is None:
            raise BorgenError("error.nothing_to_undo", file=log_file(owner, private=private))
        void = Entry(owner, 0, context.today, kind="void", of=entry.name, private=private)
        append_lines([_new_line(context, void)])
    return LogResult(void, undone=replace(entry, private=private))


def _last(rows: Sequence[Entry], about: Key | None) -> Entry | None:
    for row in reversed(rows):
        fits = about is None or about.id in {row.goal, row.cycle} or str(about) == row.goal
        if row.kind != "void" and not row.void and fits:
            return row
    return None


def _numbered(context: LogContext, entry: Entry, *, again: bool) -> Entry | None:
    """Return the entry as it has to be written to count, or None where it stands already.

    An entry that was taken back takes all its twins with it: the next like it is numbered.
    """
    day = entry.date.isoformat()
    log = load_log(context.tree, entry.owner, private=entry.private, names=True, containing=[day])
    standing = {row.name: not row.void for row in log.rows}
    numbered, n = entry, 1
    while (name := entry_name(entry_fields(numbered))) in standing:
        if standing[name] and not again:
            return None
        n += 1
        numbered = replace(entry, n=n)
    return numbered


def _mine(context: LogContext, entry: Entry) -> Entry:
    """Return an entry as it stands in my private log: what is another's by its full name."""
    me, subject = context.my_id(), subject_key(entry)
    mine = replace(entry, owner=me, private=True)
    if subject is None or entry.owner == me:
        return mine
    if entry.goal:
        return replace(mine, goal=str(subject))
    return replace(mine, cycle=str(subject))


def _new_line(context: LogContext, entry: Entry) -> NewLine:
    text = text_in(context.workspace.settings.language)
    return NewLine(
        context.private_root if entry.private else context.root,
        log_file(entry.owner, private=entry.private),
        entry_line(entry),
        header=text("log.header", owner=entry.owner),
        secret=entry.private,
    )
