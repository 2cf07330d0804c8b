package dev.lockstep.plan.mending;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.TestUser;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.TestBaseline;
import dev.lockstep.change.Change;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.effect.Effect;
import dev.lockstep.plan.PlanRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Every failing finding leads to a change or to a line for a person, whatever is known of an
/// account.
class NothingIsSilentTest {
    private static final List<String> NAMES =
            List.of("alice", "ci", "glass", "fred", "mallory", "admin");

    /// What is true of one user; a plain value, so that a failure shows it.
    record Facts(
            boolean password,
            int passwordDays,
            int usedDays,
            boolean mfa,
            int activeKeys,
            int inactiveKeys,
            int keyDays,
            boolean used,
            boolean inGroup,
            boolean otherCredentials,
            boolean quarantined) {
        TestUser of(String name, TestUser bare) {
            TestUser user = bare.createdDaysAgo(1000);
            if (password) {
                user.passwordChangedDaysAgo(passwordDays).passwordUsedDaysAgo(usedDays);
            }
            if (mfa) {
                user.virtualMfa();
            }
            for (int i = 0; i < activeKeys; i++) {
                user.key(
                        name + "A" + i,
                        true,
                        keyDays + i,
                        keyDays + i,
                        used ? Optional.of((long) usedDays) : Optional.empty());
            }
            for (int i = 0; i < inactiveKeys; i++) {
                user.inactiveKey(name + "I" + i, keyDays + 1 + i, usedDays);
            }
            if (inGroup) {
                user.inGroup("developers");
            }
            if (otherCredentials) {
                user.sshKey("APKA" + name, true, keyDays);
            }
            if (quarantined) {
                user.attached("AWSCompromisedKeyQuarantineV2");
            }
            return user;
        }
    }

    @Property(tries = 8)
    void each_failing_finding_that_is_selected_is_planned_or_told(
            @ForAll("users") List<Facts> users,
            @ForAll("baselines") Baseline baseline,
            @ForAll("lacks") ReadKey<?> missing) {
        Audit audit = audit(users, baseline, missing);
        Mendings.Mended mended =
                Mendings.of(
                        new PlanRequest(audit, Audit.Selection.ALL, Set.of(), Optional.empty()));

        Set<String> told =
                Stream.concat(
                                mended.proposals().stream().flatMap(one -> one.because().stream()),
                                mended.byHand().stream().flatMap(one -> one.because().stream()))
                        .collect(Collectors.toSet());
        assertThat(told).containsAll(failing(audit));
    }

    @Property(tries = 8)
    void each_finding_alone_is_planned_or_told(
            @ForAll("users") List<Facts> users,
            @ForAll("baselines") Baseline baseline,
            @ForAll("lacks") ReadKey<?> missing) {
        Audit audit = audit(users, baseline, missing);
        for (Finding finding : audit.findings()) {
            if (finding.status() == Status.FAIL && isMine(finding)) {
                Audit.Selection only =
                        new Audit.Selection(Set.of(), Set.of(finding.control().id()));
                Audit alone =
                        new Audit(
                                audit.snapshot(),
                                baseline,
                                audit.judgedAt(),
                                audit.selection(),
                                Stream.concat(
                                                audit.findings().stream()
                                                        .filter(one ->
                                                                !one.control()
                                                                        .equals(finding.control())),
                                                Stream.of(finding))
                                        .toList(),
                                List.of(),
                                audit.place());
                Mendings.Mended mended =
                        Mendings.of(new PlanRequest(alone, only, Set.of(), Optional.empty()));
                assertThat(mended.proposals().size() + mended.byHand().size())
                        .as(finding.control().id() + " " + finding.subject())
                        .isPositive();
            }
        }
    }

    @Property(tries = 8)
    void break_glass_users_are_touched_by_nothing(
            @ForAll("users") List<Facts> users, @ForAll("baselines") Baseline baseline) {
        Audit audit = audit(users, baseline, ReadKey.ROOT_USER);

        assertThat(
                        Mendings.of(
                                        new PlanRequest(
                                                audit,
                                                Audit.Selection.ALL,
                                                Set.of(),
                                                Optional.empty()))
                                .proposals())
                .filteredOn(one -> baseline.roster().isBreakGlass("glass") && isMine(one.change()))
                .extracting(one -> one.change().effects().stream().map(Effect::toString).toList())
                .noneMatch(effects -> effects.toString().contains("glass"));
    }

    private static boolean isMine(Finding finding) {
        return finding.control().step() != dev.lockstep.control.Step.GROUPS
                && !finding.control().id().equals("mfa-enforced");
    }

    private static boolean isMine(Change change) {
        return change.step() != dev.lockstep.control.Step.GROUPS;
    }

    private static Set<String> failing(Audit audit) {
        return audit.findings().stream()
                .filter(finding -> finding.status() == Status.FAIL)
                .filter(NothingIsSilentTest::isMine)
                .map(finding -> finding.control().id())
                .collect(Collectors.toSet());
    }

    private static Audit audit(List<Facts> users, Baseline baseline, ReadKey<?> missing) {
        TestAccount account =
                account()
                        .group("developers", TestAccount.awsPolicy("ReadOnlyAccess"))
                        .leftoverDevice("arn:aws:iam::123456789012:mfa/former")
                        .summary("AccountMFAEnabled", 0)
                        .summary("AccountAccessKeysPresent", 1)
                        .answer(ReadKey.TRAILS, List.of())
                        .answer(ReadKey.ACCESS_ANALYZERS.of("eu-west-1"), List.of())
                        .answer(ReadKey.ALTERNATE_CONTACTS.of("SECURITY"), Optional.empty());
        for (int i = 0; i < users.size(); i++) {
            Facts facts = users.get(i);
            String name = NAMES.get(i);
            account.user(name, u -> facts.of(name, u));
        }
        return Audit.of(
                account.without(missing).snapshot(),
                baseline,
                TestAccount.NOW,
                Audit.Selection.ALL);
    }

    @Provide
    Arbitrary<ReadKey<?>> lacks() {
        return Arbitraries.of(
                ReadKey.ROOT_USER,
                ReadKey.ACCESS_KEYS,
                ReadKey.LOGIN_PROFILES,
                ReadKey.USERS,
                ReadKey.CREDENTIAL_REPORT,
                ReadKey.SSH_PUBLIC_KEYS,
                ReadKey.MFA_DEVICES,
                ReadKey.VIRTUAL_MFA_DEVICES,
                ReadKey.DETAILS);
    }

    @Provide
    Arbitrary<Baseline> baselines() {
        return Arbitraries.of(
                baseline().build(),
                roster().build(),
                roster().needs().build(),
                roster().needs(TestBaseline.needOfUser("ci", "2027-01-01")).build(),
                roster().hardwareMfa()
                        .trail("lockstep", "logs")
                        .securityContact("Sec", "sec@example.com")
                        .groups(TestBaseline.group("developers", "ReadOnlyAccess"))
                        .build());
    }

    private static TestBaseline roster() {
        return baseline()
                .personAs("alice", "alice", "developers")
                .personAs("zoe", "zoe", "developers")
                .person("fred", true)
                .service("ci", "developers")
                .breakGlass("glass");
    }

    @Provide
    Arbitrary<List<Facts>> users() {
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        Arbitrary<Integer> days = Arbitraries.of(0, 5, 20, 40, 80, 400);
        return Combinators.combine(days, days, days, flag, flag, flag, flag)
                .flatAs((changed, used, key, password, mfa, isUsed, inGroup) ->
                        Combinators.combine(Arbitraries.integers().between(0, 2), flag, flag, flag)
                                .as((active, oneInactive, other, quarantined) ->
                                        new Facts(
                                                password,
                                                changed,
                                                used,
                                                mfa,
                                                active,
                                                oneInactive && active < 2 ? 1 : 0,
                                                Math.max(key, used),
                                                isUsed,
                                                inGroup,
                                                other,
                                                quarantined)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }
}
