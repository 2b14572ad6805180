"""The words: every sentence borgen speaks, by key and language. No logic about learning here.

A language is a package with one module per group of texts (`labels`, `findings`, `reports`, ...),
each a mapping `TEXTS`; the languages have equal keys (a test). Values are `str.format` templates.
The pages of the rules are Markdown, in the folder `rules`.
"""

from borgen.text.catalogue import Language, Text, language_of, text_in

__all__ = ["Language", "Text", "language_of", "text_in"]
