"""Runs AWS CLI commands with the AWS CLI's own code, all in this one process.

    run_commands.py < {"connection": {…}, "commands": [["aws", "iam", …], …]}

Each command is a list of words, as a shell saw them. Prints a JSON list: status, out and err of
each, in order. Starting the `aws` program for each would take most of a second a time.
"""

import contextlib
import io
import json
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "wire"))
import connection  # first: it takes the AWS_* variables away


def run(driver, words):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = driver.main(words[1:])
        except SystemExit as end:
            status = end.code
    return {"status": status or 0, "out": out.getvalue(), "err": err.getvalue()}


def main():
    asked = json.load(sys.stdin)
    server = connection.Server(asked["connection"])
    os.environ.update(
        AWS_ENDPOINT_URL=server.endpoint,
        AWS_ACCESS_KEY_ID=server.credentials["AccessKeyId"],
        AWS_SECRET_ACCESS_KEY=server.credentials["SecretAccessKey"],
        AWS_DEFAULT_REGION="us-east-1",
    )
    if server.credentials["SessionToken"]:
        os.environ["AWS_SESSION_TOKEN"] = server.credentials["SessionToken"]
    from awscli.clidriver import create_clidriver

    driver = create_clidriver()
    print(json.dumps([run(driver, words) for words in asked["commands"]]))


if __name__ == "__main__":
    main()
