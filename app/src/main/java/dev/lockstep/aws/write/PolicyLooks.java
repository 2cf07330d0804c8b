package dev.lockstep.aws.write;

import dev.lockstep.aws.call.CallFailed;
import dev.lockstep.aws.call.Calls;
import dev.lockstep.aws.call.Clients;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.Touched;
import dev.lockstep.effect.touched.PolicyTouched;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

/// Looks at what writes of managed policies touch.
final class PolicyLooks {
    private static final String GET_POLICY = "iam:GetPolicy";
    private static final String GET_VERSION = "iam:GetPolicyVersion";
    private static final String LIST_VERSIONS = "iam:ListPolicyVersions";

    private final Clients clients;
    private final Asker asker;
    private final Place place;

    PolicyLooks(Clients clients, Asker asker, Place place) {
        this.clients = clients;
        this.asker = asker;
        this.place = place;
    }

    Touched look(PolicyEffect effect) throws CallFailed {
        return switch (effect) {
            case PolicyEffect.CreatePolicy(var name, var path, _, _, var tags) -> {
                String arn = place.arn("iam", "", "policy" + path + name);
                Optional<Policy> found = policy(arn);
                yield whole(arn, found).and(PolicyTouched.tags(arn, tags.keySet(), tags(found)));
            }
            case PolicyEffect.DeletePolicy(var arn) -> {
                Optional<Policy> found = policy(arn);
                yield whole(arn, found)
                        .and(PolicyTouched.uniqueId(arn, found.map(Policy::policyId)));
            }
            case PolicyEffect.CreatePolicyVersion(var arn, var document, var setAsDefault) ->
                    setAsDefault
                            ? inForce(arn, document)
                            : PolicyTouched.hasVersion(arn, document, documents(arn).values());
            case PolicyEffect.DeletePolicyVersion(var arn, var number) ->
                    PolicyTouched.version(arn, number, document(arn, number));
            case PolicyEffect.SetDefaultPolicyVersion(var arn, _) ->
                    PolicyTouched.defaultVersion(arn, number(policy(arn)));
            case PolicyEffect.TagPolicy(var arn, var tags) ->
                    PolicyTouched.tags(arn, tags.keySet(), tags(policy(arn)));
            case PolicyEffect.UntagPolicy(var arn, var keys) ->
                    PolicyTouched.tags(arn, keys, tags(policy(arn)));
        };
    }

    /// Which versions have a document.
    Touched versions(String arn, String document) throws CallFailed {
        return PolicyTouched.versionsWith(arn, document, documents(arn));
    }

    private Touched whole(String arn, Optional<Policy> found) throws CallFailed {
        return PolicyTouched.policy(
                arn, documentInForce(arn, number(found)), found.map(Policy::description));
    }

    private Touched inForce(String arn, String wanted) throws CallFailed {
        Optional<String> number = number(policy(arn));
        return PolicyTouched.inForce(arn, wanted, number, documentInForce(arn, number));
    }

    private Optional<String> documentInForce(String arn, Optional<String> number)
            throws CallFailed {
        if (number.isEmpty()) {
            return Optional.empty();
        }
        // A policy without the document of its version is gone meanwhile, or half seen.
        return Optional.of(Calls.needed(GET_VERSION, document(arn, number.get()).orElse(null)));
    }

    private Optional<Policy> policy(String arn) throws CallFailed {
        Optional<GetPolicyResponse> found =
                asker.find(
                        GET_POLICY,
                        () -> clients.iam().getPolicy(request -> request.policyArn(arn)));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Policy policy = Calls.needed(GET_POLICY, found.get().policy());
        Calls.needed(GET_POLICY, policy.defaultVersionId());
        return Optional.of(policy);
    }

    private static Optional<String> number(Optional<Policy> policy) {
        return policy.map(Policy::defaultVersionId);
    }

    private static Map<String, String> tags(Optional<Policy> policy) {
        return IamTags.read(policy.map(Policy::tags).orElse(List.of()));
    }

    private Optional<String> document(String arn, String number) throws CallFailed {
        Optional<GetPolicyVersionResponse> found =
                asker.find(
                        GET_VERSION,
                        () ->
                                clients.iam()
                                        .getPolicyVersion(request ->
                                                request.policyArn(arn).versionId(number)));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        PolicyVersion version = Calls.needed(GET_VERSION, found.get().policyVersion());
        return Optional.of(Asker.document(GET_VERSION, version.document()));
    }

    /// By the numbers of the versions.
    private Map<String, String> documents(String arn) throws CallFailed {
        List<PolicyVersion> versions =
                asker.list(
                        LIST_VERSIONS,
                        marker ->
                                clients.iam()
                                        .listPolicyVersions(request ->
                                                request.policyArn(arn).marker(marker.orElse(null))),
                        ListPolicyVersionsResponse::versions);
        var documents = new LinkedHashMap<String, String>();
        for (PolicyVersion version : versions) {
            String number = Calls.needed(LIST_VERSIONS, version.versionId());
            document(arn, number).ifPresent(document -> documents.put(number, document));
        }
        return documents;
    }
}
