package dev.lockstep.report.exchange;

import dev.lockstep.control.Subject;
import dev.lockstep.record.AuditRecord;

/// The subject of a finding as AWS's formats name a resource.
///
/// @param type as the AWS Security Finding Format spells it; `Other` for what it has no type for
/// @param id the ARN where there is one, else what stands in for it in AWS's own findings
record AwsResource(String type, String id) {
    static final String OTHER = "Other";

    static AwsResource of(Subject subject, AuditRecord.AccountRecord account) {
        return new AwsResource(
                switch (subject.kind()) {
                    case ACCOUNT, ROOT -> "AwsAccount";
                    case USER -> "AwsIamUser";
                    case GROUP -> "AwsIamGroup";
                    case ROLE -> "AwsIamRole";
                    case POLICY -> "AwsIamPolicy";
                    case ACCESS_KEY -> "AwsIamAccessKey";
                    case MFA_DEVICE, PERSON, PRINCIPAL, REGION, SERVER_CERTIFICATE -> OTHER;
                },
                id(subject, account));
    }

    /// An account has no ARN; Security Hub calls it `AWS::::Account:` and its id.
    private static String id(Subject subject, AuditRecord.AccountRecord account) {
        return switch (subject.kind()) {
            case ACCOUNT, ROOT -> "AWS::::Account:" + account.id().orElse(Subject.UNKNOWN_ACCOUNT);
            case ACCESS_KEY -> "AWS::IAM::AccessKey:" + subject.name();
            case MFA_DEVICE, PRINCIPAL -> subject.arn().orElse(subject.name());
            case USER, GROUP, ROLE, POLICY, PERSON, REGION, SERVER_CERTIFICATE ->
                    subject.arn().orElse("lockstep:" + subject.kind().id() + ":" + subject.name());
        };
    }
}
