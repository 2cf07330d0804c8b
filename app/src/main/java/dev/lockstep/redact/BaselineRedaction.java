package dev.lockstep.redact;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.DeclaredAt;
import dev.lockstep.baseline.ExceptionRule;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.Need;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Places;
import dev.lockstep.baseline.RootGoal;
import dev.lockstep.baseline.Service;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Subject;
import dev.lockstep.policy.PolicyParse;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a baseline declares, under the pseudonyms that its names have in the account.
final class BaselineRedaction {
    private static final String USUAL_FILE = "lockstep.yaml";

    private final Redactor redactor;
    private final Names names;
    private final Subjects subjects;

    BaselineRedaction(Redactor redactor) {
        this.redactor = redactor;
        this.names = redactor.names;
        this.subjects = new Subjects(redactor);
    }

    /// @param findings about the account itself: they tell which subjects an exception means
    Baseline redacted(Baseline baseline, List<Finding> findings) {
        return new Baseline(
                baseline.account().map(names::account),
                baseline.passwordPolicy(),
                root(baseline.root()),
                baseline.administrators(),
                baseline.administratorRoles().stream().map(this::rolePattern).toList(),
                groups(baseline.groups()),
                people(baseline.people()),
                services(baseline.services()),
                baseline.breakGlass().stream()
                        .map(names::user)
                        .collect(Collectors.toCollection(TreeSet::new)),
                baseline.users(),
                baseline.mfa(),
                baseline.securityContact().map(this::contact),
                baseline.trail().map(this::trail),
                keys(baseline.accessKeys()),
                baseline.needs().map(needs -> needs.stream().map(this::need).toList()),
                baseline.trustedAccounts().stream()
                        .map(names::account)
                        .collect(Collectors.toCollection(TreeSet::new)),
                regions(baseline.regions()),
                baseline.limits(),
                List.of(),
                baseline.exceptions().stream().flatMap(rule -> exceptions(rule, findings)).toList(),
                baseline.files().stream().map(this::file).toList(),
                Places.NONE);
    }

    /// The reason and the owner of an exception may name anything.
    String reason(String reason) {
        return names.of("reason", reason);
    }

    private RootGoal root(RootGoal goal) {
        var attestations = new HashMap<String, RootGoal.Attestation>();
        goal.attestations()
                .forEach((name, given) ->
                        attestations.put(
                                name.equals(RootGoal.STRONG_PASSWORD)
                                        ? name
                                        : names.of("attestation", name),
                                new RootGoal.Attestation(
                                        names.user(given.by()), given.date(), given.until())));
        return new RootGoal(goal.mfaKind(), goal.idleDays(), attestations);
    }

    private String rolePattern(String pattern) {
        if (Baseline.DEFAULT.administratorRoles().contains(pattern)) {
            return pattern;
        }
        return pattern.endsWith("*")
                ? names.role(pattern.substring(0, pattern.length() - 1)) + "*"
                : names.role(pattern);
    }

    private SortedMap<String, GroupGoal> groups(SortedMap<String, GroupGoal> groups) {
        var redacted = new TreeMap<String, GroupGoal>();
        groups.forEach((name, goal) -> redacted.put(names.group(name), group(goal)));
        return redacted;
    }

    private GroupGoal group(GroupGoal goal) {
        return new GroupGoal(
                names.group(goal.name()),
                goal.administrators(),
                goal.readOnly(),
                goal.services().map(all -> all.stream().map(names::service).toList()),
                goal.passRoles().stream().map(names::role).toList(),
                goal.policies().map(all -> all.stream().map(this::policy).toList()),
                goal.inline()
                        .map(inline -> {
                            var redacted = new TreeMap<String, PolicyParse>();
                            inline.forEach((name, document) ->
                                    redacted.put(
                                            names.policy(name),
                                            redactor.policies.redacted(document)));
                            return redacted;
                        }));
    }

    private GroupGoal.PolicyGoal policy(GroupGoal.PolicyGoal goal) {
        String name = goal.nameOrArn();
        return new GroupGoal.PolicyGoal(
                Arns.isArn(name) ? redactor.arns.redacted(name) : names.policy(name),
                goal.document().map(redactor.policies::redacted));
    }

    private SortedMap<String, Person> people(SortedMap<String, Person> people) {
        var redacted = new TreeMap<String, Person>();
        for (Person person : people.values()) {
            redacted.put(
                    names.user(person.id()),
                    new Person(
                            names.user(person.id()),
                            person.name().map(name -> names.of("person", name)),
                            person.email().map(names::email),
                            names.user(person.user()),
                            person.groups().stream().map(names::group).toList(),
                            person.federated(),
                            Optional.empty()));
        }
        return redacted;
    }

    private SortedMap<String, Service> services(SortedMap<String, Service> services) {
        var redacted = new TreeMap<String, Service>();
        for (Service service : services.values()) {
            String name = names.user(service.user());
            redacted.put(
                    name,
                    new Service(
                            name,
                            service.owner().map(names::user),
                            service.groups().stream().map(names::group).toList(),
                            Optional.empty()));
        }
        return redacted;
    }

    private Baseline.SecurityContact contact(Baseline.SecurityContact contact) {
        return new Baseline.SecurityContact(
                names.of("person", contact.name()),
                names.of("title", contact.title()),
                names.email(contact.email()),
                names.of("phone", contact.phone()));
    }

    private Baseline.TrailGoal trail(Baseline.TrailGoal trail) {
        return new Baseline.TrailGoal(
                names.of("trail", trail.name()), names.of("bucket", trail.bucket()));
    }

    private Baseline.AccessKeys keys(Baseline.AccessKeys keys) {
        return new Baseline.AccessKeys(
                keys.maxAgeDays(),
                keys.graceDays(),
                keys.inactiveDays(),
                keys.waitingDays(),
                keys.tag().map(names::tagKey));
    }

    private Need need(Need need) {
        return new Need(
                switch (need.subject()) {
                    case Need.Subject.OfUser(String name) ->
                            new Need.Subject.OfUser(names.user(name));
                    case Need.Subject.OfKey(String id) -> new Need.Subject.OfKey(names.id(id));
                },
                names.of("purpose", need.purpose()),
                names.user(need.owner()),
                need.until());
    }

    private Baseline.Regions regions(Baseline.Regions regions) {
        return switch (regions) {
            case Baseline.Regions.Callers _, Baseline.Regions.All _ -> regions;
            case Baseline.Regions.Named(List<String> named) ->
                    new Baseline.Regions.Named(named.stream().map(names::region).toList());
        };
    }

    /// The hash too would show a guess at the file to be right.
    private Baseline.SourceFile file(Baseline.SourceFile file) {
        return new Baseline.SourceFile(
                fileName(file.name()),
                HexFormat.of().formatHex(redactor.pseudonyms.bytes("hash", file.sha256())));
    }

    /// Folders can be named after anybody.
    private String fileName(String name) {
        boolean isUsual = name.substring(name.lastIndexOf('/') + 1).equals(USUAL_FILE);
        return isUsual ? USUAL_FILE : names.of("file", name);
    }

    /// A place in a file of the baseline; the line tells nothing.
    DeclaredAt place(DeclaredAt place) {
        return new DeclaredAt(fileName(place.file()), place.line());
    }

    /// An exception for each subject that it means: what stands before a `*` has no pseudonym.
    private Stream<ExceptionRule> exceptions(ExceptionRule rule, List<Finding> findings) {
        var meant = new LinkedHashSet<String>();
        for (Finding finding : findings) {
            Subject subject = finding.subject();
            String control = finding.control().id();
            boolean byName = rule.matches(control, subject.name(), Optional.empty());
            if (byName || rule.matches(control, subject.name(), subject.owner())) {
                Subject redacted = subjects.redacted(subject);
                meant.add(byName ? redacted.name() : redacted.owner().orElse(redacted.name()));
            }
        }
        if (meant.isEmpty()) {
            meant.add(names.of("subject", rule.subject()));
        }
        return meant.stream()
                .map(subject ->
                        new ExceptionRule(
                                rule.control(),
                                subject,
                                reason(rule.reason()),
                                names.user(rule.owner()),
                                rule.until(),
                                rule.line()));
    }
}
