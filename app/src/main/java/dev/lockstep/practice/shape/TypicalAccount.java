package dev.lockstep.practice.shape;

import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.practice.shape.Wanted.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An account that is half kept: most users are as they should be, about one in ten is not.
final class TypicalAccount {
    private static final double FAULTY = 0.1;
    private static final double MACHINES = 0.08;

    /// More than there should be.
    private static final int ADMINISTRATORS = 7;

    private static final String REQUIRE_MFA = "LockstepRequireMfa";
    private static final List<String> TEAMS =
            List.of("developers", "developers", "operations", "analysts", "auditors", "support");
    private static final List<String> MACHINE_KINDS =
            List.of("app", "backup", "build", "export", "mailer", "metrics", "sync");

    private final Sketch account;
    private final Wanted wanted;
    private String owner = "";

    TypicalAccount(Sketch account) {
        this.account = account;
        this.wanted = new Wanted(account.id, account.now);
    }

    FreshAccount make(int users) {
        account.alias = Optional.of("company-" + account.id);
        account.passwordPolicy =
                Optional.of(
                        new PasswordPolicy(
                                12,
                                true,
                                true,
                                true,
                                false,
                                true,
                                Optional.of(90),
                                Optional.of(5),
                                false));
        root();
        groups();
        for (int i = 0; i < users; i++) {
            if (i > 1 && account.dice.chance(MACHINES)) {
                machine(i);
            } else {
                person(i);
            }
        }
        // On the roster, and nobody has made the user.
        wanted.person(account.names.next(), "developers");
        account.virtualDevice("spare-phone", Optional.empty(), Optional.empty(), 0);
        around();
        return new FreshAccount(account.account(), account.secrets(), wanted.baseline());
    }

    private void root() {
        account.root(
                1800,
                12,
                List.of(),
                List.of(
                        account.virtualDevice(
                                "root-account-mfa-device",
                                Optional.of(account.iam("root")),
                                Optional.empty(),
                                1700)));
    }

    private void groups() {
        account.policy(REQUIRE_MFA, Documents.requireMfa(account.iam("")), 1400);
        AttachedPolicy[] developers =
                Stream.of("lambda", "dynamodb", "logs", "cloudwatch", "events", "states")
                        .map(service -> service(service, 900))
                        .toArray(AttachedPolicy[]::new);
        Stream<AttachedPolicy> more =
                Stream.of(
                                "AmazonS3ReadOnlyAccess",
                                "AmazonSQSReadOnlyAccess",
                                "AWSXrayReadOnlyAccess")
                        .map(account::aws);
        people(
                "developers",
                Kind.PLAIN,
                Stream.concat(Stream.of(developers), more).toArray(AttachedPolicy[]::new));
        people("administrators", Kind.ADMINISTRATORS, account.aws("AdministratorAccess"));
        people(
                "operations",
                Kind.PLAIN,
                account.aws("AmazonEC2ReadOnlyAccess"),
                account.aws("CloudWatchReadOnlyAccess"),
                service("ssm", 700),
                service("rds", 700));
        people(
                "auditors",
                Kind.READ_ONLY,
                account.aws("SecurityAudit"),
                account.aws("ViewOnlyAccess"));
        people("support", Kind.PLAIN, account.aws("AWSSupportAccess"), account.aws("Billing"));
        group("machines", Kind.PLAIN, service("sqs", 500), account.own("lambda-access"));
        // One that has grown beyond what was declared.
        account.group(
                "analysts",
                600,
                service("athena", 600),
                account.aws("AmazonS3ReadOnlyAccess"),
                account.aws("AmazonS3FullAccess"),
                account.own(REQUIRE_MFA));
        wanted.group(
                "analysts", Kind.PLAIN, "athena-access", "AmazonS3ReadOnlyAccess", REQUIRE_MFA);
        account.group("contractors", 1000, account.aws("AmazonS3ReadOnlyAccess"));
        account.policy("legacy-full", Documents.star(), 1500);
    }

    /// A group in which nothing goes without MFA.
    private void people(String name, Kind kind, AttachedPolicy... policies) {
        group(
                name,
                kind,
                Stream.concat(Stream.of(policies), Stream.of(account.own(REQUIRE_MFA)))
                        .toArray(AttachedPolicy[]::new));
    }

    private void group(String name, Kind kind, AttachedPolicy... policies) {
        account.group(name, 1400, policies);
        wanted.group(
                name, kind, Stream.of(policies).map(AttachedPolicy::name).toArray(String[]::new));
    }

    private AttachedPolicy service(String service, int days) {
        return account.policy(
                service + "-access",
                Documents.of(List.of(Documents.allow(List.of(service + ":*"), List.of("*")))),
                days);
    }

    /// What can be wrong with a person's user; nothing for nine in ten.
    private enum Fault {
        NONE,
        NO_MFA,
        OLD_PASSWORD,
        UNUSED_PASSWORD,
        NEVER_SIGNED_IN,
        OWN_POLICY,
        KEY,
        LEFT,
        NO_GROUP;

        private static final List<Fault> REAL = List.of(values()).subList(1, values().length);
    }

    private void person(int number) {
        PeopleNames.Name name = account.names.next();
        if (owner.isEmpty()) {
            owner = name.user();
        }
        Fault fault =
                number >= 2 && account.dice.chance(FAULTY)
                        ? account.dice.oneOf(Fault.REAL)
                        : Fault.NONE;
        String group = number < ADMINISTRATORS ? "administrators" : account.dice.oneOf(TEAMS);
        int days = account.dice.between(200, 1500);
        account.user(
                name.user(),
                days,
                user -> {
                    if (fault != Fault.NO_GROUP) {
                        user.in(group);
                    }
                    password(user, fault);
                    if (fault != Fault.NO_MFA) {
                        user.virtualMfa(days - 20);
                    }
                    if (fault == Fault.OWN_POLICY) {
                        user.attached(account.aws("AmazonSQSFullAccess"));
                    }
                    if (fault == Fault.KEY) {
                        user.key(account.dice.between(95, 190), account.dice.below(60), "s3");
                    }
                });
        if (fault != Fault.LEFT) {
            wanted.person(name, group);
        }
    }

    private void password(UserSketch user, Fault fault) {
        int changed =
                fault == Fault.OLD_PASSWORD
                        ? account.dice.between(95, 190)
                        : account.dice.between(60, 85);
        if (fault == Fault.NEVER_SIGNED_IN) {
            user.unusedPassword(changed);
        } else {
            user.password(
                    changed,
                    fault == Fault.UNUSED_PASSWORD || fault == Fault.LEFT
                            ? account.dice.between(46, 58)
                            : account.dice.below(30));
        }
    }

    private void machine(int number) {
        String user = account.dice.oneOf(MACHINE_KINDS) + "-" + number;
        boolean old = account.dice.chance(0.3);
        boolean documented = account.dice.chance(0.8);
        account.user(
                user,
                800,
                one -> {
                    one.in("machines")
                            .key(
                                    old
                                            ? account.dice.between(95, 700)
                                            : account.dice.between(5, 80),
                                    account.dice.below(4),
                                    "sqs");
                    if (account.dice.chance(0.1)) {
                        one.inactiveKey(780, account.dice.between(5, 120));
                    }
                });
        wanted.service(user, owner, "machines");
        if (documented) {
            wanted.need(user, "queue of " + user, owner, 120);
        }
    }

    private void around() {
        account.ownRole(1800);
        account.role(
                "app-runtime",
                Documents.trust("Service", "lambda.amazonaws.com", ""),
                1300,
                account.aws("AWSLambdaBasicExecutionRole"));
        account.role(
                "nightly",
                Documents.trust("Service", "scheduler.amazonaws.com", ""),
                400,
                account.aws("AWSLambdaBasicExecutionRole"));
        account.contacts.put(
                "SECURITY",
                new AlternateContact(
                        "Security", "Head of IT", "security@example.com", "+44 20 7946 0000"));
        account.serverCertificate(
                "intranet-example-com", 200, account.now.plus(Duration.ofDays(160)));
        account.trail("events", false, true);
        wanted.regions(Sketch.REGION);
    }
}
