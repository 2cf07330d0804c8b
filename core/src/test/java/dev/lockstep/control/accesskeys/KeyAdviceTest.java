package dev.lockstep.control.accesskeys;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.control.Judging.judging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Control;
import dev.lockstep.control.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyAdviceTest {
    private static final String HOSTILE = "x'; rm -rf ~ #";

    @Test
    void a_hostile_user_name_is_only_data_to_the_shell() {
        var account =
                account()
                        .user(
                                HOSTILE,
                                u ->
                                        u.passwordUsedDaysAgo(1)
                                                .activeUnusedKey("AKIA1", 100)
                                                .inactiveKey("AKIA2", 100, 100));
        Baseline baseline = baseline().person(HOSTILE, false).needs().build();
        int commands = 0;
        for (Control control : AccessKeyControls.ALL) {
            for (Verdict verdict : control.judge(account.snapshot(), baseline, TestAccount.NOW)) {
                if (verdict instanceof Verdict.Fail fail) {
                    for (String command : fail.advice().commands()) {
                        commands++;
                        assertThat(command)
                                .matches("aws [a-z]+ [a-z-]+ .*")
                                .satisfiesAnyOf(
                                        text -> assertThat(text).doesNotContain("rm -rf"),
                                        text ->
                                                assertThat(text)
                                                        .contains(
                                                                "--user-name 'x'\\''; rm -rf ~ #'"));
                    }
                }
            }
        }
        assertThat(commands).isGreaterThan(5);
    }

    @Test
    void no_control_but_that_of_leftovers_gives_a_command_that_deletes() {
        var account =
                account()
                        .user(
                                "alice",
                                u ->
                                        u.passwordUsedDaysAgo(1)
                                                .attached("AWSCompromisedKeyQuarantineV3")
                                                .activeUnusedKey("AKIA1", 100)
                                                .activeKey("AKIA2", 100, 50)
                                                .sshKey("APKA1", true, 100));
        Baseline baseline = baseline().person("alice", false).needs().build();
        List<String> failing =
                AccessKeyControls.ALL.stream()
                        .filter(control ->
                                control
                                        .judge(account.snapshot(), baseline, TestAccount.NOW)
                                        .stream()
                                        .anyMatch(Verdict.Fail.class::isInstance))
                        .map(control -> control.info().id())
                        .toList();
        assertThat(failing)
                .containsExactly(
                        "key-age",
                        "key-unused",
                        "key-never-used",
                        "key-single",
                        "key-documented",
                        "person-without-key",
                        "other-credentials",
                        "key-quarantined");
        for (Control control : AccessKeyControls.ALL) {
            for (Verdict verdict : control.judge(account.snapshot(), baseline, TestAccount.NOW)) {
                if (verdict instanceof Verdict.Fail fail) {
                    assertThat(String.join("\n", fail.advice().commands()))
                            .doesNotContain("delete-");
                }
            }
        }
        judging(new KeyInactiveLeftover(), account, baseline).isNotApplicable("AKIA1");
    }
}
