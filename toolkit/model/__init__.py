"""Frozen values that every layer above shares; no input, no output, no library but the standard one."""
