"""Builds an account that fails every control whose advice has commands.

    build_failing.py [part …] < connection.json

Parts: trail, organization, quarantine and service-credentials, which only some servers can hold;
self-service, a password policy that lets users change their own. Each control has users of its own,
so that following one advice does not mend another finding.
"""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "wire"))
import connection  # first: it takes the AWS_* variables away

import boto3
import material

USERS = [
    "alice",  # a person with a key
    "dora",  # lockstep.yaml says which group
    "eve",  # nobody says which group
    "stranger",  # on nobody's roster
    "-dash",  # the same, with a name that looks like an option
    "visitor",  # an old password
    "guest",  # a password that is not used
    "rotating",  # one old key
    "full",  # an old key, and an inactive one
    "keeper",  # a key that no need covers
    "leftover",  # a key that has been inactive for long
    "pair",  # two active keys
    "unused",  # a key that was never used
    "signer",  # an SSH key and a certificate
    "leaked",  # AWS found a key in public
    "resting",  # a key that was used once
]


def document(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def trust(principal, **more):
    return document({"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole", **more})


class Builder:
    def __init__(self, server, parts):
        self.server = server
        self.parts = parts
        self.iam = server.client(boto3, "iam")

    def key(self, user, active=True):
        made = self.iam.create_access_key(UserName=user)["AccessKey"]
        if not active:
            self.iam.update_access_key(
                UserName=user, AccessKeyId=made["AccessKeyId"], Status="Inactive"
            )
        return made

    def identities(self):
        helps = "self-service" in self.parts
        self.iam.update_account_password_policy(
            MinimumPasswordLength=8, AllowUsersToChangePassword=helps, HardExpiry=not helps
        )
        for group in ["developers", "shells"]:
            self.iam.create_group(GroupName=group)
        for user in USERS:
            self.iam.create_user(UserName=user)
        for user in ["visitor", "guest", "unused"]:
            self.iam.create_login_profile(UserName=user, Password="Practice-Account-2026")
        shell = "arn:aws:iam::aws:policy/AWSCloudShellFullAccess"
        self.iam.attach_group_policy(GroupName="shells", PolicyArn=shell)
        self.iam.attach_user_policy(UserName="eve", PolicyArn=shell)
        for name, trusted in {
            "open": trust({"AWS": "*"}),
            "vendor": trust({"AWS": "arn:aws:iam::210987654321:root"}),
            "nightly": trust({"Service": "scheduler.amazonaws.com"}),
        }.items():
            self.iam.create_role(RoleName=name, AssumeRolePolicyDocument=trusted)
        self.iam.attach_role_policy(RoleName="nightly", PolicyArn=shell)
        if "quarantine" in self.parts:
            self.iam.attach_user_policy(
                UserName="leaked",
                PolicyArn="arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV2",
            )

    def credentials(self):
        for user in ["alice", "rotating", "full", "keeper", "pair", "pair", "unused", "leaked"]:
            self.key(user)
        self.key("full", active=False)
        self.key("leftover", active=False)
        used = self.key("resting")
        connection.Server(
            {
                "endpoint": self.server.endpoint,
                "accessKeyId": used["AccessKeyId"],
                "secretAccessKey": used["SecretAccessKey"],
            }
        ).client(boto3, "sts").get_caller_identity()
        self.iam.create_virtual_mfa_device(VirtualMFADeviceName="lost-phone")
        self.iam.upload_ssh_public_key(UserName="signer", SSHPublicKeyBody=material.ssh(1))
        self.iam.upload_signing_certificate(
            UserName="signer", CertificateBody=material.certificate(1)
        )
        if "service-credentials" in self.parts:
            self.iam.create_service_specific_credential(
                UserName="signer", ServiceName="codecommit.amazonaws.com"
            )
        self.iam.upload_server_certificate(
            ServerCertificateName="old-site",
            CertificateBody=material.certificate(2),
            PrivateKey=material.certificate_key(2),
        )

    def around(self):
        if "trail" in self.parts:
            self.server.client(boto3, "s3").create_bucket(Bucket="example-trail")
            cloudtrail = self.server.client(boto3, "cloudtrail")
            cloudtrail.create_trail(Name="regional", S3BucketName="example-trail")
            # What AWS gives a new trail by itself.
            cloudtrail.put_event_selectors(
                TrailName="regional",
                EventSelectors=[{"ReadWriteType": "All", "IncludeManagementEvents": True}],
            )
        if "organization" in self.parts:
            self.server.client(boto3, "organizations").create_organization(FeatureSet="ALL")


def main():
    builder = Builder(connection.Server(json.load(sys.stdin)), sys.argv[1:])
    builder.identities()
    builder.credentials()
    builder.around()


if __name__ == "__main__":
    main()
