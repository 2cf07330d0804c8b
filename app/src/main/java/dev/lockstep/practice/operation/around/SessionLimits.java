package dev.lockstep.practice.operation.around;

import dev.lockstep.policy.Malformed;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.IamRefusal;
import dev.lockstep.practice.state.Secrets;
import java.util.HashMap;
import java.util.Optional;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;

/// What a request sts:AssumeRole wants of its session beside the role: policies that limit it,
/// tags, a source identity.
///
/// Rule source: AWS STS API Reference, AssumeRole: a policy document has no principal; managed
/// policies are given by their ARNs.
final class SessionLimits {
    private SessionLimits() {}

    /// @throws AwsError if the session policy is none
    static Secrets.Kind.RoleToken of(AssumeRoleRequest request, Call call) {
        var tags = new HashMap<String, String>();
        request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        return new Secrets.Kind.RoleToken(
                Optional.ofNullable(request.policy()).map(SessionLimits::policy),
                request.policyArns().stream().map(PolicyDescriptorType::arn).toList(),
                tags,
                Optional.ofNullable(request.sourceIdentity()),
                call.now());
    }

    private static PolicyDocument policy(String text) {
        return switch (PolicyDocument.parse(text)) {
            case PolicyDocument document
                    when document.statements().stream()
                            .allMatch(one -> one.principals().isEmpty()) ->
                    document;
            case PolicyDocument _ ->
                    throw IamRefusal.malformedPolicy(
                            "Policy document should not specify a principal.");
            case Malformed _ ->
                    throw IamRefusal.malformedPolicy("This policy contains invalid Json");
        };
    }
}
