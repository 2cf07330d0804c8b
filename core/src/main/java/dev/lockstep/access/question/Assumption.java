package dev.lockstep.access.question;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.account.Read;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.policy.Malformed;
import dev.lockstep.policy.catalog.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What an answer takes for granted, since it was not read.
public enum Assumption {
    /// Users, groups or roles were not all read: who is missing is in no answer.
    LISTS("lists"),
    /// The account is in an organization whose service control policies were not read, or not all
    /// can be read: they can only take away.
    SERVICE_CONTROL_POLICIES("service-control-policies"),
    /// Whether the account is in an organization was not read.
    ORGANIZATION("organization"),
    /// The resource may have a policy of its own, such as that of a bucket, which can let in and
    /// forbid.
    RESOURCE_POLICIES("resource-policies"),
    /// A key of KMS is used by leave of its own policy alone, which may pass the question on to
    /// IAM.
    KEY_POLICIES("key-policies"),
    /// A session of a role may have been begun with a policy, or tags, of its own.
    SESSIONS("sessions");

    private final String id;

    Assumption(String id) {
        this.id = id;
    }

    /// Its name in formats.
    public String id() {
        return id;
    }

    /// What of the account is not known, whatever is asked.
    public static List<Assumption> of(AccountAccess account) {
        var all = new ArrayList<Assumption>();
        if (Stream.of(account.users(), account.groups(), account.roles())
                .anyMatch(list -> !list.isKnown())) {
            all.add(LISTS);
        }
        all.addAll(ofOrganization(account));
        return all;
    }

    /// What of the organization is not known and could forbid what is allowed here.
    private static List<Assumption> ofOrganization(AccountAccess account) {
        return switch (account.snapshot().organization()) {
            case Read.Missing<Optional<Organization>> _ -> List.of(ORGANIZATION);
            case Read.Known<Optional<Organization>>(var organization, var _) -> {
                boolean isMember =
                        organization
                                .filter(one ->
                                        account.snapshot()
                                                .accountId()
                                                .filter(one.managementAccount()::equals)
                                                .isEmpty())
                                .isPresent();
                boolean isWhole =
                        account.snapshot()
                                .serviceControlPolicies()
                                .found()
                                .filter(levels ->
                                        levels.stream()
                                                .flatMap(level -> level.policies().stream())
                                                .noneMatch(
                                                        one -> one.document() instanceof Malformed))
                                .isPresent();
                yield isMember && !isWhole ? List.of(SERVICE_CONTROL_POLICIES) : List.of();
            }
        };
    }

    /// What is taken for granted about one action.
    static List<Assumption> of(AccountAccess account, Action action) {
        var all = new ArrayList<>(of(account));
        switch (action.service()) {
            // IAM knows resource policies of roles alone: their trust, which is read.
            case "iam", "sts" -> {}
            case "kms" -> all.add(KEY_POLICIES);
            default -> {
                if (!action.resourceTypes().isEmpty()) {
                    all.add(RESOURCE_POLICIES);
                }
            }
        }
        return all;
    }
}
