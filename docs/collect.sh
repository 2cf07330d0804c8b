#!/bin/sh
# Saves what AWS says of an account's identity into a folder for `lockstep audit --from DIR`.
# Needs the AWS CLI and jq. Every call reads, but for one: AWS makes a credential report when asked.
# What AWS refuses is written to denied.json; the audit then says what it could not judge.
#
# usage: collect.sh DIR        (a new or empty folder; AWS_PROFILE and AWS_REGION work as usual)
set -eu
umask 077

[ $# -eq 1 ] || { echo "usage: collect.sh DIR" >&2; exit 64; }
mkdir -p "$1"
cd "$1"
[ -z "$(ls -A)" ] || { echo "collect.sh: $1 is not empty" >&2; exit 4; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
: >"$work/denied"

call() { aws "$@" --output json >"$work/answer" 2>"$work/error"; }

# refused OPERATION [KIND NAME]: notes that AWS gave an error in the place of an answer.
refused() {
    code=$(sed -n 's/.*An error occurred (\([A-Za-z0-9.]*\)).*/\1/p' "$work/error" | head -n 1)
    if [ -z "$code" ] && ! grep -qi 'connect\|time' "$work/error"; then
        # The AWS CLI itself did not want to, so AWS was not asked: too old, for one.
        echo "collect.sh: $1 was not asked: $(tail -n 1 "$work/error")" >&2
        return
    fi
    jq -n --arg operation "$1" --arg code "${code:-RequestTimeout}" --arg kind "${2:-}" \
        --arg name "${3:-}" --rawfile message "$work/error" \
        '{$operation, $code, message: ($message | gsub("^\\s+|\\s+$"; ""))}
            + if $kind == "" then {} else {($kind): $name} end' >>"$work/denied"
}

# save FILE OPERATION COMMAND...: one call, one file.
save() {
    file=$1 operation=$2
    shift 2
    if call "$@"; then cp "$work/answer" "$file"; else refused "$operation"; fi
}

# each FILE OPERATION KIND NAMES FILTER COMMAND...: one call for each name; {name: what FILTER picks}.
each() {
    file=$1 operation=$2 kind=$3 names=$4 filter=$5
    shift 5
    : >"$work/parts"
    while IFS= read -r name; do
        case $kind in
            user) call "$@" --user-name="$name" || { refused "$operation" user "$name"; continue; } ;;
            region) call "$@" --region="$name" || { refused "$operation" region "$name"; continue; } ;;
        esac
        jq --arg name "$name" "{(\$name): ($filter)}" "$work/answer" >>"$work/parts"
    done <"$names"
    jq -s 'add // {}' "$work/parts" >"$file"
}

region=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region || echo us-east-1)}}
# Version 1 of the AWS CLI knows only the second name.
export AWS_REGION="$region" AWS_DEFAULT_REGION="$region"
if ! call sts get-caller-identity; then
    cat "$work/error" >&2
    exit 69
fi
cp "$work/answer" caller-identity.json

for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
    call iam generate-credential-report || break
    [ "$(jq -r .State "$work/answer")" != COMPLETE ] || break
    sleep 2
done
save credential-report.json iam:GetCredentialReport iam get-credential-report
save account-authorization-details.json iam:GetAccountAuthorizationDetails \
    iam get-account-authorization-details
save users.json iam:ListUsers iam list-users
save account-aliases.json iam:ListAccountAliases iam list-account-aliases
save account-summary.json iam:GetAccountSummary iam get-account-summary
save password-policy.json iam:GetAccountPasswordPolicy iam get-account-password-policy
save virtual-mfa-devices.json iam:ListVirtualMFADevices \
    iam list-virtual-mfa-devices --assignment-status Any
save service-credentials.json iam:ListServiceSpecificCredentials \
    iam list-service-specific-credentials --all-users
save server-certificates.json iam:ListServerCertificates iam list-server-certificates
save saml-providers.json iam:ListSAMLProviders iam list-saml-providers
save open-id-connect-providers.json iam:ListOpenIDConnectProviders \
    iam list-open-id-connect-providers
save organization.json organizations:DescribeOrganization organizations describe-organization
save organization-accounts.json organizations:ListAccounts organizations list-accounts
save organizations-features.json iam:ListOrganizationsFeatures iam list-organizations-features
save regions.json account:ListRegions account list-regions
if call account get-alternate-contact --alternate-contact-type SECURITY; then
    jq '{SECURITY: .AlternateContact}' "$work/answer" >alternate-contacts.json
else
    refused account:GetAlternateContact type SECURITY
fi

if [ -f users.json ]; then
    jq -r '.Users[].UserName' users.json >"$work/users"
    each mfa-devices.json iam:ListMFADevices user "$work/users" .MFADevices iam list-mfa-devices
    each login-profiles.json iam:GetLoginProfile user "$work/users" .LoginProfile \
        iam get-login-profile
    each ssh-public-keys.json iam:ListSSHPublicKeys user "$work/users" .SSHPublicKeys \
        iam list-ssh-public-keys
    each signing-certificates.json iam:ListSigningCertificates user "$work/users" .Certificates \
        iam list-signing-certificates
    each "$work/keys" iam:ListAccessKeys user "$work/users" .AccessKeyMetadata iam list-access-keys
    jq -r '.[][].AccessKeyId' "$work/keys" >"$work/ids"
    : >"$work/uses"
    while IFS= read -r id; do
        if call iam get-access-key-last-used --access-key-id="$id"; then
            jq --arg id "$id" '{($id): .AccessKeyLastUsed}' "$work/answer" >>"$work/uses"
        fi
    done <"$work/ids"
    jq --slurpfile uses "$work/uses" '($uses | add // {}) as $use
        | map_values(map(. + (if $use[.AccessKeyId] then {LastUsed: $use[.AccessKeyId]} else {} end)))' \
        "$work/keys" >access-keys.json
fi

if [ -f regions.json ]; then
    jq -r '.Regions[] | select(.RegionOptStatus | startswith("ENABLED")) | .RegionName' \
        regions.json >"$work/regions"
else
    echo "$region" >"$work/regions"
fi
each access-analyzers.json access-analyzer:ListAnalyzers region "$work/regions" .analyzers \
    accessanalyzer list-analyzers

if call cloudtrail describe-trails; then
    jq -c '.trailList[]' "$work/answer" >"$work/trails"
    : >"$work/parts"
    while IFS= read -r trail; do
        arn=$(printf '%s' "$trail" | jq -r .TrailARN)
        home=$(printf '%s' "$trail" | jq -r .HomeRegion)
        echo '{}' >"$work/status"
        echo '{}' >"$work/selectors"
        if call cloudtrail get-trail-status --name="$arn" --region="$home"; then
            jq '{Status: .}' "$work/answer" >"$work/status"
        else
            refused cloudtrail:GetTrailStatus trail "$arn"
        fi
        if call cloudtrail get-event-selectors --trail-name="$arn" --region="$home"; then
            jq 'del(.TrailARN)' "$work/answer" >"$work/selectors"
        else
            refused cloudtrail:GetEventSelectors trail "$arn"
        fi
        printf '%s' "$trail" | jq -s 'add' - "$work/status" "$work/selectors" >>"$work/parts"
    done <"$work/trails"
    jq -s . "$work/parts" >trails.json
else
    refused cloudtrail:DescribeTrails
fi

[ ! -s "$work/denied" ] || jq -s . "$work/denied" >denied.json
jq -n --arg region "$region" --arg takenAt "$(date -u +%Y-%m-%dT%H:%M:%SZ)" \
    --slurpfile caller caller-identity.json \
    '{schema: "lockstep/snapshot/1", account: $caller[0].Account,
      partition: ($caller[0].Arn | split(":")[1]), $takenAt, $region}' >snapshot.json
