"""The differences that are known, each with its reason: differences.tsv."""

import csv
from collections import namedtuple
from fnmatch import fnmatchcase

Row = namedtuple("Row", "about theirs ours who why")


class Explained:
    def __init__(self, path):
        lines = [line for line in path.read_text().splitlines() if line and line[0] != "#"]
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        self.rows = [Row(*row) for row in rows][1:]
        self.seen = set()

    def difference(self, control, theirs, ours, name):
        """Why the two say different things of a subject; None: nobody has said."""
        for row in self.rows:
            if row[:3] == (control, theirs, ours) and fnmatchcase(name, row.who):
                self.seen.add(row)
                return row
        return None

    def without_control(self, check):
        """What is to be said of a check that no control names; None: nobody has said."""
        for row in self.rows:
            if row.about == check:
                self.seen.add(row)
                return row
        return None

    def unused(self):
        return [row for row in self.rows if row not in self.seen]
