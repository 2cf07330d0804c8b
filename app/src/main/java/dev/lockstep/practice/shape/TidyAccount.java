package dev.lockstep.practice.shape;

import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.account.around.SamlProvider;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.practice.shape.Wanted.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An account that is looked after.
final class TidyAccount {
    /// Each of its groups has a member.
    static final int FEWEST_USERS = 6;

    private static final String VENDOR = "210987654321";
    private static final String REQUIRE_MFA = "LockstepRequireMfa";
    private static final String ADMINISTRATOR = "AdministratorAccess";
    private static final String ELSEWHERE = "eu-west-1";

    private final Sketch account;
    private final Wanted wanted;

    TidyAccount(Sketch account) {
        this.account = account;
        this.wanted = new Wanted(account.id, account.now);
    }

    FreshAccount make(int users) {
        account.alias = Optional.of("tidy-" + account.id);
        account.passwordPolicy =
                Optional.of(
                        new PasswordPolicy(
                                14,
                                true,
                                true,
                                true,
                                true,
                                true,
                                Optional.of(90),
                                Optional.of(24),
                                false));
        account.root(
                1500,
                200,
                List.of(),
                List.of(
                        new MfaDevice(
                                "GAHT" + account.dice.between(10_000_000, 99_999_999),
                                Optional.of(account.daysAgo(1499)))));
        groups();
        users(users);
        around();
        return new FreshAccount(account.account(), account.secrets(), wanted.baseline());
    }

    private void groups() {
        account.policy(REQUIRE_MFA, Documents.requireMfa(account.iam("")), 1400);
        account.policy(
                "developers-services",
                Documents.of(
                        List.of(
                                Documents.allow(
                                        List.of(
                                                "cloudwatch:*",
                                                "dynamodb:*",
                                                "lambda:*",
                                                "logs:*",
                                                "s3:*"),
                                        List.of("*")),
                                Documents.allow(
                                        List.of("iam:PassRole"),
                                        List.of(account.iam("role/app-runtime"))))),
                1390);
        account.policy(
                "deployers-services",
                Documents.of(
                        List.of(
                                Documents.allow(
                                        List.of("lambda:UpdateFunctionCode", "s3:PutObject"),
                                        List.of("*")))),
                1380);
        group("administrators", Kind.ADMINISTRATORS, ADMINISTRATOR);
        group(
                "developers",
                Kind.services("cloudwatch", "dynamodb", "lambda", "logs", "s3")
                        .passing("app-runtime"),
                "developers-services");
        group("auditors", Kind.READ_ONLY, "SecurityAudit", "ViewOnlyAccess");
        account.group("deployers", 1380, account.own("deployers-services"));
        wanted.group("deployers", Kind.services("lambda", "s3"), "deployers-services");
    }

    /// A group of people: its policies, and that nothing goes without MFA.
    private void group(String name, Kind kind, String... policies) {
        var attached = new ArrayList<AttachedPolicy>();
        var declared = new ArrayList<String>();
        for (String policy : policies) {
            attached.add(
                    policy.equals("developers-services")
                            ? account.own(policy)
                            : account.aws(policy));
            declared.add(policy);
        }
        attached.add(account.own(REQUIRE_MFA));
        declared.add(REQUIRE_MFA);
        account.group(name, 1390, attached.toArray(AttachedPolicy[]::new));
        wanted.group(name, kind, declared.toArray(String[]::new));
    }

    private void users(int users) {
        PeopleNames.Name owner = account.names.next();
        person(owner, "administrators");
        person(account.names.next(), "administrators");
        person(account.names.next(), "developers");
        person(account.names.next(), "auditors");
        service("ci-deploy", owner.user(), "deploy from the build server");
        account.user(
                "emergency-admin",
                1300,
                user -> user.in("administrators").password(80, 75).virtualMfa(1290));
        wanted.breakGlass("emergency-admin");
        wanted.strongRootPassword(owner.user());
        for (int i = FEWEST_USERS; i < users; i++) {
            if (i % 20 == 10) {
                service("worker-" + i / 20, owner.user(), "write what worker " + i / 20 + " makes");
            } else {
                person(account.names.next(), i % 7 == 0 ? "auditors" : "developers");
            }
        }
    }

    private void person(PeopleNames.Name name, String group) {
        int days = account.dice.between(100, 1200);
        account.user(
                name.user(),
                days,
                user ->
                        user.in(group)
                                .password(account.dice.between(25, 80), account.dice.below(20))
                                .virtualMfa(days - 10));
        wanted.person(name, group);
    }

    private void service(String user, String owner, String purpose) {
        account.user(
                user,
                700,
                one ->
                        one.in("deployers")
                                .key(account.dice.between(10, 70), account.dice.below(3), "s3"));
        wanted.service(user, owner, "deployers");
        wanted.need(user, purpose, owner, 180);
    }

    private void around() {
        account.ownRole(1500);
        account.role(
                "app-runtime",
                Documents.trust("Service", "lambda.amazonaws.com", ""),
                1300,
                account.aws("AWSLambdaBasicExecutionRole"));
        account.role(
                "support",
                Documents.trust(
                        "AWS",
                        account.iam("root"),
                        "{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}"),
                1300,
                account.aws("AWSSupportAccess"));
        account.role(
                "vendor-monitoring",
                Documents.trust(
                        "AWS",
                        VENDOR,
                        "{\"StringEquals\":{\"sts:ExternalId\":\"monitoring-of-"
                                + account.id
                                + "\"}}"),
                600,
                account.aws("ViewOnlyAccess"));
        wanted.trusted(VENDOR);
        account.samlProviders.add(SamlProvider.named(account.iam("saml-provider/company")));
        account.serverCertificate("shop-example-com", 60, account.now.plus(Duration.ofDays(300)));
        account.contacts.put(
                "SECURITY",
                new AlternateContact(
                        "Security", "Security team", "security@example.com", "+44 20 7946 0000"));
        wanted.securityContact(
                new Baseline.SecurityContact(
                        "Security", "Security team", "security@example.com", "+44 20 7946 0000"));
        account.trail("lockstep", true, true);
        wanted.trail("lockstep", account.bucket("lockstep"));
        for (String region : List.of(Sketch.REGION, ELSEWHERE)) {
            account.analyzer(region, 1200);
        }
        wanted.regions(Sketch.REGION, ELSEWHERE);
    }
}
