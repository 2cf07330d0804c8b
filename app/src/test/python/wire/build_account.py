"""Builds the same account of 30 users on any server, with boto3, in one process.

    build_account.py < connection.json       (as for run_cases.py)

Prints one line of JSON: how many of each kind were made. The same names, documents and choices each
time; what the server draws (ids, keys, seeds) is its own. It takes what no emulator lacks, so that
what two servers hold in the end can be judged alike.
"""

import collections
import json
import sys
import time

import connection  # first: it takes the AWS_* variables away

import boto3
import material

PASSWORD = "Practice-Account-2026"
TEAMS = ["red", "blue", "green"]
BOUNDARY = "own-limit"
GROUPS = {
    "administrators": ["AdministratorAccess"],
    "developers": ["AmazonEC2FullAccess", "AmazonS3ReadOnlyAccess"],
    "auditors": ["SecurityAudit"],
    "empty": [],
}


def statement(effect, action, resource, **more):
    return {"Effect": effect, "Action": action, "Resource": resource, **more}


def document(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def trust(principal, **more):
    return document({"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole", **more})


class Builder:
    def __init__(self, server):
        self.iam = server.client(boto3, "iam")
        me = server.client(boto3, "sts").get_caller_identity()
        self.account = me["Account"]
        self.partition = me["Arn"].split(":")[1]
        self.made = collections.Counter()

    def aws(self, name):
        return f"arn:{self.partition}:iam::aws:policy/{name}"

    def own(self, name):
        return f"arn:{self.partition}:iam::{self.account}:policy/{name}"

    def call(self, operation, **request):
        self.made[operation] += 1
        return getattr(self.iam, operation)(**request)

    def account_wide(self):
        self.call("create_account_alias", AccountAlias="thirty-users")
        self.call(
            "update_account_password_policy",
            MinimumPasswordLength=12,
            RequireUppercaseCharacters=True,
            RequireLowercaseCharacters=True,
            RequireNumbers=True,
            AllowUsersToChangePassword=True,
            MaxPasswordAge=180,
            PasswordReusePrevention=5,
        )

    def policies(self):
        reads = document(statement("Allow", ["s3:Get*", "s3:List*"], "*"))
        self.call("create_policy", PolicyName="own-reads", PolicyDocument=reads)
        wide = document(statement("Allow", "*", "*"))
        self.call("create_policy", PolicyName="own-everything", PolicyDocument=wide)
        self.call("create_policy", PolicyName=BOUNDARY, PolicyDocument=reads)
        limits = document(statement("Allow", ["s3:*", "ec2:*", "iam:Get*"], "*"))
        self.call(
            "create_policy_version",
            PolicyArn=self.own(BOUNDARY),
            PolicyDocument=limits,
            SetAsDefault=True,
        )

    def groups(self):
        for name, policies in GROUPS.items():
            self.call("create_group", GroupName=name, Path="/people/")
            for policy in policies:
                self.call("attach_group_policy", GroupName=name, PolicyArn=self.aws(policy))
        self.call(
            "put_group_policy",
            GroupName="developers",
            PolicyName="no-iam",
            PolicyDocument=document(statement("Deny", ["iam:Create*", "iam:Put*"], "*")),
        )
        self.call("attach_group_policy", GroupName="auditors", PolicyArn=self.own("own-reads"))

    def user(self, number):
        """Each user differs in what the controls look at: group, password, MFA, keys, policies."""
        name = f"user{number:02}"
        tags = [{"Key": "team", "Value": TEAMS[number % 3]}]
        if number % 4 == 0:
            tags.append({"Key": "owner", "Value": f"{name}@example.com"})
        self.call("create_user", UserName=name, Path="/" if number % 2 else "/staff/", Tags=tags)
        if number % 5 != 4:
            group = ["administrators", "developers", "developers", "auditors"][number % 4]
            self.call("add_user_to_group", GroupName=group, UserName=name)
        if number % 3 != 2:
            self.call(
                "create_login_profile",
                UserName=name,
                Password=f"{PASSWORD}-{name}",
                PasswordResetRequired=number % 6 == 0,
            )
        if number % 3 == 0:
            self.device(name)
        for at in range({0: 1, 7: 2}.get(number % 8, 0)):
            key = self.call("create_access_key", UserName=name)["AccessKey"]["AccessKeyId"]
            if at == 1 or number % 16 == 8:
                self.call("update_access_key", UserName=name, AccessKeyId=key, Status="Inactive")
        if number == 9:
            self.call("attach_user_policy", UserName=name, PolicyArn=self.own("own-everything"))
        if number == 13:
            self.call("attach_user_policy", UserName=name, PolicyArn=self.aws("ReadOnlyAccess"))
        if number == 17:
            self.call(
                "put_user_policy",
                UserName=name,
                PolicyName="own",
                PolicyDocument=document(statement("Allow", "iam:*", "*")),
            )

    def device(self, name):
        made = self.call("create_virtual_mfa_device", VirtualMFADeviceName=name)
        device = made["VirtualMFADevice"]
        left = 30 - time.time() % 30
        if left < 2:
            time.sleep(left + 0.1)
        now = time.time()
        self.call(
            "enable_mfa_device",
            UserName=name,
            SerialNumber=device["SerialNumber"],
            AuthenticationCode1=material.code(device["Base32StringSeed"], now, -1),
            AuthenticationCode2=material.code(device["Base32StringSeed"], now, 0),
        )

    def roles(self):
        everyone = {"AWS": "*"}
        own = {"AWS": f"arn:{self.partition}:iam::{self.account}:root"}
        other = {"AWS": f"arn:{self.partition}:iam::210987654321:root"}
        for name, trusted in {
            "app": trust({"Service": "ec2.amazonaws.com"}),
            "operators": trust(own, Condition={"Bool": {"aws:MultiFactorAuthPresent": "true"}}),
            "partner": trust(other),
            "open": trust(everyone),
        }.items():
            self.call(
                "create_role",
                RoleName=name,
                AssumeRolePolicyDocument=trusted,
                Description=f"the role {name}",
                Tags=[{"Key": "kind", "Value": name}],
            )
        self.call("attach_role_policy", RoleName="app", PolicyArn=self.own("own-reads"))
        self.call("attach_role_policy", RoleName="operators", PolicyArn=self.aws("PowerUserAccess"))
        self.call(
            "put_role_policy",
            RoleName="partner",
            PolicyName="reads",
            PolicyDocument=document(statement("Allow", "s3:GetObject", "*")),
        )

    def leftovers(self):
        """What people forget: a device of nobody, a provider, a certificate, a user renamed."""
        self.call("create_virtual_mfa_device", VirtualMFADeviceName="lost-phone")
        self.call(
            "create_open_id_connect_provider",
            Url="https://token.example.com",
            ClientIDList=["sts.amazonaws.com"],
            ThumbprintList=["a" * 40],
        )
        self.call("create_saml_provider", Name="sso", SAMLMetadataDocument=material.saml(1))
        self.call(
            "upload_signing_certificate",
            UserName="user29",
            CertificateBody=material.certificate(29),
        )
        self.call("create_user", UserName="temp")
        self.call("update_user", UserName="temp", NewUserName="former")
        self.call("delete_user", UserName="former")

    def build(self):
        self.account_wide()
        self.policies()
        self.groups()
        for number in range(30):
            self.user(number)
        self.roles()
        self.leftovers()
        return self.made


def main():
    made = Builder(connection.Server(json.load(sys.stdin))).build()
    print(json.dumps({"calls": sum(made.values()), "users": 30, **made}))


if __name__ == "__main__":
    main()
