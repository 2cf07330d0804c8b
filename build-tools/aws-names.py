"""Makes the list of names that are AWS's own, which redaction leaves as they are.

    python3 build-tools/aws-names.py > app/src/main/resources/dev/lockstep/redact/aws-names.txt

From the AWS managed policies in policy/src/main/iam, and the models of botocore (a Python with
botocore in it, such as the one in target/venv).
"""

import gzip
import json
import pathlib
import re

import botocore
import botocore.session

POLICIES = pathlib.Path("policy/src/main/iam/managed-policies.jsonl.gz")

# IAM User Guide, "AWS global condition context keys", and those of AWS STS.
GLOBAL_KEYS = """
aws:AssumedRoot aws:CalledVia aws:CalledViaFirst aws:CalledViaLast aws:ChatbotSourceArn
aws:CurrentTime aws:Ec2InstanceSourcePrivateIPv4 aws:Ec2InstanceSourceVpc aws:EpochTime
aws:FederatedProvider aws:IsMcpServiceAction aws:MultiFactorAuthAge aws:MultiFactorAuthPresent
aws:PrincipalAccount aws:PrincipalArn aws:PrincipalIsAWSService aws:PrincipalOrgID
aws:PrincipalOrgPaths aws:PrincipalServiceName aws:PrincipalServiceNamesList aws:PrincipalTag
aws:PrincipalType aws:Referer aws:RequestTag aws:RequestedRegion aws:ResourceAccount
aws:ResourceOrgID aws:ResourceOrgPaths aws:ResourceTag aws:SecureTransport aws:SourceAccount
aws:SourceArn aws:SourceIdentity aws:SourceIp aws:SourceOrgID aws:SourceOrgPaths aws:SourceVpc
aws:SourceVpcArn aws:SourceVpce aws:TagKeys aws:TokenIssueTime aws:UserAgent aws:ViaAWSService
aws:VpceAccount aws:VpceOrgID aws:VpceOrgPaths aws:VpcSourceIp aws:userid aws:username
sts:AWSServiceName sts:DurationSeconds sts:ExternalId sts:RequestContext sts:RequestContextProviders
sts:RoleSessionName sts:SourceIdentity sts:TransitiveTagKeys saml:aud saml:iss saml:sub saml:doc
saml:sub_type saml:namequalifier iam:PassedToService iam:PolicyARN iam:PermissionsBoundary
""".split()

# Names of services as principals and event sources that stand in no managed policy.
MORE_LABELS = """
cloudwatch-crossaccount ec2fleet edgelambda rdsdata spot spotfleet transitgateway vpc-flow-logs
""".split()

# IAM API reference, GetAccountSummary.
COUNTS = """
AccessKeysPerUserQuota AccountAccessKeysPresent AccountMFAEnabled AccountPasswordPresent
AccountSigningCertificatesPresent AssumeRolePolicySizeQuota AttachedPoliciesPerGroupQuota
AttachedPoliciesPerRoleQuota AttachedPoliciesPerUserQuota GlobalEndpointTokenVersion
GroupPolicySizeQuota Groups GroupsPerUserQuota GroupsQuota InstanceProfiles InstanceProfilesQuota
MFADevices MFADevicesInUse Policies PoliciesQuota PolicySizeQuota PolicyVersionsInUse
PolicyVersionsInUseQuota Providers RolePolicySizeQuota Roles RolesQuota ServerCertificates
ServerCertificatesQuota SigningCertificatesPerUserQuota UserPolicySizeQuota Users UsersQuota
VersionsPerPolicyQuota
""".split()

WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def as_list(value):
    return value if isinstance(value, list) else [value]


def main():
    names, services, words, labels = set(), set(), set(), set(MORE_LABELS)
    keys = set(GLOBAL_KEYS)
    with gzip.open(POLICIES, "rt", encoding="utf-8") as lines:
        for line in lines:
            policy = json.loads(line)
            names.add(policy["name"])
            for statement in as_list(policy["document"]["Statement"]):
                for element in ("Action", "NotAction"):
                    for action in as_list(statement.get(element, [])):
                        service, _, operation = action.partition(":")
                        if re.fullmatch(r"[a-z0-9-]+", service):
                            services.add(service)
                        # The pieces around a wildcard are parts of words.
                        if "*" not in operation and "?" not in operation:
                            words.update(WORD.findall(operation))
                for by_key in statement.get("Condition", {}).values():
                    for key, values in by_key.items():
                        plain = key.split("/")[0]
                        if re.fullmatch(r"[A-Za-z0-9-]+:[A-Za-z0-9-]+", plain):
                            keys.add(plain)
                        for value in as_list(values):
                            found = re.fullmatch(
                                r"([a-z0-9-]+)\.amazonaws\.com", str(value)
                            )
                            if found:
                                labels.add(found.group(1))
    session = botocore.session.get_session()
    for service in session.get_available_services():
        model = session.get_service_model(service)
        services.add(model.signing_name)
        labels.add(model.endpoint_prefix)
        for operation in model.operation_names:
            words.update(WORD.findall(operation))
    print(f"# Made by build-tools/aws-names.py from botocore {botocore.__version__} (Apache License 2.0)")
    print("# and from the AWS managed policies in policy/src/main/iam: names alone.")
    for kind, found in (
        ("policy", names),
        ("service", services),
        ("label", {one for one in labels if re.fullmatch(r"[a-z0-9-]+", one)} - services),
        ("word", {one for one in words if len(one) > 1}),
        ("key", keys),
        ("count", COUNTS),
    ):
        for one in sorted(found):
            print(f"{kind}\t{one}")


main()
