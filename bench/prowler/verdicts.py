"""Verdicts of both, in one form: check or control, subject, and what was said of it."""

import json
from collections import defaultdict

# Where several findings of one check are about one subject, the first of these counts.
WORST = ["fail", "undetermined", "manual", "pass", "not-applicable", "-"]

# What needs no explanation: both say that something is wrong, or neither does.
AGREE = {
    ("fail", "fail"),
    ("manual", "manual"),
    ("pass", "pass"),
    ("pass", "not-applicable"),
    ("pass", "-"),
    ("-", "pass"),
    ("-", "not-applicable"),
}


class Prowler:
    """Its findings, by check."""

    def __init__(self, path):
        self.checks = defaultdict(list)
        for finding in json.loads(path.read_text()):
            resource = finding["resources"][0]
            self.checks[finding["metadata"]["event_code"]].append(
                (resource["name"], resource["uid"], finding["status_code"].lower())
            )

    def count(self, check, status):
        return sum(1 for *_, said in self.checks[check] if said == status)

    def verdicts(self, checks, kind):
        """Subject to verdict, with the subjects of a control that judges this kind of thing."""
        all_said = defaultdict(list)
        for check in checks:
            for name, arn, said in self.checks[check]:
                all_said[subject(name, arn, kind)].append(said)
        return settled(all_said)


def subject(name, arn, kind):
    resource = arn.split(":", 5)[-1]
    if kind in ("account", "root"):
        return kind
    if kind == "policy":
        return name
    # The user, role or group, whatever stands behind its name; root is called root.
    return resource.rsplit("/", 1)[-1]


class Lockstep:
    """Its findings, by control."""

    def __init__(self, path):
        audit = json.loads(path.read_text())
        self.version = audit["lockstep"]
        self.controls = defaultdict(list)
        self.kinds = {}
        self.checks_of = {}
        for finding in audit["findings"]:
            control = finding["control"]
            kind = finding["subject"]["kind"]
            name = finding["subject"]["name"]
            checks = finding["references"].get("prowler", [])
            if control not in self.kinds:
                self.kinds[control] = kind
                self.checks_of[control] = checks
            if kind in ("account", "root"):
                name = kind
            elif kind == "access-key":
                name = finding["owner"]
            self.controls[control].append((name, finding["status"]))

    def count(self, control, status):
        return sum(1 for _, said in self.controls[control] if said == status)

    def verdicts(self, control):
        all_said = defaultdict(list)
        for name, said in self.controls[control]:
            all_said[name].append(said)
        return settled(all_said)


def settled(all_said):
    return {name: min(said, key=WORST.index) for name, said in all_said.items()}


def compared(prowler, lockstep, control):
    """(theirs, ours) to subjects, for each subject that either speaks of."""
    theirs = prowler.verdicts(lockstep.checks_of[control], lockstep.kinds[control])
    ours = lockstep.verdicts(control)
    pairs = defaultdict(list)
    for name in sorted(set(theirs) | set(ours)):
        pairs[theirs.get(name, "-"), ours.get(name, "-")].append(name)
    return pairs
