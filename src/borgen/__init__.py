"""borgen: six months after the course, what is left? Learning plans in plain text."""

__version__ = "0.1.0"
