"""What belongs to `borgen add`: the words as typed, what they mean, and asking for the rest."""
