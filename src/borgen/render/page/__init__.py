"""A report as a page: sections of sentences, bars, tables and lists.

Every format for people lays out the same page. What is measured is decided in `reports`; width,
signs and colours belong to the format.
"""
