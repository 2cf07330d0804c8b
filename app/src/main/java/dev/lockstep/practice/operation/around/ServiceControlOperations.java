package dev.lockstep.practice.operation.around;

import dev.lockstep.account.organization.Organization;
import dev.lockstep.account.organization.ServiceControlLevel;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.Operations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.organizations.model.DescribePolicyRequest;
import software.amazon.awssdk.services.organizations.model.DescribePolicyResponse;
import software.amazon.awssdk.services.organizations.model.ListParentsRequest;
import software.amazon.awssdk.services.organizations.model.ListParentsResponse;
import software.amazon.awssdk.services.organizations.model.ListPoliciesForTargetRequest;
import software.amazon.awssdk.services.organizations.model.ListPoliciesForTargetResponse;
import software.amazon.awssdk.services.organizations.model.ListRootsRequest;
import software.amazon.awssdk.services.organizations.model.ListRootsResponse;
import software.amazon.awssdk.services.organizations.model.Parent;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.organizations.model.PolicyTypeSummary;
import software.amazon.awssdk.services.organizations.model.Root;

/// The levels above the account and the service control policies on them (AWS Organizations API
/// reference). The account knows its own line of levels alone: root, organizational units, itself.
final class ServiceControlOperations implements Operations {
    static final PolicyTypeSummary ENABLED =
            PolicyTypeSummary.builder()
                    .type(PolicyType.SERVICE_CONTROL_POLICY)
                    .status("ENABLED")
                    .build();

    /// The policy of AWS itself that lets everything through.
    private static final String FULL_ACCESS = "FullAWSAccess";

    @Override
    public Optional<Answer> answer(SdkPojo request, Call call) {
        return Optional.ofNullable(
                switch (request) {
                    case ListRootsRequest _ -> roots(call);
                    case ListParentsRequest parents -> parents(parents, call);
                    case ListPoliciesForTargetRequest list -> policies(list, call);
                    case DescribePolicyRequest describe -> policy(describe, call);
                    default -> null;
                });
    }

    private static List<ServiceControlLevel> levels(Call call) {
        return call.seen().serviceControlPolicies();
    }

    private static Answer roots(Call call) {
        Organization organization = OrganizationOperations.managed(call);
        List<Root> roots =
                levels(call).stream()
                        .limit(1)
                        .map(level ->
                                Root.builder()
                                        .id(level.target())
                                        .arn(
                                                OrganizationOperations.arn(
                                                        call.seen(),
                                                        organization.managementAccount(),
                                                        "root/"
                                                                + organization.id()
                                                                + "/"
                                                                + level.target()))
                                        .name("Root")
                                        .policyTypes(ENABLED)
                                        .build())
                        .toList();
        return Answer.of(ListRootsResponse.builder().roots(roots).build(), call);
    }

    private static Answer parents(ListParentsRequest request, Call call) {
        Organization _ = OrganizationOperations.managed(call);
        List<ServiceControlLevel> levels = levels(call);
        for (int i = 1; i < levels.size(); i++) {
            if (levels.get(i).target().equals(request.childId())) {
                Parent parent =
                        Parent.builder()
                                .id(levels.get(i - 1).target())
                                .type(i == 1 ? "ROOT" : "ORGANIZATIONAL_UNIT")
                                .build();
                return Answer.of(ListParentsResponse.builder().parents(parent).build(), call);
            }
        }
        throw new AwsError(
                400,
                "ChildNotFoundException",
                "We can't find an organizational unit (OU) or AWS account with the ChildId that you"
                        + " specified.");
    }

    private static Answer policies(ListPoliciesForTargetRequest request, Call call) {
        Organization organization = OrganizationOperations.managed(call);
        ServiceControlLevel level =
                levels(call).stream()
                        .filter(one -> one.target().equals(request.targetId()))
                        .findFirst()
                        .orElseThrow(() ->
                                new AwsError(
                                        400,
                                        "TargetNotFoundException",
                                        "We can't find a root, OU, account, or policy with the"
                                                + " TargetId that you specified."));
        // A practice account has no other kind of policy.
        boolean wanted = request.filter() == PolicyType.SERVICE_CONTROL_POLICY;
        return Answer.of(
                ListPoliciesForTargetResponse.builder()
                        .policies(
                                level.policies().stream()
                                        .filter(_ -> wanted)
                                        .map(policy -> summary(policy, organization, call))
                                        .toList())
                        .build(),
                call);
    }

    private static Answer policy(DescribePolicyRequest request, Call call) {
        Organization organization = OrganizationOperations.managed(call);
        ServiceControlLevel.Named found =
                levels(call).stream()
                        .flatMap(level -> level.policies().stream())
                        .filter(policy -> id(policy).equals(request.policyId()))
                        .findFirst()
                        .orElseThrow(() ->
                                new AwsError(
                                        400,
                                        "PolicyNotFoundException",
                                        "We can't find a policy with the PolicyId that you"
                                                + " specified."));
        return Answer.of(
                DescribePolicyResponse.builder()
                        .policy(policy ->
                                policy.policySummary(summary(found, organization, call))
                                        .content(found.document().text()))
                        .build(),
                call);
    }

    private static PolicySummary summary(
            ServiceControlLevel.Named policy, Organization organization, Call call) {
        boolean aws = policy.name().equals(FULL_ACCESS);
        String place = aws ? "policy/" : "policy/" + organization.id() + "/";
        return PolicySummary.builder()
                .id(id(policy))
                .arn(
                        OrganizationOperations.arn(
                                call.seen(),
                                aws ? "aws" : organization.managementAccount(),
                                place + "service_control_policy/" + id(policy)))
                .name(policy.name())
                .type(PolicyType.SERVICE_CONTROL_POLICY)
                .awsManaged(aws)
                .build();
    }

    /// The account's record keeps no id, so one is made of name and document: two levels may hold
    /// different policies of one name where a folder says so.
    private static String id(ServiceControlLevel.Named policy) {
        if (policy.name().equals(FULL_ACCESS)) {
            return "p-" + FULL_ACCESS;
        }
        String all = policy.name() + '\n' + policy.document().text();
        String hex =
                UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "")
                        .toLowerCase(Locale.ROOT);
        return "p-" + hex.substring(0, 10);
    }
}
