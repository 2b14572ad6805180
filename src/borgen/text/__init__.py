"""The words: every sentence borgen speaks, by key and language. No logic about learning here.

A language is a package with one module per family of texts (`labels`, `findings`, `rules`, ...),
each a mapping `TEXTS`; the languages have equal keys (a test). Values are `str.format` templates.
"""

from borgen.text.catalogue import Language, Text, language_of, text_in

__all__ = ["Language", "Text", "language_of", "text_in"]
