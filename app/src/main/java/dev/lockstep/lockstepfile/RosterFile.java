package dev.lockstep.lockstepfile;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Baseline.Regions;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.GroupGoal.PolicyGoal;
import dev.lockstep.baseline.Need;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.RootGoal;
import dev.lockstep.baseline.Service;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The lockstep.yaml of an account whose groups, people, services and needs are known. Parameters
/// of controls are not written: they are as in the built-in baseline.
public final class RosterFile {
    private RosterFile() {}

    /// The text; read back, it says what the baseline says of the account itself, of root's
    /// attestations, groups, people, services, break-glass users, needs, the security contact, the
    /// trail, trusted accounts and regions.
    ///
    /// @param head what the file is, for its first lines
    /// @throws IllegalArgumentException if a group has inline policies, whose documents would have
    ///   to stand in files of their own
    public static String render(String head, Baseline baseline) {
        var out = new YamlLines();
        out.comment(head);
        out.comment("Everything that is not said here is as in the built-in baseline.");
        out.blank();
        out.line("lockstep: 1");
        baseline.account().ifPresent(id -> out.line("account: " + YamlText.quoted(id)));
        attestations(baseline.root(), out);
        section("groups", baseline.groups().values().stream().flatMap(RosterFile::group), out);
        section("people", baseline.people().values().stream().map(RosterFile::person), out);
        section("services", baseline.services().values().stream().map(RosterFile::service), out);
        if (!baseline.breakGlass().isEmpty()) {
            out.blank();
            out.line("break-glass: " + YamlText.list(baseline.breakGlass()));
        }
        baseline.needs().ifPresent(needs -> needs(needs, out));
        around(baseline, out);
        return out.text();
    }

    private static void attestations(RootGoal root, YamlLines out) {
        root.attestation(RootGoal.STRONG_PASSWORD)
                .ifPresent(vouched -> {
                    out.blank();
                    out.line("root:");
                    out.line("  attestations:");
                    out.line(
                            "    "
                                    + RootGoal.STRONG_PASSWORD
                                    + ": "
                                    + Facts.start()
                                            .text("by", vouched.by())
                                            .plain("date", vouched.date().toString())
                                            .plain("until", vouched.until().toString()));
                });
    }

    private static void section(String key, Stream<String> entries, YamlLines out) {
        List<String> lines = entries.toList();
        if (!lines.isEmpty()) {
            out.blank();
            out.line(key + ":");
            lines.forEach(line -> out.line("  " + line));
        }
    }

    private static Stream<String> group(GroupGoal group) {
        if (group.inline().isPresent()) {
            throw new IllegalArgumentException("inline policies stand in files of their own");
        }
        var facts = Facts.start();
        if (group.administrators()) {
            facts.plain("administrators", "true");
        }
        if (group.readOnly()) {
            facts.plain("read-only", "true");
        }
        group.services().ifPresent(services -> facts.list("services", services));
        if (!group.passRoles().isEmpty()) {
            facts.list("pass-roles", group.passRoles());
        }
        List<PolicyGoal> policies = group.policies().orElse(List.of());
        if (policies.stream().noneMatch(one -> one.document().isPresent())) {
            group.policies()
                    .ifPresent(all ->
                            facts.list(
                                    "policies", all.stream().map(PolicyGoal::nameOrArn).toList()));
            return Stream.of(YamlText.of(group.name()) + ": " + facts);
        }
        var lines = new ArrayList<String>();
        lines.add(YamlText.of(group.name()) + ":");
        facts.members.forEach(one -> lines.add("  " + one));
        lines.add("  policies:");
        policies.forEach(one -> policy(one).map(line -> "    " + line).forEach(lines::add));
        return lines.stream();
    }

    /// A policy with its document, which is JSON and so YAML too.
    private static Stream<String> policy(PolicyGoal policy) {
        String name = YamlText.of(policy.nameOrArn());
        if (policy.document().isEmpty()) {
            return Stream.of("- " + name);
        }
        if (!(policy.document().get() instanceof PolicyDocument document)) {
            throw new IllegalArgumentException("the document of " + name + " is no policy");
        }
        return Stream.concat(
                Stream.of("- name: " + name, "  document:"),
                PolicyPrinter.print(document).lines().map(line -> "    " + line));
    }

    private static String person(Person person) {
        var facts = Facts.start();
        facts.text("email", person.email()).text("name", person.name());
        if (!person.user().equals(person.id())) {
            facts.text("user", person.user());
        }
        if (!person.groups().isEmpty()) {
            facts.list("groups", person.groups());
        }
        if (person.federated()) {
            facts.plain("sign-in", "federated");
        }
        facts.text("age", person.ageRecipient());
        return YamlText.of(person.id()) + ": " + facts;
    }

    private static String service(Service service) {
        var facts = Facts.start();
        facts.text("owner", service.owner());
        if (!service.groups().isEmpty()) {
            facts.list("groups", service.groups());
        }
        facts.text("age", service.ageRecipient());
        return YamlText.of(service.user()) + ": " + facts;
    }

    private static void needs(List<Need> needs, YamlLines out) {
        out.blank();
        if (needs.isEmpty()) {
            out.line("needs: []");
            return;
        }
        out.line("needs:");
        for (Need need : needs) {
            var facts = Facts.start();
            switch (need.subject()) {
                case Need.Subject.OfUser(String name) -> facts.text("user", name);
                case Need.Subject.OfKey(String id) -> facts.text("key", id);
            }
            facts.text("purpose", need.purpose())
                    .text("owner", need.owner())
                    .plain("until", need.until().toString());
            out.line("  - " + facts);
        }
    }

    private static void around(Baseline baseline, YamlLines out) {
        var lines = new ArrayList<String>();
        baseline.securityContact()
                .ifPresent(contact ->
                        lines.add(
                                "security-contact: "
                                        + Facts.start()
                                                .text("name", contact.name())
                                                .text("title", contact.title())
                                                .text("email", contact.email())
                                                .text("phone", contact.phone())));
        baseline.trail()
                .ifPresent(trail ->
                        lines.add(
                                "trail: "
                                        + Facts.start()
                                                .text("name", trail.name())
                                                .text("bucket", trail.bucket())));
        if (!baseline.trustedAccounts().isEmpty()) {
            lines.add("trusted-accounts: " + YamlText.list(baseline.trustedAccounts()));
        }
        switch (baseline.regions()) {
            case Regions.Callers _ -> {}
            case Regions.All _ -> lines.add("regions: all");
            case Regions.Named named -> lines.add("regions: " + YamlText.list(named.names()));
        }
        if (!lines.isEmpty()) {
            out.blank();
            lines.forEach(out::line);
        }
    }

    /// The members of a mapping on one line.
    private static final class Facts {
        private final List<String> members = new ArrayList<>();

        static Facts start() {
            return new Facts();
        }

        Facts text(String key, String value) {
            return plain(key, YamlText.of(value));
        }

        Facts text(String key, Optional<String> value) {
            value.ifPresent(one -> text(key, one));
            return this;
        }

        Facts list(String key, List<String> values) {
            return plain(key, YamlText.list(values));
        }

        Facts plain(String key, String value) {
            members.add(key + ": " + value);
            return this;
        }

        @Override
        public String toString() {
            return "{" + String.join(", ", members) + "}";
        }
    }
}
