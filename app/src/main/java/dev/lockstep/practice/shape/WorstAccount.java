package dev.lockstep.practice.shape;

import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.practice.shape.Wanted.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The account that the eight steps warn of.
final class WorstAccount {
    private static final String VENDOR = "210987654321";
    private static final String ADMINISTRATOR = "AdministratorAccess";

    private final Sketch account;
    private final Wanted wanted;
    private final List<Runnable> cast = new ArrayList<>();

    WorstAccount(Sketch account) {
        this.account = account;
        this.wanted = new Wanted(account.id, account.now);
    }

    FreshAccount make(int users) {
        account.root(
                2200,
                3,
                List.of(
                        account.key(1500, Optional.of(account.used(20, "ec2")), Optional.empty()),
                        account.key(
                                2000, Optional.of(account.used(1450, "s3")), Optional.of(1400))),
                List.of());
        assemble();
        for (int i = 0; i < users; i++) {
            if (i < cast.size()) {
                cast.get(i).run();
            } else {
                oneMore(i);
            }
        }
        account.policy("full-access", Documents.star(), 1100);
        account.virtualDevice("old-phone", Optional.empty(), Optional.empty(), 0);
        roles();
        account.serverCertificate("shop-example-com", 430, account.now.minus(Duration.ofDays(40)));
        return new FreshAccount(account.account(), account.secrets(), wanted.baseline());
    }

    /// The users that show most come first, so that few users still fail in every step.
    private void assemble() {
        PeopleNames.Name boss = account.names.next();
        PeopleNames.Name second = account.names.next();
        PeopleNames.Name careful = account.names.next();
        PeopleNames.Name leaver = account.names.next();
        PeopleNames.Name developer = account.names.next();
        PeopleNames.Name tester = account.names.next();
        groups();
        wanted.person(boss, "administrators");
        wanted.person(second, "developers", "support");
        wanted.person(careful, "administrators");
        wanted.person(developer, "developers");
        wanted.person(tester, "auditors");
        // On the roster, and nobody has made the user.
        wanted.person(account.names.next(), "developers");
        wanted.service("jenkins", boss.user(), "deployers");
        wanted.service("deploy", developer.user(), "deployers");
        around();

        cast.add(this::sharedLogin);
        cast.add(() ->
                user(
                        boss,
                        2000,
                        user ->
                                user.attached(account.aws(ADMINISTRATOR))
                                        .password(400, 5)
                                        .key(500, 3, "ec2")));
        cast.add(() ->
                user(
                        second,
                        1300,
                        user -> user.attached(account.aws("PowerUserAccess")).password(210, 100)));
        cast.add(() ->
                account.user(
                        "jenkins",
                        1250,
                        user -> {
                            user.inline("everything", Documents.star()).key(1000, 0, "s3");
                            wanted.need("jenkins", "store what is built", boss.user(), 180);
                        }));
        cast.add(() ->
                user(
                        careful,
                        900,
                        user ->
                                user.attached(account.aws(ADMINISTRATOR))
                                        .password(120, 2)
                                        .virtualMfa(800)
                                        .unusedKey(300)));
        cast.add(() -> user(leaver, 700, user -> user.unusedPassword(600).inactiveKey(650, 400)));
        cast.add(() ->
                account.user(
                        "test",
                        1000,
                        user ->
                                user.attached(account.aws("AmazonS3FullAccess"))
                                        .password(950, 300)));
        cast.add(() ->
                account.user(
                        "backup-script",
                        850,
                        user -> user.attached(account.aws("AmazonS3FullAccess")).unusedKey(800)));
        cast.add(() ->
                account.user(
                        "deploy",
                        600,
                        user -> {
                            user.attached(account.own("full-access"))
                                    .key(580, 1, "lambda")
                                    .key(200, 150, "s3");
                            wanted.needOfKey(
                                    user.firstKey(),
                                    "deploy from the build server",
                                    developer.user(),
                                    120);
                        }));
        cast.add(() ->
                user(
                        developer,
                        820,
                        user ->
                                user.attached(
                                                account.own("full-access"),
                                                account.aws("AWSCloudShellFullAccess"))
                                        .password(500, 8)
                                        .device(
                                                new MfaDevice(
                                                        account.iam("sms-mfa/" + developer.user()),
                                                        Optional.of(account.daysAgo(790))))
                                        .sshKey(780)
                                        .codeCommitPassword(700)));
        cast.add(() -> account.user("old-ci", 1400, _ -> {}));
        cast.add(() -> user(tester, 300, user -> user.password(280, 60)));
    }

    /// What the owner has decided, and nobody has made yet.
    private void groups() {
        wanted.group("administrators", Kind.ADMINISTRATORS, ADMINISTRATOR);
        wanted.group("auditors", Kind.READ_ONLY, "SecurityAudit", "ViewOnlyAccess");
        wanted.group("support", Kind.PLAIN, "AWSSupportAccess");
        wanted.serviceGroup("developers", "cloudwatch", "dynamodb", "lambda", "logs", "s3");
        wanted.serviceGroup("deployers", "lambda", "s3");
    }

    private void around() {
        wanted.securityContact(
                new Baseline.SecurityContact(
                        "Security", "Head of IT", "security@example.com", "+44 20 7946 0000"));
        wanted.trail("lockstep", account.bucket("lockstep"));
    }

    private void sharedLogin() {
        account.user(
                "admin",
                1900,
                user ->
                        user.attached(account.aws(ADMINISTRATOR))
                                .password(1800, 1)
                                .key(1200, 2, "s3")
                                .unusedKey(700));
    }

    private void user(
            PeopleNames.Name name, int days, java.util.function.Consumer<UserSketch> facts) {
        account.user(name.user(), days, facts);
    }

    private void oneMore(int number) {
        PeopleNames.Name name = account.names.next();
        if (account.dice.chance(0.6)) {
            wanted.person(name, "developers");
        }
        int days = account.dice.between(500, 2000);
        user(
                name,
                days,
                user -> {
                    if (account.dice.chance(0.8)) {
                        user.password(account.dice.between(100, 480), account.dice.below(99));
                    }
                    if (account.dice.chance(0.5)) {
                        user.key(account.dice.between(100, 480), account.dice.below(99), "s3");
                    }
                    user.attached(
                            account.aws(number % 3 == 0 ? ADMINISTRATOR : "AmazonS3FullAccess"));
                });
    }

    private void roles() {
        account.ownRole(2200);
        account.role(
                "partner-data",
                Documents.trust("AWS", "*", ""),
                900,
                account.aws("AmazonS3ReadOnlyAccess"));
        account.role(
                "vendor-monitoring",
                Documents.trust("AWS", VENDOR, ""),
                800,
                account.aws("ReadOnlyAccess"));
        account.role(
                "build",
                Documents.trust("Service", "codebuild.amazonaws.com", ""),
                1000,
                account.aws(ADMINISTRATOR));
    }
}
