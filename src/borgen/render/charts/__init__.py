"""Pictures of a report as SVG, each with words and a table that say the same."""
