package dev.lockstep.control;

import static dev.lockstep.baseline.TestBaseline.baseline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Answers;
import dev.lockstep.account.AuthorizationDetails;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.TestUser;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What must hold of an audit of any account.
class AuditPropertiesTest {
    private static final Baseline BASELINE =
            baseline().person("u0", false).person("u1", false).service("u2").build();

    /// What is true of one user; a plain value, so that a failure shows it.
    record Facts(
            int ageDays,
            boolean password,
            int passwordDays,
            boolean mfa,
            int activeKeys,
            int inactiveKeys,
            int keyDays,
            boolean inGroup,
            boolean ownPolicies,
            boolean otherCredentials) {
        TestUser of(String name, TestUser bare) {
            TestUser user = bare.createdDaysAgo(ageDays);
            if (password) {
                user.passwordChangedDaysAgo(passwordDays).passwordUsedDaysAgo(passwordDays / 2);
            }
            if (mfa) {
                user.virtualMfa();
            }
            for (int i = 0; i < activeKeys; i++) {
                user.activeKey(name + "A" + i, keyDays + i, i);
            }
            for (int i = 0; i < inactiveKeys; i++) {
                user.inactiveKey(name + "I" + i, keyDays + i, keyDays);
            }
            if (inGroup) {
                user.inGroup("developers").inGroup("auditors");
            }
            if (ownPolicies) {
                user.attached("ReadOnlyAccess").attached("AWSCloudShellFullAccess");
            }
            if (otherCredentials) {
                user.sshKey("APKA" + name, true, keyDays)
                        .signingCertificate("CERT" + name, true, keyDays);
            }
            return user;
        }
    }

    @Property(tries = 60)
    void one_more_user_changes_no_verdict_about_another(
            @ForAll("users") List<Facts> users, @ForAll("facts") Facts more) {
        List<Finding> before = audit(account(users).answers());
        List<Finding> after = audit(account(users).user("zoe", u -> more.of("zoe", u)).answers());

        assertThat(ofUsers(after)).containsAll(ofUsers(before));
        assertThat(ofUsers(after))
                .filteredOn(finding -> !ofUsers(before).contains(finding))
                .allMatch(finding -> whose(finding).equals("zoe"));
    }

    @Property(tries = 60)
    void the_order_in_which_AWS_lists_things_does_not_matter(
            @ForAll("users") List<Facts> users, @ForAll Random random) {
        Answers answers = account(users).answers();

        assertThat(texts(audit(shuffled(answers, random)))).isEqualTo(texts(audit(answers)));
    }

    @Property(tries = 30)
    void the_same_account_gives_equal_findings(@ForAll("users") List<Facts> users) {
        assertThat(audit(account(users).answers())).isEqualTo(audit(account(users).answers()));
    }

    @Provide
    Arbitrary<Facts> facts() {
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        Arbitrary<Integer> days = Arbitraries.of(0, 5, 40, 80, 100, 400);
        return Combinators.combine(
                        days,
                        flag,
                        days,
                        flag,
                        Arbitraries.integers().between(0, 2),
                        days,
                        flag,
                        flag)
                .flatAs((age, password, changed, mfa, active, key, inGroup, own) ->
                        Combinators.combine(Arbitraries.integers().between(0, 2 - active), flag)
                                .as((inactive, other) ->
                                        new Facts(
                                                Math.max(age, Math.max(changed, key + 2)),
                                                password,
                                                changed,
                                                mfa,
                                                active,
                                                inactive,
                                                key,
                                                inGroup,
                                                own,
                                                other)));
    }

    @Provide
    Arbitrary<List<Facts>> users() {
        return facts().list().ofMinSize(1).ofMaxSize(5);
    }

    private static TestAccount account(List<Facts> users) {
        TestAccount account =
                TestAccount.account()
                        .group("developers", TestAccount.awsPolicy("PowerUserAccess"))
                        .group("auditors", TestAccount.awsPolicy("SecurityAudit"))
                        .role("one", "{\"Version\": \"2012-10-17\", \"Statement\": []}")
                        .role("two", "{}")
                        .policy("own", "{\"Statement\": []}")
                        .leftoverDevice("arn:aws:iam::123456789012:mfa/former");
        for (int i = 0; i < users.size(); i++) {
            Facts facts = users.get(i);
            String name = "u" + i;
            account.user(name, u -> facts.of(name, u));
        }
        return account;
    }

    private static List<Finding> audit(Answers answers) {
        return Audit.of(AccountSnapshot.of(answers), BASELINE, TestAccount.NOW, Audit.Selection.ALL)
                .findings();
    }

    /// Findings about users and what belongs to them; those about the account, groups and policies
    /// may well hang on one more user.
    private static List<Finding> ofUsers(List<Finding> findings) {
        Set<Subject.Kind> kinds =
                Set.of(Subject.Kind.USER, Subject.Kind.ACCESS_KEY, Subject.Kind.MFA_DEVICE);
        return findings.stream()
                .filter(finding -> kinds.contains(finding.subject().kind()))
                .toList();
    }

    private static String whose(Finding finding) {
        return finding.subject().owner().orElse(finding.subject().name());
    }

    private static List<String> texts(List<Finding> findings) {
        return findings.stream()
                .map(finding ->
                        finding.control().id()
                                + " "
                                + finding.status()
                                + " "
                                + finding.subject()
                                + " "
                                + finding.advice().map(Advice::commands))
                .toList();
    }

    private static Answers shuffled(Answers answers, Random random) {
        Answers shuffled = change(answers, ReadKey.USERS, all -> shuffled(all, random));
        shuffled = change(shuffled, ReadKey.VIRTUAL_MFA_DEVICES, all -> shuffled(all, random));
        shuffled = change(shuffled, ReadKey.SERVICE_CREDENTIALS, all -> shuffled(all, random));
        shuffled =
                change(
                        shuffled,
                        ReadKey.DETAILS,
                        details ->
                                new AuthorizationDetails(
                                        shuffled(details.users(), random),
                                        shuffled(details.groups(), random),
                                        shuffled(details.roles(), random),
                                        shuffled(details.policies(), random)));
        for (String user : answers.subjects(ReadKey.ACCESS_KEYS)) {
            shuffled = change(shuffled, ReadKey.MFA_DEVICES.of(user), all -> shuffled(all, random));
        }
        return shuffled;
    }

    private static <T> Answers change(Answers answers, ReadKey<T> key, UnaryOperator<T> change) {
        return answers.get(key) instanceof Read.Known<T>(T value, var source)
                ? answers.with(key, Read.known(change.apply(value), source))
                : answers;
    }

    private static <T> Optional<List<T>> shuffled(Optional<List<T>> list, Random random) {
        return list.map(all -> shuffled(all, random));
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        var copy = new ArrayList<T>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    @Property(tries = 40)
    void the_order_of_statements_does_not_matter(@ForAll Random random) {
        List<String> statements = new ArrayList<>(STATEMENTS);
        Collections.shuffle(statements, random);

        assertThat(statuses(statements)).isEqualTo(statuses(STATEMENTS));
    }

    private static final List<String> STATEMENTS =
            List.of(
                    "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"*\"}, \"Action\":"
                            + " \"sts:AssumeRole\", \"Resource\": \"*\"}",
                    "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"210987654321\"},"
                            + " \"Action\": \"sts:AssumeRole\", \"Resource\": \"*\"}",
                    "{\"Effect\": \"Allow\", \"Principal\": {\"Service\":"
                            + " \"scheduler.amazonaws.com\"}, \"Action\": \"*\", \"Resource\":"
                            + " \"*\"}",
                    "{\"Effect\": \"Deny\", \"Principal\": {\"AWS\": \"*\"}, \"Action\": \"*\","
                            + " \"Resource\": \"*\"}");

    private static List<String> statuses(List<String> statements) {
        String document =
                "{\"Version\": \"2012-10-17\", \"Statement\": ["
                        + String.join(", ", statements)
                        + "]}";
        assertThat(PolicyDocument.parse(document)).isInstanceOf(PolicyDocument.class);
        return audit(TestAccount.account().role("role", document).policy("own", document).answers())
                .stream()
                .map(finding -> finding.control().id() + " " + finding.status())
                .toList();
    }
}
