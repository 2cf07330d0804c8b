"""Runs Prowler and `./lockstep audit` on one account in moto, and puts them side by side.

    compare.py PROWLER [--quick] [--write PAGE]

Fails (1) if a verdict differs for a reason that differences.tsv does not give, or if a line of it no
longer happens. --write puts the tables into docs/prowler.md, between its markers.
"""

import argparse
import io
import logging
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import redirect_stdout
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path

from account import REGION, Account
from emulator import Emulator
from explained import Explained
from verdicts import AGREE, Lockstep, Prowler, compared

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LONGEST = 900
SAID = ("fail", "pass", "not-applicable", "undetermined", "manual")


class Side:
    """One of the two, run several times."""

    def __init__(self, name, command, fine, report):
        self.name = name
        self.command = command
        self.fine = fine
        self.report = report
        self.seconds = []
        self.peaks = []
        self.calls = None
        self.strangers = None

    def run(self, emulator, home, env):
        # Prowler adds to a report that is there already.
        self.report.unlink(missing_ok=True)
        emulator.calls.clear()
        emulator.strangers.clear()
        began = time.monotonic()
        with open(home / f"{self.name}.out", "wb") as out, redirect_stdout(io.StringIO()):
            process = subprocess.Popen(
                self.command, cwd=home, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=out
            )
            try:
                status, usage = wait(process)
            finally:
                if process.returncode is None and process.poll() is None:
                    process.kill()
                    process.wait()
        if status not in self.fine:
            tail = (home / f"{self.name}.out").read_text(errors="replace")[-800:]
            sys.exit(f"bench: {self.name} ended with {status}: {tail}")
        self.seconds.append(time.monotonic() - began)
        # In KiB, of this process and of the largest of its own.
        self.peaks.append(usage.ru_maxrss / 1024)
        self.calls = emulator.calls.copy()
        self.strangers = emulator.strangers.copy()


def wait(process):
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, usage
        time.sleep(0.01)
    sys.exit("bench: it still ran after 15 minutes")


def environment(emulator, home):
    """Nothing of the caller's but the path; everything that asks elsewhere is sent to us."""
    return {
        "PATH": os.environ["PATH"],
        "JAVA_HOME": os.environ["JAVA_HOME"],
        "HOME": str(home),
        "LOCKSTEP_HOME": str(home / "state"),
        "LC_ALL": "C.UTF-8",
        "AWS_ENDPOINT_URL": emulator.url,
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_EC2_METADATA_DISABLED": "true",
        "HTTP_PROXY": emulator.url,
        "HTTPS_PROXY": emulator.url,
        "NO_PROXY": "127.0.0.1",
    }


def sides(prowler, home):
    theirs = home / "theirs"
    ours = home / "ours.json"
    return (
        Side(
            "prowler",
            [prowler, "aws", "--service", "iam", "--region", REGION, "--no-banner"]
            + ["--no-color", "-M", "json-ocsf", "--output-directory", str(theirs)]
            + ["--output-filename", "out", "--log-level", "CRITICAL"],
            {0, 3},
            theirs / "out.ocsf.json",
        ),
        Side(
            "lockstep",
            [str(ROOT / "lockstep"), "audit", "--quiet", "--format", "json"]
            + ["--output", str(ours)],
            {1},
            ours,
        ),
    )


def table(heads, rows):
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def costs(theirs, ours, versions):
    def middle(values, digits=1):
        return f"{statistics.median(values):.{digits}f}"

    rows = [
        ("calls", theirs.calls.total(), ours.calls.total()),
        ("kinds of call", len(theirs.calls), len(ours.calls)),
        ("seconds", middle(theirs.seconds), middle(ours.seconds)),
        ("peak memory, MiB", middle(theirs.peaks, 0), middle(ours.peaks, 0)),
        ("size of the JSON, MiB", *(f"{s.report.stat().st_size / 2**20:.1f}" for s in (theirs, ours))),
        ("requests to any other machine", theirs.strangers.total(), ours.strangers.total()),
    ]
    spread = "; ".join(
        f"{s.name} {min(s.seconds):.1f} to {max(s.seconds):.1f} s" for s in (theirs, ours)
    )
    return (
        table(("200 users, moto on loopback", *versions), rows)
        + f"\n\n{len(ours.seconds)} runs of each, in turn; medians; {spread}."
    )


def most_called(side):
    return ", ".join(f"{name} {count}" for name, count in side.calls.most_common(8))


def case(name):
    """Users are numbered; what they are called before that is what is so about them."""
    return re.sub(r"-\d\d(?=/|$)", "", name)


def told(names):
    """Cases with how many there are of each."""
    counts = defaultdict(int)
    for name in names:
        counts[case(name)] += 1
    return ", ".join(f"{name} ({count})" if count > 1 else name for name, count in counts.items())


def main():
    options = argparse.ArgumentParser()
    options.add_argument("prowler")
    options.add_argument("--quick", action="store_true")
    options.add_argument("--write", type=Path)
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "state").mkdir(mode=0o700)
        emulator = Emulator()
        # moto prints what it does not serve, and logs it with a stack trace.
        logging.disable(logging.CRITICAL)
        try:
            Account(emulator.url).make()
            theirs, ours = sides(options.prowler, home)
            for i in range(1 if options.quick else 3):
                for side in (theirs, ours):
                    print(f"bench: {side.name}, run {i + 1} ...", file=sys.stderr, flush=True)
                    side.run(emulator, home, environment(emulator, home))
        finally:
            emulator.close()
        return report(options, theirs, ours)


def report(options, theirs, ours):
    prowler, lockstep = Prowler(theirs.report), Lockstep(ours.report)
    explained = Explained(HERE / "differences.tsv")
    versions = (f"Prowler {prowler_version(options.prowler)}", f"Lockstep {lockstep.version}")
    problems, overview, differences, alone, own, not_run = [], [], [], [], [], []
    named = set()
    for control, checks in sorted(lockstep.checks_of.items()):
        named.update(checks)
        run = [check for check in checks if check in prowler.checks]
        not_run += [check for check in checks if check not in prowler.checks]
        if not checks:
            own.append((f"`{control}`", *(lockstep.count(control, s) for s in SAID)))
        if not run:
            continue
        agree, grouped = 0, defaultdict(list)
        for (said, we), names in compared(prowler, lockstep, control).items():
            if (said, we) in AGREE:
                agree += len(names)
                continue
            for name in names:
                row = explained.difference(control, said, we, name)
                if row is None:
                    problems.append(f"{control}: {said} and {we} for {name}; why?")
                else:
                    grouped[row].append(name)
        differences += [
            (f"`{control}`", row.theirs, row.ours, told(names), row.why)
            for row, names in grouped.items()
        ]
        overview.append(
            (
                f"`{control}`",
                ", ".join(f"`{check}`" for check in run),
                *(sum(prowler.count(check, said) for check in run) for said in ("fail", "pass")),
                *(lockstep.count(control, said) for said in ("fail", "pass")),
                agree,
                sum(len(names) for names in grouped.values()),
            )
        )
    for check in sorted(set(prowler.checks) - named):
        row = explained.without_control(check)
        if row is None:
            problems.append(f"{check}: no control, and no word about it")
        else:
            alone.append((f"`{check}`", prowler.count(check, "fail"), row.why))
    problems += [f"differences.tsv: this no longer happens: {row[:4]}" for row in explained.unused()]
    parts = {
        "run": f"Run of {datetime.now(timezone.utc):%Y-%m-%d}: `bench/run prowler`, "
        f"{versions[0]}, {versions[1]}, moto {version('moto')}, Python {sys.version.split()[0]}.",
        "costs": costs(theirs, ours, versions)
        + f"\n\nProwler's calls: {most_called(theirs)} and {len(theirs.calls) - 8} kinds more."
        + f"\n\nLockstep's calls: {most_called(ours)} and {len(ours.calls) - 8} kinds more.",
        "overview": table(
            ("control", "checks of Prowler", "theirs: fail", "pass")
            + ("ours: fail", "pass", "agree", "differ"),
            overview,
        ),
        "differences": table(("control", "theirs", "ours", "who", "why"), differences),
        "alone": table(("check", "fails", "what Lockstep has"), alone),
        "own": table(("control", *SAID), own),
        "not-run": "Named by a control, and without a finding in this run: "
        + ", ".join(f"`{check}`" for check in sorted(not_run))
        + ".",
    }
    for part in parts.values():
        print(part + "\n")
    if options.write:
        write(options.write, parts)
    for problem in problems:
        print("bench: " + problem, file=sys.stderr)
    return 1 if problems else 0


def prowler_version(program):
    site = next(Path(program).parent.parent.glob("lib/python3*/site-packages/prowler-*.dist-info"))
    return site.name.removesuffix(".dist-info").split("-")[1]


def write(page, parts):
    text = page.read_text()
    for name, part in parts.items():
        text, times = re.subn(
            rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)",
            lambda match: f"{match[1]}{part}\n{match[2]}",
            text,
            flags=re.DOTALL,
        )
        if times != 1:
            sys.exit(f"bench: {page} has no place for {name}")
    page.write_text(text)


if __name__ == "__main__":
    sys.exit(main())
