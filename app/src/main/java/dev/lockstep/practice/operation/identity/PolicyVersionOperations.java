package dev.lockstep.practice.operation.identity;

import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.IamRefusal;
import dev.lockstep.practice.operation.Operations;
import dev.lockstep.practice.operation.Page;
import dev.lockstep.practice.operation.Quota;
import dev.lockstep.practice.state.PracticeState;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionResponse;

/// The versions of managed policies.
public final class PolicyVersionOperations implements Operations {
    private static final Pattern VERSION = Pattern.compile("v([0-9]{1,8})(\\..*)?");

    @Override
    public Optional<Answer> answer(SdkPojo request, Call call) {
        return switch (request) {
            case CreatePolicyVersionRequest one -> create(one, call);
            case GetPolicyVersionRequest one -> get(one, call);
            case ListPolicyVersionsRequest one -> list(one, call);
            case DeletePolicyVersionRequest one -> delete(one, call);
            case SetDefaultPolicyVersionRequest one -> setDefault(one, call);
            default -> Optional.empty();
        };
    }

    private static Optional<Answer> create(CreatePolicyVersionRequest request, Call call) {
        ManagedPolicy policy =
                ManagedPolicies.changeable(call, request.policyArn(), "iam:CreatePolicyVersion");
        PolicyRules.identity(request.policyDocument());
        PolicyOperations.fits(request.policyDocument());
        if (policy.versions().size() >= Quota.VERSIONS_PER_POLICY) {
            throw IamRefusal.limitExceeded(
                    "A managed policy can have up to 5 versions. Before you create a new version,"
                            + " you must delete an existing version.");
        }
        int last =
                Math.max(newest(policy), call.state().lastVersions().getOrDefault(policy.arn(), 0));
        String number = "v" + (last + 1);
        PracticeState next =
                call.state()
                        .after(
                                new PolicyEffect.CreatePolicyVersion(
                                        policy.arn(),
                                        request.policyDocument(),
                                        Boolean.TRUE.equals(request.setAsDefault())),
                                Assigned.of(call.now(), number))
                        .withLastVersion(policy.arn(), Optional.of(last + 1));
        ManagedPolicy after = ManagedPolicies.found(next.truth(), policy.arn());
        return Optional.of(
                new Answer(
                        CreatePolicyVersionResponse.builder()
                                .policyVersion(Shown.version(after, version(after, number)))
                                .build(),
                        next));
    }

    private static int newest(ManagedPolicy policy) {
        return policy.versions().stream()
                .mapToInt(one -> number(one.id()))
                .max()
                .orElse(number(policy.defaultVersion()));
    }

    /// The number in `v3`; 0 in what is no version, which a saved account may hold.
    private static int number(String version) {
        var match = VERSION.matcher(version);
        return match.matches() ? Integer.parseInt(match.group(1)) : 0;
    }

    private static Optional<Answer> get(GetPolicyVersionRequest request, Call call) {
        ManagedPolicy policy = ManagedPolicies.found(call.seen(), request.policyArn());
        return Optional.of(
                Answer.of(
                        GetPolicyVersionResponse.builder()
                                .policyVersion(
                                        Shown.versionWithDocument(
                                                policy, version(policy, request.versionId())))
                                .build(),
                        call));
    }

    private static Optional<Answer> list(ListPolicyVersionsRequest request, Call call) {
        ManagedPolicy policy = ManagedPolicies.found(call.seen(), request.policyArn());
        var page =
                Page.of(
                        policy.versions(),
                        // The newest first, as AWS lists them.
                        one -> "%09d".formatted(999_999_999 - number(one.id())) + one.id(),
                        request.maxItems(),
                        request.marker());
        return Optional.of(
                Answer.of(
                        ListPolicyVersionsResponse.builder()
                                .versions(
                                        page.items().stream()
                                                .map(one -> Shown.version(policy, one))
                                                .toList())
                                .isTruncated(page.isTruncated())
                                .marker(page.markerOrNull())
                                .build(),
                        call));
    }

    private static Optional<Answer> delete(DeletePolicyVersionRequest request, Call call) {
        ManagedPolicy policy =
                ManagedPolicies.changeable(call, request.policyArn(), "iam:DeletePolicyVersion");
        version(policy, request.versionId());
        if (request.versionId().equals(policy.defaultVersion())) {
            throw IamRefusal.deleteConflict("Cannot delete the default version of a policy.");
        }
        return Write.answer(
                DeletePolicyVersionResponse.builder().build(),
                call,
                new PolicyEffect.DeletePolicyVersion(policy.arn(), request.versionId()));
    }

    private static Optional<Answer> setDefault(SetDefaultPolicyVersionRequest request, Call call) {
        ManagedPolicy policy =
                ManagedPolicies.changeable(
                        call, request.policyArn(), "iam:SetDefaultPolicyVersion");
        version(policy, request.versionId());
        return Write.answer(
                SetDefaultPolicyVersionResponse.builder().build(),
                call,
                new PolicyEffect.SetDefaultPolicyVersion(policy.arn(), request.versionId()));
    }

    private static ManagedPolicy.Version version(ManagedPolicy policy, String id) {
        return policy.versions().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        IamRefusal.noSuchEntity(
                                "Policy "
                                        + policy.arn()
                                        + " version "
                                        + id
                                        + " does not exist or is not attachable."));
    }
}
