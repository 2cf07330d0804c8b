"""Reads a whole account, each answer held against botocore's model of it."""

import json
from urllib.parse import unquote

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.handlers import json_decode_policies
from botocore.validate import ParamValidator

NONE = {
    "NoSuchEntity",
    "AWSOrganizationsNotInUseException",
    "ResourceNotFoundException",
    "ServiceAccessNotEnabledException",
    "OrganizationNotFoundException",
    "AccountNotManagementOrDelegatedAdministratorException",
}
faults = []
clients = {
    name: boto3.client(name, config=Config(retries={"total_max_attempts": 1}))
    for name in ("iam", "sts", "organizations", "account", "accessanalyzer", "cloudtrail")
}
# boto3 decodes policy documents after it has read an answer: here they stay as they came.
clients["iam"].meta.events.unregister("after-call.iam", json_decode_policies)


def read(service, operation, **arguments):
    client = clients[service]
    method = next(m for m, o in client.meta.method_to_api_mapping.items() if o == operation)
    try:
        answer = getattr(client, method)(**arguments)
    except ClientError as e:
        if e.response["Error"]["Code"] not in NONE:
            faults.append(f"{operation} {arguments}: {e}")
        return {}
    assert answer.pop("ResponseMetadata")["RequestId"]
    shape = client.meta.service_model.operation_model(operation).output_shape
    report = ParamValidator().validate(answer, shape) if shape else None
    # Root's id is the account's, which is shorter than the model says.
    root = operation == "GetUser" and answer["User"]["Arn"].endswith(":root")
    if report and report.has_errors() and not root:
        faults.append(f"{operation} {arguments}: {report.generate_report()}")
    return answer


for name in """GetAccountSummary GetAccountPasswordPolicy ListVirtualMFADevices ListAccountAliases
        GenerateCredentialReport GenerateCredentialReport GetCredentialReport
        ListServerCertificates ListSAMLProviders ListOpenIDConnectProviders ListRoles ListGroups
        ListPolicies ListOrganizationsFeatures GetUser ListAccessKeys ListMFADevices""".split():
    read("iam", name)
read("iam", "ListServiceSpecificCredentials", AllUsers=True)
details = read("iam", "GetAccountAuthorizationDetails", MaxItems=1000)
users = read("iam", "ListUsers")["Users"]
assert users and details["UserDetailList"]
for user in users:
    name = user["UserName"]
    for operation in """GetUser GetLoginProfile ListMFADevices ListSSHPublicKeys
            ListSigningCertificates ListAttachedUserPolicies ListUserPolicies ListGroupsForUser
            ListUserTags ListServiceSpecificCredentials""".split():
        read("iam", operation, UserName=name)
    for key in read("iam", "ListAccessKeys", UserName=name)["AccessKeyMetadata"]:
        read("iam", "GetAccessKeyLastUsed", AccessKeyId=key["AccessKeyId"])
for group in details["GroupDetailList"]:
    read("iam", "GetGroup", GroupName=group["GroupName"])
    read("iam", "ListAttachedGroupPolicies", GroupName=group["GroupName"])
for role in details["RoleDetailList"]:
    read("iam", "GetRole", RoleName=role["RoleName"])
    read("iam", "ListRolePolicies", RoleName=role["RoleName"])
    read("iam", "ListAttachedRolePolicies", RoleName=role["RoleName"])
for policy in details["Policies"]:
    read("iam", "GetPolicy", PolicyArn=policy["Arn"])
    read("iam", "ListPolicyVersions", PolicyArn=policy["Arn"])
    read("iam", "ListEntitiesForPolicy", PolicyArn=policy["Arn"])
    version = read(
        "iam",
        "GetPolicyVersion",
        PolicyArn=policy["Arn"],
        VersionId=policy["DefaultVersionId"],
    )
    if version:
        document = version["PolicyVersion"]["Document"]
        assert "Statement" in json.loads(unquote(document)) and "{" not in document, policy

read("sts", "GetCallerIdentity")
for name in ("DescribeOrganization", "ListAccounts", "ListRoots", "ListDelegatedAdministrators"):
    read("organizations", name)
for kind in ("SECURITY", "BILLING", "OPERATIONS"):
    read("account", "GetAlternateContact", AlternateContactType=kind)
read("account", "ListRegions")
read("accessanalyzer", "ListAnalyzers")
for trail in read("cloudtrail", "DescribeTrails").get("trailList", []):
    read("cloudtrail", "GetTrailStatus", Name=trail["TrailARN"])
    read("cloudtrail", "GetEventSelectors", TrailName=trail["TrailARN"])
read("cloudtrail", "ListTrails")
print("\n".join(faults))
print("faults:", len(faults))
