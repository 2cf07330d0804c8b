#!/usr/bin/env python3
"""How long Lockstep takes, beside one call of the AWS CLI and beside the serial pages of
GetAccountAuthorizationDetails, on practice accounts on this machine. Figures are good as ratios only.

    target/venv/bin/python build-tools/speed.py [RUNS]
"""
import json, os, re, statistics, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LOCKSTEP = os.path.join(ROOT, "lockstep")
VENV = os.path.join(ROOT, "target", "venv", "bin")
RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 10
PAGES = """
import boto3, json, sys, time
iam = boto3.client("iam")
iam.get_account_summary()
began, pages = time.time(), 0
for page in iam.get_paginator("get_account_authorization_details").paginate(
        PaginationConfig={"PageSize": 100}):
    pages += 1
print(json.dumps([time.time() - began, pages]))
"""


class Account:
    """A practice account while a block runs."""

    def __init__(self, folder, *options):
        self.folder, self.options = folder, options
        self.env = {"PATH": os.environ["PATH"], "HOME": folder, "LOCKSTEP_HOME": folder + "/state"}
        if "JAVA_HOME" in os.environ:
            self.env["JAVA_HOME"] = os.environ["JAVA_HOME"]

    def __enter__(self):
        line = subprocess.run([LOCKSTEP, "practice", "start", "--background", *self.options],
                              cwd=self.folder, env=self.env, check=True, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
        self.env.update(re.findall(r"(AWS_[A-Z_]+)='?([^' ;\n]+)'?", line))
        return self

    def __exit__(self, *_):
        subprocess.run([LOCKSTEP, "practice", "stop", "--all"], cwd=self.folder, env=self.env,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def run(self, *line):
        """Seconds of the clock, seconds of processors, and MB at most."""
        out = os.path.join(self.folder, "figures")
        began = time.time()
        subprocess.run(["/usr/bin/time", "-o", out, "-f", "%U %S %M", *line], cwd=self.folder,
                       env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        took = time.time() - began
        user, system, kilobytes = open(out).read().split("\n")[-2].split()
        return took, float(user) + float(system), int(kilobytes) / 1024

    def median(self, name, *line, runs=RUNS):
        all_runs = [self.run(*line) for _ in range(runs)]
        took, cpu = (statistics.median(one[i] for one in all_runs) for i in (0, 1))
        most = max(one[2] for one in all_runs)
        print(f"{name:44} {took:7.2f} s  processors {cpu:6.2f} s  {most:5.0f} MB", flush=True)
        return took


def main():
    with tempfile.TemporaryDirectory() as folder, \
            Account(folder, "--account", "typical", "--users", "50") as small:
        aws = [os.path.join(VENV, "aws"), "iam", "get-account-summary"]
        small.run(*aws), small.run(LOCKSTEP, "audit")
        one_call = small.median("aws iam get-account-summary", *aws)
        audit = small.median("lockstep audit, 50 users", LOCKSTEP, "audit")
        small.median("lockstep audit --step 1, 50 users", LOCKSTEP, "audit", "--step", "1")
        help_ = small.median("lockstep --help", LOCKSTEP, "--help")
    print(f"audit / call: {audit / one_call:.2f} (wanted: 1.5)")
    print(f"help / call:  {help_ / one_call:.2f} (wanted: 0.6)", flush=True)
    with tempfile.TemporaryDirectory() as folder, \
            Account(folder, "--account", "typical", "--users", "5000",
                    "--faults", "delay=20ms") as large:
        python = [os.path.join(VENV, "python"), "-c", PAGES]
        told = subprocess.run(python, cwd=folder, env=large.env, check=True, text=True,
                              stdout=subprocess.PIPE).stdout
        serial, pages = json.loads(told)
        print(f"{pages} pages of 100, one after the other {serial:13.2f} s")
        took = large.median("lockstep audit, 5,000 users, 20 ms", LOCKSTEP, "audit",
                            runs=min(RUNS, 3))
        large.median("the same as JSON", LOCKSTEP, "audit", "--format", "json", runs=1)
    print(f"audit / pages: {took / serial:.2f} (wanted: 6); at most 512 MB wanted")


main()
