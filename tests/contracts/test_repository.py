"""What may and may not lie in the repository."""

import re
import subprocess

import pytest


@pytest.fixture(scope="module")
def tracked(repository):
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=repository, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [repository / name for name in listed.stdout.decode().split("\0") if name]


def test_lock_files_carry_hashes_and_no_addresses(repository):
    for lock in (repository / "locks").glob("*.lock"):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text, lock.name
        packages = re.findall(r"^[a-z0-9-]+==", text, re.MULTILINE)
        assert packages
        assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}", text)) >= len(packages)


def test_no_file_names_a_folder_of_somebody_s_machine(tracked, repository):
    found = [
        str(path.relative_to(repository))
        for path in tracked
        if path.is_file() and re.search(rb"(?:/home/|/root/|/Users/|[A-Z]:\\\\Users)[a-z]", path.read_bytes())
    ]
    assert found in ([], ["tests/contracts/test_repository.py"])


def test_large_files_stay_out(tracked):
    assert [p.name for p in tracked if p.is_file() and p.stat().st_size > 1_000_000] == []
