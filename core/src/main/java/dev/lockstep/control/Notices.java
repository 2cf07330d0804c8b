package dev.lockstep.control;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.CallerIdentity;
import dev.lockstep.account.CredentialReport;
import dev.lockstep.account.Read;
import dev.lockstep.account.Role;
import dev.lockstep.account.Source;
import dev.lockstep.account.User;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.ExceptionRule;
import dev.lockstep.baseline.Need;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Roster;
import dev.lockstep.baseline.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a reader of an audit must know beside the findings.
final class Notices {
    private static final String IDENTITY_CENTER_PATH = "/aws-reserved/sso.amazonaws.com/";

    private Notices() {}

    static List<String> of(
            AccountSnapshot snapshot,
            Baseline baseline,
            Instant now,
            Audit.Selection selection,
            Set<ExceptionRule> used,
            List<Finding> findings) {
        var notices = new ArrayList<String>();
        callerIsRoot(snapshot).ifPresent(notices::add);
        reportAge(snapshot, now).ifPresent(notices::add);
        identityCenter(snapshot).ifPresent(notices::add);
        exceptions(baseline, now, selection, used, findings, notices);
        needs(baseline, now, notices);
        spellings(snapshot, baseline, notices);
        contradictions(baseline, notices);
        unknownPeople(baseline, notices);
        return notices;
    }

    private static Optional<String> callerIsRoot(AccountSnapshot snapshot) {
        return snapshot.callerIdentity()
                .found()
                .filter(CallerIdentity::isRoot)
                .map(_ ->
                        "These answers were read by the root user. Make a personal"
                                + " administrator for daily work, and never an access key"
                                + " for root.");
    }

    private static Optional<String> reportAge(AccountSnapshot snapshot, Instant now) {
        if (!(snapshot.credentialReport()
                instanceof Read.Known<CredentialReport>(var _, Source source))) {
            return Optional.empty();
        }
        if (source.asOf().isEmpty()) {
            return Optional.of("Nothing says how old the credential report is.");
        }
        Instant made = source.asOf().get();
        long minutes = Math.max(0, Duration.between(made, now).toMinutes());
        String age =
                minutes < 120
                        ? minutes + (minutes == 1 ? " minute" : " minutes")
                        : minutes < 48 * 60 ? minutes / 60 + " hours" : minutes / 1440 + " days";
        return Optional.of(
                source.atLatest()
                        ? "The credential report is at least "
                                + age
                                + " old; nothing says when exactly it was made."
                        : "The credential report is " + age + " old (made " + made + ").");
    }

    private static Optional<String> identityCenter(AccountSnapshot snapshot) {
        boolean seen =
                snapshot.roles().found().orElse(List.of()).stream()
                        .map(Role::path)
                        .anyMatch(path -> path.startsWith(IDENTITY_CENTER_PATH));
        return seen
                ? Optional.of(
                        "People sign in to this account through IAM Identity Center. Steps 5, 6 and"
                                + " 8 judge only its IAM users.")
                : Optional.empty();
    }

    private static void exceptions(
            Baseline baseline,
            Instant now,
            Audit.Selection selection,
            Set<ExceptionRule> used,
            List<Finding> findings,
            List<String> notices) {
        for (ExceptionRule rule : baseline.exceptions()) {
            String name = "The exception for " + rule.control() + " of " + rule.subject();
            if (rule.hasRunOut(now)) {
                notices.add(name + " has run out on " + rule.until() + " and no longer counts.");
            } else if (!used.contains(rule) && isJudged(rule, selection)) {
                notices.add(
                        name
                                + " matches nothing."
                                + meant(rule, findings)
                                        .map(one -> " Was " + one + " meant?")
                                        .orElse(""));
            }
        }
    }

    /// The one subject of the control that ends in what the exception names: roles, and whoever
    /// else is judged by ARN, are easily taken for their names.
    private static Optional<String> meant(ExceptionRule rule, List<Finding> findings) {
        List<String> like =
                findings.stream()
                        .filter(one -> one.control().id().equals(rule.control()))
                        .map(one -> one.subject().name())
                        .filter(one -> one.startsWith("arn:"))
                        .filter(one -> one.endsWith("/" + rule.subject()))
                        .distinct()
                        .toList();
        return like.size() == 1 ? Optional.of(like.getFirst()) : Optional.empty();
    }

    private static boolean isJudged(ExceptionRule rule, Audit.Selection selection) {
        return ControlCatalog.byId(rule.control())
                .filter(control -> selection.takes(control.info()))
                .isPresent();
    }

    private static void needs(Baseline baseline, Instant now, List<String> notices) {
        for (Need need : baseline.needs().orElse(List.of())) {
            if (need.hasRunOut(now)) {
                String whose =
                        switch (need.subject()) {
                            case Need.Subject.OfUser(String user) -> "the keys of " + user;
                            case Need.Subject.OfKey(String id) -> "key " + id;
                        };
                notices.add("The need for " + whose + " has run out on " + need.until() + ".");
            }
        }
    }

    /// People whose user differs from the roster only in upper and lower case.
    private static void spellings(
            AccountSnapshot snapshot, Baseline baseline, List<String> notices) {
        var users = new TreeSet<String>();
        for (User user : snapshot.users().found().orElse(List.of())) {
            users.add(user.name());
        }
        for (Person person : baseline.people().values()) {
            if (!users.contains(person.user())) {
                Roster.userOf(person, users)
                        .ifPresent(user ->
                                notices.add(
                                        "The roster writes "
                                                + person.user()
                                                + ", the account "
                                                + user
                                                + "; taken as the same user."));
            }
        }
    }

    /// What the baseline says twice, in different ways, or of a group that it does not declare.
    private static void contradictions(Baseline baseline, List<String> notices) {
        Roster roster = baseline.roster();
        for (Person person : baseline.people().values()) {
            if (roster.isService(person.user())) {
                notices.add(person.user() + " is both a person and a service in the baseline.");
            }
            for (String group : person.groups()) {
                if (!baseline.groups().isEmpty() && baseline.group(group).isEmpty()) {
                    notices.add(
                            person.id()
                                    + " belongs to group "
                                    + group
                                    + " by the baseline, which declares no such group.");
                }
            }
        }
    }

    /// Owners that are nobody of the roster; free text, so only told, and only with a roster.
    private static void unknownPeople(Baseline baseline, List<String> notices) {
        if (baseline.people().isEmpty()) {
            return;
        }
        Stream<String> named =
                Stream.of(
                                baseline.exceptions().stream().map(ExceptionRule::owner),
                                baseline.needs().orElse(List.of()).stream().map(Need::owner),
                                baseline.services().values().stream()
                                        .map(Service::owner)
                                        .flatMap(Optional::stream),
                                baseline.root().attestations().values().stream()
                                        .map(attestation -> attestation.by()))
                        .flatMap(names -> names);
        for (String name : new TreeSet<>(named.toList())) {
            if (!baseline.people().containsKey(name)) {
                notices.add(
                        name
                                + " answers for something in the baseline, but is not among its"
                                + " people.");
            }
        }
    }
}
