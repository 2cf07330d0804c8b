"""Reads the authorization details page by page, 100 entries each, as a plain client does.

Prints how many seconds that took, without the start of Python, and how many pages there were. The
endpoint and the credentials come from the environment.
"""

import time

import botocore.session

client = botocore.session.get_session().create_client("iam", region_name="us-east-1")
began = time.monotonic()
pages = 0
more = {}
while True:
    page = client.get_account_authorization_details(MaxItems=100, **more)
    pages += 1
    if not page["IsTruncated"]:
        break
    more = {"Marker": page["Marker"]}
print(f"{time.monotonic() - began:.3f} {pages}")
