"""`compare` with texts that are observed in other processes: the same report, the same findings, and nothing left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from toolkit.workflows import _observing, compare

ZIVUG = '<term type="translit" ref="c:zivug" xml:lang="he-Latn-x-isr">Zivug</term>'
# What is run in the background of a shell is deaf to Ctrl-C, and so is all that it begins.
RUN = (
    "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
    "from toolkit.workflows import _observing\n_observing.PAYS = 0\n_observing.BATCH = 1\n"
    "from toolkit.cli import main\nmain()"
)


@pytest.fixture
def texts(tmp_path, make_tei):
    folder = tmp_path / "texts"
    folder.mkdir()
    for n, tradition in enumerate(("chabad", "ashlag", "laitman", "chabad")):
        data = make_tei(f"t{n}", [f"A {ZIVUG} of {n} words.", "No more."], tradition=tradition)
        (folder / f"{n}.xml").write_bytes(data)
    (folder / "4.xml").write_bytes(b"<TEI>")
    (folder / "5.xml").write_bytes(make_tei("t0", [f"Another {ZIVUG} with the same id."]))
    return folder


@pytest.fixture
def compared(texts, tmp_path, repository, monkeypatch):
    monkeypatch.setattr(_observing, "PAYS", 0)
    monkeypatch.setattr(_observing, "BATCH", 1)
    monkeypatch.setenv("YICHUD_CACHE", str(tmp_path / "unused"))

    def run(processes, cache=None):
        made = compare.compare(
            [texts],
            compare.Question(("unification",)),
            annotations=repository / "annotations",
            command="yichud compare texts",
            cache=cache or tmp_path / f"cache{processes}",
            processes=processes,
        )
        return compare.render(made, "json"), made.findings

    return run


def test_a_report_does_not_depend_on_how_many_processes_there_are(compared):
    alone = compared(1)
    assert {f.code for f in alone[1]} == {"X01", "R03"}
    assert compared(2) == alone
    assert compared(2) == alone  # from what the others kept


def test_without_a_cache_the_tables_come_back_from_the_other_processes(compared, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert compared(2, blocked) == compared(1)


@pytest.mark.filterwarnings("ignore")
def test_what_a_process_that_died_left_is_done_here(compared, monkeypatch):
    alone = compared(1)
    monkeypatch.setattr(_observing, "_begin", os.getpid)  # takes no argument: no process comes to life
    assert compared(2) == alone


@pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="a process is copied only where it can count its threads"
)
@pytest.mark.parametrize("deliver", ["_beside._deliver", "lambda *_: begun.append(os._exit(1))"])
def test_what_a_copy_of_this_process_measures_is_what_this_one_does(texts, tmp_path, repository, deliver):
    made = []
    for processes in (1, 2):
        target = tmp_path / f"{processes}.json"
        lines = (
            "import os",
            f"os.cpu_count = lambda: {processes}",
            "from toolkit.workflows import _beside, _measuring",
            f"_beside._deliver = {deliver}",
            "begun, began = [], _measuring.Beside",
            "_measuring.Beside = lambda make: begun.append(make) or began(make)",
            RUN.replace("main()", "import atexit\natexit.register(lambda: print(len(begun)))\nmain()"),
        )
        command = [sys.executable, "-c", "\n".join(lines), "compare", str(texts), "-q", "-o", str(target)]
        command += ["--annotations", str(repository / "annotations")]
        done = subprocess.run(
            command,
            env={
                **os.environ,
                "YICHUD_CACHE": str(tmp_path / f"cache{processes}"),
                "OPENBLAS_NUM_THREADS": "1",
            },
            capture_output=True,
            text=True,
            cwd=tmp_path,
            check=False,
        )
        assert (done.returncode, done.stdout.split()) == (4, [str(processes - 1)]), done.stderr
        made.append(target.read_bytes())
    assert made[0] == made[1]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks the kernel of Linux for processes")
def test_an_interruption_ends_every_process_and_leaves_nothing_half_written(tmp_path, make_tei):
    folder = tmp_path / "texts"
    folder.mkdir()
    for n in range(150):  # so many that a busy machine is not done before it is interrupted
        (folder / f"{n}.xml").write_bytes(make_tei(f"t{n}", [f"Text {n} speaks of Atzilut. " * 400]))
    cache = tmp_path / "cache"
    command = [sys.executable, "-c", RUN, "compare", str(folder), "-o", str(tmp_path / "report.html")]
    running = subprocess.Popen(
        command,
        env={**os.environ, "YICHUD_CACHE": str(cache)},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not list(cache.glob("observations/*.json")) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: all of them
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert said.splitlines()[-1] == "interrupted"
    assert "Traceback" not in said
    while _alive(running.pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _alive(running.pid)
    assert not list(cache.glob("observations/.*"))
    assert not (tmp_path / "report.html").exists()


def _alive(group: int) -> list[str]:
    """Return what is known of the processes of a group that have not ended."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its_group = stat.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(its_group) == group and state != "Z":
            found.append(stat.with_name("cmdline").read_text())
    return found
