#!/bin/sh
# The AWS CLI builds an account and reads it back, a command or two of every kind. What it prints is
# the same on every server (aws-commands.txt), but for the number of the account, which it replaces.
# Endpoint and credentials come from the environment.
set -eu

id=$(aws sts get-caller-identity --query Account --output text)
say() { sed "s/$id/ACCOUNT/g"; }
document() {
    printf '{"Version":"2012-10-17","Statement":[{"Effect":"Allow",%s}]}' "$1"
}

# The account.
aws iam update-account-password-policy --minimum-password-length 14 --require-symbols \
    --allow-users-to-change-password --max-password-age 90 --password-reuse-prevention 24
aws iam get-account-password-policy \
    --query 'PasswordPolicy.[MinimumPasswordLength,RequireSymbols,RequireNumbers,ExpirePasswords]' \
    --output text

# Groups and policies.
aws iam create-group --group-name cli-group --path /cli/ --query Group.Arn --output text | say
policy=$(aws iam create-policy --policy-name cli-policy \
    --policy-document "$(document '"Action":"s3:GetObject","Resource":"*"')" \
    --query Policy.Arn --output text)
aws iam attach-group-policy --group-name cli-group --policy-arn "$policy"
aws iam put-group-policy --group-name cli-group --policy-name inline \
    --policy-document "$(document '"Action":"ec2:Describe*","Resource":"*"')"
aws iam get-group-policy --group-name cli-group --policy-name inline \
    --query 'PolicyDocument.Statement[0].Action' --output text

# Users, with tags, a password and a key.
for name in cli-one cli-two cli-three; do
    aws iam create-user --user-name $name --path /cli/ --tags Key=team,Value=blue \
        --query User.UserName --output text
done
aws iam add-user-to-group --group-name cli-group --user-name cli-one
aws iam create-login-profile --user-name cli-one --password 'Correct-Horse-Battery-77' \
    --password-reset-required --query LoginProfile.UserName --output text
key=$(aws iam create-access-key --user-name cli-two --query AccessKey.AccessKeyId --output text)
aws iam update-access-key --user-name cli-two --access-key-id "$key" --status Inactive
aws iam list-access-keys --user-name cli-two --query 'AccessKeyMetadata[].Status' --output text
aws iam get-access-key-last-used --access-key-id "$key" --query AccessKeyLastUsed.Region \
    --output text
aws iam list-users --path-prefix /cli/ --page-size 2 --query 'sort(Users[].UserName)' \
    --output json | tr -d ' \n'
echo

# A device: the seed goes to a file, as on AWS.
seed=$(mktemp)
aws iam create-virtual-mfa-device --virtual-mfa-device-name cli-phone --outfile "$seed" \
    --bootstrap-method Base32StringSeed --query VirtualMFADevice.SerialNumber --output text | say
test -s "$seed"
rm -f "$seed"

# Roles.
aws iam create-role --role-name cli-role --assume-role-policy-document \
    "$(document '"Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"')" \
    --query Role.Arn --output text | say
aws iam get-role --role-name cli-role \
    --query 'Role.AssumeRolePolicyDocument.Statement[0].Principal.Service' --output text

# Everything at once, and the report.
aws iam get-account-authorization-details --filter User \
    --query 'UserDetailList[?UserName==`cli-one`].GroupList[]' --output text
until [ "$(aws iam generate-credential-report --query State --output text)" = COMPLETE ]; do
    sleep 1
done
aws iam get-credential-report --query ReportFormat --output text

# Errors are AWS's own.
aws iam delete-user --user-name cli-none 2>&1 | sed -n 's/.*(\([A-Za-z]*\)).*/\1/p'
aws iam create-user --user-name cli-one 2>&1 | sed -n 's/.*(\([A-Za-z]*\)).*/\1/p'

# And away again.
aws iam remove-user-from-group --group-name cli-group --user-name cli-one
aws iam delete-login-profile --user-name cli-one
aws iam delete-user --user-name cli-one
aws iam list-users --path-prefix /cli/ --query 'sort(Users[].UserName)' --output text
