package dev.lockstep.lockstepfile;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Group;
import dev.lockstep.account.Read;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Writes the groups of an account with the policies that they have.
final class AccountGroups {
    private static final String ADMINISTRATOR = "AdministratorAccess";
    private static final Set<String> READ_ONLY =
            Set.of("SecurityAudit", "ViewOnlyAccess", "ReadOnlyAccess");

    private final AccountSnapshot snapshot;

    AccountGroups(AccountSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    void write(YamlLines out) {
        out.blank();
        switch (snapshot.groups()) {
            case Read.Missing<List<Group>> missing ->
                    out.comment(
                            "Groups: the account's groups are not known: "
                                    + missing.because()
                                    + ".");
            case Read.Known<List<Group>>(List<Group> groups, var _) when groups.isEmpty() ->
                    out.comment("The account has no groups yet.");
            case Read.Known<List<Group>>(List<Group> groups, var _) -> write(groups, out);
        }
    }

    private void write(List<Group> groups, YamlLines out) {
        List<String> impossible = new ArrayList<>();
        Map<String, Group> possible = new HashMap<>();
        List<Group> written = new ArrayList<>();
        for (Group group : groups) {
            if (Name.GROUP.accepts(group.name())
                    && possible.putIfAbsent(group.name().toLowerCase(Locale.ROOT), group) == null) {
                written.add(group);
            } else {
                impossible.add(group.name());
            }
        }
        Set<String> ambiguous = ambiguousPolicies(groups);
        out.comment(
                "The groups as they are. If a group should be limited to some services, say so:"
                        + " `services: [s3, lambda]`.");
        if (!written.isEmpty()) {
            out.line("groups:");
            written.forEach(group -> write(group, ambiguous, out));
        }
        if (!impossible.isEmpty()) {
            out.comment("Left out, since IAM allows no such names, or not both of them.");
            impossible.forEach(name -> out.comment("- " + YamlText.quoted(name)));
        }
    }

    private static void write(Group group, Set<String> ambiguous, YamlLines out) {
        List<String> policies = new ArrayList<>();
        boolean complete = true;
        for (AttachedPolicy policy : group.attachedPolicies()) {
            Optional<String> name = nameOf(policy, ambiguous);
            name.ifPresent(policies::add);
            complete &= name.isPresent();
        }
        List<String> facts = new ArrayList<>();
        mark(group).ifPresent(facts::add);
        String list = YamlText.list(policies);
        if (!group.inlinePolicies().isEmpty()) {
            out.comment(1, inlineAdvice(group, list));
        } else if (complete) {
            facts.add("policies: " + list);
        } else {
            out.comment(
                    1,
                    "Its policies are left out: one of them has a name that IAM does not allow.");
        }
        out.line("  " + YamlText.of(group.name()) + ": {" + String.join(", ", facts) + "}");
    }

    /// A group that declares managed policies has no inline ones, so that one which has some can
    /// declare neither until their documents stand in files.
    private static String inlineAdvice(Group group, String list) {
        return "This group has inline policies ("
                + group.inlinePolicies().stream()
                        .map(InlinePolicy::name)
                        .map(YamlText::of)
                        .sorted()
                        .collect(Collectors.joining(", "))
                + "), so its policies are not declared here. Either replace them by managed ones, or"
                + " save each document in a file beside this one and name it under `inline`. Its"
                + " managed ones: "
                + list
                + ".";
    }

    private static Optional<String> mark(Group group) {
        List<AttachedPolicy> attached = group.attachedPolicies();
        if (attached.stream().anyMatch(p -> p.isAwsManaged() && p.name().equals(ADMINISTRATOR))) {
            return Optional.of("administrators: true");
        }
        boolean onlyReads =
                !attached.isEmpty()
                        && group.inlinePolicies().isEmpty()
                        && attached.stream()
                                .allMatch(p -> p.isAwsManaged() && READ_ONLY.contains(p.name()));
        return onlyReads ? Optional.of("read-only: true") : Optional.empty();
    }

    /// The policy's name, or its ARN where another policy could be meant by the name.
    private static Optional<String> nameOf(AttachedPolicy policy, Set<String> ambiguous) {
        String said = ambiguous.contains(policy.name()) ? policy.arn() : policy.name();
        return Optional.of(said).filter(Name.POLICY::accepts);
    }

    private static Set<String> ambiguousPolicies(List<Group> groups) {
        Map<String, String> arns = new HashMap<>();
        Set<String> found = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Group group : groups) {
            for (AttachedPolicy policy : group.attachedPolicies()) {
                String other =
                        arns.putIfAbsent(policy.name().toLowerCase(Locale.ROOT), policy.arn());
                boolean posesAsAws =
                        !policy.isAwsManaged()
                                && (policy.name().equalsIgnoreCase(ADMINISTRATOR)
                                        || READ_ONLY.stream()
                                                .anyMatch(policy.name()::equalsIgnoreCase));
                if (posesAsAws || (other != null && !other.equals(policy.arn()))) {
                    found.add(policy.name());
                }
            }
        }
        return found;
    }
}
