"""The account that both are asked about: 200 users, each called after what is so about it.

Everything is made by API calls. Then dates are set in moto's memory, since no API can make a key
old, and root gets a row in the credential report, which moto leaves out and AWS never does.
"""

import json
from datetime import datetime, timedelta, timezone

import botocore.session
from moto.iam.models import AccessKeyLastUsed, IAMBackend, iam_backends

ACCOUNT = "123456789012"
VENDOR = "210987654321"
REGION = "us-east-1"
USERS = 200
PASSWORD = "Not-a-secret-0"

NOW = datetime.now(timezone.utc).replace(microsecond=0)


def ago(days):
    return NOW - timedelta(days=days, hours=1)


def aws(name):
    return f"arn:aws:iam::aws:policy/{name}"


def document(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(action, resource="*", **more):
    return {"Effect": "Allow", "Action": action, "Resource": resource, **more}


def trust(principal, condition=None):
    statement = {"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"}
    if condition:
        statement["Condition"] = condition
    return document(statement)


# What there is, how many of it, and what is so. A key is (days old, last used days ago or None,
# active); a password is (days old, last used days ago or None).
CASES = {
    "no-mfa": (18, {"password": (60, 3), "groups": ["developers"]}),
    "key-fresh": (10, {"keys": [(20, 1, True)], "groups": ["machines"]}),
    "key-old": (12, {"keys": [(200, 1, True)], "groups": ["machines"]}),
    "key-idle": (10, {"keys": [(80, 60, True)], "groups": ["machines"]}),
    "key-never": (10, {"keys": [(80, None, True)], "groups": ["machines"]}),
    "key-never-console": (
        8,
        {"keys": [(80, None, True)], "password": (80, 2), "mfa": "mfa", "groups": ["developers"]},
    ),
    "key-new-console": (
        6,
        {"keys": [(0, None, True)], "password": (60, 2), "mfa": "mfa", "groups": ["developers"]},
    ),
    "key-two": (8, {"keys": [(20, 1, True), (30, 2, True)], "groups": ["machines"]}),
    "key-inactive-old": (8, {"keys": [(300, 200, False)], "groups": ["machines"]}),
    "password-idle": (10, {"password": (80, 70), "mfa": "mfa", "groups": ["developers"]}),
    "password-never": (8, {"password": (80, None), "mfa": "mfa", "groups": ["developers"]}),
    "direct-policy": (
        8,
        {
            "password": (60, 3),
            "mfa": "mfa",
            "groups": ["developers"],
            "attached": ["AmazonS3ReadOnlyAccess", "AmazonSQSReadOnlyAccess"],
        },
    ),
    "inline-policy": (4, {"password": (60, 3), "mfa": "mfa", "inline": "star"}),
    "admin-direct": (3, {"password": (60, 3), "mfa": "mfa", "attached": ["AdministratorAccess"]}),
    "admin-group-no-mfa": (2, {"password": (60, 3), "groups": ["administrators"]}),
    "admin-group": (2, {"password": (60, 3), "mfa": "mfa", "groups": ["administrators"]}),
    "admin-keys": (2, {"keys": [(20, 1, True)], "groups": ["administrators"]}),
    "mfa-sms": (3, {"password": (60, 3), "mfa": "sms-mfa", "groups": ["developers"]}),
    "mfa-u2f": (3, {"password": (60, 3), "mfa": "u2f/user", "groups": ["developers"]}),
    "mfa-hardware": (3, {"password": (60, 3), "mfa": "", "groups": ["developers"]}),
    "nothing": (3, {}),
}
TIDY = {"password": (60, 3), "mfa": "mfa", "groups": ["developers"]}


class Account:
    def __init__(self, url):
        self.iam = botocore.session.get_session().create_client(
            "iam",
            region_name=REGION,
            endpoint_url=url,
            aws_access_key_id="testing",
            aws_secret_access_key="testing",
        )
        self.backend = iam_backends[ACCOUNT]["aws"]

    def make(self):
        self.policies()
        self.groups()
        made = 0
        for name, (count, facts) in CASES.items():
            for i in range(count):
                self.user(f"{name}-{i:02}", facts)
            made += count
        for i in range(USERS - made):
            self.user(f"tidy-{i:02}", TIDY)
        self.roles()
        self.iam.create_virtual_mfa_device(VirtualMFADeviceName="leftover-phone")
        self.iam.update_account_password_policy(
            MinimumPasswordLength=12,
            RequireSymbols=True,
            RequireNumbers=True,
            RequireUppercaseCharacters=True,
            RequireLowercaseCharacters=False,
            MaxPasswordAge=90,
            PasswordReusePrevention=5,
        )
        self.root()

    def policy(self, name, text):
        self.iam.create_policy(PolicyName=name, PolicyDocument=text)
        return f"arn:aws:iam::{ACCOUNT}:policy/{name}"

    def policies(self):
        self.star = self.policy("star-attached", document(allow("*")))
        self.policy("star-unattached", document(allow("*")))
        self.not_action = self.policy(
            "all-but-iam",
            document({"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}),
        )
        self.guarded = self.policy(
            "star-with-mfa",
            document(
                allow("*", Condition={"Bool": {"aws:MultiFactorAuthPresent": "true"}})
            ),
        )
        self.escalation = self.policy(
            "can-escalate",
            document(allow(["iam:CreatePolicyVersion", "iam:PassRole", "lambda:*"])),
        )
        self.logs = self.policy("trail-and-kms", document(allow(["cloudtrail:*", "kms:*"])))
        self.narrow = self.policy(
            "narrow", document(allow("s3:GetObject", "arn:aws:s3:::reports/*"))
        )

    def groups(self):
        for group, attached in {
            "administrators": [aws("AdministratorAccess")],
            "developers": [self.narrow, self.escalation],
            "machines": [self.narrow],
            "operations": [self.star, self.not_action, self.guarded, self.logs],
            "shell": [aws("AWSCloudShellFullAccess"), aws("AWSSupportAccess")],
        }.items():
            self.iam.create_group(GroupName=group)
            for arn in attached:
                self.iam.attach_group_policy(GroupName=group, PolicyArn=arn)

    def user(self, name, facts):
        self.iam.create_user(UserName=name)
        for group in facts.get("groups", []):
            self.iam.add_user_to_group(GroupName=group, UserName=name)
        for policy in facts.get("attached", []):
            self.iam.attach_user_policy(UserName=name, PolicyArn=aws(policy))
        if "inline" in facts:
            self.iam.put_user_policy(
                UserName=name, PolicyName=facts["inline"], PolicyDocument=document(allow("*"))
            )
        user = self.backend.users[name]
        user.create_date = ago(400)
        if "password" in facts:
            self.iam.create_login_profile(UserName=name, Password=PASSWORD)
            changed, used = facts["password"]
            # moto takes the user's age for the password's.
            user.create_date = ago(changed)
            user.password_last_used = None if used is None else ago(used)
        if "mfa" in facts:
            self.device(name, facts["mfa"])
        for days, used, active in facts.get("keys", []):
            key = self.iam.create_access_key(UserName=name)["AccessKey"]["AccessKeyId"]
            if not active:
                self.iam.update_access_key(
                    UserName=name, AccessKeyId=key, Status="Inactive"
                )
            held = next(one for one in user.access_keys if one.access_key_id == key)
            held.create_date = ago(days) if days else NOW - timedelta(minutes=5)
            if used is not None:
                held.last_used = AccessKeyLastUsed(ago(used), "s3", REGION)

    def device(self, name, kind):
        serial = f"arn:aws:iam::{ACCOUNT}:{kind}/{name}" if kind else "GAHT12345678"
        if kind == "mfa":
            self.iam.create_virtual_mfa_device(VirtualMFADeviceName=name)
        self.iam.enable_mfa_device(
            UserName=name,
            SerialNumber=serial,
            AuthenticationCode1="123456",
            AuthenticationCode2="654321",
        )

    def roles(self):
        service = {"Service": "scheduler.amazonaws.com"}
        outside = {"AWS": f"arn:aws:iam::{VENDOR}:root"}
        for role, (text, attached) in {
            "vendor-read": (trust(outside), ["ReadOnlyAccess"]),
            "vendor-read-external-id": (
                trust(outside, {"StringEquals": {"sts:ExternalId": "6f1d"}}),
                ["ReadOnlyAccess"],
            ),
            "vendor-write": (trust(outside), ["AmazonS3FullAccess"]),
            "open-to-all": (trust({"AWS": "*"}), ["ReadOnlyAccess"]),
            "inside": (trust({"AWS": f"arn:aws:iam::{ACCOUNT}:root"}), ["ReadOnlyAccess"]),
            "service-any-account": (trust(service), []),
            "service-this-account": (
                trust(service, {"StringEquals": {"aws:SourceAccount": ACCOUNT}}),
                [],
            ),
            "service-not-documented": (trust({"Service": "sns.amazonaws.com"}), []),
            "compute": (trust({"Service": "ec2.amazonaws.com"}), []),
        }.items():
            self.iam.create_role(RoleName=role, AssumeRolePolicyDocument=text)
            for policy in attached:
                self.iam.attach_role_policy(RoleName=role, PolicyArn=aws(policy))
        self.iam.put_role_policy(
            RoleName="compute", PolicyName="star", PolicyDocument=document(allow("*"))
        )

    def root(self):
        """Root signs in seldom and has no MFA; its key is inactive since today, and was used."""
        row = ",".join(
            [
                "<root_account>",
                f"arn:aws:iam::{ACCOUNT}:root",
                day(1000),
                "true",
                day(200),
                day(1000),
                "not_supported",
                "false",
                "false",
                day(500),
                day(0),
                REGION,
                "s3",
                "false",
                "N/A",
                "N/A",
                "N/A",
                "N/A",
                "false",
                "N/A",
                "false",
                "N/A",
            ]
        )
        plain = IAMBackend.get_credential_report

        def with_root(backend):
            head, rest = plain(backend).split("\n", 1)
            return f"{head}\n{row}\n{rest}"

        IAMBackend.get_credential_report = with_root
        self.backend.account_summary._account_access_keys_present = 1


def day(days):
    return ago(days).strftime("%Y-%m-%dT%H:%M:%S+00:00")
