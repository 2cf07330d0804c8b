package dev.lockstep.aws;

import dev.lockstep.account.ReadKey;
import dev.lockstep.aws.call.CallFailed;
import dev.lockstep.aws.call.Calls;
import dev.lockstep.aws.call.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationResponse;
import software.amazon.awssdk.services.organizations.model.Parent;
import software.amazon.awssdk.services.organizations.model.ParentType;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyType;

/// The organization that the account is in: what any member may see, and what only the management
/// account and delegated administrators may.
final class OrganizationReads {
    private static final String DESCRIBE = "organizations:DescribeOrganization";

    private static final String LIST_POLICIES = "organizations:ListPoliciesForTarget";
    private static final String LIST_PARENTS = "organizations:ListParents";

    /// A tree of an organization has five levels below its root.
    private static final int DEEPEST = 10;

    private final Reading reading;
    private final String accountId;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Asked asked;

    /// What DescribeOrganization gave.
    private record Asked(
            Optional<DescribeOrganizationResponse> answer, Optional<Failure> failure) {}

    OrganizationReads(Reading reading, String accountId) {
        this.reading = reading;
        this.accountId = accountId;
    }

    Map<ReadKey<?>, Reading.Work> works() {
        Map<ReadKey<?>, Reading.Work> works = new LinkedHashMap<>();
        works.put(ReadKey.ORGANIZATION, this::organization);
        works.put(ReadKey.ORGANIZATION_ACCOUNTS, this::accounts);
        works.put(
                ReadKey.ORGANIZATION_FEATURES,
                () ->
                        reading.one(
                                "organizations-features.json",
                                "iam:ListOrganizationsFeatures",
                                () -> reading.clients().iam().listOrganizationsFeatures(_ -> {})));
        works.put(ReadKey.SERVICE_CONTROL_POLICIES, this::serviceControlPolicies);
        return works;
    }

    private OrganizationsClient client() {
        return reading.clients().organizations();
    }

    /// One call, whoever needs it first.
    private Asked described() {
        lock.lock();
        try {
            Asked before = asked;
            if (before != null) {
                return before;
            }
            Asked now;
            try {
                now =
                        new Asked(
                                Optional.of(
                                        reading.calls()
                                                .call(
                                                        DESCRIBE,
                                                        () -> client().describeOrganization())),
                                Optional.empty());
            } catch (CallFailed failed) {
                now = new Asked(Optional.empty(), Optional.of(failed.failure()));
            }
            asked = now;
            return now;
        } finally {
            lock.unlock();
        }
    }

    private void organization() throws CallFailed {
        Asked described = described();
        if (described.answer().isPresent()) {
            reading.gathered()
                    .file("organization.json", DESCRIBE, AnswerJson.of(described.answer().get()));
        } else if (isInNone(described)) {
            reading.gathered().file("organization.json", DESCRIBE, "{\"Organization\": null}");
        } else {
            throw described.failure().orElseThrow().thrown();
        }
    }

    private static boolean isInNone(Asked described) {
        return described
                .failure()
                .filter(failure -> failure.code().startsWith("AWSOrganizationsNotInUse"))
                .isPresent();
    }

    /// Members may not list the accounts, so only the management account asks.
    private void accounts() throws CallFailed {
        if (!isManagement()) {
            return;
        }
        reading.pages(
                "organization-accounts.json",
                "organizations:ListAccounts",
                List.of("Accounts"),
                token -> client().listAccounts(request -> request.nextToken(token.orElse(null))));
    }

    private boolean isManagement() {
        return described()
                .answer()
                .map(DescribeOrganizationResponse::organization)
                .filter(one -> accountId.equals(one.masterAccountId()))
                .isPresent();
    }

    /// The policies of each level, root first. Most members may not even ask who their parent is;
    /// then nothing is read, and nothing is missed that a control looks at.
    private void serviceControlPolicies() throws CallFailed {
        if (described().answer().isEmpty()) {
            return;
        }
        List<String> targets;
        try {
            targets = targets();
        } catch (CallFailed failed) {
            if (failed.failure().kind() == Failure.Kind.ANSWERED) {
                return;
            }
            throw new Failure(
                            LIST_POLICIES,
                            failed.failure().code(),
                            failed.failure().message(),
                            failed.failure().kind())
                    .thrown();
        }
        var documents = new HashMap<String, String>();
        var levels = new ArrayList<String>();
        for (String target : targets) {
            var policies = new ArrayList<String>();
            for (PolicySummary policy : attached(target)) {
                String id = Calls.needed(LIST_POLICIES, policy.id());
                String document = documents.get(id);
                if (document == null) {
                    document = document(id);
                    documents.put(id, document);
                }
                policies.add(
                        pair(
                                "name",
                                AnswerJson.text(Calls.needed(LIST_POLICIES, policy.name())),
                                "document",
                                document));
            }
            levels.add(
                    pair("target", AnswerJson.text(target), "policies", AnswerJson.list(policies)));
        }
        reading.gathered()
                .file(
                        "service-control-policies.json",
                        LIST_POLICIES,
                        "{\"levels\": " + AnswerJson.list(levels) + "}");
    }

    private static String pair(String one, String value, String other, String otherValue) {
        return AnswerJson.with(AnswerJson.with("{}", one, value), other, otherValue);
    }

    private List<String> targets() throws CallFailed {
        var targets = new ArrayList<String>(List.of(accountId));
        for (int depth = 0; depth < DEEPEST; depth++) {
            String child = targets.getFirst();
            var parents =
                    reading.calls()
                            .call(
                                    LIST_PARENTS,
                                    () -> client().listParents(request -> request.childId(child)))
                            .parents();
            if (parents.isEmpty()) {
                return targets;
            }
            Parent parent = parents.getFirst();
            targets.addFirst(Calls.needed(LIST_PARENTS, parent.id()));
            if (parent.type() == ParentType.ROOT) {
                return targets;
            }
        }
        return targets;
    }

    private List<PolicySummary> attached(String target) throws CallFailed {
        var found = new ArrayList<PolicySummary>();
        for (var page :
                reading.calls()
                        .pages(
                                LIST_POLICIES,
                                token ->
                                        client().listPoliciesForTarget(request ->
                                                request.targetId(target)
                                                        .filter(PolicyType.SERVICE_CONTROL_POLICY)
                                                        .nextToken(token.orElse(null))))) {
            if (!page.hasPolicies()) {
                throw Failure.notAsDocumentedBy(LIST_POLICIES).thrown();
            }
            found.addAll(page.policies());
        }
        return found;
    }

    private String document(String id) throws CallFailed {
        String operation = "organizations:DescribePolicy";
        var answer =
                reading.calls()
                        .call(
                                operation,
                                () -> client().describePolicy(request -> request.policyId(id)));
        var policy = Calls.needed(operation, answer.policy());
        String content = Calls.needed(operation, policy.content());
        return AnswerJson.document(content);
    }
}
