"""Runs the wire cases against one server and prints a line of JSON for each.

    run_cases.py --cases DIR [--only CASE] [--settle SECONDS] < connection.json

connection.json: {"endpoint": "http://127.0.0.1:4566", "accessKeyId": ..., "secretAccessKey": ...,
"sessionToken": ... or null, "reset": a path that empties the server when POSTed to, or null}

The endpoint must be loopback. Nothing is taken from AWS_* variables or from ~/.aws. How a case is
written stands in README.md beside the cases.

The clients are botocore's, with their own models: what a case sends is not checked before it goes
out, and each answer is checked against the operation's output shape, so that a server cannot agree
with itself.
"""

import argparse
import json
import pathlib
import sys
import time
import urllib.request

import connection  # first: it takes the AWS_* variables away

import botocore.config
import botocore.exceptions
import botocore.handlers
import botocore.session
import jmespath
import yaml

import matching
import material
import shapes

SERVICES = {
    "iam": "iam",
    "sts": "sts",
    "account": "account",
    "organizations": "organizations",
    "analyzer": "accessanalyzer",
    "cloudtrail": "cloudtrail",
}
# What a server says of an operation that it does not serve.
NOT_SERVED = {"InvalidAction", "UnknownOperationException", "NotImplemented", "UnknownOperation"}
# What stands in a step beside the operation.
WORDS = set("gives refuses status words keep keep-as as times until pages region".split())
TOTP_SECONDS = 30


class Failed(Exception):
    """The answer is not what AWS documents."""


class Lacking(Exception):
    """The server does not serve the operation: it says so, or sends a web page."""


class Server(connection.Server):
    def __init__(self, found, settle):
        super().__init__(found)
        self.first = self.credentials
        self.reset_path = found.get("reset")
        self.settle = settle
        self.session = botocore.session.Session()
        self.clients = {}

    def reset(self):
        if self.reset_path:
            request = urllib.request.Request(self.endpoint + self.reset_path, method="POST")
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            opener.open(request, timeout=30).read()

    def client(self, service, credentials, region):
        """`credentials`: as CreateAccessKey or AssumeRole gives them, or `nobody` for no signature."""
        key = (service, region, json.dumps(credentials, default=str, sort_keys=True))
        if key in self.clients:
            return self.clients[key]
        config = botocore.config.Config(
            parameter_validation=False,
            retries={"total_max_attempts": 1},
            connect_timeout=5,
            read_timeout=20,
            inject_host_prefix=False,
        )
        signed = {}
        if credentials == "nobody":
            config = config.merge(botocore.config.Config(signature_version=botocore.UNSIGNED))
        else:
            signed = {
                "aws_access_key_id": credentials["AccessKeyId"],
                "aws_secret_access_key": credentials["SecretAccessKey"],
                "aws_session_token": credentials.get("SessionToken"),
            }
        client = self.session.create_client(
            SERVICES[service],
            region_name=region,
            endpoint_url=self.endpoint,
            config=config,
            **signed,
        )
        if service == "iam":
            # Documents stay as they come over the wire: URL-encoded text.
            client.meta.events.unregister("after-call.iam", botocore.handlers.json_decode_policies)
        self.clients[key] = client
        return client


class Case:
    def __init__(self, server, number, case, known):
        self.server = server
        self.case = case
        self.names = material.Names(number, known)
        self.credentials = {}

    def run(self):
        for part in ("given", "call", "then"):
            steps = self.case.get(part, [])
            for at, step in enumerate([steps] if isinstance(steps, dict) else steps):
                for turn in range(step.get("times", 1)):
                    self.names.turn = turn + 1
                    try:
                        self.settled(step)
                    except Failed as failed:
                        where = "" if part == "call" else f"{part} {at + 1}: "
                        raise Failed(where + str(failed)) from None

    def settled(self, step):
        """What a read shows may come late on AWS; with --settle it is waited for."""
        operation = next(key for key in step if key not in WORDS)
        is_read = operation.split(".")[-1].startswith(("Get", "List", "Describe"))
        end = time.monotonic() + step.get("until", self.server.settle if is_read else 0)
        while True:
            try:
                return self.step(step, operation)
            except Failed:
                if time.monotonic() >= end:
                    raise
                time.sleep(0.2)

    def step(self, step, operation):
        service, _, action = operation.rpartition(".")
        service = service or "iam"
        self.names.now = time.time()
        if "totp" in json.dumps(step, default=str):
            # A code must not run out on the way.
            left = TOTP_SECONDS - self.names.now % TOTP_SECONDS
            if left < 3:
                time.sleep(left + 0.1)
                self.names.now = time.time()
        signer = step.get("as")
        if signer is None:
            signer = self.server.first
        elif isinstance(signer, str) and signer != "nobody":
            signer = self.credentials[signer]
        elif isinstance(signer, dict):
            signer = self.names.fill(signer)
        client = self.server.client(service, signer, step.get("region", "us-east-1"))
        model = client.meta.service_model.operation_model(action)
        request = self.names.fill(step[operation] or {})
        try:
            answer = self.answer(client, action, request, step.get("pages"))
        except botocore.exceptions.ClientError as error:
            return self.refused(step, action, client, error)
        except Exception as error:  # what botocore's parser throws at what is no XML or JSON
            if "<!doctype html>" in str(error):
                raise Lacking(action) from None
            words = " ".join(str(error).split())[:100]
            raise Failed(f"{action}: no answer of AWS: {type(error).__name__}: {words}") from None
        wanted = step.get("refuses")
        if wanted:
            raise Failed(f"{action}: answered, but {self.list(wanted)} is documented")
        metadata = answer.pop("ResponseMetadata", {})
        if not metadata.get("RequestId") and service != "account" and service != "analyzer":
            raise Failed(f"{action}: no request id")
        faults = shapes.faults(answer, model.output_shape)
        if faults:
            raise Failed(f"{action}: not of the output shape: {faults}")
        difference = matching.difference(self.names.wanted(step.get("gives", {})), answer)
        if difference:
            raise Failed(f"{action}: {difference}")
        for name, path in step.get("keep", {}).items():
            kept = jmespath.search(path, answer)
            if kept is None:
                raise Failed(f"{action}: no {path}")
            self.names.kept[self.names.fill(name)] = kept
        if "keep-as" in step:
            part = next((p for p in ("AccessKey", "Credentials") if p in answer), None)
            if part is None:
                raise Failed(f"{action}: no credentials")
            self.credentials[step["keep-as"]] = {
                key: answer[part].get(key)
                for key in ("AccessKeyId", "SecretAccessKey", "SessionToken")
            }

    @staticmethod
    def answer(client, action, request, pages):
        """What came; where a case names a list, with what the further pages hold of it."""
        answer = client._make_api_call(action, request)
        page = answer
        while pages and page.get("IsTruncated"):
            page = client._make_api_call(action, {**request, "Marker": page["Marker"]})
            answer[pages] += page[pages]
        return answer

    def refused(self, step, action, client, error):
        code = error.response.get("Error", {}).get("Code", "")
        words = error.response.get("Error", {}).get("Message", "")
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode")
        if code in NOT_SERVED or status == 501 or "<!doctype html>" in words:
            raise Lacking(action)
        wanted = step.get("refuses")
        wanted = [wanted] if isinstance(wanted, str) else wanted or []
        if code not in wanted:
            what = self.list(wanted) + " is documented" if wanted else "an answer is documented"
            words = " ".join(words.split())[:120]
            raise Failed(f"{action}: {code} ({status}) {words!r}, but {what}")
        documented = step.get("status") or shapes.status(client.meta.service_model, code)
        if documented not in (None, "any") and documented != status:
            raise Failed(f"{action}: {code} with status {status}, but {documented} is documented")
        if "words" in step:
            difference = matching.difference(self.names.wanted(step["words"]), words)
            if difference:
                raise Failed(f"{action}: {code}, its message: {difference}")

    @staticmethod
    def list(codes):
        return codes if isinstance(codes, str) else " or ".join(codes)


def cases_of(folder):
    """All cases, in the order of the files' names; a mistake in a case ends the run."""
    found = []
    for file in sorted(pathlib.Path(folder).glob("*.yaml")):
        for case in yaml.load(file.read_text("utf-8"), Loader=matching.Loader):
            for key in ("case", "doc", "call"):
                if key not in case:
                    sys.exit(f"run_cases.py: {file.name}: {case.get('case')}: no {key}")
            unknown = set(case) - {"case", "doc", "given", "call", "then", "restores"}
            if not matching.is_document(case["doc"]):
                sys.exit(f"run_cases.py: {file.name}: {case['case']}: no document: {case['doc']}")
            if unknown:
                sys.exit(f"run_cases.py: {file.name}: {case['case']}: {unknown}")
            found.append(case)
    names = [case["case"] for case in found]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        sys.exit(f"run_cases.py: two cases have the name {twice}")
    return found


def expanded(case):
    """`key-of: NAME` stands for an administrator with an access key, who can sign as NAME."""
    steps = []
    for step in case.get("given", []):
        if "key-of" not in step:
            steps.append(step)
            continue
        name = step["key-of"]
        steps += [
            {"CreateUser": {"UserName": f"<{name}>"}},
            {
                "AttachUserPolicy": {
                    "UserName": f"<{name}>",
                    "PolicyArn": "arn:<partition>:iam::aws:policy/AdministratorAccess",
                }
            },
            {
                "CreateAccessKey": {"UserName": f"<{name}>"},
                "keep": {f"{name}-key": "AccessKey.AccessKeyId"},
                "keep-as": name,
            },
        ]
    return {**case, "given": steps}


def restore(server, number, case, known):
    """What a case changed for the whole account is taken back, whatever became of the case."""
    for step in case.get("restores", []):
        try:
            Case(server, number, {"call": step}, known).run()
        except (Failed, Lacking):
            pass


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", required=True)
    parser.add_argument("--only")
    parser.add_argument("--settle", type=float, default=0)
    options = parser.parse_args()
    server = Server(json.load(sys.stdin), options.settle)
    server.reset()
    me = server.client("sts", server.first, "us-east-1").get_caller_identity()
    known = material.known(me["Account"], me["Arn"])
    for number, case in enumerate(cases_of(options.cases)):
        if options.only and options.only not in case["case"]:
            continue
        begun = time.monotonic()
        outcome, why = "passed", None
        try:
            Case(server, number, expanded(case), known).run()
        except Failed as failed:
            outcome, why = "failed", str(failed)
        except Lacking as lacking:
            outcome, why = "lacking", str(lacking)
        except Exception as error:  # one case that cannot be carried out is not the end of all
            outcome, why = "failed", " ".join(f"{type(error).__name__}: {error}".split())
        restore(server, number, case, known)
        line = {"case": case["case"], "outcome": outcome, "why": why, "doc": case["doc"]}
        line["seconds"] = round(time.monotonic() - begun, 2)
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
