"""Compares an answer with what a case expects of it."""

import csv
import datetime
import io
import json
import re
import urllib.parse

import yaml


class Loader(yaml.SafeLoader):
    """YAML with tags for expectations; a text such as 2012-10-17 stays a text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class Wanted:
    """An expectation that is no plain value: `kind` is its tag in YAML without the mark."""

    def __init__(self, kind, value):
        self.kind = kind
        self.value = value


def tagged(loader, suffix, node):
    if isinstance(node, yaml.ScalarNode):
        value = yaml.SafeLoader.construct_yaml_str(loader, node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    return Wanted(suffix, value)


Loader.add_multi_constructor("!", tagged)


def difference(wanted, found, place=""):
    """The first difference in words; empty if the answer is as wanted.

    A mapping names some of the members; a list has as many as wanted, in any order.
    """
    if isinstance(wanted, Wanted):
        return special(wanted, found, place)
    if isinstance(wanted, dict):
        if not isinstance(found, dict):
            return f"{place or 'answer'} is {short(found)}, not {sorted(wanted)}"
        for key, value in wanted.items():
            below = f"{place}.{key}" if place else key
            if key not in found and not (isinstance(value, Wanted) and value.kind == "absent"):
                return f"{below} is missing"
            problem = difference(value, found.get(key), below)
            if problem:
                return problem
        return ""
    if isinstance(wanted, list):
        if not isinstance(found, list) or len(found) != len(wanted):
            return f"{place} is {short(found)}, not {len(wanted)} of {short(plain(wanted))}"
        return matched(wanted, found, place)
    if isinstance(wanted, str) and wanted.startswith("~"):
        found = found.decode("utf-8", "replace") if isinstance(found, bytes) else found
        if not isinstance(found, str) or not re.fullmatch(wanted[1:], found, re.DOTALL):
            return f"{place} is {short(found)}, not {wanted}"
        return ""
    if wanted != found or isinstance(wanted, bool) != isinstance(found, bool):
        return f"{place} is {short(found)}, not {short(wanted)}"
    return ""


def matched(wanted, found, place):
    """Whether each thing wanted is one of those found, and no two the same."""
    left = list(found)
    for one in wanted:
        at = next((i for i, other in enumerate(left) if not difference(one, other)), None)
        if at is None:
            near = nearest(one, left)
            if near is not None:
                return difference(one, near, place + "[]")
            return f"{place} has no {short(plain(one))} among {short(found)}"
        del left[at]
    return ""


def nearest(wanted, found):
    """That of the same name or id, to tell what of it is not as wanted."""
    if not isinstance(wanted, dict) or not wanted:
        return None
    key, value = next(iter(wanted.items()))
    same = (one for one in found if isinstance(one, dict) and key in one)
    return next((one for one in same if not difference(value, one[key])), None)


def special(wanted, found, place):
    kind, value = wanted.kind, wanted.value
    if kind == "absent":
        return "" if found is None else f"{place} is {short(found)}, but should not be there"
    if kind == "any":
        return "" if found is not None else f"{place} is missing"
    if kind == "has":
        if not isinstance(found, list):
            return f"{place} is {short(found)}, not a list"
        return matched(value, found, place)
    if kind == "without":
        for one in value:
            if any(not difference(one, other) for other in found or []):
                return f"{place} has {short(plain(one))}"
        return ""
    if kind == "none":
        return "" if not found else f"{place} is {short(found)}, but nothing should be there"
    if kind == "one-more":
        same = isinstance(found, int) and found == int(value) + 1
        return "" if same else f"{place} is {short(found)}, not one more than {value}"
    if kind == "date":
        same = isinstance(found, datetime.datetime) and found.date().isoformat() == value
        return "" if same else f"{place} is {found}, not {value}"
    if kind == "size":
        size = len(found) if hasattr(found, "__len__") else None
        return "" if size == int(value) else f"{place} has {size}, not {value}"
    if kind == "document":
        return document(value, found, place)
    if kind == "recent":
        now = datetime.datetime.now(datetime.timezone.utc)
        if isinstance(found, datetime.datetime) and abs((now - found).total_seconds()) < 300:
            return ""
        return f"{place} is {found}, not now"
    if kind == "seconds-ahead":
        now = datetime.datetime.now(datetime.timezone.utc)
        ahead = (found - now).total_seconds() if isinstance(found, datetime.datetime) else None
        if ahead is not None and abs(ahead - float(value)) < 60:
            return ""
        return f"{place} is {found}, not {value} seconds ahead"
    if kind == "at-least":
        enough = isinstance(found, int) and found >= int(value)
        return "" if enough else f"{place} is {short(found)}, not at least {value}"
    if kind == "report":
        return report(value, found, place)
    raise ValueError(f"no such expectation: !{kind}")


def document(wanted, found, place):
    """A policy as IAM gives it: JSON, URL-encoded by RFC 3986."""
    if not isinstance(found, str):
        return f"{place} is {short(found)}, not a document"
    if re.search(r'[{}"\s]', found):
        return f"{place} is not URL-encoded"
    text = urllib.parse.unquote(found)
    expected = wanted if isinstance(wanted, str) else None
    if expected is not None:
        # Byte for byte as it was given.
        return "" if text == expected else f"{place} is {short(text)}, not {short(expected)}"
    try:
        return difference(wanted, json.loads(text), place)
    except ValueError:
        return f"{place} is no JSON: {short(text)}"


def report(wanted, found, place):
    """A credential report, as rows by the `user` column."""
    text = found.decode("utf-8") if isinstance(found, bytes) else str(found)
    rows = {row.get("user"): row for row in csv.DictReader(io.StringIO(text))}
    lower = {user: {k: (v or "").lower() for k, v in row.items() if k} for user, row in rows.items()}
    return difference(wanted, lower, place)


def plain(wanted):
    if isinstance(wanted, Wanted):
        return f"!{wanted.kind} {plain(wanted.value)}"
    if isinstance(wanted, dict):
        return {key: plain(value) for key, value in wanted.items()}
    if isinstance(wanted, list):
        return [plain(value) for value in wanted]
    return wanted


def short(value):
    text = value if isinstance(value, str) else repr(value)
    return repr(text[:150]) if isinstance(value, str) else text[:200]


def is_document(doc):
    """Whether a case names its document as README.md says."""
    return bool(
        re.fullmatch(
            r"(IAM|STS|Organizations|Account|AccessAnalyzer|CloudTrail) (API_\w+|CommonErrors)"
            r"|(IAM|Account|CloudTrail) guide [\w.-]+|AWS managed \w+|RFC 6238",
            doc,
        )
    )
