"""Logging: from what somebody says happened to one line in one log, and what that line did.

`desk` reads what is needed, `draft` decides the line, `record` writes it or takes it back,
`effect` looks at the goal before and after. Words and questions belong to `cli`.
"""
