"""A report as a page: sections of sentences, bars, tables and lists, in words.

Every format that people read lays out the same page, so they all say the same. What is measured
belongs to `reports`; how wide, which signs and which colours belong to the format.
"""
