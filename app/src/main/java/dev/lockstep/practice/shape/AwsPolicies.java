package dev.lockstep.practice.shape;

import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.policy.PolicyDocument;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// AWS managed policies by name. The documents of long ones are left out: AWS changes them often,
/// and they are the same in every account.
final class AwsPolicies {
    /// Paths other than `/` (AWS Managed Policy Reference).
    private static final Map<String, String> PATHS =
            Map.of(
                    "ViewOnlyAccess", "/job-function/",
                    "Billing", "/job-function/",
                    "AWSLambdaBasicExecutionRole", "/service-role/");

    private static final Map<String, String> ACTIONS =
            Map.of(
                    "AdministratorAccess", "*",
                    "AmazonS3FullAccess", "s3:*,s3-object-lambda:*",
                    "AmazonS3ReadOnlyAccess",
                            "s3:Get*,s3:List*,s3:Describe*,s3-object-lambda:Get*,"
                                    + "s3-object-lambda:List*",
                    "AWSCloudShellFullAccess", "cloudshell:*",
                    "AWSSupportAccess", "support:*,support-console:*",
                    "AmazonSQSFullAccess", "sqs:*",
                    "AWSLambdaBasicExecutionRole",
                            "logs:CreateLogGroup,logs:CreateLogStream,logs:PutLogEvents");

    /// The versions in force where a document is kept.
    private static final Map<String, String> VERSIONS =
            Map.of(
                    "AmazonS3FullAccess", "v2",
                    "AmazonS3ReadOnlyAccess", "v3",
                    "AWSSupportAccess", "v4");

    private static final Instant BEGINNING = Instant.parse("2015-02-06T18:39:46Z");

    private AwsPolicies() {}

    static AttachedPolicy attached(String name, String partition) {
        return new AttachedPolicy(
                name, "arn:" + partition + ":iam::aws:policy" + path(name) + name);
    }

    /// The policy as the account lists it; whatever AWS managed policy it is.
    static ManagedPolicy listed(AttachedPolicy policy) {
        String name = policy.name();
        String version = VERSIONS.getOrDefault(name, "v1");
        String path = policy.arn().replaceFirst("^.*:policy(/.*/|/)[^/]*$", "$1");
        return new ManagedPolicy(
                name,
                policy.arn(),
                path,
                0,
                version,
                Optional.ofNullable(ACTIONS.get(name)).stream()
                        .map(actions -> document(actions))
                        .map(text ->
                                new ManagedPolicy.Version(
                                        version,
                                        PolicyDocument.parse(text),
                                        Optional.of(BEGINNING)))
                        .toList(),
                Optional.of(Derived.id("ANPA", policy.arn())),
                Optional.of(BEGINNING),
                Optional.of(BEGINNING),
                Optional.empty(),
                Map.of());
    }

    private static String path(String name) {
        return PATHS.getOrDefault(name, "/");
    }

    private static String document(String actions) {
        return Documents.of(List.of(Documents.allow(List.of(actions.split(",")), List.of("*"))));
    }
}
