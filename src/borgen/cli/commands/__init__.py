"""One module per verb, none of which knows another; each is imported when it is called."""
