#!/usr/bin/env python3
"""Writes what the practice account needs to know of AWS's API models.

    target/venv/bin/python build-tools/aws-model.py > \\
        app/src/main/resources/dev/lockstep/practice/wire/aws-model.tsv

It reads botocore's service descriptions (Apache-2.0; NOTICE-botocore.txt and
LICENSE-Apache-2.0.txt stand beside the table) in the virtual environment that ./test makes, and
keeps of them what the classes of the AWS SDK for Java do not say: what is required, lengths,
ranges, patterns, values of enumerations, and how REST operations are reached. Only the operations
in SERVED are kept whole; of all others only the name, so that they can be refused by it.

The table has one fact a line, fields parted by tabs:

    service    ID VERSION PROTOCOL TARGET-PREFIX XML-NAMESPACE
    operation  ID NAME METHOD PATH INPUT OUTPUT RESULT-WRAPPER
    unserved   ID NAME METHOD PATH
    member     ID SHAPE NAME SHAPE-OF-IT required|-
    shape      ID NAME TYPE MIN MAX SENSITIVE PATTERN ELEMENT ENUM,…

ID is the service's name in a signature. "-" is nothing. ELEMENT is the shape of a list's members
or of a map's values. A pattern never holds a tab.
"""

import gzip
import json
import pathlib
import re
import sys

import botocore

IAM = """
AddClientIDToOpenIDConnectProvider AddRoleToInstanceProfile AddUserToGroup AttachGroupPolicy
AttachRolePolicy AttachUserPolicy ChangePassword CreateAccessKey CreateAccountAlias CreateGroup
CreateInstanceProfile CreateLoginProfile CreateOpenIDConnectProvider CreatePolicy
CreatePolicyVersion CreateRole CreateSAMLProvider CreateServiceLinkedRole
CreateServiceSpecificCredential CreateUser CreateVirtualMFADevice DeactivateMFADevice
DeleteAccessKey DeleteAccountAlias DeleteAccountPasswordPolicy DeleteGroup DeleteGroupPolicy
DeleteInstanceProfile DeleteLoginProfile DeleteOpenIDConnectProvider DeletePolicy
DeletePolicyVersion DeleteRole DeleteRolePermissionsBoundary DeleteRolePolicy DeleteSAMLProvider
DeleteSSHPublicKey DeleteServerCertificate DeleteServiceLinkedRole DeleteServiceSpecificCredential
DeleteSigningCertificate DeleteUser DeleteUserPermissionsBoundary DeleteUserPolicy
DeleteVirtualMFADevice DetachGroupPolicy DetachRolePolicy DetachUserPolicy
DisableOrganizationsRootCredentialsManagement DisableOrganizationsRootSessions EnableMFADevice
EnableOrganizationsRootCredentialsManagement EnableOrganizationsRootSessions
GenerateCredentialReport GetAccessKeyLastUsed GetAccountAuthorizationDetails
GetAccountPasswordPolicy GetAccountSummary GetCredentialReport GetGroup GetGroupPolicy
GetInstanceProfile GetLoginProfile GetMFADevice GetOpenIDConnectProvider GetPolicy
GetPolicyVersion GetRole GetRolePolicy GetSAMLProvider GetSSHPublicKey GetServerCertificate
GetServiceLinkedRoleDeletionStatus GetUser GetUserPolicy ListAccessKeys ListAccountAliases
ListAttachedGroupPolicies ListAttachedRolePolicies ListAttachedUserPolicies ListEntitiesForPolicy
ListGroupPolicies ListGroups ListGroupsForUser ListInstanceProfileTags ListInstanceProfiles
ListInstanceProfilesForRole ListMFADeviceTags ListMFADevices ListOpenIDConnectProviderTags
ListOpenIDConnectProviders ListOrganizationsFeatures ListPolicies ListPolicyTags
ListPolicyVersions ListRolePolicies ListRoleTags ListRoles ListSAMLProviderTags ListSAMLProviders
ListSSHPublicKeys ListServerCertificateTags ListServerCertificates ListServiceSpecificCredentials
ListSigningCertificates ListUserPolicies ListUserTags ListUsers ListVirtualMFADevices
PutGroupPolicy PutRolePermissionsBoundary PutRolePolicy PutUserPermissionsBoundary PutUserPolicy
RemoveClientIDFromOpenIDConnectProvider RemoveRoleFromInstanceProfile RemoveUserFromGroup
ResetServiceSpecificCredential ResyncMFADevice SetDefaultPolicyVersion
SetSecurityTokenServicePreferences TagInstanceProfile TagMFADevice TagOpenIDConnectProvider
TagPolicy TagRole TagSAMLProvider TagServerCertificate TagUser UntagInstanceProfile UntagMFADevice
UntagOpenIDConnectProvider UntagPolicy UntagRole UntagSAMLProvider UntagServerCertificate
UntagUser UpdateAccessKey UpdateAccountPasswordPolicy UpdateAssumeRolePolicy UpdateGroup
UpdateLoginProfile UpdateOpenIDConnectProviderThumbprint UpdateRole UpdateRoleDescription
UpdateSAMLProvider UpdateSSHPublicKey UpdateServerCertificate UpdateServiceSpecificCredential
UpdateSigningCertificate UpdateUser UploadSSHPublicKey UploadServerCertificate
UploadSigningCertificate
"""

ORGANIZATIONS = """
DescribeAccount DescribeOrganization DescribeOrganizationalUnit DescribePolicy
ListAWSServiceAccessForOrganization ListAccounts ListAccountsForParent ListChildren
ListDelegatedAdministrators ListDelegatedServicesForAccount ListOrganizationalUnitsForParent
ListParents ListPolicies ListPoliciesForTarget ListRoots ListTargetsForPolicy
"""

CLOUDTRAIL = """
CreateTrail DeleteTrail DescribeTrails GetEventSelectors GetTrail GetTrailStatus ListTrails
PutEventSelectors StartLogging StopLogging UpdateTrail
"""

SERVED = {
    "iam": IAM,
    "sts": "AssumeRole GetAccessKeyInfo GetCallerIdentity GetSessionToken",
    "organizations": ORGANIZATIONS,
    "account": "DeleteAlternateContact GetAlternateContact GetContactInformation"
    " GetRegionOptStatus ListRegions PutAlternateContact",
    "accessanalyzer": "CreateAnalyzer DeleteAnalyzer GetAnalyzer ListAnalyzers",
    "cloudtrail": CLOUDTRAIL,
}


def model(service):
    folder = pathlib.Path(botocore.__file__).parent / "data" / service
    newest = sorted(folder.iterdir())[-1]
    for name in ("service-2.json.gz", "service-2.json"):
        file = newest / name
        if file.exists():
            text = gzip.decompress(file.read_bytes()) if name.endswith("gz") else file.read_bytes()
            return json.loads(text)
    sys.exit(f"no description of {service} in {newest}")


def line(*fields):
    texts = ["-" if field is None or field == "" else str(field) for field in fields]
    for text in texts:
        if "\t" in text or "\n" in text or "\r" in text:
            sys.exit(f"a field holds a tab or a line end: {texts}")
    print("\t".join(texts))


def walk(id, shapes, name, seen):
    if name in seen:
        return
    seen.add(name)
    shape = shapes[name]
    kind = shape["type"]
    element = shape.get("member", shape.get("value", {})).get("shape")
    line(
        "shape",
        id,
        name,
        kind,
        shape.get("min"),
        shape.get("max"),
        "sensitive" if shape.get("sensitive") else None,
        shape.get("pattern"),
        element,
        ",".join(shape.get("enum", [])),
    )
    if element:
        walk(id, shapes, element, seen)
    if kind == "map":
        walk(id, shapes, shape["key"]["shape"], seen)
    for member, target in shape.get("members", {}).items():
        required = "required" if member in shape.get("required", []) else None
        line("member", id, name, member, target["shape"], required)
    for target in shape.get("members", {}).values():
        walk(id, shapes, target["shape"], seen)


def outputs(id, shapes, name, seen, inputs):
    """Of answers only what is required: such lists are written even where they are empty."""
    if name in seen:
        return
    seen.add(name)
    shape = shapes[name]
    if name not in inputs:
        for member in shape.get("required", []):
            line("member", id, name, member, shape["members"][member]["shape"], "required")
    element = shape.get("member", shape.get("value", {})).get("shape")
    if element and shapes[element].get("required") and name not in inputs:
        line("shape", id, name, shape["type"], *([None] * 4), element, None)
    for target in [element] + [m["shape"] for m in shape.get("members", {}).values()]:
        if target:
            outputs(id, shapes, target, seen, inputs)


def main():
    print("# Made by build-tools/aws-model.py from botocore " + botocore.__version__)
    print("# Copyright 2012-2022 Amazon.com, Inc. or its affiliates; Apache License 2.0")
    for service, names in SERVED.items():
        whole = model(service)
        meta = whole["metadata"]
        shapes = whole["shapes"]
        id = meta.get("signingName", meta["endpointPrefix"])
        line(
            "service",
            id,
            meta["apiVersion"],
            meta["protocol"],
            meta.get("targetPrefix"),
            meta.get("xmlNamespace"),
        )
        served = names.split()
        for name in served:
            if name not in whole["operations"]:
                sys.exit(f"{service} has no operation {name}")
        inputs, answers = set(), set()
        for name in sorted(whole["operations"]):
            operation = whole["operations"][name]
            http = operation["http"]
            if name not in served:
                line("unserved", id, name, http["method"], http["requestUri"])
                continue
            line(
                "operation",
                id,
                name,
                http["method"],
                http["requestUri"],
                operation.get("input", {}).get("shape"),
                operation.get("output", {}).get("shape"),
                operation.get("output", {}).get("resultWrapper"),
            )
        for name in sorted(served):
            if "input" in whole["operations"][name]:
                walk(id, shapes, whole["operations"][name]["input"]["shape"], inputs)
        for name in sorted(served):
            if "output" in whole["operations"][name]:
                shape = whole["operations"][name]["output"]["shape"]
                outputs(id, shapes, shape, answers, inputs)


if __name__ == "__main__":
    main()
