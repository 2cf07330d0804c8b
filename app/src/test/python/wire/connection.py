"""Where a script's calls go: one server on loopback, and nothing of a real account.

Importing this module takes every AWS_* variable away and points the AWS libraries at empty files, so
it is imported before they are.
"""

import os
import sys
import urllib.parse

for name in [name for name in os.environ if name.startswith("AWS_")]:
    del os.environ[name]
os.environ.update(
    AWS_CONFIG_FILE=os.devnull,
    AWS_SHARED_CREDENTIALS_FILE=os.devnull,
    AWS_EC2_METADATA_DISABLED="true",
    NO_PROXY="127.0.0.1,localhost",
)


class Server:
    """From {"endpoint", "accessKeyId", "secretAccessKey", "sessionToken"}; the last may be empty."""

    def __init__(self, connection):
        endpoint = connection["endpoint"]
        if urllib.parse.urlparse(endpoint).hostname not in ("127.0.0.1", "localhost", "::1"):
            sys.exit("only an endpoint on loopback")
        self.endpoint = endpoint
        self.credentials = {
            "AccessKeyId": connection["accessKeyId"],
            "SecretAccessKey": connection["secretAccessKey"],
            "SessionToken": connection.get("sessionToken") or None,
        }

    def client(self, boto3, service):
        return boto3.client(
            service,
            region_name="us-east-1",
            endpoint_url=self.endpoint,
            aws_access_key_id=self.credentials["AccessKeyId"],
            aws_secret_access_key=self.credentials["SecretAccessKey"],
            aws_session_token=self.credentials["SessionToken"],
        )
