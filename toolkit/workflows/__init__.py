"""The only place where the stages meet: each module is one thing that a user does, called by a command or a page."""
