"""Rule families, one a file: each yields findings about one document.

To add a family write a module with `check(subject: Subject) -> Iterator[Finding]`; it is found by name. Give its codes
a letter of their own, and each code a row in `docs/guide/check.md` (a test looks for it).
"""
