"""The pure scanner of ruamel.yaml with tabs where YAML allows them.

Alone because importing the library takes 27 ms and only texts that libyaml refuses need it.
"""

from typing import Any

from ruamel.yaml.scanner import Scanner


class TabScanner(Scanner):  # type: ignore[misc, unused-ignore] # the library may be untyped
    """Accepts tabs at the end of a line and inside unquoted text."""

    def scan_to_next_token(self) -> None:
        """Skip a tab before a comment or a line break as well."""
        super().scan_to_next_token()
        while self.reader.peek() == "\t" and self.reader.peek(self._blanks()) in "\r\n\0#":
            self.reader.forward(self._blanks())
            super().scan_to_next_token()

    def scan_plain_spaces(self, indent: Any, start_mark: Any) -> Any:  # noqa: ANN401 - overrides
        """Return the white space inside an unquoted text, tabs included."""
        blanks: str = self.reader.prefix(self._blanks())
        if "\t" not in blanks:
            return super().scan_plain_spaces(indent, start_mark)
        self.reader.forward(len(blanks))
        if self.reader.peek() in "\r\n\0":
            return super().scan_plain_spaces(indent, start_mark)
        return [blanks]

    def _blanks(self) -> int:
        length = 0
        while self.reader.peek(length) in " \t":
            length += 1
        return length
