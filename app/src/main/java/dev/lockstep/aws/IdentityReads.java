package dev.lockstep.aws;

import dev.lockstep.aws.call.CallFailed;
import dev.lockstep.aws.call.Failure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;

/// The authorization details of the account: users, groups, roles and policies with documents.
///
/// No filter is given. With one that leaves AWS's managed policies out, those that are attached
/// come without their documents, and the documents say what an attachment allows. AWS answers with
/// the ones in use; some emulators with all thousand, so what nobody uses is left out here.
final class IdentityReads {
    private static final String OPERATION = "iam:GetAccountAuthorizationDetails";
    private static final int MOST = 1_000;

    private IdentityReads() {}

    static void details(Reading reading) throws CallFailed {
        List<GetAccountAuthorizationDetailsResponse> pages =
                reading.calls()
                        .pages(
                                OPERATION,
                                marker ->
                                        reading.clients()
                                                .iam()
                                                .getAccountAuthorizationDetails(request ->
                                                        request.maxItems(MOST)
                                                                .marker(marker.orElse(null))));
        if (!pages.stream().allMatch(IdentityReads::hasAnyList)) {
            throw Failure.notAsDocumentedBy(OPERATION).thrown();
        }
        Map<String, String> lists = new LinkedHashMap<>();
        add(
                lists,
                "UserDetailList",
                pages,
                GetAccountAuthorizationDetailsResponse::hasUserDetailList);
        add(
                lists,
                "GroupDetailList",
                pages,
                GetAccountAuthorizationDetailsResponse::hasGroupDetailList);
        add(
                lists,
                "RoleDetailList",
                pages,
                GetAccountAuthorizationDetailsResponse::hasRoleDetailList);
        if (pages.stream().anyMatch(GetAccountAuthorizationDetailsResponse::hasPolicies)) {
            Set<String> used = used(pages);
            var policies = new ArrayList<String>();
            for (var page : pages) {
                for (ManagedPolicyDetail policy : page.policies()) {
                    if (!isOfAws(policy.arn()) || used.contains(policy.arn()) || isUsed(policy)) {
                        policies.add(AnswerJson.of((SdkPojo) policy));
                    }
                }
            }
            lists.put("Policies", AnswerJson.list(policies));
        }
        reading.gathered()
                .file("account-authorization-details.json", OPERATION, AnswerJson.object(lists));
    }

    /// A page need not have all four lists, but one without any is no answer.
    private static boolean hasAnyList(GetAccountAuthorizationDetailsResponse page) {
        return page.hasUserDetailList()
                || page.hasGroupDetailList()
                || page.hasRoleDetailList()
                || page.hasPolicies();
    }

    private static void add(
            Map<String, String> lists,
            String member,
            List<GetAccountAuthorizationDetailsResponse> pages,
            Predicate<GetAccountAuthorizationDetailsResponse> has) {
        Reading.entries(pages.stream().filter(has).toList(), member)
                .ifPresent(entries -> lists.put(member, entries));
    }

    private static boolean isOfAws(@org.jspecify.annotations.Nullable String arn) {
        return arn != null && arn.matches("arn:[^:]*:iam::aws:policy/.*");
    }

    private static boolean isUsed(ManagedPolicyDetail policy) {
        Integer attached = policy.attachmentCount();
        Integer boundaries = policy.permissionsBoundaryUsageCount();
        return (attached != null && attached > 0) || (boundaries != null && boundaries > 0);
    }

    private static Set<String> used(List<GetAccountAuthorizationDetailsResponse> pages) {
        var used = new HashSet<String>();
        for (var page : pages) {
            page.userDetailList()
                    .forEach(user -> {
                        add(used, user.attachedManagedPolicies());
                        add(used, user.permissionsBoundary());
                    });
            page.groupDetailList().forEach(group -> add(used, group.attachedManagedPolicies()));
            page.roleDetailList()
                    .forEach(role -> {
                        add(used, role.attachedManagedPolicies());
                        add(used, role.permissionsBoundary());
                    });
        }
        return used;
    }

    private static void add(Set<String> used, List<AttachedPolicy> attached) {
        attached.stream()
                .map(AttachedPolicy::policyArn)
                .flatMap(Stream::ofNullable)
                .forEach(used::add);
    }

    private static void add(
            Set<String> used, @org.jspecify.annotations.Nullable AttachedPermissionsBoundary one) {
        if (one != null && one.permissionsBoundaryArn() != null) {
            used.add(one.permissionsBoundaryArn());
        }
    }
}
