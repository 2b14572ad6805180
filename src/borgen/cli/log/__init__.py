"""The dialogue of `borgen log`: its words, its questions, and what an entry did."""
