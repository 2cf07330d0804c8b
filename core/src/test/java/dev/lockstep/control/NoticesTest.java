package dev.lockstep.control;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.baseline.TestBaseline.group;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.TestBaseline;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticesTest {
    @Test
    void an_exception_that_ended_yesterday_has_run_out_and_one_that_ends_today_still_counts() {
        TestAccount account = account().user("bob", u -> u.passwordChangedDaysAgo(5));
        assertThat(notices(account, baseline().exception("user-mfa", "bob", "2026-11-24")))
                .contains(
                        "The exception for user-mfa of bob has run out on 2026-11-24 and no longer"
                                + " counts.");
        assertThat(notices(account, baseline().exception("user-mfa", "bob", "2026-11-25")))
                .noneMatch(notice -> notice.contains("exception"));
        assertThat(status(account, baseline().exception("user-mfa", "bob", "2026-11-24")))
                .isEqualTo(Status.FAIL);
        assertThat(status(account, baseline().exception("user-mfa", "bob", "2026-11-25")))
                .isEqualTo(Status.EXCEPTED);
    }

    @Test
    void an_exception_for_nobody_matches_nothing() {
        assertThat(notices(account(), baseline().exception("user-mfa", "nobody", "2026-12-24")))
                .contains("The exception for user-mfa of nobody matches nothing.");
    }

    @Test
    void an_exception_that_names_a_role_judged_by_its_ARN_is_told_the_ARN() {
        String trust =
                """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                 "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
                """;
        TestAccount account =
                account()
                        .role("build", trust, TestAccount.awsPolicy("AdministratorAccess"))
                        .role("rebuild", trust);
        assertThat(
                        notices(
                                account,
                                baseline().exception("escalation-paths", "build", "2026-12-24")))
                .anyMatch(notice ->
                        notice.matches(
                                "The exception for escalation-paths of build matches nothing\\."
                                        + " Was arn:aws:iam::\\d{12}:role/build meant\\?"));
    }

    @Test
    void who_is_both_person_and_service_and_whose_group_is_not_declared_are_told() {
        assertThat(
                        notices(
                                account(),
                                baseline()
                                        .personAs("alice", "alice", "nogroup")
                                        .service("alice")
                                        .groups(group("developers"))))
                .contains(
                        "alice is both a person and a service in the baseline.",
                        "alice belongs to group nogroup by the baseline, which declares no such"
                                + " group.");
    }

    @Test
    void a_user_in_other_letters_than_the_roster_writes_is_told() {
        assertThat(notices(account().user("Alice", u -> u), baseline().person("alice", false)))
                .contains("The roster writes alice, the account Alice; taken as the same user.");
    }

    private static List<String> notices(TestAccount account, TestBaseline baseline) {
        return audit(account, baseline).notices();
    }

    private static Status status(TestAccount account, TestBaseline baseline) {
        return audit(account, baseline).findings().stream()
                .filter(finding -> finding.control().id().equals("user-mfa"))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private static Audit audit(TestAccount account, TestBaseline baseline) {
        return Audit.of(account.snapshot(), baseline.build(), TestAccount.NOW, Audit.Selection.ALL);
    }
}
