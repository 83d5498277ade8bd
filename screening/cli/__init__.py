"""The command `sanctions`: one module a command."""
