"""Recurrence: the days a cycle is planned on, and which held session belongs to which of them."""
