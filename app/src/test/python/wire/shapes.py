"""Whether an answer has the shape that AWS's model promises: botocore's validator, and what it
leaves out (patterns, greatest lengths and values, the words of an enum)."""

import functools
import re

import botocore.validate


def faults(answer, shape):
    """What is wrong, in words; empty if nothing is."""
    if shape is None:
        return f"there should be no answer: {answer}" if answer else ""
    report = botocore.validate.ParamValidator().validate(answer, shape)
    found = [line for line in report.generate_report().splitlines() if not known(line)]
    closer(answer, shape, shape.name, found)
    return "; ".join(found)[:240]


def known(line):
    """Where AWS's model is stricter than AWS.

    The digest of an SSH key in the API reference has 47 characters (16 bytes in hexadecimal, with
    colons); the model wants 48.
    """
    return "Fingerprint, value: 47, valid min length: 48" in line


def closer(value, shape, place, found):
    if shape.type_name == "structure" and isinstance(value, dict):
        for name, member in shape.members.items():
            if name in value:
                closer(value[name], member, f"{place}.{name}", found)
    elif shape.type_name == "list" and isinstance(value, list):
        for one in value:
            closer(one, shape.member, f"{place}[]", found)
    elif shape.type_name == "string" and isinstance(value, str):
        text(value, shape, place, found)


def text(value, shape, place, found):
    if shape.name == "PermissionsBoundaryAttachmentType":
        # The model knows PermissionsBoundaryPolicy alone; the AWS CLI reference shows Policy.
        return
    if shape.enum and value not in shape.enum:
        found.append(f"{place}: {value!r} is not one of {shape.enum}")
    # A policy comes URL-encoded, which makes it longer; the bound is that of what is sent.
    most = None if shape.name == "policyDocumentType" else shape.metadata.get("max")
    if most is not None and len(value) > most:
        found.append(f"{place}: longer than {most}")
    pattern = shape.metadata.get("pattern")
    if pattern and value and not compiled(pattern).fullmatch(value):
        found.append(f"{place}: {value[:60]!r} does not fit {pattern}")


@functools.cache
def compiled(pattern):
    """A pattern of the models, which are Java's, for Python."""
    for java, python in ((r"\p{L}\p{Z}\p{N}", r"\w\s"), (r"\p{L}", r"\w"), (r"\p{N}", r"\d")):
        pattern = pattern.replace(java, python)
    return re.compile(pattern)


def status(service, code):
    """The HTTP status that the model gives for an error code, if it gives one."""
    shape = service.shape_for_error_code(code)
    error = (shape.metadata.get("error") or {}) if shape else {}
    return error.get("httpStatusCode")
