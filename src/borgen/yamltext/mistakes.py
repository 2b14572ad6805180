"""What a person probably meant where reading stopped: the sentence and what to type instead."""

import re
from collections.abc import Callable
from typing import Final

from borgen.diagnostics import Arg
from borgen.frozen import Value
from borgen.yamltext.events import Stop
from borgen.yamltext.text import WHOLE_FILE, Problem, span_at

_INDENT: Final = re.compile(r"[ \t]*")
_HEAD: Final = re.compile(
    r"""\s*(?:-[ ]+)*+(?P<label>(?:[\w.-]+|"[^"\n]*"|'[^'\n]*')[ ]*:[ ]+)?(?P<value>\S.*)""",
    re.VERBOSE,
)
_LABEL_ONLY: Final = re.compile(r"[ ]*(?:-[ ]+)*[\w.-]+[ ]*")
_NO_SPACE: Final = re.compile(r"\s*(?:-[ ]+)*(?P<key>[\w.-]+):(?P<value>[^\s/].*)")
_NO_COLON: Final = re.compile(r"\s*(?:-[ ]+)*(?P<text>[^\s\"'\[{#:-][^:]*)")
_KEY_LINE: Final = re.compile(r"\s*(?:-[ ]+)*[\w.-]+:(?:\s|$)")
_TIGHT_DASH: Final = re.compile(r"\s*-(?=[^\s-])")
_VALUE_AND_KEY: Final = re.compile(
    r"[\w-]+: [a-z0-9][a-z0-9/-]*(?:(?P<comma>, )|;? )(?P<key>[a-z_]+)$"
)
_COMMENT: Final = re.compile(r"\s#.*")
_RESERVED: Final = frozenset("@`%|>-?,[]{}&*!")
_CLOSING: Final = {"[": "]", "{": "}"}
_QUOTES: Final = ('"', "'")
_LONGEST: Final = 5_000
"""In a line longer than this, in characters, nobody's mistake is guessed at."""
_FURTHEST: Final = 100
"""How many lines up a forgotten quote is looked for."""


class _Scene(Value, frozen=True):
    """The text, where reading stopped, and where began what was being read."""

    text: str
    at: int
    began: int

    @property
    def char(self) -> str:
        return self.text[self.at : self.at + 1]

    @property
    def opener(self) -> str:
        return self.text[self.began : self.began + 1]

    @property
    def before(self) -> str:
        """What stands on the line before the stop."""
        return self.text[self.line_start(self.at) : self.at]

    def line_start(self, offset: int) -> int:
        return 1 + max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset))

    def line(self, offset: int) -> str:
        start = self.line_start(offset)
        return re.split(r"[\r\n]", self.text[start:], maxsplit=1)[0]

    def problem(self, variant: str, start: int, end: int, **args: Arg) -> Problem:
        return Problem("F02", span_at(self.text, start, end), args, variant)


def syntax_problem(text: str, stop: Stop | None) -> Problem:
    """Return the F02 for a text that cannot be read beyond `stop`."""
    if stop is None:
        return Problem("F02", WHOLE_FILE)
    end = len(text.rstrip())
    scene = _Scene(text, min(stop.at, end), min(stop.began, end))
    if max(len(scene.line(scene.at)), len(scene.line(scene.began))) <= _LONGEST:
        for look in _LOOKS:
            if problem := look(scene):
                return problem
    return scene.problem("", scene.at, min(scene.at + 1, end))


def _tab(scene: _Scene) -> Problem | None:
    start = scene.line_start(scene.at)
    indent = _INDENT.match(scene.text, start)
    at = scene.at if scene.char == "\t" else start + (indent[0].find("\t") if indent else -1)
    return (
        scene.problem("tab", at, at + 1)
        if scene.text[at : at + 1] == "\t" and at >= start
        else None
    )


def _escape(scene: _Scene) -> Problem | None:
    if scene.opener != '"':
        return None
    slash = scene.text.rfind("\\", max(scene.began, scene.at - 9), scene.at)
    if slash < 0 or scene.at == len(scene.text.rstrip()):
        return None
    return scene.problem("escape", slash, slash + 2, escape=scene.text[slash : slash + 2])


def _unclosed_quote(scene: _Scene) -> Problem | None:
    if scene.opener in _QUOTES and scene.at > scene.began:
        return scene.problem("unclosed_quote", scene.began, scene.began + 1, quote=scene.opener)
    quote = scene.before.rstrip()[-1:]
    if quote not in _QUOTES or scene.before.count(quote) % 2 == 0:
        return None
    above = scene.text[: scene.line_start(scene.at)]
    for _ in range(_FURTHEST):
        start = above.rstrip("\r\n")
        line_start = 1 + max(start.rfind("\n"), start.rfind("\r"))
        if start[line_start:].count(quote) % 2:
            at = start.rfind(quote)
            return scene.problem("unclosed_quote", at, at + 1, quote=quote)
        above = above[:line_start]
    return None


def _text_after_quote(scene: _Scene) -> Problem | None:
    if scene.before.rstrip()[-1:] not in _QUOTES:
        return None
    typed = _typed(scene.line(scene.at))
    return scene.problem("text_after_quote", scene.at, scene.at + 1, typed=typed)


def _next_key(scene: _Scene) -> Problem | None:
    """A short value and behind it the next key, without the comma or the braces in between."""
    found = _VALUE_AND_KEY.search(scene.before) if scene.char == ":" else None
    if not found:
        return None
    start = scene.line_start(scene.at)
    at = start + found.start("key")
    line = scene.line(scene.at)
    if "{" in line:
        return scene.problem("missing_comma", at, scene.at, key=found["key"])
    if not found["comma"]:
        return None
    head = len(line) - len(line.lstrip(" -"))
    typed = f"{line[:head].lstrip()}{{{line[head:].rstrip(' }')}}}"
    return scene.problem("missing_braces", at, scene.at, typed=typed)


def _colon_in_text(scene: _Scene) -> Problem | None:
    if scene.char != ":":
        return None
    line, column = scene.line(scene.at), len(scene.before)
    start = 1 + max(line.rfind(mark, 0, column) for mark in "{[,") if "{" in line else 0
    ends = [end for mark in ",}]" if (end := line.find(mark, column)) > 0 and "{" in line]
    part = line[start : min(ends, default=len(line))]
    head = _HEAD.fullmatch(part)
    if not head or not head["label"] or column - start < head.start("value"):
        return None
    return scene.problem("colon_in_text", scene.at, scene.at + 1, typed=_typed(part))


def _unclosed_bracket(scene: _Scene) -> Problem | None:
    closing = _CLOSING.get(scene.opener)
    if closing is None or not _never_closed(scene, closing):
        return None
    args = {"opening": scene.opener, "closing": closing}
    return scene.problem("unclosed_bracket", scene.began, scene.began + 1, **args)


def _never_closed(scene: _Scene, closing: str) -> bool:
    if scene.at == len(scene.text.rstrip()):
        return True
    if scene.char in "]}":
        return scene.char != closing
    if scene.line_start(scene.at) == scene.line_start(scene.began):
        return False
    return bool(_KEY_LINE.match(scene.line(scene.at)))


def _reserved(scene: _Scene) -> Problem | None:
    line = scene.line(scene.at)
    head = _HEAD.match(line)
    if not head or head["value"][0] not in _RESERVED or len(scene.before) < head.start("value"):
        return None
    if not head["label"] and not line.lstrip().startswith("- "):
        return None
    args = {"character": head["value"][0], "typed": _typed(line)}
    return scene.problem("reserved_character", scene.at, scene.at + 1, **args)


def _extra_comma(scene: _Scene) -> Problem | None:
    before = scene.text[: scene.at].rstrip()
    if scene.char != "," or before[-1:] not in {",", *_CLOSING}:
        return None
    return scene.problem("extra_comma", scene.at, scene.at + 1)


def _extra_bracket(scene: _Scene) -> Problem | None:
    line = _HEAD.match(scene.line(scene.at))
    alone = scene.line(scene.at).strip() == scene.char
    begins = line and line.start("value") == len(scene.before)
    if scene.char not in {"]", "}"} or (begins and not alone):
        return None
    return scene.problem("extra_bracket", scene.at, scene.at + 1, bracket=scene.char)


def _dash_without_space(scene: _Scene) -> Problem | None:
    """A line such as `-id: klant`: reading stops there, at its end, or at the line after it."""
    here = scene.line_start(scene.at)
    inside = scene.before.strip(" -") and scene.at < here + len(scene.line(scene.at))
    above = scene.line_start(len(scene.text[:here].rstrip()))
    for start in (above,) if inside else (here, above):
        line = scene.line(start)
        if dash := _TIGHT_DASH.match(line):
            at = start + dash.end() - 1
            typed = f"- {line[dash.end() :].rstrip()}"
            return scene.problem("space_after_dash", at, at + 1, typed=typed)
    return None


def _key_without_colon(scene: _Scene) -> Problem | None:
    """A line such as `title Klant` or `title:Klant`: reading stops at the line after it."""
    if scene.opener == "-":
        return None
    here = scene.line_start(scene.at)
    start = scene.line_start(scene.began)
    if scene.char == ":":
        start = scene.line_start(len(scene.text[:here].rstrip()))
    line = scene.line(start)
    if spaced := _NO_SPACE.fullmatch(line):
        at = start + spaced.end("key")
        typed = f"{spaced['key']}: {spaced['value']}"
        return scene.problem("space_after_colon", at, at + 1, typed=typed)
    same_margin = _margin(line) == _margin(scene.line(scene.at)) or scene.char != ":"
    if (plain := _NO_COLON.fullmatch(line)) and same_margin:
        return scene.problem("missing_colon", start + plain.start("text"), start + len(line))
    return None


def _indentation(scene: _Scene) -> Problem | None:
    if not scene.before.strip() and scene.char:
        return scene.problem("indentation", scene.at, scene.at + 1)
    if scene.char == ":" and _LABEL_ONLY.fullmatch(scene.before):
        start = scene.at - len(scene.before.lstrip())
        return scene.problem("indentation", start, scene.at)
    return None


_LOOKS: Final[tuple[Callable[[_Scene], Problem | None], ...]] = (
    _tab,
    _escape,
    _unclosed_quote,
    _text_after_quote,
    _next_key,
    _colon_in_text,
    _unclosed_bracket,
    _extra_comma,
    _extra_bracket,
    _reserved,
    _dash_without_space,
    _key_without_colon,
    _indentation,
)


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _typed(part: str) -> str:
    """Return `part` as it should be typed: its value in quotes."""
    head = _HEAD.match(_COMMENT.sub("", part.rstrip()))
    if not head:
        return part.strip()
    return f"{head['label'] or ''}{_quoted(head['value'])}"


def _quoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in _QUOTES:
        value = value[1:-1]
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'
